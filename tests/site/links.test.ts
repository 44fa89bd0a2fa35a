import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, fixtureSite, run, scriptOf } from '../support/project.ts';

let server: Server;
let root = '';
let asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    const isGone = request.url!.includes('gone');
    response.writeHead(isGone ? 404 : 200).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source });

test('npm run links names every dead link by file and line, wherever it is written, and ends with 1', async () => {
  const project = createProject({
    content: {
      'posts/2022-06-28-a-post.md': [
        '---',
        'title: A post',
        'draft: true',
        `discussions: [${root}/gone-discussion]`,
        `link: ${root}/gone-link`,
        '---',
        `[a](${root}/gone-a#part), [b](${root}/there) and [@key].`,
        '',
        `<a href="${root}/gone-html?a=1&amp;b=2">c</a>`,
        '',
        `[own](/about/), [mail](mailto:a@b.example)`,
        '',
        `[f](${root.replace('//', '//ada:secret@')}/gone-user), [g](${root}/gone-straße)`,
      ].join('\n'),
      'posts/2022-06-29-mdx.mdx': `Words.\n\n[d](${root}/gone-mdx)\n`,
      'posts/2022-06-30-book.ipynb': JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [cell('# Book'), cell(`Words.\n\n[e](${root}/gone-notebook)`)],
      }),
      'references.bib': `@misc{key,\n  title = {T}, author = {A B}, year = 2020,\n  url = {${root}/gone-bib}\n}\n`,
      'blogroll.yml': `- name: B\n  url: ${root}/\n  feed: ${root}/gone-feed\n`,
    },
    files: {
      'src/site.ts': fixtureSite.replace(
        'nav: [',
        `profiles: [{ label: 'P', url: '${root}/gone-profile' }],\n  licence: { name: 'L', url: '${root}/gone-licence' },
  newsletter: { action: 'https://mail.invalid/', field: 'email' },\n  nav: [`,
      ),
    },
  });
  const links = (options = '') => run(`${scriptOf(project.dir, 'links')} ${options} --archive ${root}`, project.dir);
  try {
    const { status, stdout } = await links();
    const line = (text: string) => fixtureSite.slice(0, fixtureSite.indexOf(text)).split('\n').length;
    expect(stdout.match(/^src.+$/gm)).toEqual([
      'src/content/blogroll.yml:3',
      'src/content/posts/2022-06-28-a-post.md:4',
      'src/content/posts/2022-06-28-a-post.md:5',
      'src/content/posts/2022-06-28-a-post.md:7',
      'src/content/posts/2022-06-28-a-post.md:9',
      'src/content/posts/2022-06-28-a-post.md:13',
      'src/content/posts/2022-06-28-a-post.md:13',
      'src/content/posts/2022-06-29-mdx.mdx:3',
      'src/content/posts/2022-06-30-book.ipynb, cell 2, line 3',
      'src/content/references.bib:3',
      `src/site.ts:${line('nav: [')}`,
      `src/site.ts:${line('nav: [') + 1}`,
    ]);
    expect(stdout).toMatch(/`http:\/\/ada:secret@.+gone-user` is dead: 404/);
    expect(stdout).toMatch(/`http.+gone-straße` is dead: /);
    expect(asked.join()).not.toContain('secret');
    expect(stdout).toMatch(/\n14 links to 14 addresses: 2 work, 12 are dead, 0 not sure\.\n$/);
    expect(status).toBe(1);
    asked = [];
    expect((await links()).stdout).toContain('14 of the answers are of earlier runs.');
    expect(asked).toEqual([]);
  } finally {
    project.remove();
  }
});

test('npm run links without a network says so, and ends with 1', async () => {
  const link = '[a](http://one.invalid/) and [b](http://two.invalid/)';
  const project = createProject({ content: { 'posts/2022-06-28-a-post.md': `---\ntitle: A\n---\n\n${link}\n` } });
  try {
    const { status, stderr } = await run(scriptOf(project.dir, 'links'), project.dir);
    // After it stands nothing of errors in the code.
    expect([status, stderr.split('\n').slice(-2)]).toEqual([
      1,
      ['No host could be found. Is this machine connected to the network?', ''],
    ]);
  } finally {
    project.remove();
  }
});

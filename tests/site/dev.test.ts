import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDev, until, type DevServer } from '../support/dev.ts';
import { createProject, fixtureSite, type Files } from '../support/project.ts';

const post = (text: string, frontMatter = 'title: A post') => `---\n${frontMatter}\n---\n\n${text}\n`;
const good = post('## Method\n\nGood.', 'title: A good post\ndate: 2022-01-01 14:30');
const project = createProject({
  content: {
    'posts/good.md': good,
    'posts/2022-01-03-broken.md': post('Text.', 'titl: Broken from its start'),
    'posts/2022-01-04-fails.mdx': post('The answer is {answer}.'),
  },
});
let server: DevServer;
beforeAll(async () => {
  server = await startDev(project.dir);
});
afterAll(async () => {
  await server?.stop();
  project.remove();
});

/** The text of the banner of a page; empty without one. */
async function banner(path: string): Promise<string> {
  const [aside = ''] = /<aside id="Errors".*?<\/aside>/s.exec((await server.page(path)).html) ?? [];
  return aside
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<\/?code>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is wrong with a page as its banner says it, as soon as it says `words`. */
async function bannerWith(path: string, words: string): Promise<string> {
  let said = '';
  await until(async () => (said = await banner(path)).includes(words)).catch((error: Error) => {
    throw new Error(`${error.message} The banner of ${path} says: ${said}\n${server.log()}`);
  });
  return said;
}

const change = (content: Files) => project.change({ content });
const settings = (text: string) => project.change({ files: { 'src/site.ts': text } });
const times = (text: string) => server.log().split(text).length - 1;

test('a post that was broken from its start is named on the 404 at its URL, and elsewhere on other pages', async () => {
  expect((await server.page('/posts/broken/')).status).toBe(404);
  expect(await banner('/posts/broken/')).toMatch(
    /^1 error in this page src\/content\/posts\/2022-01-03-broken\.md:2 titl is not a field of a post\. Did you mean title\?/,
  );
  expect(await banner('/about/')).toMatch(/^1 error in 1 file src\/content\/posts\/2022-01-03-broken\.md:2 /);
});

test('MDX that fails as it runs is told once, in the page and in the terminal', async () => {
  const at = 'src/content/posts/2022-01-04-fails.mdx:5';
  expect((await server.page('/posts/fails/')).status).toBe(500);
  expect(await banner('/posts/fails/')).toContain(
    `1 error in this page ${at} The MDX fails as it runs: answer is not defined`,
  );
  expect(times(at)).toBe(1);
  expect(server.log()).not.toMatch(/^\s+at .*[:(]/m);
});

test('a page that is not there takes one line of the terminal', async () => {
  const before = server.log().length;
  expect((await server.page('/nowhere/')).status).toBe(404);
  await until(() => server.log().slice(before).includes('/nowhere/'));
  expect(server.log().slice(before).trim().split('\n')).toHaveLength(1);
});

test('what is mended goes from every page', async () => {
  change({ 'posts/2022-01-03-broken.md': post('Text.', 'title: Mended'), 'posts/2022-01-04-fails.mdx': null });
  await until(async () => (await server.page('/posts/broken/')).html.includes('Mended'));
  expect(await banner('/posts/broken/')).toBe('');
  expect(await banner('/about/')).toBe('');
});

test('a dead link and a dead fragment are told in a post that was right', async () => {
  change({ 'posts/good.md': good.replace('Good.', 'A [link](/posts/brokn/) and a [part](#methd).') });
  const said = await bannerWith('/posts/good/', 'leads nowhere');
  expect(said).toContain('2 errors in this page');
  expect(said).toContain(
    'src/content/posts/good.md:8 The link #methd leads to a part that /posts/good/ does not have. Did you mean ' +
      '#method?',
  );
  expect(said).toContain(
    'src/content/posts/good.md:8 The link /posts/brokn/ leads nowhere. Did you mean /posts/broken/?',
  );
  change({ 'posts/good.md': good });
  await until(async () => (await banner('/posts/good/')) === '');
});

test('the blogroll takes effect as it is written, changed and taken away', async () => {
  const names = async () =>
    [...(await server.page('/blogroll/')).html.matchAll(/class="p-name u-url"[^>]*>([^<]*)/g)]
      .map(([, name]) => name)
      .join();
  change({ 'blogroll.yml': '- name: One\n  url: https://one.example/\n' });
  await until(async () => (await names()) === 'One');
  change({ 'blogroll.yml': '- name: Two\n  url: https://two.example/\n' });
  await until(async () => (await names()) === 'Two');
  change({ 'blogroll.yml': null });
  await until(async () => (await server.page('/blogroll/')).status === 404);
});

describe('the settings', () => {
  const time = async () =>
    /<time [^>]*datetime="(2022-01-01[^"]*)"/.exec((await server.page('/posts/good/')).html)?.[1];

  test('another `timeZone` takes effect', async () => {
    expect(await time()).toBe('2022-01-01T14:30:00+05:30');
    settings(fixtureSite.replace('Asia/Kolkata', 'UTC'));
    await until(async () => (await time()) === '2022-01-01T14:30:00Z');
  });

  test('another `url` says in the page and in the terminal to start again', async () => {
    settings(fixtureSite.replace('stay-tuned.example', 'other.example'));
    expect(await bannerWith('/about/', 'src/site.ts')).toContain(
      'url is now https://other.example/, and the pages are still those of https://stay-tuned.example/. Stop ' +
        'npm run dev and start it again.',
    );
    expect(server.log()).toContain('    Stop `npm run dev` and start it again.');
  });

  test('what cannot be read is told by its line, and goes when it is mended', async () => {
    settings(fixtureSite.replace("lang: 'en',", "lang: 'en' 7,"));
    const line = fixtureSite.split('\n').findIndex((each) => each.includes("lang: 'en'")) + 1;
    expect(await bannerWith('/about/', 'cannot be read')).toContain(
      `src/site.ts:${line} The settings cannot be read: `,
    );
    settings(fixtureSite);
    await until(async () => (await banner('/about/')) === '');
    expect(await time()).toBe('2022-01-01T14:30:00+05:30');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, fixtureSite, type Project } from '../support/project.ts';

const action = 'https://mail.example/subscribe?list=1&from=blog';
const withNewsletter = (more = '') =>
  fixtureSite.replace('nav: [', `newsletter: { action: '${action}', field: 'EMAIL'${more} },\n  nav: [`);
let project: Project;
beforeAll(() => {
  project = createProject({ content: { 'posts/2022-06-28-a.md': '---\ntitle: A\n---\n\nText.\n' } });
});
afterAll(() => project.remove());

const build = async (settings: string) => {
  const { status, output } = await project.build({ files: { 'src/site.ts': settings } });
  expect([status, output]).toEqual([0, expect.any(String)]);
  const read = (path: string) => readFileSync(join(project.dir, 'dist', path), 'utf8');
  return {
    page: (path: string) => read(`${path}index.html`),
    /** Where forms of a page may lead. */
    formsOf: (path: string) => /form-action ([^;"]*)/.exec(read(`${path}index.html`))![1],
    headers: read('_headers'),
  };
};
const form =
  '<form class="search" method="post" action="https://mail.example/subscribe?list=1&#38;from=blog">' +
  '<label for="Email">Your email address</label>' +
  '<input id="Email" type="email" name="EMAIL" autocomplete="email" required><button>Subscribe</button>';
const flat = (html: string) => html.replace(/\s+/g, ' ').replace(/> </g, '><').replace('&amp;', '&#38;');

test('a newsletter is a plain form on the page for subscribers, whose policy alone lets it through', async () => {
  const { page, formsOf, headers } = await build(withNewsletter(", archive: 'https://mail.example/letters'"));
  expect(flat(page('subscribe/'))).toContain(form);
  expect(page('subscribe/')).toContain('<a href="https://mail.example/letters" rel="external">');
  expect([formsOf('subscribe/'), formsOf('posts/a/'), formsOf(''), formsOf('archive/')]).toEqual([
    'https://mail.example',
    "'none'",
    "'none'",
    'https://duckduckgo.com',
  ]);
  // What a server sends holds for all pages; each page narrows it.
  expect(headers).toMatch(/form-action https:\/\/duckduckgo\.com https:\/\/mail\.example;/);
  expect(page('posts/a/')).not.toContain('<form');
});

test('under posts it stands by choice; without the setting there is not a byte of it', async () => {
  const more = ", onPosts: true, fields: { tag: ['blog', 'a\"b'], embed: '1' }, thanks: 'https://example.org/thanks/'";
  const under = await build(withNewsletter(more));
  const hidden =
    '<input type="hidden" name="tag" value="blog"><input type="hidden" name="tag" value="a&quot;b">' +
    '<input type="hidden" name="embed" value="1">';
  expect(flat(under.page('posts/a/')).replaceAll('&#34;', '&quot;')).toContain(
    form.replace('<input', `${hidden}<input`),
  );
  expect([under.formsOf('posts/a/'), under.formsOf('subscribe/'), under.formsOf('')]).toEqual([
    'https://example.org https://mail.example',
    'https://example.org https://mail.example',
    "'none'",
  ]);
  const without = await build(fixtureSite);
  for (const path of ['subscribe/', 'posts/a/']) {
    expect(without.page(path)).not.toMatch(/<form|type="email"|mail\.example/);
    expect(without.formsOf(path)).toBe("'none'");
  }
});

import { expect, test } from 'vitest';
import { loadContent } from '../../src/loader/load-content.ts';
import { folders, writeProject } from '../support/documents.ts';

const now = Date.parse('2022-07-01T00:00:00Z');
const post = (front: string, text = 'Text.') => `---\n${front}\n---\n\n${text}\n`;

/** What a build reads of these files of `src/content/`, and says. */
async function load(files: Record<string, string>) {
  const root = writeProject(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`src/content/${path}`, text])),
  );
  const cache = `${root}/cache`;
  const content = await loadContent({ root, cache, folders, edition: { drafts: false, now } }, 'test');
  const intros = content.entries.intros.map(
    ({ data }) => JSON.parse(data.post) as { url: string; description: string },
  );
  const says = content.diagnostics.map(
    ({ file, line, message, fix, severity = 'error' }) =>
      `${severity}: ${file.replace('src/content/', '')}${line === undefined ? '' : `:${line}`}: ${message} ${fix ?? ''}`,
  );
  return { intros, says, manifest: content.manifest };
}

test('an intro stands on the page of its list, found by the slug of a tag or series', async () => {
  const { intros, says, manifest } = await load({
    'posts/2022-06-01-python.md': post('tags: [C++, Node.js]\nseries: "Linear algebra, slowly"'),
    'home.md': 'Who writes.\n',
    'tags/C++.md': 'About *C++*.\n',
    'tags/node-js/index.md': post('description: On servers.', 'Runs programs.'),
    'series/linear-algebra-slowly.md': '# Linear algebra slowly\n\nVectors first. See [C++](../tags/C++.md).\n',
  });
  expect(says).toEqual([]);
  expect(intros.map(({ url, description }) => [url, description])).toEqual([
    ['/', 'Who writes.'],
    ['/tags/c-plus-plus/', 'About C++.'],
    ['/tags/node-js/', 'On servers.'],
    ['/series/linear-algebra-slowly/', 'Vectors first. See C++.'],
  ]);
  expect(manifest).toContainEqual({ file: 'src/content/tags/C++.md', url: '/tags/c-plus-plus/' });
});

test('an intro has no page of its own: it takes no URL and no name from a post', async () => {
  const { says } = await load({
    'posts/2022-06-01-python.md': post('tags: [python]\naliases: [/home/]'),
    'posts/2022-06-02-other.md': 'See [[python]].\n',
    'tags/python.md': 'About it.\n',
  });
  expect(says).toEqual([]);
});

test('an intro of a list that is not there is told; of one that is not published, it is a warning', async () => {
  const { intros, says, manifest } = await load({
    'posts/2022-06-01-a.md': post('tags: [python]\nseries: One'),
    'posts/2022-06-02-b.md': post('tags: [later]\ndraft: true'),
    'posts/2022-08-02-c.md': post('series: To come'),
    'posts/2022-06-03-d.md': post('tags: [Unlisted]\nunlisted: true'),
    'tags/pyhton.md': 'A.\n',
    'tags/later.md': 'Secret.\n',
    'tags/unlisted.md': 'Secret.\n',
    'tags/nothing-like-it.md': post('draft: true'),
    'series/to-come.md': 'Secret.\n',
    'series/astronomy.md': 'A.\n',
  });
  expect(intros).toEqual([]);
  const notYet = (what: string) =>
    `The text is not shown yet: every post ${what} is a draft, dated in the future or unlisted. ` +
    'It appears with the first of them that is published.';
  expect(says).toEqual([
    `warning: tags/later.md: ${notYet('with the tag `later`')}`,
    'error: tags/pyhton.md: No post has the tag `pyhton`. Did you mean `python`?',
    `warning: tags/unlisted.md: ${notYet('with the tag `Unlisted`')}`,
    'error: series/astronomy.md: No post is in the series `astronomy`. The file has the name that stands in the URL of ' +
      'the list: `c-plus-plus.md` for `/tags/c-plus-plus/`.',
    `warning: series/to-come.md: ${notYet('of the series `To come`')}`,
  ]);
  expect(manifest).toContainEqual({ file: 'src/content/tags/later.md', url: null });
});

test('mistakes in an intro are told by file and line, as in a post', async () => {
  const { says } = await load({
    'posts/2022-06-01-a.md': post('tags: [python]'),
    'home.md': '---\ntitle: Me\ndescription: What I do\n---\n\nSee [it](posts/2022-06-01-b.md).\n',
    'tags/python.md': '---\ntitle: Python\ndescripton: x\n---\n\nSee [it](/posts/b/) and ![x](none.png).\n',
  });
  expect(says.map((each) => each.replace(/(\.|\?) .*$/, '$1')).sort()).toEqual([
    'error: home.md:2: The `title` of the home page is that in `src/site.ts`.',
    'error: home.md:3: The `description` of the home page is that in `src/site.ts`.',
    'error: home.md:6: The link leads to src/content/posts/2022-06-01-b.md, which does not exist.',
    'error: tags/python.md:2: The page of a tag or series has the name that posts give it, not a `title`.',
    'error: tags/python.md:3: `descripton` is not a field of an intro.',
    'error: tags/python.md:6: The link `/posts/b/` leads nowhere.',
    'error: tags/python.md:6: There is no image `none.png` beside the post.',
  ]);
});

test('a field that an intro has not is told, also one of a post', async () => {
  const { says } = await load({
    'posts/2022-06-01-a.md': post('tags: [python]\nseries: One'),
    'home.md': post('layout: home\npined: true\ndescripton: x\nlnag: en'),
    'tags/python.md': post('published: false\ntags: [a]\nlink: https://example.org/'),
    'series/one.md': post('my_own: 1\ndescripton: x'),
  });
  expect(says).toEqual([
    'error: home.md:3: `pined` is not a field of an intro. It has `draft`, `lang`.',
    'error: home.md:4: `descripton` is not a field of an intro. It has `draft`, `lang`.',
    'error: home.md:5: `lnag` is not a field of an intro. Did you mean `lang`?',
    'error: tags/python.md:3: `tags` is not a field of an intro. It has `description`, `draft`, `lang`.',
    'error: tags/python.md:2: `published` is not a field of an intro. It has `description`, `draft`, `lang`.',
    'warning: tags/python.md:4: `link` is not kept. Link to it in the text.',
    'error: series/one.md:2: `my_own` is not a field of an intro. It has `description`, `draft`, `lang`.',
    'error: series/one.md:3: `descripton` is not a field of an intro. Did you mean `description`?',
  ]);
});

test('a list has one intro', async () => {
  const { says } = await load({
    'posts/2022-06-01-a.md': post('tags: [python]'),
    'home.md': 'One.\n',
    'home/index.md': 'Two.\n',
    'tags/Python.md': 'One.\n',
    'tags/python/index.md': 'Two.\n',
  });
  expect(says).toEqual([
    'error: home/index.md: The text above this list is src/content/home.md already. Put both into one file.',
    'error: tags/python/index.md: The text above this list is src/content/tags/Python.md already. Put both into one file.',
  ]);
});

test('an intro of a list that is not there is told along with other errors, unless they hide which lists there are', async () => {
  const files = { 'tags/pyhton.md': 'A.\n', 'posts/2022-06-01-a.md': post('tags: [python]\npinned: maybe') };
  expect((await load(files)).says).toEqual([
    'error: posts/2022-06-01-a.md:3: `pinned: maybe` is neither true nor false. Write `pinned: true` or `pinned: false`.',
    'error: tags/pyhton.md: No post has the tag `pyhton`. Did you mean `python`?',
  ]);
  const { says } = await load({ ...files, 'posts/2022-06-02-b.md': post('title: "No end') });
  expect(says.filter((each) => each.includes('pyhton'))).toEqual([]);
});

import { expect, test } from 'vitest';
import { parseFileName, parseNoteName } from '../../src/blog/file-name.ts';
import { urlByName } from '../../src/blog/urls.ts';

test.each([
  ['a-post.md', undefined, 'a-post', 'A post'],
  ['2022-06-28-some-name.md', '2022-06-28', 'some-name', 'Some name'],
  ['2022-6-8-some-name.markdown', '2022-06-08', 'some-name', 'Some name'],
  ['2022-06-28-some-name.mdx', '2022-06-28', 'some-name', 'Some name'],
  ['some-name/index.md', undefined, 'some-name', 'Some name'],
  ['2022-06-28-some-name/index.mdx', '2022-06-28', 'some-name', 'Some name'],
  ['2022/summer/2022-06-28-some-name.md', '2022-06-28', 'some-name', 'Some name'],
  ['2022/some-name/index.md', undefined, 'some-name', 'Some name'],
  ['index.md', undefined, 'index', 'Index'],
  ['Some Name.md', undefined, 'some-name', 'Some Name'],
  ['some_long__name.md', undefined, 'some-long-name', 'Some long name'],
  ['v1.0-is-out.md', undefined, 'v1-0-is-out', 'V1.0 is out'],
  ['2022-06-28-C++.md', '2022-06-28', 'c-plus-plus', 'C++'],
  ['2022-06-28-机器学习.md', '2022-06-28', '机器学习', '机器学习'],
  ['हिन्दी.md', undefined, 'हिन्दी', 'हिन्दी'],
  ['what?-100%-#1.md', undefined, 'what-100-percent-sharp-1', 'What? 100% #1'],
  ['2022-06-28-2023-plans.md', '2022-06-28', '2023-plans', '2023 plans'],
  ['1984-review.md', undefined, '1984-review', '1984 review'],
  ['2022-13-45-impossible.md', '2022-13-45', 'impossible', 'Impossible'],
  ['!!!.md', undefined, '', '!!!'],
  ['folder.with.dots/a-post.md', undefined, 'a-post', 'A post'],
])('%s', (path, date, slug, title) => {
  expect(parseFileName(path)).toEqual({ date, slug, title });
});

test('a name is one address whether the disk composes its accents or not', () => {
  expect(parseFileName('café.md'.normalize('NFD')).slug).toBe(parseFileName('café.md'.normalize('NFC')).slug);
});

test.each([
  ['2026-11-28.md', '2026-11-28', '2026-11-28'],
  ['2026-11-28-2.md', '2026-11-28', '2026-11-28-2'],
  ['2026-1-8-some-words.md', '2026-01-08', '2026-1-8-some-words'],
  ['2026/11/2026-11-28 Some Words/index.md', '2026-11-28', '2026-11-28-some-words'],
  ['2026-11-281.md', undefined, '2026-11-281'],
  ['some-words.md', undefined, 'some-words'],
])('of a note all of the name is its address: %s', (path, date, slug) => {
  expect(parseNoteName(path)).toMatchObject({ date, slug });
});

test('an address by the name of a file alone', () => {
  expect(
    ['posts/2022-06-28-a.md', 'notes/2026-11-28-2.md', 'pages/about.md'].map((file) =>
      urlByName(`src/content/${file}`),
    ),
  ).toEqual(['/posts/a/', '/notes/2026-11-28-2/', '/about/']);
});

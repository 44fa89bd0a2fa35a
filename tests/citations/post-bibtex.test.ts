import { describe, expect, test } from 'vitest';
import { scanBib } from '../../src/citations/bib-file.ts';
import { bibtexOf } from '../../src/citations/post-bibtex.ts';
import { loadCitationJs } from '../../src/citations/citation-js.ts';
import { readSource } from '../../src/citations/source.ts';

const post = {
  title: 'On getting into machine learning',
  author: 'Asha Rao',
  date: '2022-06-28',
  url: 'https://stay-tuned.example/posts/a-post/',
  slug: 'a-post',
};

/** Reads an entry as anyone who cites the post would. */
async function readBack(text: string) {
  const file = scanBib(text);
  expect(file.diagnostics).toEqual([]);
  expect(file.entries.size).toBe(1);
  const [key] = file.entries.keys();
  return readSource(await loadCitationJs(), file, key!).item;
}

test('a post as BibTeX', () => {
  expect(bibtexOf(post)).toBe(`@misc{a-post-2022,
  title = {{On getting into machine learning}},
  author = {Asha Rao},
  year = {2022},
  month = jun,
  howpublished = {\\url{https://stay-tuned.example/posts/a-post/}},
  url = {https://stay-tuned.example/posts/a-post/},
}
`);
});

test('without an author it is the blog’s', () => {
  expect(bibtexOf({ ...post, author: undefined })).toContain('\n  organization = {{Stay Tuned}},\n');
});

test('is read back as it was', async () => {
  expect(await readBack(bibtexOf(post))).toMatchObject({
    title: post.title,
    author: [{ given: 'Asha', family: 'Rao' }],
    issued: { 'date-parts': [[2022, 6]] },
    URL: post.url,
  });
});

describe('any title is read back', () => {
  test.each([
    'C# & F#: 100 % of $5, a_b, x^2, ~user',
    'A {brace} and } one { more }}',
    'back\\slash \\alpha \\\\ \\{',
    '“Curly” ‘quotes’, "straight" ones, it’s',
    '<b>HTML</b> & &amp;',
    'Größe, naïve, 数学, عربي, 😀',
    'two  spaces\nand a line',
    '@misc{x, title = {y}}',
    '% no comment',
    '\\',
    '{',
  ])('%j', async (title) => {
    const text = bibtexOf({ ...post, title });
    // BibTeX counts braces, with a backslash before them or not.
    expect(text.split('{')).toHaveLength(text.split('}').length);
    const item = await readBack(text);
    expect(item.title).toBe(title.replace(/\s+/g, ' '));
  });
});

test.each([
  ['Asha Rao and Sons', [{ family: 'Asha Rao and Sons' }]],
  ['Rao, Inc.', [{ family: 'Rao, Inc.' }]],
  ['José Ñandú', [{ given: 'José', family: 'Ñandú' }]],
  ['王小明', [{ family: '王小明' }]],
  ['R&D {team}', [{ given: 'R&D', family: '{team}' }]],
])('any author is read back: %s', async (author, expected) => {
  expect((await readBack(bibtexOf({ ...post, author }))).author).toEqual(expected);
});

test.each([
  ['机器学习', '@misc{post-2022,'],
  ['café-crème', '@misc{cafe-creme-2022,'],
  ['a_b.c', '@misc{abc-2022,'],
])('the key is plain: %s', (slug, expected) => {
  expect(bibtexOf({ ...post, slug })).toContain(expected);
});

test('an address with other letters', async () => {
  const url = 'https://x.example/posts/%E6%9C%BA%E5%99%A8/?a=1&b={c}#d_e';
  expect((await readBack(bibtexOf({ ...post, url }))).URL).toBe(
    'https://x.example/posts/%E6%9C%BA%E5%99%A8/?a=1&b=%7Bc%7D#d_e',
  );
});

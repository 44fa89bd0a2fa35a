import { describe, expect, test } from 'vitest';
import { scanBib } from '../../src/citations/bib-file.ts';
import { loadCitationJs } from '../../src/citations/citation-js.ts';
import { readSource } from '../../src/citations/source.ts';

const keys = (text: string) => [...scanBib(text).entries.keys()];
const errors = (text: string) => scanBib(text).diagnostics.map(({ line, message }) => `${line}: ${message}`);

/** The entry `a` of a file. */
async function read(text: string) {
  return readSource(await loadCitationJs(), scanBib(text), 'a');
}
const item = async (text: string) => (await read(text)).item;

test.each([
  ['nothing', '', []],
  ['words around', 'Written by me@x.org.\n\n@misc{a, title={A}}\nand then\n@misc{b, title={B}}', ['a', 'b']],
  ['one line', '@misc{a, title={A}}@misc{b, title={B}}', ['a', 'b']],
  ['parentheses', '@misc(a, title={A (1)}, note="b)")\n@misc{b, title={B}}', ['a', 'b']],
  ['spaces', '@ misc {\n a ,\n title = {A}\n}', ['a']],
  ['capitals', '@ARTICLE{Smith:2020_a-b, TITLE={A}}', ['Smith:2020_a-b']],
  ['comments', '@comment{x}@preamble{"\\newcommand"}@string{s = "S"}\n@misc{a, % why } {\n title=s}', ['a']],
  ['nested braces and quotes', '@misc{a, title="A {"}b{"} c", note={"}}\n@misc{b, title={\\{}}', ['a', 'b']],
  ['line endings of Windows', '@misc{a,\r\n title={A}\r\n}\r\n@misc{b, title={B}}', ['a', 'b']],
  [
    'names of JavaScript’s own',
    '@misc{__proto__, title={A}}@misc{constructor, title={B}}',
    ['__proto__', 'constructor'],
  ],
])('entries are found: %s', (_, text, expected) => {
  expect(keys(text)).toEqual(expected);
  expect(errors(text)).toEqual([]);
});

describe('what is wrong with a file is reported by line, and the rest is read', () => {
  test.each([
    ['a brace is missing', '@misc{a,\n title={A\n}\n\n@misc{b, title={B}}', ['b'], ['1: The entry `a` does not end.']],
    ['a quote is missing', '\n@misc{a, title="A}\n@misc{b, title={B}}', ['b'], ['2: The entry `a` does not end.']],
    [
      'two quotes are missing',
      '@misc{a, title="A}\n@misc{b, title="B}\n',
      [],
      ['1: The entry `a` does not end.', '2: The entry `b` does not end.'],
    ],
    ['the last brace is missing', '@misc{a, title={A}\n@misc{b, title={B}}', ['b'], ['1: The entry `a` does not end.']],
    ['the file ends too early', '@misc{b, title={B}}\n@misc{a, title={', ['b'], ['2: The entry `a` does not end.']],
    [
      'a brace too many',
      '@misc{a, title={A}}, year=2020}\n@misc{b, title={B}}',
      ['a', 'b'],
      ['1: What begins with `@misc{a, title={A}}` ends before its last field.'],
    ],
    ['no key', '@misc{title={A}}\n@misc{b, title={B}}', ['b'], ['1: The entry `@misc{title={A}}` has no key.']],
    ['an empty key', '@misc{, title={A}}', [], ['1: The entry `@misc{, title={A}}` has no key.']],
    [
      'one key twice',
      '@misc{a, title={A}}\n@misc{b, title={B}}\n@misc{a, title={C}}',
      ['a', 'b'],
      ['3: There are two entries `a`: the other is on line 1.'],
    ],
  ])('%s', (_, text, expected, messages) => {
    expect(keys(text)).toEqual(expected);
    expect(errors(text)).toEqual(messages);
  });
});

describe('LaTeX', () => {
  test.each([
    [String.raw`{\"o} {\'e} {\L} {\ss} \'{\i} \c{c} \v{s}`, 'ö é Ł ß í ç š'],
    // Formulas are set by the site's own TeX.
    [String.raw`$\alpha$ and $x^2$`, '\ue100 and \ue101'],
    ['a -- b --- c', 'a – b — c'],
    [String.raw`R\&D 50\% \#1 a\_b`, 'R&D 50% #1 a_b'],
    ["``quoted''", '“quoted”'],
    ['{NASA} and {LaTeX}', 'NASA and LaTeX'],
    ['a~b', 'a\u00a0b'],
    [String.raw`\emph{very}`, '<i>very</i>'],
    ['Ünï 数', 'Ünï 数'],
  ])('%s', async (title, expected) => {
    expect((await item(`@misc{a, title={${title}}}`)).title).toBe(expected);
  });

  test('of names', async () => {
    expect(
      (
        await item(
          String.raw`@misc{a, title={A}, author={G{\"o}del, Kurt and {The {ABC} Group} and Ludwig van Beethoven}}`,
        )
      ).author,
    ).toEqual([
      { family: 'Gödel', given: 'Kurt' },
      { family: 'The ABC Group' },
      { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
    ]);
  });
});

test.each([
  [
    '@string{nips = "Advances"}\n@inproceedings{a, title={A}, booktitle=nips # { 30}}',
    { 'container-title': 'Advances 30' },
  ],
  ['@misc{a, title={A}, year=2020, month=jan}', { issued: { 'date-parts': [[2020, 1]] } }],
  ['@misc{a, title={A}, doi={https://doi.org/10.1000/x\\_y}}', { DOI: '10.1000/x_y' }],
  ['@misc{a, title={A}, howpublished={\\url{https://x.org/a_b}}}', { URL: 'https://x.org/a_b' }],
  ['@misc{a, title={A}, url={https://x.org/a\\_b?c\\&d}}', { URL: 'https://x.org/a_b?c&d' }],
  [
    '@proceedings{p, title={Proceedings}, year=2019}\n@inproceedings{a, title={A}, crossref={p}}',
    { 'container-title': 'Proceedings', issued: { 'date-parts': [[2019]] } },
  ],
])('%s', async (text, expected) => {
  expect(await item(text)).toMatchObject(expected);
});

test.each([
  ['eprint={1706.03762}, archiveprefix={arXiv}', '1706.03762'],
  ['eprint={1706.03762v5}, eprinttype={arxiv}', '1706.03762v5'],
  ['eprint={hep-th/9901001}, archiveprefix={arXiv}', 'hep-th/9901001'],
  ['journal={arXiv preprint arXiv:1312.6114}', '1312.6114'],
  ['eprint={12345}, eprinttype={pubmed}', undefined],
  ['journal={Nature}, number={1312.6114}', undefined],
])('arXiv’s number: %s', async (fields, expected) => {
  expect((await read(`@article{a, title={A}, ${fields}}`)).arxiv).toBe(expected);
});

describe('an entry that cannot be read is reported', () => {
  test.each([
    ['\n@misc{a,\n title = {A}\n year = 2020\n}', 4, 'The entry `a` cannot be read from here on.'],
    ['@string{s = "S"}\n\n@misc{a,\n title {A}}', 4, 'The entry `a` cannot be read from here on.'],
    ['@misc{a,\n title = {cost $5}}', 1, 'The entry `a` cannot be read from here on.'],
    ['@misc{a,\n title = {A},\n booktitle = nips}', 3, 'In the entry `a`, `nips` is no text and no `@string`.'],
    ['@misc{a, title={A}, crossref={b}}', 1, 'The entry `a` refers to an entry `b`, which is not in the file.'],
    [
      '@misc{b, title={B}, crossref={a}}\n@misc{a, title={A}, crossref={b}}',
      2,
      'The entry `a` cannot be read from here on.',
    ],
    ['@misc{a, note={n}}', 1, 'The entry `a` has neither an author nor a title.'],
    [`@misc{a, title=${'{'.repeat(20_000)}${'}'.repeat(20_000)}}`, 1, 'The entry `a` cannot be read from here on.'],
  ])('%#', async (text, line, message) => {
    await expect(read(text)).rejects.toMatchObject({ diagnostic: { line, message } });
  });
});

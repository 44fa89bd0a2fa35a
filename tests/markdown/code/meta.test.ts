import { expect, test } from 'vitest';
import { parseCodeMeta } from '../../../src/markdown/code/meta.ts';

const empty = {
  title: undefined,
  mark: new Set(),
  ins: new Set(),
  del: new Set(),
  words: [],
  numbersFrom: undefined,
  diff: false,
  terminal: false,
  fold: undefined,
  label: undefined,
  unknown: [],
};

test.each<[string, object]>([
  ['', {}],
  ['title="a.py"', { title: 'a.py' }],
  ["title='a b.py'", { title: 'a b.py' }],
  ['title=a.py', { title: 'a.py' }],
  ['title="a = {1,2} <b>"', { title: 'a = {1,2} <b>' }],
  ['title=""', { title: '' }],
  ['{1}', { mark: new Set([1]) }],
  ['{1,3-5, 8}', { mark: new Set([1, 3, 4, 5, 8]) }],
  ['{ 2 - 3 }', { mark: new Set([2, 3]) }],
  ['mark={1} hl={2}', { mark: new Set([1, 2]) }],
  ['ins={2} del={4-6}', { ins: new Set([2]), del: new Set([4, 5, 6]) }],
  ['{5-3}', {}],
  ['showLineNumbers', { numbersFrom: 1 }],
  ['linenos', { numbersFrom: 1 }],
  ['showLineNumbers=5', { numbersFrom: 5 }],
  ['startLineNumber=10', { numbersFrom: 10 }],
  ['showLineNumbers startLineNumber=10', { numbersFrom: 10 }],
  ['startLineNumber=10 showLineNumbers', { numbersFrom: 10 }],
  ['showLineNumbers{3}', { unknown: ['showLineNumbers{3}'] }],
  ['showLineNumbers=false', { numbersFrom: undefined }],
  ['diff', { diff: true }],
  ['title="a" {1} diff showLineNumbers', { title: 'a', mark: new Set([1]), diff: true, numbersFrom: 1 }],
  ['wrap frame="none" copy collapse={1-2} twoslash', {}],
  ['{x}', { unknown: ['{x}'] }],
  ['{}', { unknown: ['{}'] }],
  ['foo bar=1 re/ /re', { unknown: ['foo', 'bar=1', 're/', '/re'] }],
  ['"text" \'it\' /re/', { words: ['text', 'it', 're'] }],
  ['/let x = "a b"/ /a/b/ "/" "{1}" "a=1"', { words: ['let x = "a b"', 'a/b', '/', '{1}', 'a=1'] }],
  ['/{1} /x/', { words: ['{1} /x'] }],
  ['"" \'\' //', { unknown: ['""', "''", '//'] }],
  ['/word/2-3', { unknown: ['/word/2-3'] }],
  ['ins="x" mark=/x/', { unknown: ['ins="x"', 'mark=/x/'] }],
  ['terminal', { terminal: true }],
  ['frame=terminal', { terminal: true }],
  ['frame="terminal" title="a b"', { terminal: true, title: 'a b' }],
  ['frame=terminals frame=code frame="none"', {}],
  ['fold', { fold: '' }],
  ['collapse', { fold: '' }],
  ['collapsed', { fold: '' }],
  ['fold="Show the <loop>"', { fold: 'Show the <loop>' }],
  ["collapse='a b'", { fold: 'a b' }],
  ['fold=""', { fold: '' }],
  ['fold={1-2} collapse={1-2}', { unknown: ['fold={1-2}'] }],
  ['label="In [3]" {1}', { label: 'In [3]', mark: new Set([1]) }],
  ['label=x label=""', { label: '' }],
  ['titel="a b"', { unknown: ['titel="a b"'] }],
])('%s', (meta, found) => {
  expect(parseCodeMeta(meta)).toEqual({ ...empty, ...found });
});

test('an enormous range does no harm', () => {
  expect(parseCodeMeta('{1-999999999}').mark.size).toBeLessThanOrEqual(10_000);
});

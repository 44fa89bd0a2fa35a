import { expect, test } from 'vitest';
import { parseCodeMeta } from '../../src/markdown/code-meta.ts';

const empty = { title: undefined, mark: new Set(), ins: new Set(), del: new Set(), numbersFrom: undefined, diff: false, unknown: [] };

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
  ['foo bar=1 "text" /re/', { unknown: ['foo', 'bar=1', '"text"', '/re/'] }],
  ['titel="a b"', { unknown: ['titel="a b"'] }],
])('%s', (meta, found) => {
  expect(parseCodeMeta(meta)).toEqual({ ...empty, ...found });
});

test('an enormous range does no harm', () => {
  expect(parseCodeMeta('{1-999999999}').mark.size).toBeLessThanOrEqual(10_000);
});

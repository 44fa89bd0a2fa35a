import { expect, test } from 'vitest';
import { besideOthers } from '../../../src/core/html/ids.ts';

const beside = (html: string, ...taken: string[]) => besideOthers(html, '/notes/b/', 'b', new Set(taken));

test.each([
  ['<h2 id="x"><a href="#x">X</a></h2>', '<h2 id="b-x"><a href="#b-x">X</a></h2>'],
  ['<h2 id="y"><a href="#y">Y</a></h2>', '<h2 id="y"><a href="#y">Y</a></h2>'],
  [`<p aria-labelledby='x y'><i id=x></i><i id="y"></i>`, `<p aria-labelledby="b-x y"><i id="b-x"></i><i id="y"></i>`],
  [
    '<svg><path marker-end="url(#x)"/><marker id="x"/></svg>',
    '<svg><path marker-end="url(#b-x)"/><marker id="b-x"/></svg>',
  ],
  ['<a href="#x">elsewhere</a>', '<a href="#x">elsewhere</a>'],
  ['<p title="#x">x id="x"</p>', '<p title="#x">x id="x"</p>'],
])('an id that is taken: %s', (html, changed) => {
  expect(beside(html, 'x')).toBe(changed);
});

test('ids are taken by the texts before', () => {
  const taken = new Set<string>();
  const made = ['a', 'b', 'c'].map((slug) => besideOthers('<i id="x"></i>', `/notes/${slug}/`, slug, taken));
  expect(made).toEqual(['<i id="x"></i>', '<i id="b-x"></i>', '<i id="c-x"></i>']);
});

test('a relative URL leads where it does on the page of its own', () => {
  expect(
    beside('<a href="../c/?q=1&amp;r#d">c</a> <img src="a.png"> <a href="https://e.org/">e</a> <a href="/f/">f</a>'),
  ).toBe(
    '<a href="/notes/c/?q=1&amp;r#d">c</a> <img src="/notes/b/a.png"> <a href="https://e.org/">e</a> <a href="/f/">f</a>',
  );
});

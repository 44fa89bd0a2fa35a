import { describe, expect, test } from 'vitest';
import { nearest, suggestion, suggestPage } from '../../src/core/suggest.ts';

test.each([
  ['tagz/', ['tags/', 'archive/'], 'tags/'],
  ['methods', ['method', 'results'], 'method'],
  ['zzzzzz', ['tags/'], undefined],
  ['x', [], undefined],
  ['sequencediagram', ['flowchart', 'sequenceDiagram'], 'sequenceDiagram'],
  ['lien', ['line', 'bars'], 'line'],
  ['lixx', ['line', 'bars'], undefined],
])('the nearest to %s', (written, candidates, expected) => {
  expect(nearest(written, candidates)).toBe(expected);
});

test('as many letters may differ as is said', () => {
  expect(nearest('attention', ['attending'], 1)).toBeUndefined();
  expect(nearest('abc', ['xyz'], Infinity)).toBe('xyz');
});

test('the sentence that offers the nearest', () => {
  expect(suggestion('titel', ['title', 'date'])).toBe('Did you mean `title`?');
  expect(suggestion('weather', ['title', 'date'])).toBeUndefined();
});

describe('the page that a dead link was meant for', () => {
  const pages = [
    { write: '/posts/on-learning/', names: ['on-learning', 'On Learning'], day: '2015-03-01' },
    {
      write: '/posts/notes-2016/',
      names: ['notes-2016', '2016-05-01-notes.md', '/2016/05/01/notes.html'],
      day: '2016-05-01',
    },
    { write: '/posts/notes-2017/', names: ['notes-2017', '2017-05-01-notes.md'], day: '2017-05-01' },
    { write: '/posts/机器学习/', names: ['机器学习'] },
    { write: '/tags/python/', names: ['python'] },
    { write: '/posts/python/', names: ['python'] },
  ];
  test.each([
    ['/2015/03/on-learning.html', '/posts/on-learning/'],
    ['/2015/03/01/on-learning', '/posts/on-learning/'],
    ['../on-learning.md', '/posts/on-learning/'],
    ['2015-03-01-on-learning', '/posts/on-learning/'],
    ['/blog/2015-03-01-On_Learning/index.html', '/posts/on-learning/'],
    ['/posts/On-Learning/', '/posts/on-learning/'],
    ['on-learning.html?x=1#part', '/posts/on-learning/'],
    ['/posts/on-lerning/', '/posts/on-learning/'],
    ['/p/thoughts-on-learning/', '/posts/on-learning/'],
    ['/posts/learning', '/posts/on-learning/'],
    ['/2016/05/notes.html', '/posts/notes-2016/'],
    ['/2017/05/notes.html', '/posts/notes-2017/'],
    ['/posts/机器学习.html', '/posts/机器学习/'],
    ['/tags/Python.html', '/tags/python/'],
    ['/posts/python.html', '/posts/python/'],
    ['/entirely/elsewhere/', undefined],
    ['/', undefined],
    ['/2015/03/', undefined],
  ])('%s', (written, expected) => {
    expect(suggestPage(written, pages)).toBe(expected);
    expect(suggestPage(written, pages.toReversed())).toBe(expected);
  });
});

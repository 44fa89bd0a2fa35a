import { describe, expect, test } from 'vitest';
import { sitePath, sitePaths } from '../../src/blog/site-paths.ts';

describe('the path that a URL leads to', () => {
  test.each([
    ['/posts/x/', '/posts/x/'],
    ['/posts/x', '/posts/x/'],
    ['/posts/x/index.html', '/posts/x/'],
    ['/posts/x/?a=1&b=2#part', '/posts/x/'],
    ['../x/', '/posts/x/'],
    ['#part', '/posts/here/'],
    ['', '/posts/here/'],
    ['/', '/'],
    ['https://stay-tuned.example/posts/x/', '/posts/x/'],
    ['http://stay-tuned.example/posts/x/', '/posts/x/'],
    ['//stay-tuned.example/posts/x/', '/posts/x/'],
    ['https://STAY-TUNED.example', '/'],
    ['/posts/机器/', '/posts/%E6%9C%BA%E5%99%A8/'],
    ['/posts/%E6%9C%BA%e5%99%a8/', '/posts/%E6%9C%BA%E5%99%A8/'],
    ['/a&b/', '/a&b/'],
    ['/old.html', '/old.html'],
    ['/100%/', '/100%25/'],
  ])('%s: %s', (url, path) => {
    expect(sitePath(url, '/posts/here/')).toBe(path);
  });

  test.each([
    'https://example.org/posts/x/',
    '//example.org/',
    'https://stay-tuned.example.org/',
    'https://stay-tuned.example:8080/x/',
    'mailto:me@stay-tuned.example',
    'javascript:alert(1)',
    'https://',
    'http://[/',
  ])('%s is not ours', (url) => {
    expect(sitePath(url, '/posts/here/')).toBeUndefined();
  });

  test('each once, in order, and never that of the page', () => {
    expect(sitePaths(['#a', '/b/#x', 'https://example.org/', '/a/', '/b', '/posts/here/?x'], '/posts/here/')).toEqual([
      '/b/',
      '/a/',
    ]);
  });
});

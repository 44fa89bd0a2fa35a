import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWithin, pathFrom, withoutRoot } from '../../src/loader/paths.ts';

test('a path seen from a folder has / between its parts', () => {
  expect(pathFrom('C:\\blog', 'C:\\blog\\node_modules\\.astro\\bodies\\x.html', win32)).toBe(
    'node_modules/.astro/bodies/x.html',
  );
  expect(pathFrom('C:\\blog\\src\\content\\posts', 'C:\\blog\\public', win32)).toBe('../../../public');
  expect(pathFrom('/blog', '/blog/a\\b/c.md', posix)).toBe('a\\b/c.md');
});

describe('whether a path is within a folder', () => {
  test.each([
    [win32, 'C:\\blog\\src\\content\\posts', 'C:\\blog\\src\\content\\posts\\a.md', true],
    [win32, 'C:\\blog\\src\\content\\posts', 'c:/blog/src/content/posts/sub/a.md', true],
    [win32, 'C:\\blog\\src\\content\\blogroll.yml', 'C:\\blog\\src\\content\\blogroll.yml', true],
    [win32, 'C:\\blog\\src\\content\\posts', 'C:\\blog\\src\\content\\pages\\a.md', false],
    [win32, 'C:\\blog', 'D:\\blog\\a.md', false],
    [posix, '/blog/posts', '/blog/posts/..a.md', true],
    [posix, '/blog/posts', '/blog/posts-old/a.md', false],
    [posix, '/blog/posts', '/blog', false],
  ] as const)('%#', (system, folder, path, within) => {
    expect(isWithin(folder, path, system)).toBe(within);
  });
});

test.each([
  [win32, 'C:\\my blog', 'C:\\my blog\\src\\content\\a.md:3\n  x', 'src/content/a.md:3\n  x'],
  [win32, 'C:\\my blog', 'No file c:/my blog/src/pages/a.astro here', 'No file src/pages/a.astro here'],
  [win32, 'C:\\blog', 'C:\\blogs\\a.md', 'C:\\blogs\\a.md'],
  [posix, '/my blog', '/my blog/src/a.md:3 and /my blog/b', 'src/a.md:3 and b'],
  [posix, '/blog', '/blogs/a.md', '/blogs/a.md'],
] as const)('the project’s folder is left out of a text: %#', (system, root, text, shown) => {
  expect(withoutRoot(text, root, system)).toBe(shown);
});

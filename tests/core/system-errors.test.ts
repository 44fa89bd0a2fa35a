import { expect, test } from 'vitest';
import { explainSystemError } from '../../src/core/system-errors.ts';

test.each([
  ['ENOSPC: no space left on device, write', 'The disk is full: a file could not be written.'],
  [
    "Error: ENOSPC: no space left on device, copyfile '/home/me/blog/a.png' -> '/home/me/blog/dist/a.png'",
    'The disk is full: dist/a.png could not be written.',
  ],
  ["EROFS: read-only file system, mkdir '/home/me/blog/dist'", 'dist cannot be written: its disk is read-only.'],
  ["EACCES: permission denied, open '/srv/www/index.html'", 'You may not read or write /srv/www/index.html.'],
])('%s is told to a person', (message, says) => {
  expect(explainSystemError(message, '/home/me/blog')).toMatch(new RegExp(`^${says.replace(/[.]/g, '\\.')}\n {4}\\w`));
});

test.each(['answer is not defined', 'ENTITY: none', "ENOENT: no such file or directory, open 'a'"])(
  '%s is left as it is',
  (message) => {
    expect(explainSystemError(message, '/')).toBeUndefined();
  },
);

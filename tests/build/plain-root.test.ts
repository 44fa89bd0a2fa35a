import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isPlain, plainRoot } from '../../src/build/plain-root.ts';

let dir: string;
beforeEach(() => (dir = realpathSync(mkdtempSync(join(tmpdir(), 'root-')))));
afterEach(() => rmSync(dir, { recursive: true }));
const make = (name: string) => (mkdirSync(join(dir, name)), join(dir, name));

describe('the name of a project’s folder', () => {
  test.each(['plain', 'with a space', 'größe', '机器学习', 'a.b', 'a+b~c@d=e,f-g_h'])('stays: %s', (name) => {
    expect(plainRoot(make(name), dir)).toBe(join(dir, name));
  });

  test.each(['100%', '%41', 'a#b', 'a?b', 'a[b]', '{a}', '(a)', 'a&b', "it's", '"a"', 'a*b', '!a', 'a`b', '$HOME'])(
    'is a link’s where it would be read otherwise: %s',
    (name) => {
      const folder = make(name);
      const root = plainRoot(folder, dir);
      expect(isPlain(root)).toBe(true);
      expect(realpathSync(root)).toBe(folder);
      expect(plainRoot(folder, dir)).toBe(root);
      writeFileSync(join(root, 'a'), 'text');
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('text');
    },
  );

  test.each<[string, (path: string) => void]>([
    ['a file', (path) => writeFileSync(path, '')],
    ['a link to elsewhere', (path) => symlinkSync(dir, path)],
  ])('is another when %s has that name already', (_, take) => {
    const folder = make('a#b');
    const usual = plainRoot(folder, dir);
    rmSync(usual);
    take(usual);
    const root = plainRoot(folder, dir);
    expect(root).not.toBe(usual);
    expect(realpathSync(root)).toBe(folder);
    expect(lstatSync(usual)).toBeDefined();
  });
});

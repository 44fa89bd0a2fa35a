import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOut } from '../../src/core/carry-out.ts';
import { listFiles } from '../support/trees.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'carry-out-'));
  writeFileSync(join(root, 'moved'), 'moved');
  writeFileSync(join(root, 'written'), 'before', { mode: 0o755 });
  writeFileSync(join(root, 'removed'), 'removed');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = () => Object.fromEntries(listFiles(root).map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const steps = {
  moves: [{ from: 'moved', to: 'a/b/moved' }],
  writes: { written: 'after', 'c/new': Buffer.from('new'), removed: undefined, 'never/there': undefined },
};

test('files are moved, written and removed, and nothing else is left', () => {
  carryOut(steps, root);
  expect(read()).toEqual({ 'a/b/moved': 'moved', written: 'after', 'c/new': 'new' });
  expect(statSync(join(root, 'written')).mode & 0o777).toBe(0o755);
  expect(existsSync(join(root, '.incoming'))).toBe(false);
});

test('where a step fails, those before it are undone', () => {
  const before = read();
  mkdirSync(join(root, 'folder/full'), { recursive: true });
  // A new file takes the place of the one that was moved: it has to go before that one comes back.
  const writes = { ...steps.writes, moved: 'another', folder: 'a file' };
  expect(() => carryOut({ ...steps, writes }, root)).toThrow();
  expect(read()).toEqual(before);
  expect(existsSync(join(root, '.incoming'))).toBe(false);
});

test('what a killed run leaves is no part of the project for git', () => {
  const ignored = readFileSync(new URL('../../.gitignore', import.meta.url), 'utf8').split('\n');
  expect(ignored).toContain('.incoming/');
});

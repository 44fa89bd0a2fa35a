import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCachedValue } from '../../src/core/cache.ts';
import { processState } from '../../src/core/process-state.ts';
import { loadInWorker, startLoading } from '../../src/loader/background.ts';
import { codeVersion } from '../../src/loader/code-version.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reader-'));
  mkdirSync(join(root, 'posts'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'posts/2022-06-28-a.md'), '---\n---\nText.\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
  delete processState.earlyLoad;
});

const request = (drafts: boolean) => ({
  root,
  cache: join(root, 'cache/'),
  folders: { posts: 'posts', notes: 'notes', pages: 'pages', intros: 'intros' },
  edition: { drafts, now: Date.parse('2022-06-30') },
});
const isKeptByThisCode = () => openCachedValue(join(root, 'cache/index.json'), codeVersion(root)).read() !== undefined;
const slugs = async (drafts: boolean) => (await loadInWorker(request(drafts))).entries.posts.map(({ id }) => id);

test('a thread reads what the folders hold, again and again', async () => {
  expect(await slugs(true)).toEqual(['a']);
  writeFileSync(join(root, 'posts/2022-06-29-b.md'), '---\n---\nText.\n');
  expect(await slugs(true)).toEqual(['a', 'b']);
  expect(await slugs(false)).toEqual(['a', 'b']);
});

test('what a thread makes is never kept as the work of newer code', async () => {
  writeFileSync(join(root, 'src/plugin.ts'), 'one');
  await slugs(true);
  expect(isKeptByThisCode()).toBe(true);
  writeFileSync(join(root, 'src/plugin.ts'), 'two');
  expect(isKeptByThisCode()).toBe(false);
  writeFileSync(join(root, 'posts/2022-06-29-b.md'), '---\n---\nText.\n');
  const asked = await Promise.all([slugs(true)]);
  expect(asked).toEqual([['a', 'b']]);
  expect(isKeptByThisCode()).toBe(true);
});

test('a reading that began early is the one that is used, with its clock; one for other folders is not', async () => {
  startLoading({ ...request(false), edition: { drafts: false, now: 0 } });
  expect(await slugs(false)).toEqual([]);
  expect(
    await loadInWorker({
      ...request(false),
      folders: { posts: 'none', notes: 'none', pages: 'none', intros: 'none' },
    }),
  ).toMatchObject({
    manifest: [],
  });
});

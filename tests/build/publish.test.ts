import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles, merge, publish, restore, swap } from '../../src/build/publish.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'publish-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const path = (file: string) => join(dir, file);
const write = (files: Record<string, string>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  }
};
const contents = (folder: string) =>
  Object.fromEntries(
    listFiles(path(folder))
      .sort()
      .map((file) => [file, readFileSync(path(`${folder}/${file}`), 'utf8')]),
  );
const fails = (code: string) => {
  throw Object.assign(new Error(`${code}: no`), { code });
};
/** A rename that fails with a code wherever `when` says so. */
const failing = (code: string, when: (from: string, to: string) => boolean) =>
  ((from: string, to: string) => (when(from, to) ? fails(code) : renameSync(from, to))) as typeof renameSync;
const otherDisk = failing('EXDEV', (from) => from.includes('fresh'));
const mountPoint = failing('EBUSY', (from, to) => [from, to].includes(path('dist')));

const [older, newer] = [
  { 'index.html': 'old', 'gone/index.html': 'old' },
  { 'index.html': 'new', '_astro/a.css': 'new' },
];
const put = (folder: string, files: Record<string, string>) =>
  write(Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text])));
beforeEach(() => put('fresh', newer));

describe('the new site takes the place of the old one', () => {
  test.each<[string, () => void, typeof renameSync?]>([
    ['where there is none yet', () => undefined],
    ['where there is one', () => put('dist', older)],
    ['from another disk', () => put('dist', older), otherDisk],
    ['in a mount point', () => put('dist', older), mountPoint],
    ['in an empty mount point', () => mkdirSync(path('dist')), mountPoint],
    [
      'in a mount point, from another disk',
      () => put('dist', older),
      failing('EXDEV', (from, to) => from.includes('fresh') || [from, to].includes(path('dist'))),
    ],
    [
      'beside which nothing may be written',
      () => put('dist', older),
      failing('EACCES', (_, to) => /dist\.(new|old)$/.test(to)),
    ],
    [
      'beside what an ended build left',
      () => (
        put('dist', older),
        put('dist.old', older),
        put('dist.new', { half: '' }),
        put('dist/.incoming', { half: '' })
      ),
    ],
    ['in a folder that it is a link to', () => (put('root', older), symlinkSync(path('root'), path('dist')))],
    ['in a folder that it is a relative link to', () => (put('root', older), symlinkSync('root', path('dist')))],
    ['in an empty folder that it is a link to', () => (mkdirSync(path('root')), symlinkSync('root', path('dist')))],
  ])('%s', (_, prepare, rename) => {
    prepare();
    const isLink = existsSync(path('dist')) && lstatSync(path('dist')).isSymbolicLink();
    publish(path('fresh/'), path('dist/'), new Set(), rename);
    expect(contents('dist')).toEqual(newer);
    expect(lstatSync(path('dist')).isSymbolicLink()).toBe(isLink);
    expect(readdirSync(dir).filter((name) => !['fresh', 'dist', 'root'].includes(name))).toEqual([]);
    expect(readdirSync(path('dist')).sort()).toEqual(['_astro', 'index.html']);
  });

  test('a checkout of its own keeps what belongs to Git', () => {
    put('dist', { ...older, '.git/HEAD': 'ref', '.gitignore': 'x' });
    publish(path('fresh'), path('dist'), new Set());
    expect(contents('dist')).toEqual({ ...newer, '.git/HEAD': 'ref' });
  });

  test.each<[string, () => void, string]>([
    [
      'a link that leads nowhere',
      () => symlinkSync('nowhere', path('dist')),
      'dist is a link to nowhere, which does not exist.',
    ],
    ['a file', () => write({ dist: 'mine' }), 'dist is a file.'],
  ])('%s is told', (_, prepare, says) => {
    prepare();
    expect(() => publish(path('fresh'), path('dist'), new Set())).toThrow(says);
    expect(contents('fresh')).toEqual(newer);
  });
});

describe('a failure leaves the old site as it was', () => {
  test.each<[string, ReadonlySet<string>, typeof renameSync]>([
    ['on a full disk', new Set(), failing('ENOSPC', () => true)],
    ['on a full disk, file by file', new Set(['index.html']), failing('ENOSPC', () => true)],
    ['in the last step', new Set(), failing('EIO', (from, to) => from.endsWith('.new') && to.endsWith('dist'))],
    ['in the step before', new Set(), failing('EIO', (from) => from.endsWith('dist'))],
    ['in a folder that nobody may write', new Set(), failing('EROFS', () => true)],
  ])('%s', (_, stays, rename) => {
    put('dist', older);
    expect(() => publish(path('fresh'), path('dist'), stays, rename)).toThrow('no');
    expect(contents('dist')).toEqual(older);
    expect(readdirSync(dir).sort()).toEqual(['dist', 'fresh']);
  });

  test('when there is no new one', () => {
    put('dist', older);
    expect(() => swap(path('not-there/'), path('dist/'))).toThrow();
    expect(contents('dist')).toEqual(older);
  });

  test('and says so when some files were new already', () => {
    put('dist', older);
    expect(() =>
      merge(
        path('fresh'),
        path('dist'),
        new Set(),
        failing('EIO', (from) => from.endsWith('index.html')),
      ),
    ).toThrow(/EIO: no\nPart of the site is new already/);
  });
});

describe('after a build that was ended while it put its site in place', () => {
  test.each<[string, () => void, boolean]>([
    ['between the two steps, the old site is put back', () => (put('dist.old', older), put('dist.new', newer)), true],
    ['before them, nothing is done', () => (put('dist', older), put('dist.new', newer)), false],
    ['after them, nothing is done', () => (put('dist', older), put('dist.old', { half: '' })), false],
    ['never before, nothing is done', () => put('dist', older), false],
  ])('%s', (_, prepare, expected) => {
    prepare();
    expect(restore(path('dist/'))).toBe(expected);
    expect(contents('dist')).toEqual(older);
  });

  test('at any step, there is a whole site then', () => {
    const steps = ['fresh', 'dist', 'dist.new', 'dist.old'];
    for (const step of steps) {
      for (const folder of steps) rmSync(path(folder), { recursive: true, force: true });
      put('fresh', newer);
      put('dist', older);
      const killed = ((from: string, to: string) => {
        if (from === path(step)) throw new Error('killed');
        renameSync(from, to);
      }) as typeof renameSync;
      // A process that is ended puts nothing back: what it would put back is moved again.
      try {
        swap(path('fresh'), path('dist'), killed);
      } catch {
        restore(path('dist'));
      }
      expect([older, newer]).toContainEqual(contents('dist'));
    }
  });
});

describe('putting new files into the old site', () => {
  beforeEach(() =>
    put('dist', { 'posts/same/index.html': 'same', 'posts/gone/deep/index.html': 'gone', 'feed.xml': 'old' }),
  );

  test.each([
    ['on one disk', renameSync],
    ['from another disk', otherDisk],
  ])('keeps what is to stay and takes the rest away, %s', (_, rename) => {
    put('fresh', { 'feed.xml': 'new', 'posts/new/index.html': 'new' });
    merge(path('fresh/'), path('dist/'), new Set(['posts/same/index.html']), rename);
    expect(contents('dist')).toEqual({
      ...newer,
      'feed.xml': 'new',
      'posts/new/index.html': 'new',
      'posts/same/index.html': 'same',
    });
    expect(readdirSync(path('dist/posts')).sort()).toEqual(['new', 'same']);
  });

  test('a file may come where a folder was, and a folder where a file was', () => {
    put('fresh', { 'feed.xml/index.html': 'new', 'posts/gone': 'new' });
    merge(path('fresh'), path('dist'), new Set(['posts/same/index.html']));
    expect(contents('dist')).toEqual({
      ...newer,
      'feed.xml/index.html': 'new',
      'posts/gone': 'new',
      'posts/same/index.html': 'same',
    });
  });

  test('what a page shows comes before the page, and what is gone goes last', () => {
    const order: string[] = [];
    const noting = ((from: string, to: string) => {
      order.push(`${to.slice(path('dist/').length)}${existsSync(path('dist/posts/gone')) ? '' : ', gone'}`);
      renameSync(from, to);
    }) as typeof renameSync;
    merge(path('fresh'), path('dist'), new Set(), noting);
    expect(order).toEqual(['.incoming', '_astro/a.css', 'index.html']);
  });
});

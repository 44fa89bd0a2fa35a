import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BundleCache, DamagedBundle, environmentDigest } from '../../src/build/page-bundle.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'bundle-'))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const folder = 'node_modules/.cache/bundle';
const open = (version = 'code 1') => new BundleCache(root, version);

/** Saves what Astro would have written for code with one image. */
function save(isCacheable = true) {
  write(`${folder}/.prerender/prerender-entry.x.mjs`, 'export const app = 1;');
  write(`${folder}/.prerender/chunks/page.mjs`, 'export {};');
  write(`${folder}/_astro/a.12345678.png`, 'pixels');
  return open().save([], {} as never, isCacheable);
}

describe('the bundle of the last build', () => {
  test('is there with all its files, those of the site apart', () => {
    const bundle = save();
    expect(bundle.entry).toBe('modules/prerender-entry.x.mjs');
    expect(open().read()).toEqual(bundle);
    expect(open().assets(bundle)).toEqual(['_astro/a.12345678.png']);
  });

  test.each<[string, () => unknown]>([
    ['a module of it has changed', () => write(`${folder}/modules/chunks/page.mjs`, 'export { };')],
    ['a module of it is empty', () => write(`${folder}/modules/chunks/page.mjs`, '')],
    ['a module of it is gone', () => rmSync(join(root, folder, 'modules/prerender-entry.x.mjs'))],
    ['its index is cut', () => write(`${folder}.json`, '{')],
    ['it was removed', () => open().clear()],
  ])('counts as missing when %s', (_, damage) => {
    save();
    damage();
    expect(open().read()).toBeUndefined();
  });

  test('gives the files of the site as they were written, and no others', () => {
    const bundle = save();
    expect(open().readAsset(bundle, '_astro/a.12345678.png').toString()).toBe('pixels');
    write(`${folder}/_astro/a.12345678.png`, 'other');
    expect(() => open().readAsset(bundle, '_astro/a.12345678.png')).toThrow(DamagedBundle);
    rmSync(join(root, folder, '_astro'), { recursive: true });
    expect(() => open().readAsset(bundle, '_astro/a.12345678.png')).toThrow(DamagedBundle);
  });

  test('is that of one version of the code', () => {
    save();
    expect(open('code 2').read()).toBeUndefined();
  });

  test('is not cached when it holds programs that may import anything', () => {
    save(false);
    expect(open().read()).toBeUndefined();
  });
});

test('settings, public variables and files of variables are part of the version', () => {
  const digest = () => environmentDigest(root, { url: 'https://a.example' });
  const first = digest();
  expect(environmentDigest(root, { url: 'https://b.example' })).not.toBe(first);
  write('.env.production', 'PUBLIC_A=1');
  const second = digest();
  process.env['PUBLIC_B'] = '1';
  const third = digest();
  delete process.env['PUBLIC_B'];
  expect(new Set([first, second, third]).size).toBe(3);
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const file = (path: string) => fileURLToPath(new URL(`../../node_modules/astro/dist/${path}`, import.meta.url));
const load = (path: string) => import(file(path)) as Promise<Record<string, unknown>>;

// What `src/build/README.md` lists. Where one of these fails, Astro has changed it, and the file named must follow.

test('the app of a bundle has what page-bundle.ts asks it for', async () => {
  const { BuildApp } = (await load('core/build/app.js')) as { BuildApp: { prototype: object } };
  for (const name of ['setInternals', 'setOptions', 'getComponentByRoute', 'render'])
    expect(name in BuildApp.prototype, name).toBe(true);
  expect(readFileSync(file('entrypoints/prerender.js'), 'utf8')).toMatch(/export \{\s*app,/);
});

test('the list of all paths is where make-pages.ts looks for it', async () => {
  const { StaticPaths } = (await load('runtime/prerender/static-paths.js')) as { StaticPaths: { prototype: object } };
  expect('getAll' in StaticPaths.prototype).toBe(true);
});

test('images are asked for, and named, as static-images.ts does', async () => {
  const names = await load('assets/utils/hash.js');
  expect([typeof names['hashTransform'], typeof names['propsToFilename']]).toEqual(['function', 'function']);
  const asked = readFileSync(file('assets/internal.js'), 'utf8');
  for (const name of ['addStaticImage', 'imageService']) expect(asked, name).toContain(`astroAsset.${name}`);
});

test('the module with the content has the name that runtime-content.ts answers to', () => {
  expect(readFileSync(file('content/consts.js'), 'utf8')).toContain('"astro:data-layer-content"');
});

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject } from './project.ts';
import { buildSite, diffTrees, sharedSite } from './site.ts';

const page = `---
import { readFileSync } from 'node:fs';
const note = readFileSync('src/content/note.txt', 'utf8');
---
<p>{note}, {process.env.TZ}, {import.meta.env.MODE}</p>`;

/** A project of one page, so that these tests are about the helper, and fast. */
const tiny = {
  from: mkdtempSync(join(tmpdir(), 'blog-empty-')),
  files: {
    'package.json': JSON.stringify({ type: 'module', scripts: { build: 'astro build && echo build complete' } }),
    'astro.config.mjs': 'export default {};',
    'public/empty.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'src/pages/index.astro': page,
  },
  content: { 'note.txt': 'first' },
};
afterAll(() => rmSync(tiny.from, { recursive: true }));

describe('a copy of the project', () => {
  const site = sharedSite({ ...tiny, env: { TZ: 'Pacific/Auckland' } });

  test('is built by its own build script', () => {
    expect(site().output).toContain('build complete');
    expect(site().files()).toEqual(['empty.svg', 'index.html']);
  });

  test('holds the given content and environment, not those of the tests', () => {
    expect(site().read('index.html')).toContain('first, Pacific/Auckland, production');
  });

  test('keeps its caches to itself', () => {
    expect(existsSync(join(site().dir, 'node_modules/.astro'))).toBe(true);
  });

  test('can be changed and built again, and compared with another', async () => {
    const other = await buildSite({ ...tiny, env: { TZ: 'Pacific/Auckland' } });
    expect(diffTrees(site().dist, other.dist)).toEqual([]);
    const again = await other.rebuild({ content: { 'note.txt': 'second' }, files: { 'public/empty.svg': null } });
    expect(again.status).toBe(0);
    expect(diffTrees(site().dist, other.dist)).toEqual(['empty.svg', 'index.html']);
    other.remove();
    expect(existsSync(other.dir)).toBe(false);
  });
});

test('a failed build is a result, not an exception', async () => {
  const site = await buildSite({ ...tiny, content: {} });
  expect(site).toMatchObject({ status: 1, dist: join(site.dir, 'dist') });
  expect(site.output).toContain('note.txt');
});

test('a copy starts with a page `about`, as the navigation links to it', () => {
  const project = createProject();
  expect(existsSync(join(project.dir, 'src/content/pages/about.md'))).toBe(true);
  expect(existsSync(join(project.dir, 'src/content/posts'))).toBe(false);
  project.remove();
});

import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The settings of the tests' own blog stand in for the owner's. */
const alias = [
  { find: /^(\.\.\/)+(src\/)?site\.ts$/, replacement: fileURLToPath(new URL('fixtures/site.ts', import.meta.url)) },
];

/** Keeps tests from reading what the owner writes. */
const setupFiles = ['tests/support/guard.ts'];

/** Tests that build a site or drive a browser. */
const heavy = ['tests/site/**/*.test.ts', 'tests/browser/**/*.test.ts', 'tests/support/**/*.test.ts'];

/** Other tests that put something in the place of a module, a global or a function: they need modules of their own. */
const mocking = globSync('tests/**/*.test.ts', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\bvi\.(mock|doMock|resetModules|stubGlobal|spyOn)\(/.test(readFileSync(join(root, file), 'utf8')));

/** The files that take longest, in that order: all else fits in beside them. */
const longest = [
  ...['site/incremental', 'browser/pages', 'site/owner', 'browser/features', 'site/poisoned', 'browser/languages'],
  ...['site/update', 'browser/archive', 'site/same', 'site/notes', 'site/import', 'site/errors', 'site/links'],
];

/** Starts the longest files first, builds before small tests, so that no processor waits for another at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return index === -1 ? longest.length : index;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

/** One group for all, with a worker for each processor: a build alone keeps one and a half busy. */
const shared = { setupFiles, maxWorkers: availableParallelism(), sequence: { groupOrder: 1 } };

export default defineConfig({
  root,
  test: {
    watch: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: 'site',
          globalSetup: ['tests/support/shared-caches.ts'],
          include: heavy,
          testTimeout: 300_000,
          hookTimeout: 900_000,
          ...shared,
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...heavy, ...mocking],
          // Modules are loaded once for all of them: loading them for each file took more time than the tests.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 120_000, // one of them starts a browser
          ...shared,
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: 'unit, isolated',
          include: mocking,
          exclude: heavy,
          testTimeout: 30_000,
          hookTimeout: 120_000,
          ...shared,
        },
      },
    ],
  },
});

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The settings of the tests' own blog stand in for the owner's. */
const alias = [
  { find: /^(\.\.\/)+(src\/)?site\.ts$/, replacement: fileURLToPath(new URL('fixtures/site.ts', import.meta.url)) },
];

/** Keeps tests from reading what the owner writes. */
const setupFiles = ['tests/support/guard.ts'];

/** Tests that build a site or drive a browser: each keeps about two cores busy. */
const heavy = ['tests/site/**/*.test.ts', 'tests/browser/**/*.test.ts', 'tests/support/**/*.test.ts'];

export default defineConfig({
  root,
  test: {
    watch: false,
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: 'unit',
          setupFiles,
          include: ['tests/**/*.test.ts'],
          exclude: heavy,
          testTimeout: 30_000,
          hookTimeout: 60_000, // one of them starts a browser
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: 'site',
          globalSetup: ['tests/support/compiled-code.ts'],
          setupFiles,
          include: heavy,
          testTimeout: 180_000,
          hookTimeout: 600_000,
          maxWorkers: Math.max(1, Math.floor(availableParallelism() / 2)),
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

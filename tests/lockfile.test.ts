import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './support/project.ts';

const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { integrity?: string; version: string }>;
};
const { '': _, ...installed } = packages;

test('every package is locked by its checksum, those for other machines too', () => {
  expect(
    Object.entries(installed)
      .filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))
      .map(([path]) => path),
  ).toEqual([]);
});

test.each(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'])(
  'the lock file has what %s needs',
  (machine) => {
    // One package each of the compiler, the Markdown parser and the image library, which are built for each machine.
    for (const name of ['@astrojs/compiler-binding-', '@bruits/satteri-', '@img/sharp-']) {
      expect(
        Object.keys(installed).filter((path) => path.startsWith(`node_modules/${name}${machine}`)),
        name,
      ).not.toEqual([]);
    }
  },
);

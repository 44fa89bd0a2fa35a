import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownersFiles, projectRoot } from '../support/project.ts';
import { listFiles } from '../support/trees.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const code = listFiles(join(projectRoot, 'src'))
  .map((path) => `src/${path}`)
  .filter((path) => /\.(css|astro|ts)$/.test(path) && !ownersFiles.includes(path));

test(
  'every custom property that the styles use is a token of the tests’ blog, which has its own copy of ' + 'tokens.css',
  () => {
    const all = [
      read('tests/fixtures/styles/tokens.css'),
      ...code.filter((path) => !path.startsWith('src/content/')).map(read),
    ].join('\n');
    const defined = new Set([...all.matchAll(/(?<!var\()(--[a-z][\w-]+)/g)].map(([name]) => name));
    const used = new Set([...all.matchAll(/var\((--[a-z][\w-]+)\s*\)/g)].map(([, name]) => name!));
    expect(used.size).toBeGreaterThan(20);
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  },
);

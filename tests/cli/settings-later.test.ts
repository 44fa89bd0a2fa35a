import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** What a module loads before it runs: its imports of values, and theirs. */
function loadedBy(module: string, seen = new Set<string>()): Set<string> {
  if (seen.has(module)) return seen;
  seen.add(module);
  const imports = /^(?:import|export) (?!type\b)(?:[^;']*? from )?'(\.[^']+\.ts)'/gm;
  for (const [, name] of readFileSync(module, 'utf8').matchAll(imports)) {
    const path = join(dirname(module), name!);
    if (existsSync(path)) loadedBy(path, seen);
  }
  return seen;
}

// Only then can it say by file and line what is wrong with them.
test.each(['build', 'init', 'import', 'new', 'links', 'update'])('%s runs before the settings are loaded', (name) => {
  const loaded = [...loadedBy(`src/cli/${name}.ts`)];
  expect(loaded).toContain('src/core/diagnostics.ts');
  expect(loaded).not.toContain('src/site.ts');
});

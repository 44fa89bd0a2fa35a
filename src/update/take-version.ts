import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carryOut } from '../core/carry-out.ts';
import { formatRecord, readEngineFiles, recordPath, versionOf } from './engine-files.ts';
import { readIfThere } from './other-version.ts';
import type { UpdatePlan } from './plan.ts';

/** Copies a project without what is made in it, to try another version on. */
export function copyProject(root: string, copy: string): void {
  const isMade = /^\/(?:node_modules|dist|\.astro|\.git)(?:\/|$)/;
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !isMade.test(path.slice(root.length).replaceAll('\\', '/')),
  });
}

/** Gives a project the files of another version, and notes them. Where a step fails, nothing has changed. */
export function takeVersion({ write, remove }: UpdatePlan, other: string, root: string): void {
  const record = { version: versionOf(other), files: readEngineFiles(other) };
  const writes = {
    ...Object.fromEntries(write.map((path) => [path, readFileSync(join(other, path))])),
    ...Object.fromEntries(remove.map((path) => [path, undefined])),
    [recordPath]: formatRecord(record),
  };
  carryOut({ writes }, root);
}

/**
 * Leaves in a copy only the files of another version, and those of the engine that the owner chose to `keep`: its tests
 * are about nothing else, and would find fault with what the owner added.
 */
export function removeAdditions({ stay }: UpdatePlan, keep: readonly string[], other: string, copy: string): void {
  const files = readEngineFiles(other);
  const added = [...readEngineFiles(copy).keys()].filter((path) => !files.has(path));
  const restored = [...added, ...stay].filter((path) => !keep.includes(path));
  carryOut({ writes: Object.fromEntries(restored.map((path) => [path, readIfThere(other, path)])) }, copy);
}

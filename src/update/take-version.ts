import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carryOut } from '../core/carry-out.ts';
import { formatRecord, readEngineFiles, recordPath, versionOf } from './engine-files.ts';
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

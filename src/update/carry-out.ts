import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/**
 * Gives a project the files of another version, and notes them. Where a step fails, those before it are undone, and
 * what it threw is thrown.
 */
export function carryOut({ write, remove }: UpdatePlan, other: string, root: string): void {
  const undo: (() => void)[] = [];
  const put = (path: string, data: Uint8Array | undefined) => {
    const file = join(root, path);
    const before = existsSync(file) ? readFileSync(file) : undefined;
    undo.push(() => (before === undefined ? rmSync(file, { force: true }) : writeFileSync(file, before)));
    if (data === undefined) return rmSync(file, { force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, data);
    renameSync(`${file}.new`, file);
  };
  try {
    for (const path of write) put(path, readFileSync(join(other, path)));
    for (const path of remove) put(path, undefined);
    const record = { version: versionOf(other), files: readEngineFiles(other) };
    put(recordPath, Buffer.from(formatRecord(record)));
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

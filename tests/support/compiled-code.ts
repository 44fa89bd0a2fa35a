import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * V8 compiles the same code in every copy of the project that a test builds, a fifth of what a first build takes. The
 * compiled code of the first copy is given to those made later in the same run. Node uses it for the same source only.
 */
const variable = 'BLOG_TESTS_COMPILED';

/** Run before all tests of sites, by Vitest: makes the folder for the code to be shared. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'blog-compiled-'));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Where the project in `dir` has its compiled code; its own build has it there, too. */
const folderIn = (dir: string): string => join(dir, 'node_modules/.cache/compiled');

/** Variables with which Node caches the compiled code of a project so that it fits another copy. */
export const compileCache = (dir: string): Record<string, string> =>
  sharedCode() !== undefined && existsSync(join(dir, 'node_modules'))
    ? { NODE_COMPILE_CACHE: folderIn(dir), NODE_COMPILE_CACHE_PORTABLE: '1' }
    : {};

/** Gives a new copy the code of an earlier one. */
export function takeCompiledCode(dir: string): void {
  const shared = sharedCode();
  if (shared !== undefined && existsSync(shared)) cpSync(shared, folderIn(dir), { recursive: true });
}

/** Leaves the code of a copy for others, if there is none yet. */
export function shareCompiledCode(dir: string): void {
  const shared = sharedCode();
  if (shared === undefined || existsSync(shared) || !existsSync(folderIn(dir))) return;
  const unfinished = mkdtempSync(`${shared}-`);
  cpSync(folderIn(dir), unfinished, { recursive: true });
  try {
    renameSync(unfinished, shared);
  } catch {
    // Another worker was faster.
  }
}

const sharedCode = (): string | undefined => process.env[variable] && join(process.env[variable], 'code');

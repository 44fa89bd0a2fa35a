import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from './trees.ts';

/**
 * What is the same in every copy of the project that a test builds is made once in a run, and given to the copies made
 * later: the compiled code of modules, a fifth of what a first build takes, and the bundle of the pages, half of it.
 * Node uses compiled code for the same source only, and a bundle is given to copies with the same code and settings.
 */
const variable = 'BLOG_TESTS_CACHES';

/** Run before all tests of sites, by Vitest: makes the folder for what is shared. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'blog-caches-'));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

const caches = 'node_modules/.cache';

/** Where the project in `dir` has its compiled code; its own build has it there, too. */
const compiledIn = (dir: string): string => join(dir, caches, 'compiled');

/** Variables with which Node caches the compiled code of a project so that it fits another copy. */
export const compileCache = (dir: string): Record<string, string> =>
  process.env[variable] !== undefined && existsSync(join(dir, 'node_modules'))
    ? { NODE_COMPILE_CACHE: compiledIn(dir), NODE_COMPILE_CACHE_PORTABLE: '1' }
    : {};

/**
 * A digest of all files of a copy but its content, and of what else a build is given: a bundle is found by it. It is
 * not the one by which a build decides whether a bundle fits, because that one is tested.
 */
function codeDigest(dir: string, given: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(given));
  const atTop = readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  for (const file of [...atTop.sort(), ...filesIn(dir, 'src'), ...filesIn(dir, 'public')])
    if (!file.startsWith('src/content/')) hash.update(`\n${file}\n`).update(readFileSync(join(dir, file)));
  return hash.digest('hex');
}

const filesIn = (dir: string, folder: string): string[] =>
  existsSync(join(dir, folder)) ? listFiles(join(dir, folder)).map((file) => `${folder}/${file}`) : [];

/** Gives a new copy the compiled code of an earlier one. */
export const takeCompiledCode = (dir: string): boolean => take('compiled', dir);

/**
 * Gives a copy the bundle that the first build of another with the same code has left, if there is one; not a copy with
 * MDX, which is bundled in each build. `given` is what the build is given beside its files. What this returns is to be
 * called when the first build of the copy has passed: it leaves for others what they do not have yet.
 */
export function shareBundle(dir: string, given: unknown): () => void {
  const code = codeDigest(dir, given);
  const hasPrograms = filesIn(dir, 'src/content').some((file) => file.endsWith('.mdx'));
  if (!hasPrograms) take(code, dir);
  return () => {
    if (!existsSync(join(dir, caches, 'bundle.json'))) return;
    leave('compiled', dir, ['compiled']);
    leave(code, dir, ['bundle', 'bundle.json']);
  };
}

/** Copies what is shared under a name into the caches of a copy, if it is there, and says whether it is. */
function take(name: string, dir: string): boolean {
  const shared = sharedAs(name);
  if (shared === undefined || !existsSync(shared)) return false;
  cpSync(shared, join(dir, caches), { recursive: true });
  return true;
}

/** Shares some of the caches of a copy under a name, if nothing is there yet. */
function leave(name: string, dir: string, files: string[]): void {
  const shared = sharedAs(name);
  if (shared === undefined || existsSync(shared)) return;
  const unfinished = mkdtempSync(`${shared}-`);
  for (const file of files) cpSync(join(dir, caches, file), join(unfinished, file), { recursive: true });
  try {
    renameSync(unfinished, shared);
  } catch {
    // Another worker was faster.
  }
}

const sharedAs = (name: string): string | undefined => process.env[variable] && join(process.env[variable], name);

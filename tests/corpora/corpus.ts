import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How well one kind of input is read, counted over a public corpus. */
export interface Result {
  /** What was read, in a few words: `blocks of Mermaid’s documentation`. */
  name: string;
  total: number;
  right: number;
  /** What was not right, by kind; each with where it is in the corpus. */
  failures: Map<string, string[]>;
}

/** Counts inputs as they are tried. */
export function createResult(name: string): Result & { pass(): void; fail(kind: string, at: string): void } {
  const result: Result = { name, total: 0, right: 0, failures: new Map() };
  return Object.assign(result, {
    pass() {
      result.total++;
      result.right++;
    },
    fail(kind: string, at: string) {
      result.total++;
      result.failures.set(kind, [...(result.failures.get(kind) ?? []), at]);
    },
  });
}

const cache = 'node_modules/.cache/corpora';

/**
 * A folder with these paths of a public repository of GitHub at a commit, fetched when it is first asked for. Where the
 * environment has `CORPORA`, a folder with working copies named `owner+name`, it is taken from there, at any commit.
 * Throws when git does.
 */
export function checkOut(repository: string, commit: string, paths: readonly string[]): string {
  const name = repository.replace('/', '+');
  if (process.env.CORPORA !== undefined) return join(process.env.CORPORA, name);
  const folder = join(cache, `${name}+${commit.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: partial, stdio: ['ignore', 'ignore', 'inherit'] });
  git('init', '--quiet');
  git('remote', 'add', 'origin', `https://github.com/${repository}.git`);
  git('fetch', '--quiet', '--depth', '1', '--filter=blob:none', 'origin', commit);
  git('checkout', '--quiet', commit, '--', ...paths);
  renameSync(partial, folder);
  return folder;
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Conversion } from './convert.ts';
import type { SourceTree } from './tree.ts';

/** A copy of the project in a temporary folder, in which what an import would write is built before it is written. */
export interface Stage {
  write(path: string, text: string): void;
  remove(path: string): void;
  /** What is wrong with the content, as a build would report it. */
  check(): Promise<Diagnostic[]>;
  close(): void;
}

/** What of the project is no part of the stage. */
const notCopied = new Set(['node_modules', 'dist', '.git', '.astro', 'tests']);

/** Makes a stage of the project with what was converted, and what else will change. */
export function openStage(
  { root, now }: { root: string; now: number },
  conversion: Conversion,
  tree: SourceTree,
  { left, writes }: { left: ReadonlySet<string>; writes: Readonly<Record<string, string>> },
): Stage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'import-')));
  const isLeft = (path: string) => left.has(path.slice(root.length + 1).replaceAll('\\', '/'));
  for (const name of readdirSync(root).filter((each) => !notCopied.has(each)))
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (path) => !isLeft(path) && (existsSync(path) ? !isOther(path) : false),
    });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(writes)) write(path, text);
  for (const { file, text } of conversion.documents) write(file, text);
  for (const [to, from] of conversion.copies) {
    rmSync(join(folder, to), { force: true });
    tree.copy(from, join(folder, to), true);
  }
  let checker: ChildProcess | undefined;
  return {
    write,
    remove: (path) => rmSync(join(folder, path), { force: true, recursive: true }),
    async check() {
      checker ??= fork(join(folder, 'src/import/check-worker.ts'), {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      checker.send({ root: join(folder, '/'), cache: join(folder, '.cache', '/'), now });
      const [answer] = (await Promise.race([once(checker, 'message'), once(checker, 'exit')])) as [
        Diagnostic[] | { failure: string } | number | null,
      ];
      if (!Array.isArray(answer))
        throw new Error(
          typeof answer === 'object' && answer !== null
            ? answer.failure
            : 'The check of what was converted ended before its time.',
        );
      return answer;
    },
    close() {
      checker?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a path is neither a file nor a folder. */
const isOther = (path: string): boolean => {
  const found = statSync(path);
  return !found.isFile() && !found.isDirectory();
};

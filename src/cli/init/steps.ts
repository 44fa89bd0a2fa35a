import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Move } from './sample.ts';

/** What is to be done to the project, all of it or nothing. */
export interface Plan {
  moves: readonly Move[];
  /** Texts to write, by path from the project's root. */
  writes: Readonly<Record<string, string>>;
}

/**
 * Does what the plan says in the project in `root`; where a step fails, undoes those before it and throws what it
 * threw.
 */
export function carryOut({ moves, writes }: Plan, root: string): void {
  const undo: (() => void)[] = [];
  // Until all is done or undone, Ctrl-C waits.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  try {
    for (const { from, to } of moves) {
      mkdirSync(dirname(join(root, to)), { recursive: true });
      renameSync(join(root, from), join(root, to));
      undo.push(() => renameSync(join(root, to), join(root, from)));
    }
    for (const [path, text] of Object.entries(writes)) {
      const file = join(root, path);
      const before = existsSync(file) ? readFileSync(file) : undefined;
      undo.push(() => (before === undefined ? rmSync(file, { force: true }) : writeFileSync(file, before)));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  } finally {
    process.off('SIGINT', wait);
  }
}

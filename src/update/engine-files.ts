import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compare } from '../core/order.ts';
import { listFiles } from '../core/walk.ts';
import { enginePaths, isOwners } from './owner-paths.ts';

/** Ids of files’ contents by path, relative to a project, with `/`; an id is that of a git blob. */
export type FileIds = ReadonlyMap<string, string>;

/** Where a project notes the engine’s files as they came, to know later which were changed by hand. */
export const recordPath = '.config/engine.json';

/** What a project notes. */
export interface EngineRecord {
  /** `version` of the engine’s package.json. */
  version: string;
  files: FileIds;
}

/** The id that git gives to a file’s contents (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). */
const blobId = (data: Uint8Array): string =>
  createHash('sha1').update(`blob ${data.length}\0`).update(data).digest('hex');

/** The engine’s files in a folder. */
export function readEngineFiles(root: string): FileIds {
  const files = enginePaths.flatMap((top) => {
    const found = lstatSync(join(root, top), { throwIfNoEntry: false });
    if (found === undefined) return [];
    return found.isDirectory() ? listFiles(join(root, top), isMade).map((file) => `${top}/${file}`) : [top];
  });
  return new Map(
    files
      .filter((file) => !isOwners(file) && file !== recordPath)
      .sort(compare)
      .map((file) => [file, blobId(readFileSync(join(root, file)))]),
  );
}

/** Names of what no one wrote. */
const isMade = (name: string): boolean => ['node_modules', 'dist', '.astro', '.DS_Store'].includes(name);

/** The version that a project’s package.json names. */
export const versionOf = (root: string): string =>
  String((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version?: string }).version);

/** What a project has noted; `undefined` where it has not, or what is there cannot be read. */
export function readRecord(root: string): EngineRecord | undefined {
  const path = join(root, recordPath);
  if (!existsSync(path)) return undefined;
  try {
    const { version, files } = JSON.parse(readFileSync(path, 'utf8')) as { version: string; files: object };
    return { version, files: new Map(Object.entries(files)) };
  } catch {
    return undefined;
  }
}

/** The record of files as JSON, one to a line, so that git shows what changed. */
export const formatRecord = ({ version, files }: EngineRecord): string =>
  `${JSON.stringify({ version, files: Object.fromEntries(files) }, null, 2)}\n`;

/** Notes the engine’s files as they are now: when a blog begins. */
export function writeRecord(root: string): void {
  mkdirSync(dirname(join(root, recordPath)), { recursive: true });
  writeFileSync(join(root, recordPath), formatRecord({ version: versionOf(root), files: readEngineFiles(root) }));
}

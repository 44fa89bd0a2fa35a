import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * What is kept in a folder from one build to the next. Every file begins with a digest of the version, its own name and
 * what it holds. A file that is empty, cut, garbled, another's, or of another version counts as not there, so that its
 * owner makes it again.
 */
export interface Cache {
  /** The bytes that were kept under a name, if they are still the same. */
  get(name: string): Buffer | undefined;
  /** The same for what `setJson` has kept. */
  getJson<T>(name: string): T | undefined;
  /** Keeps bytes or text under a name, in one step. Throws what the file system throws, such as `ENOSPC`. */
  set(name: string, data: string | Uint8Array): void;
  /** Keeps a value as JSON. */
  setJson(name: string, value: unknown): void;
  /** Names of all files of the folder, sound or not. */
  names(): string[];
  /** Removes what is kept under a name, if there is something. */
  remove(name: string): void;
  /** Removes all but the names given, files that were never finished too. */
  prune(names: ReadonlySet<string>): void;
}

/** Length of a SHA-256 in base64url, without padding. */
const digestLength = 43;

/** Digest of text or bytes, fit for a file’s name. */
export const digestOf = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('base64url');

const sealOf = (version: string, name: string, data: string | Uint8Array): string =>
  createHash('sha256')
    .update(`${JSON.stringify([version, name])}\n`)
    .update(data)
    .digest('base64url');

/**
 * Opens the cache in a folder, which need not be there yet. `version` stands for all that decides what the kept things
 * look like and is not in their names, such as the code that makes them; what another version has kept is not given.
 */
export function openCache(folder: string, version: string): Cache {
  const cache: Cache = {
    get(name) {
      const file = readIfThere(join(folder, name));
      const data = file?.subarray(digestLength + 1);
      return data !== undefined && file!.toString('latin1', 0, digestLength + 1) === `${sealOf(version, name, data)}\n`
        ? data
        : undefined;
    },
    getJson: <T>(name: string) => {
      const data = cache.get(name);
      return data === undefined ? undefined : (JSON.parse(data.toString()) as T);
    },
    set(name, data) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      writeWhole(join(folder, name), Buffer.concat([Buffer.from(`${sealOf(version, name, bytes)}\n`), bytes]));
    },
    setJson: (name, value) => cache.set(name, JSON.stringify(value)),
    names: () => namesIn(folder),
    remove: (name) => rmSync(join(folder, name), { recursive: true, force: true }),
    prune(names) {
      for (const name of namesIn(folder)) if (!names.has(name)) cache.remove(name);
    },
  };
  return cache;
}

/** What a cache without a version has kept in a file. Throws when it has been damaged since it was looked at. */
export function readCached(path: string): Buffer {
  const data = openCache(dirname(path), '').get(basename(path));
  if (data === undefined)
    throw new Error(`${path} was damaged while it was in use. Run the command again: it will be made anew.`);
  return data;
}

/** Digest of a file; `undefined` when it is not there or cannot be read. */
export function digestOfFile(path: string): string | undefined {
  const data = readIfThere(path);
  return data && digestOf(data);
}

/** Writes a plain file of the cache, which something else has to find by its path, unless it already holds these bytes. */
export function writeCachedFile(path: string, data: Uint8Array): void {
  if (!readIfThere(path)?.equals(data)) writeWhole(path, data);
}

let written = 0;

/** Writes a file so that a reader sees all of it or nothing, even if this process is ended meanwhile. */
function writeWhole(path: string, data: string | Uint8Array): void {
  const unfinished = `${path}.${process.pid}-${(written += 1)}.new`;
  makeFolder(dirname(path));
  try {
    writeFileSync(unfinished, data);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Makes a folder of a cache, in the place of whatever else has that name. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw error;
    rmSync(path);
    mkdirSync(path);
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { createHash, hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Files in a folder that last from one build to the next. Each begins with a digest of the version, its own name and
 * its bytes, which is verified when it is read: a file that is empty, cut, garbled, another's, or of another version
 * counts as missing, so that its bytes are made again.
 */
export interface Cache {
  /** The bytes under a name, if they are still as they were written. */
  get(name: string): Buffer | undefined;
  /** Writes bytes or text under a name, in one step. Throws what the file system throws, such as `ENOSPC`. */
  set(name: string, data: string | Uint8Array): void;
  /** Names of all files of the folder, sound or not. */
  names(): string[];
  /** Removes a file, if it is there. */
  remove(name: string): void;
  /** Removes all but the names given, unfinished files too. */
  prune(names: ReadonlySet<string>): void;
}

/** One value, cached as JSON in a file of its own. */
export interface CachedValue<T> {
  /** The value as it was written last; `undefined` without one. */
  read(): T | undefined;
  /** Writes the value, in one step. */
  write(value: T): void;
  /** Removes the value, if there is one. */
  remove(): void;
}

/** Length of a SHA-256 in base64url, without padding. */
const digestLength = 43;

/** Digest of text or bytes, fit for a file’s name. */
export const digestOf = (data: string | Uint8Array): string => hash('sha256', data, 'base64url');

const sealOf = (version: string, name: string, data: string | Uint8Array): string =>
  createHash('sha256')
    .update(`${JSON.stringify([version, name])}\n`)
    .update(data)
    .digest('base64url');

/**
 * Opens the cache in a folder, which need not exist. `version` stands for all that decides what the files hold and is
 * not in their names, such as the code that makes them; a cache whose names are digests of all that needs none.
 */
export function openCache(folder: string, version = ''): Cache {
  const remove = (name: string) => rmSync(join(folder, name), { recursive: true, force: true });
  return {
    get(name) {
      const file = readIfThere(join(folder, name));
      const data = file?.subarray(digestLength + 1);
      return data !== undefined && file!.toString('latin1', 0, digestLength + 1) === `${sealOf(version, name, data)}\n`
        ? data
        : undefined;
    },
    set(name, data) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      writeWhole(join(folder, name), Buffer.concat([Buffer.from(`${sealOf(version, name, bytes)}\n`), bytes]));
    },
    names: () => namesIn(folder),
    remove,
    prune(names) {
      for (const name of namesIn(folder)) if (!names.has(name)) remove(name);
    },
  };
}

/** Opens the value in a file, which need not exist. `version` as in `openCache`. */
export function openCachedValue<T>(path: string, version = ''): CachedValue<T> {
  const [cache, name] = [openCache(dirname(path), version), basename(path)];
  return {
    read() {
      const data = cache.get(name);
      return data === undefined ? undefined : (JSON.parse(data.toString()) as T);
    },
    write: (value) => cache.set(name, JSON.stringify(value)),
    remove: () => cache.remove(name),
  };
}

/** Digest of a file; `undefined` when it is not there or cannot be read. */
export function digestOfFile(path: string): string | undefined {
  const data = readIfThere(path);
  return data && digestOf(data);
}

/** Writes a plain file that something else, such as Astro, finds by its path; not if it already holds these bytes. */
export function writeCachedFile(path: string, data: Uint8Array): void {
  if (!readIfThere(path)?.equals(data)) writeWhole(path, data);
}

let written = 0;

/** Writes a file so that a reader sees all of it or nothing, even if this process is ended meanwhile. */
export function writeWhole(path: string, data: string | Uint8Array): void {
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

/** Makes the folder of a cache, instead of a file that has its name. */
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

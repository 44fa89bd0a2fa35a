import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { digestOf, writeWhole } from './cache.ts';

/**
 * Texts that last from one build to the next, many to a file (a pack): to open a file for each takes longer than to
 * make it. A text is named by its own digest, by which it is verified when it is read; one that is harmed counts as
 * missing. A pack is written in one step, and is not changed after that.
 */
export interface TextStore {
  /** Adds a text; gives its name, which is its digest and `ending`. Other readers find it after `write`. */
  add(text: string, ending: string): string;
  /** Whether a text is there, and unharmed. */
  has(name: string): boolean;
  /** A text; `undefined` for one that is missing. */
  get(name: string): string | undefined;
  /** Writes what has been added. Throws what the file system throws, such as `ENOSPC`. */
  write(): void;
  /**
   * Forgets all but the texts named, and removes all other files. A pack of which most is left stays as it is; the rest
   * is written together.
   */
  prune(names: ReadonlySet<string>): void;
}

/** Where a text stands: its pack, and its bytes there. */
interface Position {
  pack: string;
  start: number;
  length: number;
}

/** A pack is written as soon as it has so many bytes. */
const fullPack = 4 * 2 ** 20;
/** Packs with fewer bytes that are needed are small; so many of them may lie beside each other. */
const smallPack = fullPack / 2;
const mostSmall = 8;

/** Opens the store in a folder, which need not exist. */
export function openTextStore(folder: string): TextStore {
  const positions = new Map(packsIn(folder).flatMap((pack) => positionsIn(folder, pack)));
  /** The unharmed texts of each pack that has been looked at. */
  const sound = new Map<string, ReadonlySet<string>>();
  const added = new Map<string, Buffer>();
  let addedBytes = 0;
  const soundIn = (pack: string) => {
    const names = sound.get(pack) ?? soundTexts(folder, pack);
    sound.set(pack, names);
    return names;
  };
  const has = (name: string) => {
    const pack = positions.get(name)?.pack;
    return added.has(name) || (pack !== undefined && soundIn(pack).has(name));
  };
  const write = () => {
    if (added.size === 0) return;
    const index = Buffer.from(`${JSON.stringify([...added].map(([name, { length }]) => [name, length]))}\n`);
    const pack = `${digestOf(index)}.pack`;
    writeWhole(join(folder, pack), Buffer.concat([index, ...added.values()]));
    for (const position of positionsOf(pack, index)) positions.set(...position);
    sound.set(pack, new Set(added.keys()));
    added.clear();
    addedBytes = 0;
  };
  const addBytes = (name: string, bytes: Buffer) => {
    added.set(name, bytes);
    addedBytes += bytes.length;
    if (addedBytes >= fullPack) write();
  };
  const prune = (names: ReadonlySet<string>) => {
    for (const name of [...positions.keys()]) if (!names.has(name)) positions.delete(name);
    const needed = Map.groupBy(positions, ([, { pack }]) => pack);
    const bytesIn = (pack: string) => needed.get(pack)!.reduce((sum, [, { length }]) => sum + length, 0);
    const small = new Set([...needed.keys()].filter((pack) => bytesIn(pack) < smallPack));
    for (const [pack, texts] of needed) {
      const count = positionsIn(folder, pack).length;
      const staysSmall = small.size <= mostSmall && texts.length === count;
      if (soundIn(pack).size === count && (!small.has(pack) || staysSmall)) continue;
      for (const [name, position] of texts) {
        const bytes = readAt(folder, position);
        positions.delete(name);
        if (isSound(name, bytes)) addBytes(name, bytes!);
      }
    }
    write();
    const live = new Set(positions.values().map(({ pack }) => pack));
    for (const file of filesIn(folder))
      if (!live.has(file)) rmSync(join(folder, file), { recursive: true, force: true });
  };
  return {
    add(text, ending) {
      const name = `${digestOf(text)}.${ending}`;
      if (!has(name)) addBytes(name, Buffer.from(text));
      return name;
    },
    has,
    get(name) {
      const position = positions.get(name);
      const bytes = added.get(name) ?? (position && readAt(folder, position));
      return isSound(name, bytes) ? bytes!.toString() : undefined;
    },
    write,
    prune,
  };
}

const stores = new Map<string, TextStore>();

/** A text of a store, by its path. Throws when it has been damaged since it was verified. */
export function readStoredText(path: string): string {
  const folder = dirname(path);
  const read = (isNew: boolean) => {
    const store = (isNew ? undefined : stores.get(folder)) ?? openTextStore(folder);
    stores.set(folder, store);
    return store.get(basename(path));
  };
  // Another thread may have written it since.
  const text = read(false) ?? read(true);
  if (text === undefined)
    throw new Error(`${path} was damaged while it was in use. Run the command again: it will be made anew.`);
  return text;
}

const isSound = (name: string, bytes: Buffer | undefined): boolean =>
  bytes !== undefined && name.startsWith(`${digestOf(bytes)}.`);

/** The texts of a pack that are as they were written. */
function soundTexts(folder: string, pack: string): Set<string> {
  const file = attempt(() => readFileSync(join(folder, pack))) ?? Buffer.alloc(0);
  const texts = positionsOf(pack, file.subarray(0, file.indexOf('\n') + 1));
  const sound = texts.filter(
    ([name, { start, length }]) => start + length <= file.length && isSound(name, file.subarray(start, start + length)),
  );
  return new Set(sound.map(([name]) => name));
}

function positionsIn(folder: string, pack: string): [string, Position][] {
  const index = attempt(() => readIndex(join(folder, pack)));
  return index === undefined ? [] : positionsOf(pack, index);
}

/** The first line of a pack. */
function readIndex(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const parts: Buffer[] = [];
    for (;;) {
      const part = Buffer.alloc(2 ** 16);
      const length = readSync(file, part);
      const end = part.subarray(0, length).indexOf('\n') + 1;
      parts.push(part.subarray(0, end || length));
      if (end > 0 || length === 0) return Buffer.concat(parts);
    }
  } finally {
    closeSync(file);
  }
}

/** The texts of a pack by its first line: names and lengths. */
function positionsOf(pack: string, index: Buffer): [string, Position][] {
  const texts = attempt(() => JSON.parse(index.toString()) as unknown);
  if (!Array.isArray(texts)) return [];
  let start = index.length;
  return texts.flatMap((text): [string, Position][] => {
    const [name, length] = Array.isArray(text) ? (text as unknown[]) : [];
    if (typeof name !== 'string' || !Number.isSafeInteger(length) || Number(length) < 0) return [];
    start += Number(length);
    return [[name, { pack, start: start - Number(length), length: Number(length) }]];
  });
}

function readAt(folder: string, { pack, start, length }: Position): Buffer | undefined {
  return attempt(() => {
    const file = openSync(join(folder, pack), 'r');
    try {
      // A length that is none is that of no text.
      const bytes = Buffer.alloc(Math.min(length, 2 ** 28));
      return readSync(file, bytes, { position: start }) === length ? bytes : undefined;
    } finally {
      closeSync(file);
    }
  });
}

const filesIn = (folder: string): string[] => attempt(() => readdirSync(folder)) ?? [];
const packsIn = (folder: string): string[] => filesIn(folder).filter((file) => file.endsWith('.pack'));

/** What is given back, or nothing where the file system or the reader throws. */
function attempt<T>(give: () => T): T | undefined {
  try {
    return give();
  } catch {
    return undefined;
  }
}

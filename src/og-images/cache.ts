import { openCache, type Cache } from '../core/cache.ts';

/** A card as it was drawn. */
export interface Drawn {
  png: Uint8Array;
  /** What its author should know, in whole sentences. */
  warnings: string[];
}

/** How the files of cards end: those without a warning, and those with one. */
const [sound, doubtful] = ['.card', '.doubt'];

/** All that decides how a card looks is in its key. */
const cards = (folder: string): Cache => openCache(folder, '');

/** A card that an earlier build has kept; `undefined` when there is none, or its file is broken. */
export function readKept(folder: string, key: string): Drawn | undefined {
  const data = cards(folder).get(key + sound) ?? cards(folder).get(key + doubtful);
  if (data === undefined) return undefined;
  const end = data.indexOf('\n');
  return {
    png: new Uint8Array(data.subarray(end + 1)),
    warnings: JSON.parse(data.toString('utf8', 0, end)) as string[],
  };
}

/** Keeps a card: a line of JSON with its warnings, then the picture. */
export function keep(folder: string, key: string, { png, warnings }: Drawn): void {
  const name = key + (warnings.length === 0 ? sound : doubtful);
  cards(folder).set(name, Buffer.concat([Buffer.from(`${JSON.stringify(warnings)}\n`), png]));
}

/** Forgets every kept card but those with the keys given. Gives the keys of those that have a warning, to be told in each build. */
export function keepOnly(folder: string, keys: ReadonlySet<string>): Set<string> {
  const keyOf = (file: string) => file.replace(/\.(card|doubt)$/, '');
  const files = cards(folder).names();
  cards(folder).prune(new Set(files.filter((file) => keys.has(keyOf(file)))));
  return new Set(files.filter((file) => file.endsWith(doubtful)).map(keyOf));
}

import { openCache, type Cache } from '../core/cache.ts';

/** An OG image as it was drawn. */
export interface DrawnImage {
  png: Uint8Array;
  /** What its author should know, in whole sentences. */
  warnings: string[];
}

/** How the files of OG images end: those without a warning, and those with one. */
const [sound, doubtful] = ['.card', '.doubt'];

/** All that decides how an OG image looks is in its key. */
const cards = (folder: string): Cache => openCache(folder);

/** Names of all files that are kept. */
export const namesOfKept = (folder: string): string[] => cards(folder).names();

/** An OG image that an earlier build has kept; `undefined` when there is none, or its file is broken. */
export function readKept(folder: string, key: string): DrawnImage | undefined {
  const data = cards(folder).get(key + sound) ?? cards(folder).get(key + doubtful);
  if (data === undefined) return undefined;
  const end = data.indexOf('\n');
  return {
    png: new Uint8Array(data.subarray(end + 1)),
    warnings: JSON.parse(data.toString('utf8', 0, end)) as string[],
  };
}

/** Keeps an OG image: a line of JSON with its warnings, then the picture. */
export function keep(folder: string, key: string, { png, warnings }: DrawnImage): void {
  const name = key + (warnings.length === 0 ? sound : doubtful);
  cards(folder).set(name, Buffer.concat([Buffer.from(`${JSON.stringify(warnings)}\n`), png]));
}

/**
 * Forgets every kept OG image but those with the keys given. Gives the keys of those that have a warning, to be told in
 * each build.
 */
export function keepOnly(folder: string, keys: ReadonlySet<string>): Set<string> {
  const keyOf = (file: string) => file.replace(/\.(card|doubt)$/, '');
  const files = cards(folder).names();
  cards(folder).prune(new Set(files.filter((file) => keys.has(keyOf(file)))));
  return new Set(files.filter((file) => file.endsWith(doubtful)).map(keyOf));
}

import { openCache, type Cache } from '../core/cache.ts';

/** An OG image as it was drawn. */
export interface DrawnImage {
  /** The file. */
  png: Uint8Array;
  /** What its author should know, in whole sentences. */
  warnings: string[];
}

/** How the cached files end: those of images without a warning, and of those with one. */
const [plain, withWarnings] = ['.image', '.warned'];

/** The cache in a folder. All that decides how an OG image looks is in its key. */
const cacheIn = (folder: string): Cache => openCache(folder);

/** Names of all cached files. */
export const cachedNames = (folder: string): string[] => cacheIn(folder).names();

/** An OG image that an earlier build has cached; `undefined` when there is none, or its file is broken. */
export function readCached(folder: string, key: string): DrawnImage | undefined {
  const data = cacheIn(folder).get(key + plain) ?? cacheIn(folder).get(key + withWarnings);
  if (data === undefined) return undefined;
  const end = data.indexOf('\n');
  return {
    png: new Uint8Array(data.subarray(end + 1)),
    warnings: JSON.parse(data.toString('utf8', 0, end)) as string[],
  };
}

/** Caches an OG image: a line of JSON with its warnings, then the PNG. */
export function writeCached(folder: string, key: string, { png, warnings }: DrawnImage): void {
  const name = key + (warnings.length === 0 ? plain : withWarnings);
  cacheIn(folder).set(name, Buffer.concat([Buffer.from(`${JSON.stringify(warnings)}\n`), png]));
}

/**
 * Removes every cached OG image but those with the keys given. Gives the keys of those that have a warning, to be
 * reported in each build.
 */
export function pruneCached(folder: string, keys: ReadonlySet<string>): Set<string> {
  const keyOf = (file: string) => file.replace(/\.(image|warned)$/, '');
  const files = cacheIn(folder).names();
  cacheIn(folder).prune(new Set(files.filter((file) => keys.has(keyOf(file)))));
  return new Set(files.filter((file) => file.endsWith(withWarnings)).map(keyOf));
}

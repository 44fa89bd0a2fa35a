import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { safeName } from './files.ts';
import type { SourceTree } from './tree.ts';

/** Images that were fetched, and why others were not; both by URL. */
export interface FetchedImages {
  /** Path in the tree that `withImages` makes. */
  paths: Map<string, string>;
  failures: Map<string, string>;
}

/** The most bytes of an image, how many are fetched at once, how often each is tried, and for how many milliseconds. */
export const fetchLimits = { bytes: 25 * 1024 ** 2, atOnce: 6, tries: 3, patience: 30_000, pause: 500 };

/** What a browser shows, by media type. */
const endings: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
};

/** A failure that another try would not change. */
class Refusal extends Error {}

/** Fetches images into a folder, in which those of an earlier import are found again. */
export async function fetchImages(
  urls: readonly string[],
  folder: string,
  progress: (text: string) => void,
  limits = fetchLimits,
): Promise<FetchedImages> {
  const result: FetchedImages = { paths: new Map(), failures: new Map() };
  mkdirSync(folder, { recursive: true });
  const known = new Map(readdirSync(folder).map((name) => [name.split('-')[0]!, name]));
  const queue = [...new Set(urls)].values();
  let done = 0;
  const work = async () => {
    for (const url of queue) {
      const key = createHash('sha256').update(url).digest('hex').slice(0, 16);
      try {
        const name = known.get(key) ?? (await fetchOne(url, key, folder, limits));
        result.paths.set(url, `fetched/${name}`);
      } catch (error) {
        result.failures.set(url, (error as Error).message);
      }
      progress(`Fetching images: ${++done} of ${new Set(urls).size}`);
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  return result;
}

async function fetchOne(url: string, key: string, folder: string, limits: typeof fetchLimits): Promise<string> {
  for (let tried = 1; ; tried++) {
    try {
      const { bytes, ending } = await download(url, limits);
      const [bare = ''] = safeName(decodedName(url)).split('.');
      const name = `${key}-${bare || 'image'}.${ending}`;
      writeFileSync(join(folder, name), bytes);
      return name;
    } catch (error) {
      if (error instanceof Refusal || tried === limits.tries) throw error;
      await wait(limits.pause * tried);
    }
  }
}

async function download(
  url: string,
  { bytes: most, patience }: typeof fetchLimits,
): Promise<{ bytes: Buffer; ending: string }> {
  const address = URL.parse(url.startsWith('//') ? `https:${url}` : url);
  if (address === null || !/^https?:$/.test(address.protocol)) throw new Refusal('no address of the web');
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
  if (response.status >= 400 && response.status < 500 && response.status !== 429)
    throw new Refusal(`the server says ${response.status}`);
  if (!response.ok || response.body === null) throw new Error(`the server says ${response.status}`);
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > most) throw new Refusal(`it is larger than ${most / 1024 ** 2} MB`);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  const ending = endings[type] ?? endingOf(bytes);
  if (ending === undefined) throw new Refusal(`it is no image that a browser shows, but ${type || 'of no type'}`);
  return { bytes, ending };
}

/** The ending for bytes that begin as an image does. */
function endingOf(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 12).toString('latin1');
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head.startsWith('GIF8')) return 'gif';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'webp' : undefined;
}

function decodedName(url: string): string {
  const last =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** A tree in which fetched images lie beside the rest. */
export function withImages(tree: SourceTree, folder: string): SourceTree {
  const at = (path: string) => join(folder, path.replace(/^fetched\//, ''));
  const isFetched = (path: string) => path.startsWith('fetched/') && existsSync(at(path));
  return {
    ...tree,
    has: (path) => isFetched(path) || tree.has(path),
    read: (path) => (isFetched(path) ? readFileSync(at(path)) : tree.read(path)),
    copy(path, to, asLink) {
      if (!isFetched(path)) return tree.copy(path, to, asLink);
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(at(path), to);
    },
  };
}

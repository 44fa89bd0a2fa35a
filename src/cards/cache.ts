import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A card as it was drawn. */
export interface Drawn {
  png: Uint8Array;
  /** What its author should know, in whole sentences. */
  warnings: string[];
}

/** How the files of cards end: those without a warning, and those with one. */
const [sound, doubtful] = ['.card', '.doubt'];

const digestOf = (png: Uint8Array): string => createHash('sha256').update(png).digest('base64url');

/** A card that an earlier build has kept; `undefined` when there is none, or its file is broken. */
export function readKept(folder: string, key: string): Drawn | undefined {
  return readFile(join(folder, key + sound)) ?? readFile(join(folder, key + doubtful));
}

function readFile(path: string): Drawn | undefined {
  try {
    const file = readFileSync(path);
    const end = file.indexOf('\n');
    const { digest, warnings } = JSON.parse(file.toString('utf8', 0, end)) as { digest: string; warnings: string[] };
    const png = new Uint8Array(file.subarray(end + 1));
    return digest === digestOf(png) ? { png, warnings } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a card: a line of JSON with its digest and warnings, then the picture. A reader never sees half a file. */
export function keep(folder: string, key: string, { png, warnings }: Drawn): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, key + (warnings.length === 0 ? sound : doubtful));
  writeFileSync(`${path}.${process.pid}`, Buffer.concat([Buffer.from(`${JSON.stringify({ digest: digestOf(png), warnings })}\n`), png]));
  renameSync(`${path}.${process.pid}`, path);
}

/** Forgets every kept card but those with the keys given. Gives the keys of those that have a warning, to be told in each build. */
export function keepOnly(folder: string, keys: ReadonlySet<string>): Set<string> {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder);
  const keyOf = (file: string) => file.replace(/\.(card|doubt)$/, '');
  for (const file of files) if (!keys.has(keyOf(file))) rmSync(join(folder, file), { force: true });
  return new Set(files.filter((file) => file.endsWith(doubtful)).map(keyOf));
}

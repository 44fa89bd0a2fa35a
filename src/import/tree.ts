import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { compare } from '../core/order.ts';
import type { Note } from './notes.ts';

/** The files of an old site, by their paths from its root, with `/`. */
export interface SourceTree {
  /** In code-unit order. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  read(path: string): Uint8Array;
  /** The day on which a file was last changed, `YYYY-MM-DD`. */
  dayOf(path: string): string;
  /** Puts a file somewhere else; `asLink` only lets it appear there. */
  copy(path: string, to: string, asLink?: boolean): void;
  /** What was not taken in. */
  readonly notes: readonly Note[];
}

/** Folders that hold no source: what engines and package managers make. */
const made = new Set(
  `.git .svn .hg node_modules bower_components _site .jekyll-cache .sass-cache .jekyll-metadata .quarto _freeze .astro
  .docusaurus .cache .venv venv __pycache__ .ipynb_checkpoints .bundle vendor .DS_Store __MACOSX`.split(/\s+/),
);

/** The most bytes that an archive may unfold to, and a file in it. */
const mostBytes = 2 * 1024 ** 3;

/**
 * Reads what lies below a folder; `except` is a folder that is no part of it. Links are followed as long as they stay
 * inside.
 */
export function openFolder(folder: string, except?: string): SourceTree {
  const root = realpathSync(folder);
  const notes: Note[] = [];
  const files = new Map<string, string>();
  const seen = new Set<string>();
  const walk = (below: string): void => {
    const real = realpathSync(join(root, below));
    if (seen.has(real) || real === except) return;
    seen.add(real);
    for (const name of readdirSync(real).sort(compare)) {
      const path = below === '' ? name : `${below}/${name}`;
      const file = join(root, below, name);
      const leave = (what: string) => void notes.push({ kind: 'left', file: path, what });
      if (made.has(name)) continue;
      const target = lstatSync(file).isSymbolicLink() ? realTarget(file) : file;
      if (target === undefined) leave('a link that leads nowhere');
      else if (target !== file && target !== root && !target.startsWith(root + sep))
        leave('a link that leads out of the folder');
      else if (statSync(target).isDirectory()) walk(path);
      else if (statSync(target).isFile()) files.set(path, target);
      else leave('a pipe, a socket or a device');
    }
  };
  walk('');
  const at = (path: string) => files.get(path)!;
  return {
    paths: [...files.keys()].sort(compare),
    has: (path) => files.has(path),
    read: (path) => readFileSync(at(path)),
    dayOf: (path) => statSync(at(path)).mtime.toISOString().slice(0, 10),
    copy(path, to, asLink = false) {
      mkdirSync(dirname(to), { recursive: true });
      try {
        if (asLink) return symlinkSync(at(path), to);
      } catch {
        // Windows lets only some accounts make links.
      }
      copyFileSync(at(path), to);
    },
    notes,
  };
}

function realTarget(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}

/** Reads a zip archive. A folder that holds all of it, as GitHub packs one, is no part of the paths. */
export function openZip(archive: string): SourceTree {
  const notes: Note[] = [];
  let total = 0;
  const isTaken = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (name.endsWith('/') || name.split('/').some((part) => made.has(part))) return false;
    const reason = isUnsafe(name)
      ? 'its path leads out of the archive'
      : total + originalSize > mostBytes
        ? 'the archive is too large'
        : undefined;
    if (reason === undefined) total += originalSize;
    else notes.push({ kind: 'left', file: name, what: reason });
    return reason === undefined;
  };
  const entries = unzipSync(readFileSync(archive), { filter: isTaken });
  const names = Object.keys(entries);
  const [top = ''] = names[0]?.split('/') ?? [];
  const prefix = names.every((name) => name.startsWith(`${top}/`)) ? `${top}/` : '';
  const day = statSync(archive).mtime.toISOString().slice(0, 10);
  const at = (path: string) => entries[prefix + path]!;
  return {
    paths: names.map((name) => name.slice(prefix.length)).sort(compare),
    has: (path) => Object.hasOwn(entries, prefix + path),
    read: at,
    dayOf: () => day,
    copy(path, to) {
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, at(path));
      // A copy that is the same has the same time, so that caches know it.
      utimesSync(to, new Date(day), new Date(day));
    },
    notes,
  };
}

/** Whether a path in an archive would lead out of the folder that it is unfolded in. */
const isUnsafe = (name: string): boolean =>
  /^([a-z]:|[\\/])/i.test(name) || name.split(/[\\/]/).includes('..') || resolve('/x', name).startsWith('/x') === false;

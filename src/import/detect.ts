import { astro } from './engines/astro.ts';
import { docusaurus } from './engines/docusaurus.ts';
import { eleventy } from './engines/eleventy.ts';
import type { Engine } from './engines/engine.ts';
import { hexo } from './engines/hexo.ts';
import { hugo } from './engines/hugo.ts';
import { fastpages, jekyll } from './engines/jekyll.ts';
import { pelican } from './engines/pelican.ts';
import { plain } from './engines/plain.ts';
import { quarto } from './engines/quarto.ts';
import { zola } from './engines/zola.ts';
import type { Source } from './source.ts';
import type { SourceTree } from './tree.ts';

/**
 * In the order in which their signs are looked for: what several have, such as `_config.yml`, counts for the one that
 * is sure.
 */
const engines: readonly Engine[] = [
  quarto,
  docusaurus,
  astro,
  eleventy,
  pelican,
  fastpages,
  hexo,
  jekyll,
  zola,
  hugo,
  plain,
];

/** Names for `--from`. */
export const engineNames: readonly string[] = [
  'quarto',
  'docusaurus',
  'astro',
  'eleventy',
  'pelican',
  'fastpages',
  'hexo',
  'jekyll',
  'zola',
  'hugo',
  'plain',
];

/** Files that stand at the root of a site. */
const markers =
  /^(?<folder>(?:[^/.][^/]*\/)*?)(?:_config\.ya?ml|_posts\/.*|_quarto\.ya?ml|(?:astro|docusaurus|eleventy)\.config\.\w+|\.eleventy\.js|pelicanconf\.py|(?:hugo|zola|config)\.(?:toml|ya?ml|json)|config\/_default\/.*)$/;

/** The engine of an old site, where in the folder the site is, and what shows it. */
export interface Detected {
  engine: Engine;
  /** Folder of the site below what was given; empty for all of it. */
  folder: string;
  /** What was recognised. */
  by: string;
}

/**
 * Recognises the engine of what `source` holds; a site may lie in a folder, as `docs/` or `website/`. `undefined` for
 * what holds no post.
 */
export function detectEngine(source: Source, from?: string): Detected | undefined {
  const roots = source.tree.paths.flatMap((path) => markers.exec(path)?.groups!['folder']!.replace(/\/$/, '') ?? []);
  const folders = [...new Set(['', ...roots])].filter((folder) => folder.split('/').length < 4);
  if (from !== undefined) {
    const engine = engines[engineNames.indexOf(from)]!;
    const folder = folders.find((each) => signOf(engine, source, each) !== undefined) ?? '';
    return { engine, folder, by: '--from' };
  }
  for (const folder of folders.sort((a, b) => a.split('/').length - b.split('/').length))
    for (const engine of engines.slice(0, -1)) {
      const by = signOf(engine, source, folder);
      if (by !== undefined) return { engine, folder, by: folder === '' ? by : `${by} in ${folder}/` };
    }
  const by = plain.detect(() => false, source);
  return by === undefined ? undefined : { engine: plain, folder: '', by };
}

function signOf(engine: Engine, source: Source, folder: string): string | undefined {
  const tree = folder === '' ? source.tree : subTree(source.tree, folder);
  return engine.detect((path) => tree.has(path), { ...source, tree });
}

/** The part of a tree below a folder. */
export function subTree(tree: SourceTree, folder: string): SourceTree {
  const prefix = `${folder}/`;
  return {
    paths: tree.paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)),
    has: (path) => tree.has(prefix + path),
    read: (path) => tree.read(prefix + path),
    dayOf: (path) => tree.dayOf(prefix + path),
    copy: (path, to, asLink) => tree.copy(prefix + path, to, asLink),
    notes: [],
  };
}

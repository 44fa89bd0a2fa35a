import { posix } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import type { Diagnostic } from '../core/diagnostics.ts';
import { readBeside } from '../markdown/kit/document.ts';
import { scanBib, type BibEntry, type BibFault, type BibFile } from './bib-file.ts';
import { readSource, type CitationJs, type Source } from './source.ts';

/** Name of a bibliography: the blog’s, in `src/content`, and one beside a post, whose entries come first. */
const fileName = 'references.bib';
const contentFolder = 'src/content';

/** A `.bib` file and where it is, relative to the project. */
interface Placed {
  path: string;
  file: BibFile;
}

/** What files held, by their text: most documents share one. */
const scans = new Map<string, BibFile>();
const sourcesOf = new WeakMap<BibFile, Map<string, Source | BibFault>>();

/** Everything that a document can cite. */
export class Bibliography {
  readonly #files: readonly Placed[];

  /** Reads the files of a document, the one beside it first. */
  constructor(context: Parameters<typeof readBeside>[0]) {
    const { post } = context.data;
    const document = post?.file ?? decodeURIComponent(context.fileURL?.pathname ?? '');
    const at = document.lastIndexOf(`${contentFolder}/`);
    const folder = posix.dirname(document);
    const up =
      at === -1 ? [] : [posix.relative(folder, document.slice(0, at) + contentFolder)].filter((path) => path !== '');
    this.#files = ['.', ...up].flatMap((path) => {
      const text = readBeside(context, `${path}/${fileName}`);
      return text === undefined ? [] : [{ path: posix.join(folder, path, fileName), file: scan(text) }];
    });
  }

  /** Whether there is any file. */
  get exists(): boolean {
    return this.#files.length > 0;
  }

  /** Whether a key has an entry, be it a broken one, of which `faults` tells. */
  has(key: string): boolean {
    return this.#files.some(({ file }) => file.entries.has(key) || file.broken.has(key));
  }

  /** The known key that is most like a word. */
  nearest(word: string): { key: string; edits: number } | undefined {
    const keys = this.#files.flatMap(({ file }) => [...file.entries.keys()]);
    if (keys.length === 0) return undefined;
    const key = closest(word, keys);
    return { key, edits: distance(word, key) };
  }

  /** Everything wrong with the files as such. */
  faults(): Diagnostic[] {
    return this.#files.flatMap(({ path, file }) => file.faults.map((fault) => ({ file: path, ...fault })));
  }

  /** Reads an entry; `undefined` for a broken one, after `tell` was told. */
  source(key: string, plugins: CitationJs, tell: (problem: Diagnostic) => void): Source | undefined {
    const placed = this.find(key);
    if (placed === undefined) return undefined;
    const read = sourcesOf.get(placed.file) ?? new Map<string, Source | BibFault>();
    sourcesOf.set(placed.file, read);
    const source = read.get(key) ?? readSource({ plugins, file: placed.file, key });
    read.set(key, source);
    if ('item' in source) return source;
    tell({ file: placed.path, ...source });
    return undefined;
  }

  /** An entry, and the file that it stands in. */
  find(key: string): (Placed & { entry: BibEntry }) | undefined {
    const placed = this.#files.find(({ file }) => file.entries.has(key));
    return placed && { ...placed, entry: placed.file.entries.get(key)! };
  }
}

function scan(text: string): BibFile {
  const known = scans.get(text) ?? scanBib(text);
  // While `npm run dev` runs, every change to a file is another text.
  if (scans.size > 50) scans.clear();
  scans.set(text, known);
  return known;
}

/** What to tell the author of a key that has no entry. */
export function noEntry(bibliography: Bibliography, raw: string, key: string): { message: string; fix: string } {
  const file = `\`${contentFolder}/${fileName}\``;
  const sign = 'or write `\\@` for the sign itself.';
  if (!bibliography.exists) {
    const entry = `@article{${key}, author = {…}, title = {…}, year = {…}}`;
    return {
      message: `\`${raw}\` cites a source, but there is no bibliography.`,
      fix: `Write ${file} with an entry \`${entry}\`, ${sign}`,
    };
  }
  const near = bibliography.nearest(key);
  const hint =
    near === undefined
      ? ''
      : near.edits <= Math.max(3, key.length / 2)
        ? `Did you mean \`@${near.key}\`? `
        : `The nearest key is \`${near.key}\`. `;
  return {
    message: `There is no source \`${key}\` in the bibliography.`,
    fix: `${hint === '' ? 'Add' : `${hint}Otherwise add`} it to ${file}, ${sign}`,
  };
}

/** Whether `@word` in a sentence, which is no key, was meant to be one: it is nearly a known one, or has a year in it. */
export function isMeant(bibliography: Bibliography, word: string): boolean {
  if (!bibliography.exists) return false;
  if (/(?<!\d)(1[5-9]|20)\d\d(?!\d)/.test(word)) return true;
  const near = bibliography.nearest(word);
  return near !== undefined && near.edits <= 2 && near.edits * 3 <= word.length;
}

/** A doubt about an entry: LaTeX that Citation.js left as it is. `html` is what the page shows. */
export function latexLeft(bibliography: Bibliography, key: string, html: string): Diagnostic | undefined {
  const { path, entry } = bibliography.find(key)!;
  const command = [...entry.text.matchAll(/\\(?:[a-z]+|[^a-z\s])/gi)]
    .map(([found]) => found)
    .find((found) => html.replace(/<math.*?<\/math>/gs, '').includes(found));
  if (command === undefined) return undefined;
  const message = `\`${command}\` in the entry \`${key}\` is not understood, so it shows as it is.`;
  return { file: path, line: entry.line, message, fix: 'Write the character itself: `.bib` files are UTF-8.' };
}

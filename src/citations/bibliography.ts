import { posix } from 'node:path';
import { TextError, type Diagnostic, type TextDiagnostic } from '../core/diagnostics.ts';
import { didYouMean, nearest } from '../core/suggest.ts';
import { readBeside, sharedFile } from '../markdown/kit/document.ts';
import { scanBib, type BibEntry, type BibFile } from './bib-file.ts';
import type { CitationJs } from './citation-js.ts';
import { readSource, type Source } from './source.ts';

/** Name of a bibliography: the blog’s, in `src/content`, and one beside a post, whose entries come first. */
const fileName = 'references.bib';

/** A `.bib` file and its path, relative to the project. */
interface OpenFile {
  path: string;
  file: BibFile;
}

/** What files held, by their text: most documents share one. */
const scans = new Map<string, BibFile>();
const sourcesOf = new WeakMap<BibFile, Map<string, Source | TextError>>();

/** Everything that a document can cite. */
export class Bibliography {
  readonly #files: readonly OpenFile[];

  /** Reads the files of a document, the one beside it first; or the one that is named, its path from the document. */
  constructor(context: Parameters<typeof readBeside>[0], named?: string) {
    const { post } = context.data;
    const folder = posix.dirname(post?.file ?? decodeURIComponent(context.fileURL?.pathname ?? ''));
    const shared = sharedFile(context, fileName)?.from ?? fileName;
    const own = [`./${fileName}`, ...(shared === fileName ? [] : [shared])];
    this.#files = (named === undefined ? own : [named]).flatMap((path) => {
      const text = readBeside(context, path);
      return text === undefined ? [] : [{ path: posix.join(folder, path), file: scan(text) }];
    });
  }

  /** Whether there is any file. */
  get exists(): boolean {
    return this.#files.length > 0;
  }

  /** Whether a key has an entry, be it a broken one, which is among `diagnostics`. */
  has(key: string): boolean {
    return this.#files.some(({ file }) => file.entries.has(key) || file.broken.has(key));
  }

  /** The keys of all entries, each once. */
  keys(): string[] {
    return [...new Set(this.#files.flatMap(({ file }) => [...file.entries.keys()]))].filter(
      (key) => !/^@\s*(?:xdata|set)\b/i.test(this.find(key)!.entry.text),
    );
  }

  /** The known key that is most like a word, when no more than `most` of its letters differ. */
  nearest(word: string, most: number): string | undefined {
    return nearest(
      word,
      this.#files.flatMap(({ file }) => [...file.entries.keys()]),
      most,
    );
  }

  /** Everything wrong with the files as such. */
  get diagnostics(): Diagnostic[] {
    return this.#files.flatMap(({ path, file }) => file.diagnostics.map((each) => ({ file: path, ...each })));
  }

  /** Reads an entry; one that cannot be read is reported, and is `undefined`. */
  source(key: string, plugins: CitationJs, report: (diagnostic: Diagnostic) => void): Source | undefined {
    const found = this.find(key);
    if (found === undefined) return undefined;
    const read = sourcesOf.get(found.file) ?? new Map<string, Source | TextError>();
    const source = read.get(key) ?? tryToRead(plugins, found.file, key);
    sourcesOf.set(found.file, read.set(key, source));
    if (!(source instanceof TextError)) return source;
    report({ file: found.path, ...source.diagnostic });
    return undefined;
  }

  /** An entry, and the file that it stands in. */
  find(key: string): (OpenFile & { entry: BibEntry }) | undefined {
    const found = this.#files.find(({ file }) => file.entries.has(key));
    return found && { ...found, entry: found.file.entries.get(key)! };
  }
}

function tryToRead(plugins: CitationJs, file: BibFile, key: string): Source | TextError {
  try {
    return readSource(plugins, file, key);
  } catch (error) {
    if (error instanceof TextError) return error;
    throw error;
  }
}

function scan(text: string): BibFile {
  const known = scans.get(text) ?? scanBib(text);
  // While `npm run dev` runs, every change to a file is another text.
  if (scans.size > 50) scans.clear();
  scans.set(text, known);
  return known;
}

/** The error of a key that has no entry. */
export function noEntry(bibliography: Bibliography, raw: string, key: string): TextDiagnostic {
  const file = `\`src/content/${fileName}\``;
  const sign = 'or write `\\@` for the sign itself.';
  if (!bibliography.exists)
    return {
      message: `\`${raw}\` cites a source, but there is no bibliography.`,
      fix: `Write ${file} with an entry \`@article{${key}, author = {…}, title = {…}, year = {…}}\`, ${sign}`,
    };
  const near = bibliography.nearest(key, Math.max(3, key.length / 2));
  const any = near ?? bibliography.nearest(key, Infinity);
  const hint = near !== undefined ? didYouMean(`@${near}`) : any !== undefined ? `The nearest key is \`${any}\`.` : '';
  return {
    message: `There is no source \`${key}\` in the bibliography.`,
    fix: `${hint === '' ? 'Add' : `${hint} Otherwise add`} it to ${file}, ${sign}`,
  };
}

/**
 * Whether `@word` in a sentence, which is no key, was meant to be one: it is nearly a known one, or has a year in it.
 */
export const isMeant = (bibliography: Bibliography, word: string): boolean =>
  bibliography.exists &&
  (/(?<!\d)(1[5-9]|20)\d\d(?!\d)/.test(word) || bibliography.nearest(word, Math.min(2, word.length / 3)) !== undefined);

import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { PostRecord } from '../blog/record.ts';
import { digestOf, digestOfFile, openCache, openCachedValue, type Cache, type CachedValue } from '../core/cache.ts';
import type { SourceDocument, DocumentFacts, DocumentContext } from './documents.ts';
import type { Outline } from './references.ts';

/** What became of a document. */
export interface Rendering {
  /** Everything that pages and lists show of it but the body; pictures by their names. */
  record: Omit<PostRecord, 'unpublished'>;
  /** Name of the picture above the text. */
  cover: string | undefined;
  /** Doubts to tell in every build. */
  warnings: Diagnostic[];
  /** Its links to other parts of the site; see `references.ts`. */
  outline: Outline;
  /** What it asked of its surroundings, and what they answered: it holds only as long as they would answer the same. */
  asked: Dependencies;
  /** Images taken out of a notebook into the cache: their digests by path, relative to the cache. */
  extracted: Record<string, string>;
}

/** Answers of `Surroundings`, by path. */
export interface Dependencies {
  files: Record<string, string | null>;
  pages: Record<string, string>;
}

/** What is kept of one file. */
interface Kept {
  /** Digest of its text. */
  digest: string;
  facts: DocumentFacts;
  rendering?: Rendering | undefined;
}

/** Names of the files that keep a rendering's body, Markdown and drawings. */
const textsOf = ({ rendering }: Kept): string[] =>
  rendering === undefined
    ? []
    : [
        ...(rendering.record.body === undefined ? [] : [rendering.record.body]),
        ...(rendering.record.markdown === undefined ? [] : [rendering.record.markdown]),
        ...Object.values(rendering.record.drawings),
      ];

/** Whether a document would get the same answers today. */
export function isUpToDate(
  { files, pages }: Dependencies,
  { versionOf, pageOf }: Pick<DocumentContext, 'versionOf' | 'pageOf'>,
): boolean {
  const sameFiles = Object.entries(files).every(([path, version]) => (versionOf(path) ?? null) === version);
  return (
    sameFiles &&
    Object.entries(pages).every(([path, url]) => {
      const page = pageOf(path);
      return 'url' in page && page.url === url;
    })
  );
}

/**
 * What earlier builds made of the documents, in a folder: an index, and one file for each body, named by its digest.
 * `version` stands for the code; what another version made is forgotten.
 */
export class RenderCache {
  readonly #folder: string;
  readonly #index: CachedValue<[string, Kept][]>;
  readonly #bodies: Cache;
  #kept: Map<string, Kept>;
  /** Bodies that are known to be there as they were kept. */
  readonly #sound = new Set<string>();
  #changed = false;

  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#index = openCachedValue(join(folder, 'index.json'), version);
    this.#bodies = openCache(join(folder, 'bodies'));
    this.#kept = new Map(this.#index.read());
  }

  /** What the file's front matter said, if its text is the same as it was. */
  facts(file: string, digest: string): DocumentFacts | undefined {
    const kept = this.#kept.get(file);
    return kept?.digest === digest ? kept.facts : undefined;
  }

  /** What became of a document, if its text is the same as it was. */
  rendering({ file, digest }: SourceDocument): Rendering | undefined {
    const kept = this.#kept.get(file);
    if (kept?.digest !== digest || !textsOf(kept).every((name) => this.#isSound(name))) return undefined;
    const extracted = Object.entries(kept.rendering?.extracted ?? {});
    return extracted.every(([path, known]) => digestOfFile(join(this.#folder, path)) === known)
      ? kept.rendering
      : undefined;
  }

  /** Keeps what a document says and, if it was rendered, what became of it. */
  set({ text: _, path: __, digest, ...facts }: SourceDocument, rendering: Rendering | undefined): void {
    this.#kept.set(facts.file, { digest, facts, rendering });
    this.#changed = true;
  }

  /** Keeps a body, its Markdown or a drawing; gives the name of its file. */
  setText(text: string, ending: 'html' | 'md' | 'svg'): string {
    const name = `${digestOf(text)}.${ending}`;
    if (!this.#isSound(name)) this.#bodies.set(name, text);
    this.#sound.add(name);
    return name;
  }

  /** Writes the index, and forgets all but the files given. Bodies that nothing needs any more may be left for a server that still shows them. */
  save(files: ReadonlySet<string>, leaveBodies: boolean): void {
    const left = [...this.#kept].filter(([file]) => files.has(file));
    if (!this.#changed && left.length === this.#kept.size) return;
    this.#kept = new Map(left);
    this.#changed = false;
    this.#index.write(left);
    if (leaveBodies) return;
    this.#sound.clear();
    this.#bodies.prune(new Set(left.flatMap(([, kept]) => textsOf(kept))));
  }

  #isSound(name: string): boolean {
    if (this.#sound.has(name)) return true;
    if (this.#bodies.get(name) === undefined) return false;
    this.#sound.add(name);
    return true;
  }
}

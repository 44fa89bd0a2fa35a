import { basename, join } from 'node:path';
import type { NamedPost } from '../blog/post.ts';
import { digestOfFile, openCachedValue, type CachedValue } from '../core/cache.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { openTextStore, type TextStore } from '../core/text-store.ts';
import type { DocumentFacts, SourceDocument } from './documents.ts';
import type { DocumentContext } from './document-context.ts';
import { pathFrom } from './paths.ts';
import type { Outline } from './references.ts';

/** What becomes of a document. */
export interface Rendering {
  /** `undefined` where the diagnostics hold an error. */
  post: NamedPost | undefined;
  /** Errors and warnings of its text. */
  diagnostics: Diagnostic[];
  /** Its links to other parts of the site; see `references.ts`. */
  outline: Outline;
  /** It is up to date only as long as these are the same. */
  dependencies: Dependencies;
  /** Images taken out of a notebook into the cache: their digests by path, relative to the cache. */
  extracted: Record<string, string>;
}

/** What a document looked up in its context, by path: versions of files, and URLs of pages. */
export interface Dependencies {
  files: Record<string, string | null>;
  pages: Record<string, string>;
}

/** What is cached of one file. */
interface CachedDocument {
  /** Digest of its text. */
  digest: string;
  facts: DocumentFacts;
  rendering?: Rendering | undefined;
}

/** Names of the texts with a rendering's HTML, Markdown and drawings. */
function textsOf({ rendering }: CachedDocument): string[] {
  const { htmlFile, markdownFile, drawingFiles = {} } = rendering?.post ?? {};
  return [htmlFile, markdownFile, ...Object.values(drawingFiles)].flatMap((file) =>
    file === undefined ? [] : [basename(file)],
  );
}

/** Whether a document would find the same today. */
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
 * What earlier builds made of the documents, in a folder: an index, and a store of texts. `version` stands for the
 * code; what another version made is dropped.
 */
export class RenderCache {
  readonly #folder: string;
  /** Path of the texts, relative to the project. */
  readonly #textPath: string;
  readonly #index: CachedValue<[string, CachedDocument][]>;
  readonly #texts: TextStore;
  #documents: Map<string, CachedDocument>;
  #changed = false;

  constructor(root: string, folder: string, version: string) {
    this.#folder = folder;
    this.#textPath = pathFrom(root, join(folder, 'bodies'));
    this.#index = openCachedValue(join(folder, 'index.json'), version);
    this.#texts = openTextStore(join(folder, 'bodies'));
    this.#documents = new Map(this.#index.read());
  }

  /** What the file's front matter said, if its text is the same as it was. */
  facts(file: string, digest: string): DocumentFacts | undefined {
    const cached = this.#documents.get(file);
    return cached?.digest === digest ? cached.facts : undefined;
  }

  /** What became of a document, if its text is the same as it was. */
  rendering({ file, digest, slug }: SourceDocument): Rendering | undefined {
    const cached = this.#documents.get(file);
    // Its URL may depend on other files.
    if (
      cached?.digest !== digest ||
      cached.facts.slug !== slug ||
      !textsOf(cached).every((name) => this.#texts.has(name))
    )
      return undefined;
    const extracted = Object.entries(cached.rendering?.extracted ?? {});
    return extracted.every(([path, known]) => digestOfFile(join(this.#folder, path)) === known)
      ? cached.rendering
      : undefined;
  }

  /** Caches what a document says and, if it was rendered, what became of it. */
  set({ text: _, path: __, digest, ...facts }: SourceDocument, rendering: Rendering | undefined): void {
    this.#documents.set(facts.file, { digest, facts, rendering });
    this.#changed = true;
  }

  /** Caches HTML, Markdown or a drawing; gives its path in the store, relative to the project. */
  setText(text: string, ending: 'html' | 'md' | 'svg'): string {
    return `${this.#textPath}/${this.#texts.add(text, ending)}`;
  }

  /** A text that was cached, by the path that `setText` gave. */
  text(path: string): string {
    return this.#texts.get(basename(path)) ?? '';
  }

  /** Writes the texts that have been cached since `save`. */
  writeTexts(): void {
    this.#texts.write();
  }

  /**
   * Writes the index, and drops all but the files given. Texts that nothing needs any more may be left for a server
   * that still shows them.
   */
  save(files: ReadonlySet<string>, leaveTexts: boolean): void {
    const left = [...this.#documents].filter(([file]) => files.has(file));
    if (!this.#changed && left.length === this.#documents.size) return;
    this.#documents = new Map(left);
    this.#changed = false;
    this.#texts.write();
    this.#index.write(left);
    if (!leaveTexts) this.#texts.prune(new Set(left.flatMap(([, cached]) => textsOf(cached))));
  }
}

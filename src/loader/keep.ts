import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../blog/problem.ts';
import type { PostRecord } from '../blog/record.ts';
import { digestOf, type Document, type DocumentFacts, type Surroundings } from './documents.ts';
import type { Outline } from './references.ts';

/** What became of a document. */
export interface Rendering {
  /** Everything that pages and lists show of it but the body; pictures by their names. */
  record: Omit<PostRecord, 'unpublished'>;
  /** Name of the picture above the text. */
  cover: string | undefined;
  /** Doubts to tell in every build. */
  warnings: Problem[];
  /** Its links to other parts of the site; see `references.ts`. */
  outline: Outline;
  /** What it asked of its surroundings, and what they answered: it holds only as long as they would answer the same. */
  asked: Answers;
}

/** Answers of `Surroundings`, by path. */
export interface Answers {
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
const textsOf = ({ rendering }: Kept): string[] => (rendering === undefined ? [] : [...(rendering.record.body === undefined ? [] : [rendering.record.body]), ...(rendering.record.markdown === undefined ? [] : [rendering.record.markdown]), ...Object.values(rendering.record.drawings)]);

/** Whether a document would get the same answers today. */
export function stillHolds({ files, pages }: Answers, { versionOf, pageOf }: Pick<Surroundings, 'versionOf' | 'pageOf'>): boolean {
  const sameFiles = Object.entries(files).every(([path, version]) => (versionOf(path) ?? null) === version);
  return sameFiles && Object.entries(pages).every(([path, url]) => { const page = pageOf(path); return 'url' in page && page.url === url; });
}

/**
 * What earlier builds made of the documents, in a folder: an index, and one file for each body. `version` stands for the
 * code; what another version made is forgotten. A cache that cannot be read counts as empty: it may cost time, never a
 * build.
 */
export class Keep {
  readonly #folder: string;
  readonly #version: string;
  #kept: Map<string, Kept>;
  readonly #bodies: Set<string>;
  #changed = false;

  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
    mkdirSync(join(folder, 'bodies'), { recursive: true });
    this.#kept = new Map(Object.entries(readIndex(folder, version)));
    this.#bodies = new Set(readdirSync(join(folder, 'bodies')));
  }

  /** What the file's front matter said, if its text is the same as it was. */
  facts(file: string, digest: string): DocumentFacts | undefined {
    const kept = this.#kept.get(file);
    return kept?.digest === digest ? kept.facts : undefined;
  }

  /** What became of a document, if its text is the same as it was. */
  rendering({ file, digest }: Document): Rendering | undefined {
    const kept = this.#kept.get(file);
    return kept?.digest === digest && textsOf(kept).every((name) => this.#bodies.has(name)) ? kept.rendering : undefined;
  }

  /** Keeps what a document says and, if it was rendered, what became of it. */
  set({ text: _, path: __, digest, ...facts }: Document, rendering: Rendering | undefined): void {
    this.#kept.set(facts.file, { digest, facts, rendering });
    this.#changed = true;
  }

  /** Keeps a body, its Markdown or a drawing; gives the name of its file. */
  setText(text: string, ending: 'html' | 'md' | 'svg'): string {
    const name = `${digestOf(text)}.${ending}`;
    if (!this.#bodies.has(name)) writeWhole(join(this.#folder, 'bodies', name), text);
    this.#bodies.add(name);
    return name;
  }

  /** Writes the index, and forgets all but the files given. Bodies that nothing needs any more may be left for a server that still shows them. */
  save(files: ReadonlySet<string>, leaveBodies: boolean): void {
    const left = [...this.#kept].filter(([file]) => files.has(file));
    if (!this.#changed && left.length === this.#kept.size) return;
    this.#kept = new Map(left);
    this.#changed = false;
    writeWhole(join(this.#folder, 'index.json'), JSON.stringify({ version: this.#version, kept: Object.fromEntries(left) }));
    if (leaveBodies) return;
    const used = new Set(left.flatMap(([, kept]) => textsOf(kept)));
    for (const body of this.#bodies) {
      if (used.has(body)) continue;
      this.#bodies.delete(body);
      rmSync(join(this.#folder, 'bodies', body), { force: true });
    }
  }
}

function readIndex(folder: string, version: string): Record<string, Kept> {
  try {
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { version: string; kept: Record<string, Kept> };
    return index.version === version ? index.kept : {};
  } catch {
    return {};
  }
}

/** A reader never sees half a file. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

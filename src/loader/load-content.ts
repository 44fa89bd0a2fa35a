import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.ts';
import { isPublished, unpublishedReason, type Edition } from '../blog/published.ts';
import { digestOf } from '../core/cache.ts';
import { keepHighlights } from '../markdown/pipeline.ts';
import { blogrollProblems } from './blogroll.ts';
import { site } from '../site.ts';
import { publicProblems } from './public-files.ts';
import { checkReferences, settingsLinkProblems } from './references.ts';
import { readDocuments, createContext, type SourceDocument, type Kind, type DocumentContext } from './documents.ts';
import { RenderCache, isUpToDate, type Rendering } from './render-cache.ts';
import { pathFrom } from './paths.ts';
import { makeRendering, type Failed } from './rendering.ts';
import { settingsFileErrors } from '../config/settings.ts';
import { linkTargets } from './targets.ts';
import { codeVersion } from './code-version.ts';

/** Astro turns a string with this prefix in an entry's data into the picture it names (what its own `image()` schema writes). */
const imageImport = '__ASTRO_IMAGE_';

/** Which folders to read, and for whom. */
export interface LoadRequest {
  /** Folder of the project. */
  root: string;
  /** Where to keep what can be used again. */
  cache: string;
  /** Folders of the collections, relative to the project. */
  folders: Readonly<Record<Kind, string>>;
  edition: Edition;
}

/** What Astro stores of a document. */
export interface Entry {
  id: string;
  filePath: string;
  digest: string;
  data: StoredData;
  /** An MDX file is compiled by Astro when its page is built. */
  deferredRender?: true;
}

/** A record as one text, because Astro walks through all it is given; and the pictures, which Astro must find. */
export interface StoredData extends Record<string, unknown> {
  record: string;
  cover?: string | undefined;
  images: string[];
}

/** Everything that the folders hold, and everything that is wrong with it. */
export interface LoadedContent {
  entries: Record<Kind, Entry[]>;
  /** The list that the finished site is held against: every source file, and the page it must become. */
  manifest: { file: string; url: string | null }[];
  problems: Diagnostic[];
  warnings: Diagnostic[];
  /** `url` of the settings. */
  url: string;
  /** How many files were read, those aside that are only linked to. */
  files: number;
  /** Files of the documents that could not be rendered, whichever file is to blame. */
  broken: string[];
}

/** Reads and renders what the folders hold, as far as an earlier reading by the same `version` of the code did not. */
export async function loadContent(
  { root, cache, folders, edition }: LoadRequest,
  version = codeVersion(root),
): Promise<LoadedContent> {
  const keep = new RenderCache(cache, version);
  const { documents, problems, unreadable } = readDocuments(root, folders, (file, digest) => keep.facts(file, digest));
  const isShown = (document: SourceDocument) => isPublished(document, edition);
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const library: LoadedContent = {
    entries: { posts: [], pages: [] },
    manifest: documents.map((document) => ({ file: document.file, url: isShown(document) ? document.url : null })),
    problems,
    warnings: [],
    url: site.url,
    files: documents.length + unreadable.length,
    broken: problems.map(({ file }) => file),
  };
  const renderings = await renderAll(documents.filter(isShown), keep, cache, (document) =>
    createContext(document, root, byFile, isShown, unreadable),
  );
  for (const document of documents) {
    const made = renderings.get(document);
    if (made === undefined) {
      if (keep.facts(document.file, document.digest) === undefined) keep.set(document, undefined);
      continue;
    }
    library.warnings.push(...made.warnings);
    if ('problems' in made) library.broken.push(document.file);
    if ('problems' in made) library.problems.push(...made.problems);
    else
      library.entries[document.kind].push(
        entryOf(document, made, edition, (name) => pathFrom(root, join(cache, 'bodies', name))),
      );
  }
  keep.save(new Set(byFile.keys()), edition.drafts);
  // A mistake there is told along with those in the posts, not only when its page is made.
  library.problems.push(...blogrollProblems(root));
  const isTold = ({ message }: Diagnostic) => library.problems.some((problem) => problem.message === message);
  library.problems.push(...(await publicProblems(root, cache, version)).filter((problem) => !isTold(problem)));
  const targets = linkTargets({
    root,
    documents,
    unreadable,
    isShown,
    outlineOf: (document) => renderings.get(document)?.outline,
  });
  for (const [{ file }, { outline }] of renderings) library.problems.push(...checkReferences(file, outline, targets));
  library.problems.push(...settingsLinkProblems(root, targets));
  // A build has looked at them before all else.
  if (edition.drafts) library.problems.push(...settingsFileErrors(root));
  return { ...library, problems: withoutRepeats(library.problems), warnings: withoutRepeats(library.warnings) };
}

/** A mistake in a bibliography is met by every post that cites from it, and told once. */
const withoutRepeats = (problems: readonly Diagnostic[]): Diagnostic[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** From so many documents on, starting threads to help with their code takes less time than it saves. */
const manyDocuments = 50;

/** What becomes of the documents: what is kept, where that still holds, and the rest made now. */
async function renderAll(
  documents: readonly SourceDocument[],
  keep: RenderCache,
  cache: string,
  around: (document: SourceDocument) => DocumentContext,
): Promise<Map<SourceDocument, Rendering | Failed>> {
  const results = new Map<SourceDocument, Rendering | Failed>();
  const left = documents.filter((document) => {
    const known = keep.rendering(document);
    if (known === undefined || !isUpToDate(known.asked, around(document))) return true;
    results.set(document, known);
    return false;
  });
  const endHighlights = keepHighlights(
    cache,
    left.length < manyDocuments ? 0 : Math.min(4, Math.max(1, availableParallelism() - 1)),
  );
  const queue = left.values();
  const work = async () => {
    for (const document of queue) {
      const made = await makeRendering(document, cache, around(document), (text, ending) => keep.setText(text, ending));
      if (!('problems' in made)) keep.set(document, made);
      results.set(document, made);
    }
  };
  try {
    // Several at once, because a document waits for its code.
    await Promise.all(Array.from({ length: 16 }, work));
  } finally {
    await endHighlights(left.length === documents.length);
  }
  return results;
}

function entryOf(
  document: SourceDocument,
  { record, cover }: Rendering,
  { now }: Edition,
  bodyPath: (name: string) => string,
): Entry {
  const data: StoredData = {
    record: JSON.stringify({
      ...record,
      body: record.body && bodyPath(record.body),
      markdown: record.markdown && bodyPath(record.markdown),
      drawings: mapValues(record.drawings, bodyPath),
      unpublished: unpublishedReason(document, now),
    }),
    cover: cover && imageImport + cover,
    images: record.imageNames.map((name) => imageImport + name),
  };
  const { slug: id, file: filePath } = document;
  return {
    id,
    filePath,
    digest: digestOf(JSON.stringify(data)),
    data,
    ...(document.mdx ? { deferredRender: true } : {}),
  };
}

const mapValues = (record: Record<string, string>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../core/diagnostics.ts';
import { detached } from '../core/detached.ts';
import type { Collection } from '../blog/stored-post.ts';
import { isPublished, type Edition } from '../blog/published.ts';
import { cacheHighlights } from '../markdown/code/highlight.ts';
import { checkBlogroll } from './blogroll.ts';
import { withoutDeadLinks } from './dead-links.ts';
import { site } from '../site.ts';
import { checkPublicFiles } from './public-files.ts';
import { checkReferences, checkSettingsLinks } from './references.ts';
import type { Kind } from '../blog/kinds.ts';
import { readDocuments, type ReadDocuments, type SourceDocument } from './documents.ts';
import { checkIntros, withIntros } from './intros.ts';
import { createContext, type DocumentContext } from './document-context.ts';
import { checkFutureChanges, entriesOf, type Entry } from './entries.ts';
import { RenderCache, isUpToDate, type Rendering } from './render-cache.ts';
import { renderDocument } from './rendering.ts';
import { settingsFileErrors, settingsWarnings } from '../config/settings-errors.ts';
import { createFinder, withoutIntros } from './post-names.ts';
import { linkTargets } from './targets.ts';
import { codeVersion } from './code-version.ts';

/** Which folders to read, and for whom. */
export interface LoadRequest {
  /** Folder of the project. */
  root: string;
  /** Folder of the cache. */
  cache: string;
  /** Folders of the collections, relative to the project. */
  folders: Readonly<Record<Kind, string>>;
  /** Whether drafts are shown, and the time. */
  edition: Edition;
  /** Counts, for who looks on from another thread: how many documents have been rendered, and of how many. */
  counter?: Int32Array;
}

/** Everything that the folders hold, and everything that is wrong with it. */
export interface LoadedContent {
  /** What Astro stores, by collection. */
  entries: Record<Collection, Entry[]>;
  /** The list that the finished site is held against: every source file, and the page it must become. */
  manifest: { file: string; url: string | null }[];
  /** Errors and warnings, each once. */
  diagnostics: Diagnostic[];
  /** `url` of the settings. */
  url: string;
  /** How many files were read, those aside that are only linked to. */
  files: number;
  /** Files of the documents that could not be rendered, whichever file is to blame. */
  broken: string[];
}

/** The documents that the folders hold, those of them that are shown, and what becomes of each of these. */
interface RenderedContent {
  read: ReadDocuments;
  isShown: (document: SourceDocument) => boolean;
  renderings: Map<SourceDocument, Rendering>;
  cache: RenderCache;
}

/** Reads and renders what the folders hold, as far as an earlier load by the same `version` of the code did not. */
export async function renderContent(
  { root, cache: folder, folders, edition, counter }: LoadRequest,
  version = codeVersion(root),
): Promise<RenderedContent> {
  const cache = new RenderCache(root, folder, version);
  const read = readDocuments(root, folders, (file, digest) => cache.facts(file, digest));
  const { documents, invalid, unreadable } = read;
  const isShown = withIntros([...documents, ...invalid], (document) => isPublished(document, edition));
  const find = createFinder(withoutIntros(documents));
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const unplaced = [...invalid, ...unreadable];
  // An invalid document becomes no post, and the errors of its text are reported along with the others.
  const contextOf = (document: SourceDocument) => createContext(document, root, byFile, isShown, unplaced, find);
  const shown = [...documents, ...invalid].filter(isShown);
  const renderings = await renderAll(shown, cache, folder, contextOf, counter);
  for (const document of documents)
    if (!renderings.has(document) && cache.facts(document.file, document.digest) === undefined)
      cache.set(document, undefined);
  cache.save(new Set(byFile.keys()), edition.drafts);
  return { read, isShown, renderings, cache };
}

/** Whether a document with errors could be read so far that its tags and series are known. */
const saysItsLists = ({ unread }: SourceDocument): boolean => !unread.includes('tags') && !unread.includes('series');

/** Renders what the folders hold, and checks it. */
export async function loadContent(request: LoadRequest, version = codeVersion(request.root)): Promise<LoadedContent> {
  const { root, cache: folder, edition } = request;
  const { read, isShown, renderings, cache } = await renderContent(request, version);
  const { documents, invalid, unreadable } = read;
  const targets = linkTargets({
    root,
    documents,
    invalid,
    unreadable,
    isShown,
    outlineOf: (document) => renderings.get(document)?.outline,
  });
  const inReferences = [...renderings].flatMap(([document, rendering]): Diagnostic[] => {
    const dead = checkReferences(document.file, rendering.outline, targets);
    if (!document.notebook) return dead.map(({ diagnostic }) => diagnostic);
    const { rendering: changed, diagnostics } = withoutDeadLinks(rendering, dead, cache);
    renderings.set(document, changed);
    return diagnostics;
  });
  cache.writeTexts();
  const inFiles = [
    ...read.diagnostics,
    ...documents.flatMap(({ diagnostics }) => diagnostics),
    // Which tags those have that cannot be read is not known.
    ...(unreadable.length === 0 && invalid.every(saysItsLists) ? checkIntros([...documents, ...invalid], isShown) : []),
    ...[...renderings.values()].flatMap(({ diagnostics }) => diagnostics),
  ];
  const isReported = ({ message }: Diagnostic) => inFiles.some((each) => each.message === message);
  const diagnostics = [
    ...inFiles,
    // Errors there are reported along with those in the posts, not only when its page is made.
    ...checkBlogroll(root),
    ...(await checkPublicFiles(root, folder, version)).filter((each) => !isReported(each)),
    ...inReferences,
    ...checkFutureChanges(renderings, edition),
    ...checkSettingsLinks(root, targets),
    ...settingsWarnings(site, root),
    // A build has checked them before all else.
    ...(edition.drafts ? settingsFileErrors(site, root) : []),
  ];
  return {
    entries: {
      posts: entriesOf(renderings, ['posts', 'notes'], edition),
      pages: entriesOf(renderings, ['pages'], edition),
      intros: entriesOf(renderings, ['intros'], edition),
    },
    manifest: documents.map((document) => ({ file: document.file, url: isShown(document) ? document.url : null })),
    diagnostics: withoutRepeats(diagnostics),
    url: site.url,
    files: documents.length + invalid.length + unreadable.length,
    broken: [
      ...read.diagnostics.map(({ file }) => file),
      ...[...renderings].flatMap(([{ file }, { post }]) => (post === undefined ? [file] : [])),
    ],
  };
}

/** An error in a bibliography is met by every post that cites from it, and reported once. */
const withoutRepeats = (diagnostics: readonly Diagnostic[]): Diagnostic[] => [
  ...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values(),
];

/** From so many documents on, starting threads to help with their code takes less time than it saves. */
const manyDocuments = 50;

/** What becomes of the documents, in their order: what is cached and up to date, and the rest made now. */
async function renderAll(
  documents: readonly SourceDocument[],
  cache: RenderCache,
  folder: string,
  contextOf: (document: SourceDocument) => DocumentContext,
  counter: Int32Array = new Int32Array(2),
): Promise<Map<SourceDocument, Rendering>> {
  const renderings = new Map<SourceDocument, Rendering>();
  const outdated = documents.filter((document) => {
    const cached = cache.rendering(document);
    if (cached === undefined || !isUpToDate(cached.dependencies, contextOf(document))) return true;
    renderings.set(document, cached);
    return false;
  });
  counter[1] = outdated.length;
  const threads = outdated.length < manyDocuments ? 0 : Math.min(4, Math.max(1, availableParallelism() - 1));
  const endHighlights = cacheHighlights(folder, threads);
  const queue = outdated.values();
  const work = async () => {
    for (const document of queue) {
      const made = detached(
        await renderDocument(document, folder, contextOf(document), (text, ending) => cache.setText(text, ending)),
      );
      if (made.post !== undefined) cache.set(document, made);
      renderings.set(document, made);
      counter[0]! += 1;
    }
  };
  try {
    // Several at once, because a document waits for its code.
    await Promise.all(Array.from({ length: 16 }, work));
  } finally {
    await endHighlights(outdated.length === documents.length);
  }
  return new Map(documents.map((document) => [document, renderings.get(document)!]));
}

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { formatReport, isError, type Diagnostic } from '../core/diagnostics.ts';
import { processState } from '../core/process-state.ts';
import type { Edition } from '../blog/published.ts';
import type { Collection } from '../blog/stored-post.ts';
import type { Kind } from '../blog/kinds.ts';
import type { LoadedContent, LoadRequest } from './load-content.ts';
import { mayHavePrograms } from './files.ts';
import { collectionOf, hasPrograms, renewed, throwErrors, warningsOf } from './loaded.ts';
import { isWithin } from './paths.ts';
import { loadInWorker } from './background.ts';
import { settingsCodeError, settingsFile } from '../config/settings-errors.ts';

/** The content of a build, and whether a published document is a program (MDX), which Astro has to bundle. */
interface BuildContent {
  loading: Promise<LoadedContent>;
  hasPrograms: Promise<boolean>;
}

type Folders = Readonly<Record<Kind, string>>;

declare module '../core/process-state.ts' {
  interface ProcessState {
    /** In a build that Astro bundles for: the content that is being read meanwhile. */
    buildContent?: BuildContent;
  }
}

/**
 * Loads folders of Markdown into collections. Astro's own `glob()` drops or blanks a post that it cannot read or render
 * and goes on; this one stops a build with every error by file and line, and while writing shows what is right and
 * reports the rest in the terminal. The folders are read together, because a page may link to a post and a URL may be
 * taken by either. `clock` is read once a load; `read` does the reading.
 */
export function markdownCollections(
  folders: Folders,
  clock: () => number,
  read: (request: LoadRequest) => Promise<LoadedContent> = loadInWorker,
): Record<Collection, Loader> {
  let reading: Promise<LoadedContent> | undefined;
  let waiting: Promise<LoadedContent> | undefined;
  const contexts = new Map<Collection, LoaderContext>();
  const load = ({ watcher, config }: LoaderContext) => {
    const edition: Edition = { drafts: watcher !== undefined || processState.showsDrafts, now: clock() };
    const root = fileURLToPath(config.root);
    const cache = fileURLToPath(new URL('documents/', config.cacheDir));
    reading ??= read({ root, cache, folders, edition }).finally(() => (reading = undefined));
    return reading;
  };
  // What is being read may be older than the change: then it is read once more, whatever else changes until then.
  const loadAfterChange = (context: LoaderContext) => {
    waiting ??= Promise.resolve(reading)
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        return load(context);
      });
    return waiting;
  };
  const reload = async (context: LoaderContext) => {
    const changed = await loadAfterChange(context).catch(
      (error: Error) => settingsCodeError(error) ?? unreadableContent(error),
    );
    if ('message' in changed) return reportStop(changed, context);
    report(changed, context);
    const waiting = [...contexts.keys()].filter((kind) => renew(changed, kind));
    processState.reloadPages();
    processState.contentStored = () => {
      for (const kind of waiting.splice(0)) renew(changed, kind, true);
    };
    for (const [kind, into] of contexts) store(changed, kind, into);
  };
  const loader = (kind: Collection): Loader => ({
    name: `markdown-${kind}`,
    async load(context) {
      contexts.set(kind, context);
      // From nothing: Astro's lists of images and MDX modules are shared by `dev` and `build` and renewed only on
      // change.
      context.store.clear();
      const { collections } = processState;
      const loading = load(context);
      if (collections !== undefined && context.watcher === undefined) return bundlePrograms(loading, kind, context);
      const content = await loading;
      if (context.watcher === undefined) throwErrors(content);
      if (kind === 'posts') report(content, context);
      collections?.set(kind, collectionOf(content.entries[kind]));
      store(content, kind, context);
      // One watcher for all, so that an error is reported once.
      if (kind === 'posts') watch([...Object.values(folders), settingsFile], context, () => reload(context));
    },
  });
  return { posts: loader('posts'), pages: loader('pages'), intros: loader('intros') };
}

/**
 * In a build Astro bundles the pages while the content is being read. It gets only what it has to bundle, and waits
 * only where there may be such: documents that are programs (MDX). Pages get all of it when they are made
 * (`cli/give-content.ts`).
 */
async function bundlePrograms(
  loading: Promise<LoadedContent>,
  kind: Collection,
  context: LoaderContext,
): Promise<void> {
  // Each collection is asked for, and they are read together.
  if (processState.buildContent?.loading !== loading) {
    const hasNone = !mayHavePrograms(fileURLToPath(context.config.root));
    processState.buildContent = { loading, hasPrograms: hasNone ? Promise.resolve(false) : loading.then(hasPrograms) };
    // What it throws is reported where pages are given the content.
    loading.catch(() => undefined);
  }
  if (!(await processState.buildContent.hasPrograms)) return;
  const content = await loading;
  throwErrors(content);
  for (const entry of content.entries[kind])
    if (entry.deferredRender) context.store.set({ ...entry, data: { post: entry.data.post, images: [] } });
}

const unreadableContent = ({ message }: Error): Diagnostic => ({
  file: settingsFile,
  message: `The content cannot be read any more: ${message}.`,
  fix: 'Stop `npm run dev` and start it again.',
});

/** Prints errors and warnings, and leaves the manifest for the checks. */
function report(content: LoadedContent, { logger, config, watcher }: LoaderContext): void {
  const { manifest, files } = content;
  const errors = [
    ...content.diagnostics.filter(isError),
    ...(watcher === undefined ? [] : outdatedSettings(content, config)),
  ];
  const warnings = warningsOf(content);
  if (warnings !== undefined) logger.warn(warnings);
  processState.content = { diagnostics: errors, manifest };
  if (errors.length > 0) logger.error(`\n${formatReport(errors, { files, width: process.stderr.columns })}\n`);
}

/** Reports why no page can be made: the settings cannot be read. */
function reportStop(diagnostic: Diagnostic, { logger }: LoaderContext): void {
  processState.content = { diagnostics: [diagnostic], manifest: processState.content.manifest, hasNoSettings: true };
  logger.error(`\n${formatReport([diagnostic], { width: process.stderr.columns })}\n`);
  processState.reloadPages();
}

/** The one setting that takes effect only when `npm run dev` is started again: it decides where everything is. */
function outdatedSettings({ url }: LoadedContent, { site }: LoaderContext['config']): Diagnostic[] {
  if (site === undefined || new URL(url).href === new URL(site).href) return [];
  return [
    {
      file: settingsFile,
      message: `\`url\` is now \`${url}\`, and the pages are still those of \`${site}\`.`,
      fix: 'Stop `npm run dev` and start it again.',
    },
  ];
}

/**
 * Gives pages what has changed, except what Astro still has to bundle unless that `isStored`. Says whether something of
 * a collection has to wait.
 */
function renew({ entries, broken }: LoadedContent, kind: Collection, isStored = false): boolean {
  const { collections } = processState;
  const { collection, isComplete } = renewed(collections?.get(kind), entries[kind], new Set(broken), isStored);
  collections?.set(kind, collection);
  return !isComplete;
}

/** While its author corrects a post, its last version without errors stays on the screen. */
function store({ entries, broken: files }: LoadedContent, kind: Collection, { store }: LoaderContext): void {
  const valid = new Set(entries[kind].map(({ id }) => id));
  const broken = new Set(files);
  for (const [id, { filePath = '' }] of store.entries()) if (!valid.has(id) && !broken.has(filePath)) store.delete(id);
  for (const entry of entries[kind]) store.set(entry);
}

/** Reads again when a file changes that is one of `paths`, or in one of them. */
function watch(paths: readonly string[], { watcher, config }: LoaderContext, reload: () => Promise<void>): void {
  if (watcher === undefined) return;
  const watched = paths.map((path) => join(fileURLToPath(config.root), path));
  watcher.add(watched);
  const onChange = (changed: string) => {
    if (watched.some((path) => isWithin(path, changed))) void reload();
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, onChange);
}

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { DiagnosticsError, formatReport, type Diagnostic } from '../core/diagnostics.ts';
import { processState } from '../core/process-state.ts';
import type { Edition } from '../blog/published.ts';
import { blogrollFile } from './blogroll.ts';
import type { Kind } from './documents.ts';
import type { LoadedContent, LoadRequest } from './load-content.ts';
import { isWithin } from './paths.ts';
import { loadInWorker } from './background.ts';
import { settingsError, settingsFile } from '../config/settings-error.ts';

type Folders = Readonly<Record<Kind, string>>;

/**
 * Loads folders of Markdown into collections. Astro's own `glob()` drops or blanks a post that it cannot read or render
 * and goes on; this one stops a build with every mistake by file and line, and while writing shows what is right and
 * says the rest in the terminal. The folders are read together, because a page may link to a post and an address may be
 * taken by either. `clock` is read once a load; `read` does the reading.
 */
export function markdownCollections(
  folders: Folders,
  clock: () => number,
  read: (request: LoadRequest) => Promise<LoadedContent> = loadInWorker,
): Record<Kind, Loader> {
  let reading: Promise<LoadedContent> | undefined;
  const contexts = new Map<Kind, LoaderContext>();
  const readFor = ({ watcher, config }: LoaderContext) => {
    const edition: Edition = { drafts: watcher !== undefined, now: clock() };
    const request: LoadRequest = {
      root: fileURLToPath(config.root),
      cache: fileURLToPath(new URL('documents/', config.cacheDir)),
      folders,
      edition,
    };
    reading ??= read(request).finally(() => (reading = undefined));
    return reading;
  };
  const loader = (kind: Kind): Loader => ({
    name: `markdown-${kind}`,
    async load(context) {
      contexts.set(kind, context);
      const library = await readFor(context);
      if (library.problems.length > 0 && context.watcher === undefined)
        throw new DiagnosticsError(library.problems, library.files);
      if (kind === 'posts') report(library, context);
      // From nothing: Astro's lists of pictures and MDX modules are shared by `dev` and `build` and renewed only on change.
      context.store.clear();
      store(library, kind, context);
      // What all documents share needs one watcher, so that a mistake there is told once.
      watch(
        [
          folders[kind],
          ...(kind === 'posts' ? [join(folders.posts, '../references.bib'), blogrollFile, settingsFile] : []),
        ],
        context,
        async () => {
          const changed = await readFor(context).catch(
            (error: Error) =>
              settingsError(error) ?? {
                file: settingsFile,
                message: `The content cannot be read any more: ${error.message}.`,
                fix: 'Stop `npm run dev` and start it again.',
              },
          );
          if ('message' in changed) return told([changed], context);
          report(changed, context);
          processState.latestRecords = new Map(
            [...changed.entries.posts, ...changed.entries.pages].map(({ filePath, data }) => [filePath, data.record]),
          );
          processState.reloadPages();
          for (const [each, into] of contexts) store(changed, each, into);
        },
      );
    },
  });
  return { posts: loader('posts'), pages: loader('pages') };
}

/** Prints errors and warnings, and leaves the manifest for the checks. */
function report(library: LoadedContent, context: LoaderContext): void {
  const { warnings, problems, manifest, files } = library;
  const { logger, config, watcher } = context;
  const diagnostics = [...problems, ...(watcher === undefined ? [] : outdatedSettings(library, config))];
  if (warnings.length > 0)
    logger.warn(
      formatReport(
        warnings.map((warning) => ({ ...warning, severity: 'warning' })),
        { files, width: process.stdout.columns },
      ),
    );
  processState.content = { diagnostics, manifest };
  if (diagnostics.length > 0)
    logger.error(`\n${formatReport(diagnostics, { files, width: process.stderr.columns })}\n`);
}

/** Says what is wrong with the settings. */
function told(diagnostics: Diagnostic[], { logger }: LoaderContext): void {
  processState.content = { diagnostics, manifest: processState.content.manifest, hasNoSettings: true };
  logger.error(`\n${formatReport(diagnostics, { width: process.stderr.columns })}\n`);
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

/** While its author mends a post, its last sound version stays on the screen. */
function store({ entries, broken: files }: LoadedContent, kind: Kind, { store }: LoaderContext): void {
  const sound = new Set(entries[kind].map(({ id }) => id));
  const broken = new Set(files);
  for (const [id, { filePath = '' }] of store.entries()) if (!sound.has(id) && !broken.has(filePath)) store.delete(id);
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

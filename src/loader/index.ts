import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import sharp from 'sharp';
import { formatProblem, ProblemsError, sortProblems, type Problem } from '../blog/problem.ts';
import { isPublished, unpublishedReason, type Edition } from '../blog/published.ts';
import { countWords, shorten } from '../blog/reading.ts';
import type { PostRecord } from '../blog/record.ts';
import { site } from '../site.ts';
import type { DocumentState } from '../markdown/document.ts';
import { checkMdx, keepHighlights, renderMarkdown } from '../markdown/index.ts';
import { readDocuments, surroundings, type Document, type Kind } from './documents.ts';

/** Astro turns a string with this prefix in an entry's data into the picture it names (what its own `image()` schema writes). */
const imageImport = '__ASTRO_IMAGE_';

type Folders = Readonly<Record<Kind, string>>;
type Entry = Parameters<LoaderContext['store']['set']>[0];

/** Everything that the folders hold, and everything that is wrong with it. */
interface Library {
  entries: Record<Kind, Entry[]>;
  /** The list that the finished site is held against: every source file, and the page it must become. */
  manifest: { file: string; url: string | null }[];
  problems: Problem[];
  warnings: Problem[];
}

/**
 * Loads folders of Markdown into collections. Astro's own `glob()` drops or blanks a post that it cannot read or render
 * and goes on; this one stops a build with every mistake by file and line, and while writing shows what is right and
 * says the rest in the terminal. The folders are read together, because a page may link to a post and an address may be
 * taken by either. `clock` is read once a load.
 */
export function markdownCollections(folders: Folders, clock: () => number): Record<Kind, Loader> {
  let reading: Promise<Library> | undefined;
  const contexts = new Map<Kind, LoaderContext>();
  const read = (context: LoaderContext) => {
    const edition: Edition = { drafts: context.watcher !== undefined, now: clock() };
    reading ??= readLibrary(folders, edition, context).finally(() => (reading = undefined));
    return reading;
  };
  const loader = (kind: Kind): Loader => ({
    name: `markdown-${kind}`,
    async load(context) {
      contexts.set(kind, context);
      const library = await read(context);
      if (kind === 'posts') report(library, context);
      // From nothing: Astro's lists of pictures and MDX modules are shared by `dev` and `build` and renewed only on change.
      context.store.clear();
      store(library, kind, context);
      watch(folders[kind], context, async () => {
        const changed = await read(context);
        report(changed, context);
        for (const [each, into] of contexts) store(changed, each, into);
      });
    },
  });
  return { posts: loader('posts'), pages: loader('pages') };
}

async function readLibrary(folders: Folders, edition: Edition, context: LoaderContext): Promise<Library> {
  const root = fileURLToPath(context.config.root);
  const { documents, problems } = readDocuments(root, folders);
  const isShown = (document: Document) => isPublished(document, edition);
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const library: Library = {
    entries: { posts: [], pages: [] },
    manifest: documents.map((document) => ({ file: document.file, url: isShown(document) ? document.url : null })),
    problems,
    warnings: [],
  };
  const saveHighlights = keepHighlights(fileURLToPath(context.config.cacheDir));
  for (const document of documents.filter(isShown)) {
    const state = newState(document, root, byFile, isShown);
    const entry = await makeEntry(document, state, edition);
    library.problems.push(...state.problems);
    library.warnings.push(...state.warnings);
    if (state.problems.length === 0) library.entries[document.kind].push({ ...entry, digest: context.generateDigest({ ...entry }) });
  }
  saveHighlights();
  if (library.problems.length > 0 && !edition.drafts) throw new ProblemsError(library.problems);
  return library;
}

/** Says what is doubtful or wrong, and leaves the manifest for the checks. */
function report({ warnings, problems, manifest }: Library, { logger, config }: LoaderContext): void {
  for (const warning of warnings) logger.warn(formatProblem(warning));
  if (problems.length > 0) logger.error(`\n${sortProblems(problems).map(formatProblem).join('\n\n')}\n`);
  const folder = fileURLToPath(config.cacheDir);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'published.json'), JSON.stringify(manifest));
}

/** While its author mends a post, its last sound version stays on the screen. */
function store({ entries, problems }: Library, kind: Kind, { store }: LoaderContext): void {
  const sound = new Set(entries[kind].map(({ id }) => id));
  const broken = new Set(problems.map(({ file }) => file));
  for (const [id, { filePath = '' }] of store.entries()) if (!sound.has(id) && !broken.has(filePath)) store.delete(id);
  for (const entry of entries[kind]) store.set(entry);
}

function watch(folder: string, { watcher, config }: LoaderContext, reload: () => Promise<void>): void {
  if (watcher === undefined) return;
  const path = join(fileURLToPath(config.root), folder);
  watcher.add(path);
  const onChange = (changed: string) => {
    if (!relative(path, changed).startsWith('..')) void reload();
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, onChange);
}

function newState(document: Document, root: string, documents: ReadonlyMap<string, Document>, isShown: (document: Document) => boolean): DocumentState {
  return {
    file: document.file,
    firstLine: document.source.bodyLine,
    slug: document.slug,
    title: document.frontMatter.title,
    hasCover: document.frontMatter.image !== undefined,
    firstParagraph: undefined,
    headings: [],
    images: [],
    problems: [],
    warnings: [],
    ...surroundings(document, root, documents, isShown),
  };
}

async function makeEntry(document: Document, state: DocumentState, edition: Edition): Promise<Entry> {
  const { body } = document.source;
  const html = document.mdx ? undefined : await renderMarkdown(body, state, document.path);
  if (document.mdx) await checkMdx(body, state, document.path);
  checkCover(document, state);
  await checkPictures(document, state);
  const data = { ...makeRecord(document, state, edition, html ?? body) };
  const rendered = html === undefined ? { deferredRender: true } : { rendered: { html } };
  return { id: document.slug, data, filePath: document.file, ...rendered };
}

function makeRecord(document: Document, state: DocumentState, edition: Edition, text: string): Record<keyof PostRecord, unknown> {
  const { frontMatter, slug, date } = document;
  const { image, imageAlt, lang } = frontMatter;
  return {
    slug,
    title: state.title ?? document.titleFromName,
    description: frontMatter.description ?? shorten(state.firstParagraph ?? ''),
    date,
    updated: frontMatter.updated,
    tags: frontMatter.tags ?? [],
    unpublished: unpublishedReason(document, edition.now),
    lang: lang === site.lang ? undefined : lang,
    series: frontMatter.series,
    aliases: frontMatter.aliases ?? [],
    cover: image === undefined ? undefined : imageImport + image,
    coverAlt: imageAlt,
    words: countWords(text.replace(/<[^>]+>|&\w+;/g, ' ')),
    headings: state.headings,
    images: state.images.map((name) => imageImport + name),
    imageNames: state.images,
  };
}

function checkCover({ frontMatter: { image }, file, source }: Document, state: DocumentState): void {
  if (image === undefined || (/^(\.\/)?[^:?#%]+$/.test(image) && !image.startsWith('/') && state.exists(image))) return;
  const problem: Problem = {
    file,
    line: source.lineOf('image'),
    message: `There is no picture \`${image}\` beside the post.`,
    fix: 'Put the file beside the post and write `image: ./name.jpg` (capitals count; letters, digits and hyphens are safe).',
  };
  state.problems.push(problem);
}

/** A file that is called a picture and is none would stop the build later, without a word of the post. */
async function checkPictures({ frontMatter: { image }, path, file, source }: Document, state: DocumentState): Promise<void> {
  if (state.problems.length > 0) return;
  for (const name of [...(image === undefined ? [] : [image]), ...state.images]) {
    const isPicture = await sharp(join(dirname(path), name)).metadata().then(({ width }) => width > 0, () => false);
    if (isPicture) continue;
    const index = source.body.split('\n').findIndex((line) => line.includes(name));
    const line = name === image ? source.lineOf('image') : index === -1 ? undefined : source.bodyLine + index;
    state.problems.push({ file, line, message: `The file \`${name}\` cannot be read as a picture.`, fix: 'It may be damaged, or of another kind than its name says. Export it again.' });
  }
}

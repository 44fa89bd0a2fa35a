import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import sharp from 'sharp';
import { linksIn, sitePaths } from '../blog/links.ts';
import type { Problem } from '../blog/problem.ts';
import { isPublished, unpublishedReason, type Edition } from '../blog/published.ts';
import { countWords, shorten } from '../blog/reading.ts';
import { site } from '../site.ts';
import type { DocumentState } from '../markdown/document.ts';
import { checkMdx, cleanMdx, keepHighlights, renderMarkdown } from '../markdown/index.ts';
import { bodyOf, digestOf, lineOf, readDocuments, surroundings, type Document, type Kind, type Surroundings } from './documents.ts';
import { Keep, stillHolds, type Answers, type Rendering } from './keep.ts';
import { openNotebook } from './notebook.ts';
import { codeVersion } from './version.ts';

/** Astro turns a string with this prefix in an entry's data into the picture it names (what its own `image()` schema writes). */
const imageImport = '__ASTRO_IMAGE_';

/** Which folders to read, and for whom. */
export interface Request {
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
export interface Library {
  entries: Record<Kind, Entry[]>;
  /** The list that the finished site is held against: every source file, and the page it must become. */
  manifest: { file: string; url: string | null }[];
  problems: Problem[];
  warnings: Problem[];
  /** Files of the documents that could not be rendered, whichever file is to blame. */
  broken: string[];
}

/** Reads and renders what the folders hold, as far as an earlier reading by the same `version` of the code did not. */
export async function readLibrary({ root, cache, folders, edition }: Request, version = codeVersion(root)): Promise<Library> {
  const keep = new Keep(cache, version);
  const { documents, problems } = readDocuments(root, folders, (file, digest) => keep.facts(file, digest));
  const isShown = (document: Document) => isPublished(document, edition);
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const library: Library = {
    entries: { posts: [], pages: [] },
    manifest: documents.map((document) => ({ file: document.file, url: isShown(document) ? document.url : null })),
    problems,
    warnings: [],
    broken: problems.map(({ file }) => file),
  };
  const renderings = await renderAll(documents.filter(isShown), keep, cache, (document) => surroundings(document, root, byFile, isShown));
  for (const document of documents) {
    const made = renderings.get(document);
    if (made === undefined) {
      if (keep.facts(document.file, document.digest) === undefined) keep.set(document, undefined);
      continue;
    }
    library.warnings.push(...made.warnings);
    if ('problems' in made) library.broken.push(document.file);
    if ('problems' in made) library.problems.push(...made.problems);
    else library.entries[document.kind].push(entryOf(document, made, edition, (name) => relative(root, join(cache, 'bodies', name))));
  }
  keep.save(new Set(byFile.keys()), edition.drafts);
  return { ...library, problems: withoutRepeats(library.problems), warnings: withoutRepeats(library.warnings) };
}

/** A mistake in a bibliography is met by every post that cites from it, and told once. */
const withoutRepeats = (problems: readonly Problem[]): Problem[] => [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];

/** From so many documents on, starting threads to help with their code takes less time than it saves. */
const manyDocuments = 50;

/** What becomes of the documents: what is kept, where that still holds, and the rest made now. */
async function renderAll(documents: readonly Document[], keep: Keep, cache: string, around: (document: Document) => Surroundings): Promise<Map<Document, Rendering | Failed>> {
  const results = new Map<Document, Rendering | Failed>();
  const left = documents.filter((document) => {
    const known = keep.rendering(document);
    if (known === undefined || !stillHolds(known.asked, around(document))) return true;
    results.set(document, known);
    return false;
  });
  const endHighlights = keepHighlights(cache, left.length < manyDocuments ? 0 : Math.min(4, Math.max(1, availableParallelism() - 1)));
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

/** What is wrong with a document that cannot be rendered. */
interface Failed {
  problems: Problem[];
  warnings: Problem[];
}

function entryOf(document: Document, { record, cover }: Rendering, { now }: Edition, bodyPath: (name: string) => string): Entry {
  const data: StoredData = {
    record: JSON.stringify({ ...record, body: record.body && bodyPath(record.body), markdown: record.markdown && bodyPath(record.markdown), drawings: mapValues(record.drawings, bodyPath), unpublished: unpublishedReason(document, now) }),
    cover: cover && imageImport + cover,
    images: record.imageNames.map((name) => imageImport + name),
  };
  const { slug: id, file: filePath } = document;
  return { id, filePath, digest: digestOf(JSON.stringify(data)), data, ...(document.mdx ? { deferredRender: true } : {}) };
}

const mapValues = (record: Record<string, string>, change: (value: string) => string) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** What becomes of a document, or what is wrong with it. `keepText` takes its HTML, its Markdown, and its drawings, and gives each a name. */
async function makeRendering(document: Document, cache: string, around: Surroundings, keepText: Keep['setText']): Promise<Rendering | Failed> {
  const asked: Answers = { files: {}, pages: {} };
  const state = newState(document, remembering(around, asked));
  const notebook = document.notebook ? openNotebook(document, cache) : undefined;
  const text = notebook?.body ?? bodyOf(document);
  const html = document.mdx ? undefined : await renderMarkdown(text, state, document.path);
  if (document.mdx) await checkMdx(text, state, document.path);
  if (notebook !== undefined) {
    state.problems = [...notebook.problems, ...state.problems.map(notebook.place)];
    state.warnings = [...notebook.warnings, ...state.warnings.map(notebook.place)];
  }
  checkCover(document, state);
  await checkPictures(document, state);
  const { problems, warnings } = state;
  if (problems.length > 0) return { problems, warnings };
  if (document.mdx && document.kind === 'posts') await cleanMdx(text, state, document.path);
  const body = html === undefined ? undefined : keepText(html, 'html');
  const markdown = document.kind === 'posts' && state.markdown !== undefined ? keepText(state.markdown, 'md') : undefined;
  const drawings = Object.fromEntries([...state.drawings].map(([name, svg]) => [name, keepText(svg, 'svg')]));
  return { record: { ...makeRecord(document, state, html ?? text, html === undefined ? state.links : linksIn(html)), body, markdown, drawings }, cover: document.frontMatter.image, warnings, asked };
}

/** The same surroundings, which write down what they answer. */
function remembering({ versionOf, read, pageOf }: Surroundings, asked: Answers): Pick<DocumentState, 'exists' | 'read' | 'pageOf'> {
  const exists = (path: string) => {
    const version = versionOf(path);
    asked.files[path] = version ?? null;
    return version !== undefined;
  };
  return {
    exists,
    read: (path) => (exists(path) ? read(path) : undefined),
    pageOf(path) {
      const page = pageOf(path);
      if ('url' in page) asked.pages[path] = page.url;
      return page;
    },
  };
}

function newState({ file, bodyLine, slug, frontMatter }: Document, around: Pick<DocumentState, 'exists' | 'read' | 'pageOf'>): DocumentState {
  return {
    file,
    firstLine: bodyLine,
    slug,
    title: frontMatter.title,
    lang: frontMatter.lang,
    hasCover: frontMatter.image !== undefined,
    firstParagraph: undefined,
    headings: [],
    links: [],
    edits: [],
    markdown: undefined,
    images: [],
    drawings: new Map(),
    problems: [],
    warnings: [],
    ...around,
  };
}

function makeRecord({ frontMatter, slug, url, date, titleFromName }: Document, state: DocumentState, text: string, links: readonly string[]): Omit<Rendering['record'], 'body' | 'markdown' | 'drawings'> {
  const { imageAlt, lang } = frontMatter;
  return {
    slug,
    title: state.title ?? titleFromName,
    description: frontMatter.description ?? shorten(state.firstParagraph ?? ''),
    date,
    updated: frontMatter.updated,
    tags: frontMatter.tags ?? [],
    lang: lang === site.lang ? undefined : lang,
    series: frontMatter.series,
    discussions: frontMatter.discussions ?? [],
    aliases: frontMatter.aliases ?? [],
    coverAlt: imageAlt,
    words: countWords(text.replace(/<[^>]+>|&\w+;/g, ' ')),
    headings: state.headings,
    links: sitePaths(links, url),
    imageNames: state.images,
  };
}

function checkCover(document: Document, state: DocumentState): void {
  const { image } = document.frontMatter;
  if (image === undefined || (/^(\.\/)?[^:?#%]+$/.test(image) && !image.startsWith('/') && state.exists(image))) return;
  const problem: Problem = {
    file: document.file,
    line: lineOf(document, 'image'),
    message: `There is no picture \`${image}\` beside the post.`,
    fix: 'Put the file beside the post and write `image: ./name.jpg` (capitals count; letters, digits and hyphens are safe).',
  };
  state.problems.push(problem);
}

/** A file that is called a picture and is none would stop the build later, without a word of the post. */
async function checkPictures(document: Document, state: DocumentState): Promise<void> {
  if (state.problems.length > 0) return;
  const { frontMatter: { image }, path, file, bodyLine } = document;
  for (const name of [...(image === undefined ? [] : [image]), ...state.images]) {
    const isPicture = await sharp(join(dirname(path), name)).metadata().then(({ width }) => width > 0, () => false);
    if (isPicture) continue;
    const index = bodyOf(document).split('\n').findIndex((line) => line.includes(name));
    const line = name === image ? lineOf(document, 'image') : index === -1 ? undefined : bodyLine + index;
    state.problems.push({ file, line, message: `The file \`${name}\` cannot be read as a picture.`, fix: 'It may be damaged, or of another kind than its name says. Export it again.' });
  }
}

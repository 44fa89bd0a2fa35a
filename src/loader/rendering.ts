import { basename, dirname, join } from 'node:path';
import { linksIn, partsIn, sitePaths } from '../core/html/links.ts';
import { isError, type Diagnostic } from '../core/diagnostics.ts';
import { countWords, shorten } from '../blog/reading-time.ts';
import { plainValue } from '../core/plain.ts';
import type { DocumentState } from '../markdown/kit/document.ts';
import { checkMdx, cleanMdx, renderMarkdown } from '../markdown/pipeline.ts';
import { decodePath } from '../blog/urls.ts';
import { inspectImage } from '../core/image.ts';
import { site } from '../site.ts';
import { bodyOf, lineOf, type SourceDocument, type DocumentContext } from './documents.ts';
import type { Dependencies, RenderCache, Rendering } from './render-cache.ts';
import { openNotebook, type OpenNotebook } from './notebook.ts';
import { checkParts, outlineOf, type Outline } from './references.ts';

/** What is wrong with a document that cannot be rendered. */
export interface Failed {
  problems: Diagnostic[];
  outline: Outline;
  warnings: Diagnostic[];
}

/** What becomes of a document, or what is wrong with it. `keepText` takes its HTML, its Markdown, and its drawings, and gives each a name. */
export async function makeRendering(
  document: SourceDocument,
  cache: string,
  around: DocumentContext,
  keepText: RenderCache['setText'],
): Promise<Rendering | Failed> {
  const asked: Dependencies = { files: {}, pages: {} };
  const state = newState(document, remembering(around, asked));
  const notebook = document.notebook ? openNotebook(document, cache) : undefined;
  const text = notebook?.body ?? bodyOf(document);
  const html = document.mdx ? undefined : await renderMarkdown(text, state, document.path);
  const ids = document.mdx ? await checkMdx(text, state, document.path) : undefined;
  const parts = html === undefined ? undefined : partsIn(html);
  const read = parts ?? { urls: state.references.map(({ url }) => url), ids };
  const outline = outlineOf(document, state, read, notebook?.locate);
  if (parts !== undefined) state.diagnostics.push(...checkParts(document, parts, text, state));
  if (notebook !== undefined) {
    state.diagnostics = [
      ...notebook.problems,
      ...notebook.warnings.map((warning) => ({ ...warning, severity: 'warning' as const })),
      ...state.diagnostics.map(notebook.locate),
    ];
  }
  checkCover(document, state);
  await checkPictures(document, text, state, notebook);
  const [problems, warnings] = [state.diagnostics.filter(isError), state.diagnostics.filter((each) => !isError(each))];
  if (problems.length > 0) return { problems, warnings, outline };
  if (document.mdx && document.kind === 'posts') await cleanMdx(text, state, document.path);
  const body = html === undefined ? undefined : keepText(html, 'html');
  const markdown =
    document.kind === 'posts' && state.markdown !== undefined ? keepText(state.markdown, 'md') : undefined;
  const drawings = Object.fromEntries([...state.drawings].map(([name, svg]) => [name, keepText(svg, 'svg')]));
  return {
    record: {
      ...plainValue(makeRecord(document, state, html ?? text, html === undefined ? state.links : linksIn(html))),
      body,
      markdown,
      drawings,
    },
    cover: document.frontMatter.image,
    warnings,
    outline,
    asked,
    extracted: notebook?.extracted ?? {},
  };
}

/** The same surroundings, which write down what they answer. */
function remembering(
  { versionOf, read, pageOf }: DocumentContext,
  asked: Dependencies,
): Pick<DocumentState, 'exists' | 'read' | 'pageOf'> {
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

function newState(
  { file, bodyLine, slug, frontMatter }: SourceDocument,
  around: Pick<DocumentState, 'exists' | 'read' | 'pageOf'>,
): DocumentState {
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
    references: [],
    edits: [],
    markdown: undefined,
    images: [],
    publicImages: [],
    drawings: new Map(),
    diagnostics: [],
    ...around,
  };
}

function makeRecord(
  { frontMatter, slug, url, date, titleFromName }: SourceDocument,
  state: DocumentState,
  text: string,
  links: readonly string[],
): Omit<Rendering['record'], 'body' | 'markdown' | 'drawings'> {
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
    wordCount: countWords(text.replace(/<[^>]+>|&\w+;/g, ' ')),
    headings: state.headings,
    links: sitePaths(links, url),
    imageNames: state.images,
  };
}

function checkCover(document: SourceDocument, state: DocumentState): void {
  const { image } = document.frontMatter;
  if (image === undefined || (/^(\.\/)?[^:?#%]+$/.test(image) && !image.startsWith('/') && state.exists(image))) return;
  const problem: Diagnostic = {
    file: document.file,
    line: lineOf(document, 'image'),
    message: `There is no image \`${image}\` beside the post.`,
    fix: 'Put the file beside the post and write `image: ./name.jpg` (capitals count; letters, digits and hyphens are safe).',
  };
  state.diagnostics.push(problem);
}

/** An image that is damaged, too large or none would be published as it is, or stop the build later without a word of the post. */
async function checkPictures(document: SourceDocument, text: string, state: DocumentState, notebook?: OpenNotebook) {
  if (state.diagnostics.some(isError)) return;
  const {
    frontMatter: { image },
    path,
    file,
    bodyLine,
  } = document;
  const root = path.slice(0, -file.length);
  const beside = [...(image === undefined ? [] : [image]), ...state.images].map((name) => ({
    name,
    at: join(dirname(path), name),
    isServed: false,
  }));
  const served = state.publicImages.map((name) => ({ name, at: join(root, 'public', name), isServed: true }));
  for (const { name, at, isServed } of [...beside, ...served]) {
    const isOutput = Object.keys(notebook?.extracted ?? {}).some((each) => at.endsWith(each));
    const found = await inspectImage(at, isOutput ? basename(name) : name, isServed);
    if (!('message' in found)) continue;
    const index = text.split('\n').findIndex((line) => line.includes(name) || decodePath(line).includes(name));
    const line = name === image ? lineOf(document, 'image') : index === -1 ? undefined : bodyLine + index;
    const problem: Diagnostic = { file, line, ...found };
    state.diagnostics.push(notebook === undefined || name === image ? problem : notebook.locate(problem));
  }
}

import { basename, dirname, join } from 'node:path';
import { sitePaths } from '../blog/site-paths.ts';
import { isError, type Diagnostic } from '../core/diagnostics.ts';
import { createPost } from '../blog/post.ts';
import { countWords } from '../blog/reading-time.ts';
import { readDialects } from '../dialects/index.ts';
import { plainValue } from '../core/plain.ts';
import type { DocumentState } from '../markdown/kit/document.ts';
import { exportMdx } from '../markdown/export/export.ts';
import { checkMdx, renderMarkdown } from '../markdown/render.ts';
import { recordText } from '../markdown/kit/text-record.ts';
import { isDated } from '../blog/kinds.ts';
import { decodePath } from '../blog/urls.ts';
import { inspectImage } from '../core/image.ts';
import { site } from '../site.ts';
import { bodyOf, hasErrors, lineOf, type SourceDocument } from './documents.ts';
import type { DocumentContext } from './document-context.ts';
import type { Dependencies, RenderCache, Rendering } from './render-cache.ts';
import { openNotebook, type OpenNotebook } from './notebook.ts';
import { checkRecord, outlineOf } from './references.ts';

/**
 * What becomes of a document. `storeText` takes its HTML, its Markdown and its drawings, and gives the path of each.
 */
export async function renderDocument(
  document: SourceDocument,
  cache: string,
  context: DocumentContext,
  storeText: RenderCache['setText'],
): Promise<Rendering> {
  const dependencies: Dependencies = { files: {}, pages: {} };
  const state = newState(document, recordDependencies(context, dependencies));
  const notebook = document.notebook ? openNotebook(document, cache) : undefined;
  const text = notebook?.body ?? bodyOf(document);
  const rendered = document.mdx ? undefined : await renderDialects(text, document, context, state);
  const html = rendered?.html;
  const ids = document.mdx ? await checkMdx(text, state, document.path) : undefined;
  const record = html === undefined ? undefined : recordText(html, document.url);
  const read = record ?? { urls: state.references.map(({ url }) => url), ids };
  const outline = outlineOf(document, state, read, notebook?.locate);
  if (record !== undefined) state.diagnostics.push(...checkRecord(document, record, text, state));
  if (notebook !== undefined) {
    state.diagnostics = [...notebook.diagnostics, ...state.diagnostics.map(notebook.locate)];
  }
  checkCover(document, state);
  await checkImages(document, text, state, notebook);
  const rendering = {
    diagnostics: state.diagnostics,
    outline,
    dependencies,
    extracted: notebook?.extracted ?? {},
  };
  if (hasErrors(document) || state.diagnostics.some(isError)) return { ...rendering, post: undefined };
  if (document.mdx && isDated(document.kind)) await exportMdx(text, state, document.path);
  // A note may be a quotation or a list alone.
  const begins = document.kind === 'notes' ? record?.opening : undefined;
  const { title, firstParagraph = begins } = state;
  const post = createPost(
    document,
    { title, firstParagraph },
    {
      ...(rendered?.css && { css: rendered.css }),
      features: record?.features ?? [],
      media: record?.media ?? [],
      wordCount: record?.wordCount ?? countWords(text.replace(/<[^>]+>|&\w+;/g, ' ')),
      headings: state.headings,
      links: record?.links ?? sitePaths(state.links, document.url),
      images: state.images,
      htmlFile: record === undefined ? undefined : storeText(record.template, 'html'),
      markdownFile:
        isDated(document.kind) && state.markdown !== undefined ? storeText(state.markdown, 'md') : undefined,
      drawingFiles: Object.fromEntries([...state.drawings].map(([name, svg]) => [name, storeText(svg, 'svg')])),
    },
  );
  return { ...rendering, post: plainValue(post) };
}

/** Renders Markdown, that of other engines too. What `state` says then of lines is of those of the file. */
async function renderDialects(
  text: string,
  { path, bodyLine, file, frontMatter, titleFromName }: SourceDocument,
  { findPost, findOldPage }: DocumentContext,
  state: DocumentState,
): Promise<{ html: string; css: string }> {
  const withUrl = <Found extends { path: string }>(found: Found | undefined) => {
    const page = found && state.pageOf(found.path);
    return found && { ...found, url: page !== undefined && 'url' in page ? page.url : '' };
  };
  const { markdown, lines, css, diagnostics } = readDialects(text, {
    title: frontMatter.title ?? titleFromName,
    host: new URL(site.url).host,
    findPost: (name) => withUrl(findPost(name)),
    findOldPage: (path) => withUrl(findOldPage(path)),
  });
  const html = await renderMarkdown(markdown, state, path);
  if (lines !== undefined) {
    const inSource = (line: number | undefined) => line && (lines[line - bodyLine] ?? lines.at(-1)!) + bodyLine - 1;
    const inSourceLine = <At extends { line?: number | undefined }>(at: At): At => ({ ...at, line: inSource(at.line) });
    state.diagnostics = state.diagnostics.map((each) => (each.file === file ? inSourceLine(each) : each));
    state.references = state.references.map(inSourceLine);
  }
  const inFile = (line: number | undefined) => line && line + bodyLine - 1;
  state.diagnostics.push(...diagnostics.map((each) => ({ ...each, file, line: inFile(each.line) })));
  return { html, css };
}

/** The same context, which writes down what is looked up. */
function recordDependencies(
  { versionOf, read, pageOf }: DocumentContext,
  { files, pages }: Dependencies,
): Pick<DocumentState, 'exists' | 'read' | 'pageOf'> {
  const exists = (path: string) => {
    const version = versionOf(path);
    files[path] = version ?? null;
    return version !== undefined;
  };
  return {
    exists,
    read: (path) => (exists(path) ? read(path) : undefined),
    pageOf(path) {
      const page = pageOf(path);
      if ('url' in page) pages[path] = page.url;
      return page;
    },
  };
}

function newState(
  { file, bodyLine, slug, url, frontMatter, notebook }: SourceDocument,
  lookups: Pick<DocumentState, 'exists' | 'read' | 'pageOf'>,
): DocumentState {
  return {
    file,
    firstLine: bodyLine,
    slug,
    url,
    title: frontMatter.title,
    lang: frontMatter.lang,
    hasCover: frontMatter.image !== undefined,
    isLenient: notebook,
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
    ...lookups,
  };
}

function checkCover(document: SourceDocument, state: DocumentState): void {
  const { image } = document.frontMatter;
  if (image === undefined || (/^(\.\/)?[^:?#%]+$/.test(image) && !image.startsWith('/') && state.exists(image))) return;
  const [, served] = /^(?:\.\.\/)+public(\/.*)$/.exec(image) ?? [];
  const diagnostic: Diagnostic = {
    file: document.file,
    line: lineOf(document, 'image'),
    message:
      served === undefined
        ? `There is no image \`${image}\` beside the post.`
        : `There is no image \`${served}\` in \`public\`.`,
    fix:
      'Put the file beside the post and write `image: ./name.jpg` (capitals count; letters, digits and hyphens ' +
      'are safe).',
  };
  state.diagnostics.push(diagnostic);
}

/**
 * An image that is damaged, too large or none would be published as it is, or stop the build later without a word of
 * the post.
 */
async function checkImages(document: SourceDocument, text: string, state: DocumentState, notebook?: OpenNotebook) {
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
    const diagnostic: Diagnostic = { file, line, ...found };
    state.diagnostics.push(notebook === undefined || name === image ? diagnostic : notebook.locate(diagnostic));
  }
}

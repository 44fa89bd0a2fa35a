import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { isError, type Diagnostic } from '../../src/core/diagnostics.ts';
import { readDocuments } from '../../src/loader/documents.ts';
import { createContext } from '../../src/loader/document-context.ts';
import { folders } from '../../src/blog/kinds.ts';
import type { DocumentState } from '../../src/markdown/kit/document.ts';
import { checkMdx, renderMarkdown } from '../../src/markdown/render.ts';

export { folders };

/** What a test says about the document's surroundings. */
export interface Around extends Partial<DocumentState> {
  /** Files beside the document, or in `public/` when they start with `/`. */
  files?: readonly string[];
  /** The same with their texts. */
  texts?: Readonly<Record<string, string>>;
  /** Other Markdown files, each with the address of its page. */
  pages?: Readonly<Record<string, string>>;
}

/** What the plugins left, its errors and warnings apart. */
export interface TestState extends DocumentState {
  readonly errors: Diagnostic[];
  readonly warnings: Diagnostic[];
}

/** The state of a document whose Markdown begins on line 1, unless told otherwise. */
export function newState({ files = [], texts = {}, pages = {}, ...given }: Around = {}): TestState {
  return {
    ...{
      file: 'src/content/posts/a-post.md',
      firstLine: 1,
      slug: 'a-post',
      title: undefined,
      lang: undefined,
      url: '/posts/a-post/',
      hasCover: false,
      firstParagraph: undefined,
    },
    ...{
      headings: [],
      links: [],
      references: [],
      images: [],
      publicImages: [],
      edits: [],
      markdown: undefined,
      drawings: new Map(),
      diagnostics: [],
    },
    exists: (path) => [...files, ...Object.keys(texts)].includes(path.replace(/^\.\//, '')),
    read: (path) => texts[path.replace(/^\.\//, '')],
    pageOf: (path) =>
      pages[path] === undefined ? { message: `There is no ${path}.`, fix: 'Write it.' } : { url: pages[path] },
    ...given,
    get errors() {
      return this.diagnostics.filter(isError);
    },
    get warnings() {
      return this.diagnostics.filter((each) => !isError(each));
    },
  };
}

/** Markdown in, HTML out, and what the plugins left. */
export async function render(markdown: string, around: Around = {}): Promise<{ html: string; state: TestState }> {
  const state = newState(around);
  return { html: await renderMarkdown(markdown, state, resolve(state.file)), state };
}

/** MDX in, what the plugins left out. */
export async function check(mdx: string, around: Around = {}): Promise<TestState> {
  const state = newState({ file: 'src/content/posts/a-post.mdx', ...around });
  await checkMdx(mdx, state, resolve(state.file));
  return state;
}

/** Line and message of each diagnostic. */
export const told = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ line, message }) => `${line}: ${message}`);

/** A temporary project with these files, deleted when the test is done. */
export function writeProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'blog-documents-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Reads posts (`a.md`) and pages (`pages/a.md`) as the loader does. */
export function readProject(files: Readonly<Record<string, string | Uint8Array>>) {
  const placed = Object.entries(files).map(([path, content]) => [
    /^(?:pages|notes)\//.test(path) ? `src/content/${path}` : `${folders.posts}/${path}`,
    content,
  ]);
  const root = writeProject(Object.fromEntries(placed));
  return { root, ...readDocuments(root, folders) };
}

/** What the surroundings of one post of a project answer; drafts are not shown. */
export function buildSurroundings({ root, documents }: ReturnType<typeof readProject>, from: string) {
  const byFile = new Map(documents.map((document) => [document.file, document]));
  return createContext(byFile.get(`${folders.posts}/${from}`)!, root, byFile, ({ draft }) => !draft);
}

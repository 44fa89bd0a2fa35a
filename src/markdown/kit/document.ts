import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Data } from 'satteri';
import { fileKind } from '../../core/file.ts';
import type { Heading } from '../../blog/post.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { bodyMessages, type Messages } from '../../i18n/index.ts';
import { site } from '../../site.ts';
import type { Edit } from './edits.ts';

/** What plugins learn about the one document they work on, and what they leave for the caller. */
export interface DocumentState {
  /** Source file, relative to the project. */
  file: string;
  /** Line of the file on which the Markdown begins, counted from 1. */
  firstLine: number;
  /** The post's slug: makes ids unique where several posts share a page. */
  slug: string;
  /** Path of the page, with the site's base. */
  url: string;
  /** From the front matter; else set by the first `# heading`. */
  title: string | undefined;
  /** Language of the text, when the front matter gives one. */
  lang: string | undefined;
  /** Whether a cover stands above the text. */
  hasCover: boolean;
  /**
   * Whether what the page cannot show as it is written becomes the nearest that it can show, with a warning instead of
   * an error: a notebook is kept by another program, and often written by somebody else.
   */
  isLenient?: boolean;
  /** Text of the first paragraph. */
  firstParagraph: string | undefined;
  headings: Heading[];
  /** URLs that links lead to, as resolved, in order. */
  links: string[];
  /** The same as written, with the line of the file that each stands on; `reported` when an error says so already. */
  references: { url: string; written?: string; line: number | undefined; reported?: boolean }[];
  /** URLs of images beside the post, each once, in order of appearance. */
  images: string[];
  /** Paths of images in `public/`, from the root, each once. */
  publicImages: string[];
  /** Where the Markdown that goes out by itself differs from what was written; see `export/plugin.ts`. */
  edits: Edit[];
  /** That Markdown, images marked; `undefined` before it is made. */
  markdown: string | undefined;
  /** Drawings that stand alone, for readers that show no SVG inside HTML: text of the file by its name. */
  drawings: Map<string, string>;
  /** Definitions of the site’s macros that its formulas use, as written, by where they stand in their file. */
  macros?: Map<number, string>;
  /** Errors, which stop the build, and warnings. */
  diagnostics: Diagnostic[];
  /** Whether a file exists: a path relative to the document, or from `public/` when it starts with `/`. */
  exists(path: string): boolean;
  /** Text of a file, its path as for `exists`; `undefined` when there is none. */
  read(path: string): string | undefined;
  /**
   * Path of the page made from another Markdown file, given relative to the document; a `Diagnostic` text when there is
   * none.
   */
  pageOf(path: string): { url: string } | { message: string; fix: string };
}

declare module 'satteri' {
  interface DataMap {
    /** Set by our loader; missing when Astro compiles MDX, which the loader has then already checked. */
    post: DocumentState;
    astro: { frontmatter: Record<string, unknown> };
  }
}

/** What of a plugin's context is read. */
interface PluginContext {
  data: Data;
  fileURL: URL | undefined;
}

/** The language that the front matter gives, also while Astro compiles MDX. */
const ownLang = ({ post, astro }: Data): string | undefined =>
  post === undefined ? (astro?.frontmatter.lang as string | undefined) : post.lang;

/** The language of the text, a BCP 47 tag. */
export const langOf = (data: Data): string => ownLang(data) ?? site.lang;

/** The messages that a plugin adds to the text, in the text's language. */
export const messagesOf = (data: Data): Messages['body'] => bodyMessages(ownLang(data));

/** Text of a file, its path relative to the document, also while Astro compiles MDX; `undefined` when there is none. */
export function readBeside({ data: { post }, fileURL }: PluginContext, path: string): string | undefined {
  if (post !== undefined) return post.read(path);
  try {
    const file = fileURLToPath(new URL(path.split('/').map(encodeURIComponent).join('/'), fileURL));
    return fileKind(file) === 'file' ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A file that all documents share, `src/content/<name>`: its path in the project, and from the document. `undefined`
 * for a document that lies elsewhere.
 */
export function sharedFile(
  { data: { post }, fileURL }: PluginContext,
  name: string,
): { path: string; from: string } | undefined {
  const document = post?.file ?? decodeURIComponent(fileURL?.pathname ?? '');
  const [, folder] = /^(.*\bsrc\/content)\//.exec(document) ?? [];
  if (folder === undefined) return undefined;
  return { path: posix.join(folder, name), from: posix.join(posix.relative(posix.dirname(document), folder), name) };
}

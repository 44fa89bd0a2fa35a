import type { Heading } from '../blog/post.ts';
import type { Problem } from '../blog/problem.ts';

/** What plugins learn about the one document they work on, and what they leave for the caller. */
export interface DocumentState {
  /** Source file, relative to the project. */
  file: string;
  /** Line of the file on which the Markdown begins, counted from 1. */
  firstLine: number;
  /** The post's slug: makes ids unique where several posts share a page. */
  slug: string;
  /** From the front matter; else set by the first `# heading`. */
  title: string | undefined;
  /** Whether a cover stands above the text. */
  hasCover: boolean;
  /** Text of the first paragraph. */
  firstParagraph: string | undefined;
  headings: Heading[];
  /** Addresses of pictures beside the post, each once, in order of appearance. */
  images: string[];
  /** Mistakes that stop the build. */
  problems: Problem[];
  /** Doubts that do not. */
  warnings: Problem[];
  /** Whether a file exists: a path relative to the document, or from `public/` when it starts with `/`. */
  exists(path: string): boolean;
  /** Path of the page made from another Markdown file, given relative to the document; a `Problem` text when there is none. */
  pageOf(path: string): { url: string } | { message: string; fix: string };
}

declare module 'satteri' {
  interface DataMap {
    /** Set by our loader; missing when Astro compiles MDX, which the loader has then already checked. */
    post: DocumentState;
    astro: { frontmatter: Record<string, unknown> };
  }
}

interface Positioned {
  position?: { start: { line: number } } | undefined;
}

/** A problem at a node of the document. `offset` counts lines inside the node. */
export function problemAt(state: DocumentState, node: Positioned, message: string, fix: string, offset = 0): Problem {
  const line = node.position && state.firstLine - 1 + node.position.start.line + offset;
  return { file: state.file, line, message, fix };
}

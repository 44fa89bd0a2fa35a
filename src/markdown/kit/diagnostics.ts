import type { Data } from 'satteri';
import type { Diagnostic, TextDiagnostic } from '../../core/diagnostics.ts';
import type { DocumentState } from './document.ts';

/** What a message may quote of a text, in characters. */
const longestMessage = 400;

interface Positioned {
  position?: { start: { line: number } } | undefined;
}

/**
 * Reports an error or a warning at a node of the document, its message shortened where it quotes much. `line` counts
 * the lines of the node, from 1. Does nothing while Astro compiles MDX, which the loader has then already checked.
 */
export function report({ post }: Data, node: Positioned, diagnostic: TextDiagnostic): void {
  post?.diagnostics.push(diagnosticAt(post, node, diagnostic));
}

/** The diagnostic that `report` would add. */
function diagnosticAt(
  state: DocumentState,
  node: Positioned,
  { message, fix, line = 1, severity }: TextDiagnostic,
): Diagnostic {
  return {
    file: state.file,
    line: lineOf(state, node, line),
    message: shorten(message),
    fix: fix && shorten(fix),
    ...(severity && { severity }),
  };
}

/** The severity of what is left in a page in its nearest form; nothing, which means an error, where it may not be. */
export const leniently = ({ post }: Data): Pick<TextDiagnostic, 'severity'> =>
  post?.isLenient === true ? { severity: 'warning' } : {};

const shorten = (text: string): string => (text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text);

/** Line of the file on which a node stands, where that is known. `line` counts the lines of the node, from 1. */
export const lineOf = (state: DocumentState, node: Positioned, line = 1): number | undefined =>
  node.position && state.firstLine - 1 + node.position.start.line + line - 1;

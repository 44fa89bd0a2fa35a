import type { DiagnosticCollector } from '../core/diagnostics.ts';

/** Gives a formula of TeX as one line of text, `xₜ`; `undefined` for one that no line can hold. */
export type FormulaText = (tex: string) => Promise<string | undefined>;

/**
 * The text of a diagram whose formulas, `$$x_t$$`, have become text, each with a warning: an image holds no MathML.
 */
export async function replaceFormulas(
  text: string,
  formulaText: FormulaText | undefined,
  diagnostics: DiagnosticCollector,
): Promise<string> {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: whole, 1: tex, index } of text.matchAll(/\$\$(.+?)\$\$/g)) {
    const line = text.slice(0, index).split('\n').length;
    const read = (await formulaText?.(tex!)) ?? tex!.trim();
    const message = `The formula \`${tex!.trim()}\` of a label is drawn as a line of text.`;
    diagnostics.warning(message, 'Write it in letters, such as `xₜ`, or put the formula into the text.', line);
    pieces.push(text.slice(from, index), hide(read));
    from = index + whole.length;
  }
  return pieces.join('') + text.slice(from);
}

/** Signs of ASCII that mean something in a diagram stand here in text that means only itself. */
const hidden = 0xe000;

/** A text in which nothing means anything to the reader of a diagram, until `show`. */
const hide = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (sign) => String.fromCharCode(hidden + sign.charCodeAt(0)));

/** What `hide` was given. */
export const show = (text: string): string =>
  text.replace(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - hidden));

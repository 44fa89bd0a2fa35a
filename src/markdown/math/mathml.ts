import { TextError } from '../../core/diagnostics.ts';
import { escapeAttribute } from '../../core/escape.ts';
import { withoutStyles } from './style-classes.ts';
import { corrections, makeValid, trust, type TreeNode } from './temml-tree.ts';

/**
 * What Temml is given at most: it reads by recursion, and what is nested more deeply than any formula of a book ends in
 * the limit of the stack.
 */
const largest = { characters: 10_000, depth: 100 };

function checkSize(tex: string): void {
  if (tex.length > largest.characters)
    throw new TextError(
      `it has more than ${largest.characters.toLocaleString('en')} characters.`,
      'Divide it into several.',
    );
  let depth = 0;
  for (const [mark] of tex.matchAll(/\\(?:left|right|begin|end)(?![a-zA-Z])|\\[^]|[{}]/g)) {
    if (mark === '{' || mark === '\\left' || mark === '\\begin') depth += 1;
    else if (mark === '}' || mark === '\\right' || mark === '\\end') depth -= 1;
    if (depth > largest.depth)
      throw new TextError(
        `it is nested more than ${largest.depth} deep.`,
        'Define parts of it by `\\newcommand`, or check its braces.',
      );
  }
}

/** Environments that Temml would number by itself, or does not know. */
const renamed: [RegExp, string][] = [
  [/\\(?:begin|end)\{equation\*?\}/g, ''],
  [/\\(begin|end)\{(align|alignat|gather|multline)\}/g, '\\$1{$2*}'],
  [/\\(begin|end)\{flalign\*?\}/g, '\\$1{align*}'],
  [/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}'],
  [/\\end\{eqnarray\*?\}/g, '\\end{array}'],
];

/** The definitions (`\newcommand`, `\def`, `\DeclareMathOperator`) in a text of TeX, and the text without them. */
export function takeDefinitions(tex: string): { definitions: string; rest: string } {
  let [definitions, rest] = ['', tex];
  for (;;) {
    const found = /\\(?:(?:new|renew|provide)command|def|DeclareMathOperator)(\*?)(?![a-zA-Z])/.exec(rest);
    if (found === null) return { definitions, rest };
    const nameEnd = endOfGroup(rest, found.index + found[0].length);
    const end = found[0] === '\\def' ? endOfGroup(rest, rest.indexOf('{', nameEnd)) : endOfGroup(rest, nameEnd);
    definitions += plainDefinition(rest.slice(found.index, end));
    rest = rest.slice(0, found.index) + rest.slice(end);
  }
}

/** A definition as `\def`, which replaces what Temml knows under the name, as an author expects. */
function plainDefinition(definition: string): string {
  const [, command, star, name, count = '0', body] =
    /^\\(\w+?)(?<=command|Operator)(\*?)\s*\{?(\\[a-zA-Z]+|\\.)\}?\s*(?:\[(\d)\])?\s*(\{[\s\S]*\})$/.exec(definition) ??
    [];
  if (command === undefined) return definition;
  const parameters = Array.from({ length: Number(count) }, (_, index) => `#${index + 1}`).join('');
  return `\\def${name}${parameters}${command === 'DeclareMathOperator' ? `{\\operatorname${star}${body}}` : body}`;
}

/** Where an argument of a command ends: a group with its optional arguments before it, or another command. */
function endOfGroup(tex: string, from: number): number {
  const [skipped] = /^(?:\s|\[[^\]]*\])*/.exec(tex.slice(from))!;
  const at = from + skipped.length;
  if (tex[at] !== '{') return at + /^(?:\\[a-zA-Z]+|[\s\S])?/.exec(tex.slice(at))![0].length;
  for (let [depth, end] = [0, at]; end < tex.length; end++) {
    if (tex[end] === '\\') end++;
    else if (tex[end] === '{') depth++;
    else if (tex[end] === '}' && --depth === 0) return end + 1;
  }
  return tex.length;
}

/**
 * A formula as MathML by Temml, its TeX as `alttext`, without inline styles; one in the text may break after a sign.
 * `definitions` go before it. Throws a `TextError`.
 */
export async function formulaHtml(tex: string, display: boolean, definitions: string): Promise<string> {
  checkSize(tex);
  const { default: temml } = await import('temml');
  const source = renamed.reduce((text, [from, to]) => text.replace(from, to), tex).trim();
  try {
    const settings = { displayMode: display, throwOnError: true, wrap: display ? 'none' : 'tex', trust } as const;
    // The types of Temml leave out what has two underscores before it; its version is pinned.
    const tree = (
      temml as unknown as { __renderToMathMLTree(tex: string, settings: object): TreeNode }
    ).__renderToMathMLTree(corrections(definitions + source) + definitions + source, settings);
    makeValid(tree);
    return tidy(tree.toMarkup(), tex);
  } catch (error) {
    throw explain(error as Error & { position?: number });
  }
}

function tidy(html: string, tex: string): string {
  return withoutStyles(html.replace(' style="display:block math;"', '')).replace(
    /^<math/,
    `<math alttext="${escapeAttribute(tex.trim())}"`,
  );
}

/** Temml underlines the place with combining characters, which few terminals show well. */
function explain({ message }: Error): TextError {
  const [what = '', where = ''] = message
    .replaceAll('\u0332', '')
    .replace(/^\s*(ParseError|KaTeX parse error)?:?\s*/, '')
    .split(/ at (?:position \d+|end of input): ?\n?/);
  const unknown = /Unsupported function name: (\\\S+)/.exec(what)?.[1];
  const place = where.trim() === '' ? '' : `, near \`${where.trim()}\``;
  if (unknown !== undefined)
    return new TextError(
      `the command \`${unknown}\` is unknown${place}.`,
      `Check its spelling, or define it in a formula before: \`$$\\newcommand{${unknown}}{…}$$\`.`,
    );
  return new TextError(
    `${what.charAt(0).toLowerCase()}${what.slice(1).replace(/[.\s]+$/, '')}${place}.`,
    'Check braces, `\\left` and `\\right`, and `&` outside of tables. For a dollar sign in the text write `\\$`.',
  );
}

/** An attribute for the element around a displayed formula. */
export const idAttribute = (id: string | undefined): string => (id === undefined ? '' : ` id="${escapeAttribute(id)}"`);

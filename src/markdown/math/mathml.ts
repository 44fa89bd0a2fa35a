import { TextError } from '../../core/diagnostics.ts';
import { escapeAttribute } from '../../core/escape.ts';
import { withoutStyles } from './style-classes.ts';
import { hasLooseAmpersand, standardTex } from './standard-tex.ts';
import { takeLinks } from './links.ts';
import { plainPhysics } from './physics.ts';
import { addLinks, makeValid, trust, withCorrections, type TreeNode } from './temml-tree.ts';

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
  [/\\(begin|end)\s+\{/g, '\\$1{'],
  [/\\(?:begin|end)\{equation\*?\}/g, ''],
  [/\\(begin|end)\{(align|alignat|gather|multline)\}/g, '\\$1{$2*}'],
  [/\\(begin|end)\{flalign\*?\}/g, '\\$1{align*}'],
  [/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}'],
  [/\\end\{eqnarray\*?\}/g, '\\end{array}'],
];

/**
 * A formula as MathML by Temml, its TeX as `alttext`, without inline styles; one in the text may break after a sign.
 * `definitions` go before it. Throws a `TextError`.
 */
export async function formulaHtml(tex: string, display: boolean, definitions: string): Promise<string> {
  checkSize(tex);
  const { default: temml } = await import('temml');
  const { tex: linked, urls } = takeLinks(tex);
  const own = new Set([...definitions.matchAll(/\\(?:def|let)\s*(\\[a-zA-Z]+)/g)].map(([, name]) => name!));
  const readable = (text: string) => standardTex(withKnownNames(plainPhysics(text, own)));
  const plain = readable(linked.trim());
  const source = display && hasLooseAmpersand(plain) ? `\\begin{aligned}${plain}\\end{aligned}` : plain;
  const before = readable(definitions);
  try {
    const settings = { displayMode: display, throwOnError: true, wrap: display ? 'none' : 'tex', trust } as const;
    // The types of Temml leave out what has two underscores before it; its version is pinned.
    const tree = (
      temml as unknown as { __renderToMathMLTree(tex: string, settings: object): TreeNode }
    ).__renderToMathMLTree(withCorrections(before + source), settings);
    makeValid(tree);
    addLinks(tree, urls);
    return tidy(tree.toMarkup(), tex);
  } catch (error) {
    throw explain(error as Error & { position?: number });
  }
}

const withKnownNames = (tex: string): string => renamed.reduce((text, [from, to]) => text.replace(from, to), tex);

function tidy(html: string, tex: string): string {
  return withoutStyles(html.replace(' style="display:block math;"', '')).replace(
    /^<math/,
    `<math alttext="${escapeAttribute(tex.trim())}"`,
  );
}

/** Temml underlines the place with combining characters, which few terminals show well. */
function explain(error: Error): TextError {
  if (error instanceof TypeError)
    return new TextError(
      'an index, an exponent or an argument is missing.',
      'Look for `_` or `^` with nothing after it.',
    );
  const { message } = error;
  const [what = '', where = ''] = message
    .replaceAll('\u0332', '')
    .replace(/^\s*(ParseError|KaTeX parse error)?:?\s*/, '')
    .split(/ at (?:position \d+|end of input): ?\n?/);
  const unknown = /Unsupported function name: (\\\S+)/.exec(what)?.[1];
  const position = where.trim() === '' ? '' : `, near \`${where.trim()}\``;
  if (unknown !== undefined)
    return new TextError(
      `the command \`${unknown}\` is unknown${position}.`,
      `Check its spelling, or define it in a formula before: \`$$\\newcommand{${unknown}}{…}$$\`; ` +
        'for all posts in `src/content/macros.tex`.',
    );
  return new TextError(
    `${what.charAt(0).toLowerCase()}${what.slice(1).replace(/[.\s]+$/, '')}${position}.`,
    'Check braces, `\\left` and `\\right`, and `&` outside of tables. For a dollar sign in the text write `\\$`.',
  );
}

/** An attribute for the element around a displayed formula. */
export const idAttribute = (id: string | undefined): string => (id === undefined ? '' : ` id="${escapeAttribute(id)}"`);

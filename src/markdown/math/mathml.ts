import { TextError } from '../../core/diagnostics.ts';
import { escapeAttribute } from '../../core/escape.ts';
import { withoutStyles } from './style-classes.ts';
import { hasLooseAmpersand, standardTex } from './standard-tex.ts';
import { withPlainColumns, withTwoColumns } from './lines.ts';
import { takeLinks } from './links.ts';
import { plainPhysics } from './physics.ts';
import { insteadOf } from './instead.ts';
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
  [/\\(?:begin|end)\{(?:equation\*?|displaymath|math|subequations)\}/g, ''],
  [/\\(begin|end)\{(align|alignat|gather|multline)\}/g, '\\$1{$2*}'],
  [/\\(begin|end)\{flalign\*?\}/g, '\\$1{align*}'],
  [/\\(begin|end)\{x{1,2}alignat\*?\}/g, '\\$1{alignat*}'],
  [/\\(begin|end)\{([pbBvV])NiceMatrix\}/g, '\\$1{$2matrix}'],
  [/\\(begin|end)\{multlined\}/g, '\\$1{gathered}'],
  // Where a table stands in its line, and where a numerator does in its fraction.
  [/\\begin\{(aligned|alignedat|gathered|array)\}\s*\[[tbc]\]/g, '\\begin{$1}'],
  [/\\cfrac\s*\[[lcr]\]/g, '\\cfrac'],
  // No page ends between two lines.
  [/(?<!\\)\\\\\*/g, '\\\\'],
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
  const readable = (text: string) => standardTex(withKnownNames(plainPhysics(text, own), display));
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
    throw explain(error as Error, source);
  }
}

/** What stands inside of a line of text, as Temml has it there. */
const inlineNames: [RegExp, string][] = [
  [/\\(begin|end)\{(align|gather)\*\}/g, '\\$1{$2ed}'],
  [/\\(begin|end)\{alignat\*\}/g, '\\$1{alignedat}'],
  [/\\(begin|end)\{multline\*\}/g, '\\$1{gathered}'],
];

const withKnownNames = (tex: string, display: boolean): string =>
  [...renamed, ...(display ? [] : inlineNames)].reduce(
    (text, [from, to]) => text.replace(from, to),
    withPlainColumns(withTwoColumns(tex)),
  );

function tidy(html: string, tex: string): string {
  return withoutStyles(html.replace(' style="display:block math;"', '')).replace(
    /^<math/,
    `<math alttext="${escapeAttribute(tex.trim())}"`,
  );
}

/** Temml underlines the place with combining characters, which few terminals show well. */
function explain(error: Error, source: string): TextError {
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
  const near = ownPart(where.trim().replaceAll('\\over@set', '\\overset'), source);
  const position = near === '' ? '' : `, near \`${near}\``;
  if (unknown !== undefined && insteadOf(unknown) !== undefined)
    return new TextError(`the command \`${unknown}\` is unknown${position}.`, insteadOf(unknown)!);
  const environment = /^No such environment: (\S+)/.exec(what)?.[1];
  if (environment !== undefined)
    return new TextError(
      `there is no environment \`${environment}\`${position}.`,
      insteadOf(environment) ?? 'Check its spelling; `align`, `cases` and `bmatrix` are some that there are.',
    );
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

/** What of a position, `…a b…`, the author wrote: definitions that were put before the formula are none of it. */
function ownPart(position: string, source: string): string {
  const text = position.replace(/^…|…$/g, '');
  const [before, after] = [position.startsWith('…') ? '…' : '', position.endsWith('…') ? '…' : ''];
  for (let start = 0; start < text.length; start++)
    if (source.includes(text.slice(start))) return (start === 0 ? before : '') + text.slice(start) + after;
  return '';
}

/** An attribute for the element around a displayed formula. */
export const idAttribute = (id: string | undefined): string => (id === undefined ? '' : ` id="${escapeAttribute(id)}"`);

/** What opens and closes in TeX; `equation` is no table. */
const marks = /\\(?:begin|end)(?:\{(?:equation|subequations)\*?\})?(?![a-zA-Z])|\\[^]|[{}]/g;

/**
 * The lines of a displayed formula, parted at `\\` of its outermost table; joined, they are the formula.
 */
export function linesOf(tex: string): string[] {
  const lines: string[] = [];
  let [depth, from] = [0, 0];
  for (const { 0: mark, index } of tex.matchAll(marks)) {
    if (mark.endsWith('}') && mark.length > 1) continue;
    if (mark === '{' || mark === '\\begin') depth++;
    else if (mark === '}' || mark === '\\end') depth--;
    else if (mark === '\\\\' && depth <= 1) {
      lines.push(tex.slice(from, index + 2));
      from = index + 2;
    }
  }
  return [...lines, tex.slice(from)];
}

/** `eqnarray` with its three columns as `align`, which has two: the sign stands at the beginning of the second. */
export function withTwoColumns(tex: string): string {
  if (!tex.includes('{eqnarray')) return tex;
  return tex.replace(/(\\begin\{eqnarray\*?\})([^]*?)(\\end\{eqnarray\*?\})/g, (_, _begin, inside: string) => {
    const lines = linesOf(inside).map(withoutSecondAmpersand);
    return `\\begin{align}${lines.join('')}\\end{align}`;
  });
}

function withoutSecondAmpersand(line: string): string {
  let [depth, count] = [0, 0];
  return line.replace(/\\(?:begin|end)(?![a-zA-Z])|\\[^]|[{}&]/g, (mark) => {
    if (mark === '{' || mark === '\\begin') depth++;
    else if (mark === '}' || mark === '\\end') depth--;
    else if (mark === '&' && depth === 0 && ++count === 2) return '{}';
    return mark;
  });
}

/** What `\tag` calls a line, without its brackets; `undefined` where it has none. */
export const tagOf = (line: string): string | undefined =>
  /\\tag\*?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(line)?.[1]?.trim();

/**
 * Columns of `array` without what LaTeX puts around or before their cells (package array, 1), as
 * `>{\displaystyle}c@{}p{2cm}`.
 */
export const withPlainColumns = (tex: string): string =>
  tex.replace(
    /(\\begin\{array\}\s*(?:\[[tbc]\]\s*)?)\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g,
    (_, begin: string, columns: string) => `${begin}{${plainColumns(columns)}}`,
  );

/** Columns that `*{9}{c}` stands for at most. */
const mostColumns = 50;

const plainColumns = (columns: string): string =>
  columns
    .replace(/\*\s*\{(\d+)\}\s*\{([^{}]*)\}/g, (_, count: string, each: string) =>
      each.repeat(Math.min(Number(count), mostColumns)),
    )
    .replace(/[<>@!]\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
    .replace(/[pmbX]\s*\{[^{}]*\}/g, 'l');

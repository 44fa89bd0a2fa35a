import { labelKinds } from '../markdown/kit/labels.ts';

/** One source inside a citation: `see @smith2020, p. 3`. */
export interface Cite {
  /** What stands before the key, with its space. */
  prefix: string;
  key: string;
  /** `-@key`: the year without the names. */
  yearOnly: boolean;
  /** What stands after the key: `, p. 3`. */
  suffix: string;
}

/** A citation in a text. */
export interface Citation {
  /** Where it begins in the text, and how it stands there. */
  index: number;
  raw: string;
  /** `[@key]`; otherwise `@key` in the sentence itself. */
  bracketed: boolean;
  cites: Cite[];
}

/**
 * Pandoc’s rule: letters, digits and underscores, single punctuation marks between them; anything between braces.
 * https://pandoc.org/MANUAL.html#citation-syntax
 */
const key = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*|\{[^{}\s]+\}`;
/**
 * No e-mail address, no URL, no label of a figure, equation, table or theorem. After a letter that is not Latin, too:
 * Arabic writes “and” together with the next word.
 */
const at = String.raw`(?<![\p{Script=Latin}\p{N}_@/.])@(?!(?:${labelKinds})[:-])`;

const citation = new RegExp(
  String.raw`\[(?<inside>[^[\]]*)\]|${at}(?<key>${key})(?:\s?\[(?<locator>[^[\]@]+)\])?`,
  'gu',
);
const cite = new RegExp(
  String.raw`^(?<prefix>.*?)(?<minus>(?<![\p{L}\p{N}])-)?${at}(?<key>${key})(?<suffix>.*)$`,
  'su',
);

/** The citations of a text, in order. `isEscaped` says whether the sign at an index had a backslash before it. */
export function findCitations(text: string, isEscaped: (index: number) => boolean = () => false): Citation[] {
  const found: Citation[] = [];
  // No Markdown holds a character 0: it stands for a sign that is none of ours.
  const masked = text.replace(/@/g, (sign, index: number) => (isEscaped(index) ? '\0' : sign));
  citation.lastIndex = 0;
  for (let match = citation.exec(masked); match !== null; match = citation.exec(masked)) {
    const { inside, key: bare, locator } = match.groups!;
    const one = () => [{ prefix: '', key: unbraced(bare!), yearOnly: false, suffix: suffixOf(locator ?? '') }];
    const cites = inside === undefined ? one() : isEscaped(match.index) ? [] : readCites(inside);
    if (cites.length > 0)
      found.push({
        index: match.index,
        raw: text.slice(match.index, citation.lastIndex),
        bracketed: inside !== undefined,
        cites,
      });
    // What stands in brackets that are none of ours may still name a source.
    else citation.lastIndex = match.index + 1;
  }
  return found;
}

/** The sources between brackets, none when there is no key. A part without one belongs to its neighbour. */
function readCites(inside: string): Cite[] {
  const cites: Cite[] = [];
  let before = '';
  for (const part of inside.split(';')) {
    const { prefix, minus, key, suffix } = cite.exec(part)?.groups ?? {};
    const all = unmask(`${before}${prefix}`.trimStart());
    if (key !== undefined) {
      cites.push({ prefix: all, key: unbraced(key), yearOnly: minus !== undefined, suffix: suffixOf(suffix!) });
    } else if (cites.length > 0) cites.at(-1)!.suffix += unmask(`;${part.trimEnd()}`);
    else before += `${part};`;
    if (key !== undefined) before = '';
  }
  return cites;
}

/** `{key}` without its braces. */
const unbraced = (key: string): string => key.replace(/^\{(.*)\}$/, '$1');

const unmask = (text: string): string => text.replaceAll('\0', '@');

const locatorWord =
  /^(pp?|chaps?|ch|secs?|figs?|vols?|no|paras?|art|eqs?|def|thm|lem|l|ll)\.|^[§¶]|^(page|chapter|section|figure|table|theorem|appendix)s?\b/i;

/** `p. 3` and `, 3` become `, p. 3`, and a range gets its dash; other words stay as they are. */
function suffixOf(written: string): string {
  const [, comma, text = ''] = /^\s*(,?)\s*(.*?)\s*$/s.exec(unmask(written))!;
  if (text === '') return '';
  const pages = /^[\divxlc]+(\s*[-–]+\s*[\divxlc]+)?(,\s*\d+([-–]+\d+)?)*$/.test(text) && /\d/.test(text);
  const label = !pages ? '' : /[-–,]/.test(text) ? 'pp. ' : 'p. ';
  const printed = `${label}${text}`.replace(/(\d)\s*[-–]+\s*(?=\d)/g, '$1–').replace(/^(\p{L}+\.) (?=\d)/u, '$1\u00a0');
  if (pages || comma === ',' || locatorWord.test(text)) return `, ${printed}`;
  return /^[.:!?)’”]/.test(text) ? text : ` ${printed}`;
}

import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { cjk } from '../kit/cjk.ts';
import { hiddenMark } from '../hidden/hide.ts';

interface Parent {
  type: string;
  children: PhrasingContent[];
}

/**
 * `==marked==`, `~struck~`, `x^2^` and `H~2~O`. They were hidden from Markdown by `hidden/hide.ts`, which knows what is
 * code, a URL or escaped; those that make no pair come out as they were. Sätteri’s own rules would take “x^2 and y^2”
 * for a superscript, and “5~10 and 20~30” for struck out.
 */
export const marksPlugin = (source: string) => {
  const has = (sign: '==' | '^' | '~') => source.includes(hiddenMark(sign));
  return [(has('^') || has('~')) && scripts(), (has('==') || has('~')) && pairs()];
};

const parents = [
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'link',
  'delete',
  'descriptionTerm',
] as const;

/**
 * Marks around a part of a line. A pair has a boundary outside and none inside: white space, punctuation or the end of
 * the line.
 */
const kinds = [
  // Chinese and Japanese have no spaces: each of their characters is a boundary.
  { sign: '==', name: 'mark', type: 'mark', word: new RegExp(`(?![${cjk}])[\\p{L}\\p{N}]`, 'u') },
  // There, a single `~` is a range: 周一~周五.
  { sign: '~', name: 'del', type: 'delete', word: /[\p{L}\p{N}]/u },
] as const;

const pairs = () =>
  defineMdastPlugin({ name: 'pairs', ...Object.fromEntries(parents.map((type) => [type, pairChildren])) });

function pairChildren(node: Readonly<Parent>, context: MdastVisitorContext): void {
  let children: PhrasingContent[] | undefined;
  for (const kind of kinds) children = paired(children ?? node.children, kind) ?? children;
  if (children !== undefined) context.setProperty(node as never, 'children', children);
}

/** The pieces of a line with the pairs of one kind made nodes; `undefined` when there are none. */
function paired(
  children: readonly PhrasingContent[],
  { sign, name, type, word }: (typeof kinds)[number],
): PhrasingContent[] | undefined {
  const mark = hiddenMark(sign);
  if (!children.some((child) => child.type === 'text' && child.value.includes(mark))) return undefined;
  const out: PhrasingContent[][] = [[]];
  let found = false;
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  children.forEach((child, index) => {
    const parts = child.type === 'text' ? child.value.split(mark) : [];
    if (parts.length < 2) return void out.at(-1)!.push(child);
    parts.forEach((part, at) => {
      if (at > 0) {
        // Beside the mark: the text around it, or another piece of the line.
        const before = /.?$/su.exec(parts[at - 1]!)![0] || (at > 1 ? sign : beside(children[index - 1]));
        const after = /^.?/su.exec(part)![0] || (at < parts.length - 1 ? sign : beside(children[index + 1]));
        if (out.length > 1 && /\S/.test(before) && !word.test(after)) {
          const inner = out.pop()!;
          out.at(-1)!.push({ type, data: { hName: name }, children: inner } as never);
          found = true;
        } else if (out.length === 1 && /\S/.test(after) && !word.test(before)) out.push([]);
        else out.at(-1)!.push(...text(mark));
      }
      out.at(-1)!.push(...text(part));
    });
  });
  if (!found) return undefined;
  // Opened and never closed.
  const [done, open] = out;
  return open === undefined ? done! : [...done!, ...text(mark), ...open];
}

/**
 * What a piece of the line that is no text counts as: tags and footnotes as a boundary, all else as a letter; nothing
 * at its ends.
 */
function beside(node: PhrasingContent | undefined): string {
  if (node === undefined || node.type === 'break') return '';
  return node.type === 'html' || node.type === 'footnoteReference' ? '|' : 'x';
}

/** Small letters above and below, Pandoc’s `^` and `~`: no white space inside. */
const scriptKinds = [
  { sign: hiddenMark('^'), name: 'sup', isOne: isSuperscript },
  { sign: hiddenMark('~'), name: 'sub', isOne: isSubscript },
] as const;

const hasCjk = new RegExp(`[${cjk}]`, 'u');
const isLetter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/**
 * What a letter or digit follows is no end, so “x^2+y^2” stays as it is; a Chinese or Japanese one may follow Latin
 * ones.
 */
function isSuperscript(_before: string, inside: string, after: string): boolean {
  return isLetter(inside) && (!isLetter(after) || (hasCjk.test(after) && !hasCjk.test(inside)));
}

/** Stands below a letter: a number, a word, or a list of short ones. “3~5天，7~9天” are ranges. */
function isSubscript(before: string, inside: string): boolean {
  if (!/[\p{L})\]’”′]/u.test(before) || hasCjk.test(inside)) return false;
  return /^[\p{L}\p{M}\p{N}+−–=()*′-]+$|^[\p{L}\p{N}]{1,2}(,[\p{L}\p{N}]{1,2})+$/u.test(inside);
}

const scripts = () =>
  defineMdastPlugin({
    name: 'scripts',
    text(node, context) {
      if (!scriptKinds.some(({ sign }) => node.value.includes(sign))) return;
      const nodes = scriptKinds.reduce(
        (done, kind) =>
          done.flatMap((piece, index) => withScripts(piece, kind, index > 0 || context.indexOf(node)! > 0)),
        [node as PhrasingContent],
      );
      if (nodes.length > 1 || nodes[0]!.type !== 'text') context.replaceNode(node, nodes);
    },
  });

/**
 * The pieces of a text with its superscripts or its subscripts made nodes. `follows` says whether anything of the line
 * stands before it.
 */
function withScripts(
  node: PhrasingContent,
  { sign, name, isOne }: (typeof scriptKinds)[number],
  follows: boolean,
): PhrasingContent[] {
  if (node.type !== 'text') return [node];
  const nodes: PhrasingContent[] = [];
  const { value } = node;
  let done = 0;
  const takeText = (end: number) => void (end > done && nodes.push({ type: 'text', value: value.slice(done, end) }));
  for (let at = value.indexOf(sign); at !== -1; at = value.indexOf(sign, at + 1)) {
    const end = value.indexOf(sign, at + sign.length);
    if (end === -1) break;
    const inside = value.slice(at + sign.length, end);
    const before = /.?$/su.exec(value.slice(Math.max(0, at - 2), at))![0] || (follows ? 'x' : '');
    const after = /^.?/su.exec(value.slice(end + sign.length, end + sign.length + 2))![0];
    if (/\s/.test(inside) || at < done || !isOne(before, inside, after)) continue;
    takeText(at);
    nodes.push({ type: 'script', data: { hName: name }, children: [{ type: 'text', value: inside }] } as never);
    done = end + sign.length;
  }
  takeText(value.length);
  return nodes;
}

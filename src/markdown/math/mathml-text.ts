import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { subscript, superscript } from '../kit/superscripts.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * A formula as one line of text, read from its MathML so that the author’s own macros count: `O(n²)`, `α₁ ≤ x̂`,
 * `∑ᵢ₌₁ⁿ xᵢ`, `p_θ`.
 * `undefined` for one that no line can hold: a matrix, a binomial.
 */
export function mathText(mathml: string): string | undefined {
  const text = rowText(parseFragment(mathml).childNodes);
  return text === undefined || text.trim() === ''
    ? undefined
    : text
        .replace(/\s+/g, ' ')
        .replace(/(?<=[([{]) | (?=[)\]},.;])/g, '')
        .trim()
        .normalize();
}

/** Combining characters by the accent that Temml sets above a letter. */
const accents: Readonly<Record<string, string>> = {
  ˆ: '\u0302',
  '^': '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '‾': '\u0304',
  '¯': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  ˇ: '\u030c',
  '→': '\u20d7',
  '⃗': '\u20d7',
};
/** What stands between two terms, with a space on either side. */
const isInfix = (sign: string): boolean => /^[=<>+−±∓×÷·⋅∗∘:|∣∧∨∩∪⊂⊃⊆⊇∈∉∋≠≈≡≃≅∼≤≥≪≫≺≻∝⊕⊗⊙→←↔⇒⇐⇔↦⟶⟹⟺∖≔]$/.test(sign);

/** The text of nodes side by side. */
function rowText(nodes: readonly Node[]): string | undefined {
  let text = '';
  for (const node of nodes) {
    const piece = nodeText(node, text);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

/** The text of one node. `before` is what stands in its row before it. */
function nodeText(node: Node, before = ''): string | undefined {
  if (node.nodeName === '#text')
    return (node as DefaultTreeAdapterTypes.TextNode).value.replace(/[\u2061-\u2064]/g, '');
  const { tagName, childNodes: children, attrs } = node as Element;
  const attribute = (name: string) => attrs.find((each) => each.name === name)?.value;
  switch (tagName) {
    case 'math':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'a':
      return rowText(children);
    case 'mi':
    case 'mn':
    case 'ms':
      return plainLetters(rowText(children) ?? '');
    case 'mtext':
      return plainLetters(rowText(children) ?? '').replace(/\u00a0/g, ' ');
    case 'mspace':
      return /^0*\.?0*[1-9]/.test(attribute('width') ?? '') ? ' ' : '';
    case 'mo':
      return signText(rowText(children) ?? '', attribute('form') === 'prefix' || before.trim() === '');
    case 'msup':
      return script(children, [], [1]);
    case 'msub':
      return script(children, [1], []);
    case 'msubsup':
    case 'munderover':
      return script(children, [1], [2]);
    case 'munder':
      return /^(∑|∏|∫|⋃|⋂|lim|max|min|sup|inf|argmax|argmin|arg max|arg min)$/.test(textAt(children, 0)?.trim() ?? '')
        ? script(children, [1], [])
        : undefined;
    case 'mover':
      return accented(children);
    case 'mfrac':
      return attribute('linethickness') === undefined
        ? joined([grouped(textAt(children, 0)), '/', grouped(textAt(children, 1))])
        : undefined;
    case 'msqrt':
      return joined(['√', grouped(rowText(children))]);
    default:
      return undefined;
  }
}

const textAt = (children: readonly Node[], index: number): string | undefined =>
  children[index] === undefined ? undefined : nodeText(children[index]);

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : parts.join('');

/** Letters of a mathematical alphabet, which screen readers spell and searches miss, as plain ones. `ℝ` stays. */
const plainLetters = (text: string): string =>
  text.replace(/[\u{1d400}-\u{1d7ff}]/gu, (letter) => letter.normalize('NFKC'));

function signText(sign: string, isPrefix: boolean): string {
  if (/^[,;]$/.test(sign)) return `${sign} `;
  return isInfix(sign) && !isPrefix ? ` ${sign.replace('∣', '|')} ` : sign;
}

/** A base with what stands below and above it. */
function script(children: readonly Node[], [low]: readonly number[], [high]: readonly number[]): string | undefined {
  const small = (index: number | undefined, letters: typeof subscript) => {
    if (index === undefined) return '';
    const text = textAt(children, index);
    // What Unicode has no small letters for is written as in TeX: `p_θ`, `e^(iπ/2)`.
    return text && (letters(text) ?? `${letters === subscript ? '_' : '^'}${grouped(text)!}`);
  };
  const base = textAt(children, 0);
  const end = /^[∑∏∫⋃⋂]$|^\p{L}{2,}$/u.test(base?.trim() ?? '') ? ' ' : '';
  return joined([base?.trim(), small(low, subscript), small(high, superscript), end]);
}

function accented(children: readonly Node[]): string | undefined {
  const [base, accent] = [textAt(children, 0), accents[textAt(children, 1)?.trim() ?? '']];
  return base !== undefined && accent !== undefined && [...base].length === 1 ? base + accent : undefined;
}

/** In brackets what is more than one number, letter or word. */
const grouped = (text: string | undefined): string | undefined =>
  text === undefined || /^[\p{L}\p{N}\p{M}.]+$/u.test(text.trim()) ? text?.trim() : `(${text.trim()})`;

import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** Elements that titles hold. Other words in angle brackets, `Vec<T>`, are words. */
const noTag =
  /<(?!\/?(?:a|abbr|b|br|cite|code|del|em|font|i|img|ins|kbd|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>)/gi;

/** The words of a title or a description that holds HTML, entities or Markdown. */
export function plainTitle(title: string): string {
  if (!/[<&`*_[]/.test(title)) return title;
  const code: string[] = [];
  const text = title
    .replace(/(`+)(.+?)\1/g, (_, _marks, inside: string) => `\u0001${code.push(inside.trim()) - 1}\u0001`)
    .replace(/!?\[([^[\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])/g, '$2')
    .replace(/(?<![\w_\\])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\w_])/g, '$2');
  const words = /[<&]/.test(text) ? wordsOf(parseFragment(text.replace(noTag, '&lt;'))) : text;
  const plain = words.replace(/\u0001(\d+)\u0001/g, (_, index: string) => code[Number(index)]!);
  return plain.replace(/\s+/g, ' ').trim() || title;
}

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

const wordsOf = (node: Node): string => {
  if ('value' in node) return node.value;
  if (node.nodeName === 'br') return ' ';
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
};

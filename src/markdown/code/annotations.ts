import type { Element, ElementContent } from 'hast';
import type { HastVisitorContext } from 'satteri';
import { escapeAttribute } from '../../core/escape.ts';
import type { Messages } from '../../i18n/index.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf } from '../kit/document.ts';

/** Code whose lines end with numbers that a list below explains, as AsciiDoc and Quarto write it: `# <1>`. */
export interface AnnotatedCode {
  /** The code without the numbers. */
  code: string;
  /** Numbers by the line that they stand in, counted from 0. */
  numbers: Map<number, number[]>;
}

const numbers = String.raw`<\d{1,3}>(?:\s*<\d{1,3}>)*`;
/** A comment at the end of a line with nothing but numbers in it. */
const comment = new RegExp(
  String.raw`(?:(?:^|\s)(?:#+|//+|--+|%+|;+|!|'|")\s*(${numbers})|\s*(?:/\*\s*(${numbers})\s*\*/|` +
    String.raw`<!--\s*(${numbers})\s*-->|\(\*\s*(${numbers})\s*\*\)|\{-\s*(${numbers})\s*-\}))$`,
);
/** Text that has no comments. */
const bare = new RegExp(String.raw`\s(${numbers})$`);
const withoutComments = /^(?:|text|txt|plaintext|output|none|console|shellsession|json)$/;
/** A line may end with so many characters of numbers and comment. */
const longestMark = 200;

/** Takes the numbers at the ends of lines out of code; `undefined` where there are none. */
export function takeAnnotations(source: string, language: string): AnnotatedCode | undefined {
  if (!/<\d/.test(source)) return undefined;
  const found = new Map<number, number[]>();
  const lines = source.split('\n').map((line, index) => {
    const tail = line.trimEnd().slice(-longestMark);
    const match = comment.exec(tail) ?? (withoutComments.test(language) ? bare.exec(tail) : null);
    const written = match?.slice(1).find((group) => group !== undefined);
    if (match === null || written === undefined) return line;
    found.set(index, [...new Set([...written.matchAll(/\d+/g)].map(([digits]) => Number(digits)))]);
    return line.trimEnd().slice(0, -match[0].length).trimEnd();
  });
  return found.size === 0 ? undefined : { code: lines.join('\n'), numbers: found };
}

/** The list right below a block of code, what the code printed between them aside. */
export function listBelow(node: Readonly<Element>, context: HastVisitorContext): Readonly<Element> | undefined {
  const siblings = context.parent(node).children;
  for (let at = context.indexOf(node)! + 1; at < siblings.length; at += 1) {
    const sibling = siblings[at]!;
    if (sibling.type === 'text' && sibling.value.trim() === '') continue;
    if (sibling.type !== 'element') return undefined;
    if (sibling.tagName === 'ol') return sibling;
    if (!isOutput(sibling)) return undefined;
  }
  return undefined;
}

/** Whether an element is what a notebook’s cell or the code of a post printed. */
function isOutput({ tagName, properties, children: [child] }: Readonly<Element>): boolean {
  if (tagName === 'generated') return /^<(?:div|details) class="output"/.test(String(properties.html));
  return (
    tagName === 'pre' && child?.type === 'element' && (child.data as { lang?: string } | undefined)?.lang === 'output'
  );
}

/** How a document’s annotated blocks are linked with their lists. */
export class Annotations {
  #blocks = 0;

  /**
   * Links a list with the code above it, and reports numbers that only one of them has. Gives what to put at the ends
   * of the code’s lines.
   */
  link(
    node: Readonly<Element>,
    list: Readonly<Element>,
    { numbers: found, code }: AnnotatedCode,
    context: HastVisitorContext,
  ): Map<number, LineEnd> {
    this.#blocks += 1;
    const messages = messagesOf(context.data);
    const items = itemsOf(list);
    const used = new Set([...found.values()].flat());
    const missing = checkNumbers(node, items, { code, numbers: found }, context);
    context.setProperty(list, 'className', ['annotations']);
    for (const [number, item] of items) {
      if (!used.has(number)) continue;
      context.setProperty(item, 'id', `Note${this.#blocks}-${number}`);
      context.setProperty(item, 'className', [`a${number}`]);
      context.prependChild(item, backLink(`#Code${this.#blocks}-${number}`, messages.toCode(number)));
    }
    const seen = new Set<number>();
    const ends = [...found].map(([line, numbers]): [number, LineEnd] => {
      const known = numbers.filter((number) => !missing.has(number));
      const html = known.map((number) => {
        const id = seen.has(number) ? '' : ` id="Code${this.#blocks}-${number}"`;
        seen.add(number);
        return codeLink(number, id, `#Note${this.#blocks}-${number}`, messages);
      });
      return [line, { classes: known.map((number) => ` a${number}`).join(''), html: html.join('') }];
    });
    return new Map(ends);
  }
}

/** What stands at the end of an annotated line. */
export interface LineEnd {
  /** Classes of the line, each after a space. */
  classes: string;
  html: string;
}

/** The items of a list by their numbers. */
function itemsOf({ children, properties }: Readonly<Element>): Map<number, Readonly<Element>> {
  const start = Number(properties.start ?? 1);
  const items = (children as ElementContent[]).filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'li',
  );
  return new Map(items.map((item, index) => [start + index, item]));
}

/** Reports numbers without an item, which it gives, and items without a number. */
function checkNumbers(
  node: Readonly<Element>,
  items: ReadonlyMap<number, Readonly<Element>>,
  { code, numbers: found }: AnnotatedCode,
  { data }: HastVisitorContext,
): Set<number> {
  const used = [...found].flatMap(([line, numbers]) => numbers.map((number) => ({ line, number })));
  const lines = (node.position?.end.line ?? 0) - (node.position?.start.line ?? 0);
  // Code of a file stands on no line of the post.
  const isOwn = code.split('\n').length < lines;
  const missing = used.filter(({ number }) => !items.has(number));
  for (const { line, number } of missing)
    report(data, node, {
      message: `The code has a \`<${number}>\`, but the list below it has no item ${number}.`,
      fix: `Write an item \`${number}.\` in the list, or take the number out of the code.`,
      line: isOwn ? line + 2 : 1,
    });
  const known = new Set(used.map(({ number }) => number));
  for (const [number, item] of items)
    if (!known.has(number))
      report(data, item.position === undefined ? node : item, {
        severity: 'warning',
        message: `No line of the code above has a \`<${number}>\`.`,
        fix: `Write \`<${number}>\` in a comment at the end of the line that item ${number} is about.`,
      });
  return new Set(missing.map(({ number }) => number));
}

/** The number at the end of a line: no part of copied text, and in brackets where our styles are not. */
const codeLink = (number: number, id: string, url: string, { toNote }: Messages['body']): string =>
  `<a class="annotation"${id} href="${url}" aria-label="${escapeAttribute(toNote(number))}"> ` +
  `<span>(</span>${number}<span>)</span></a>`;

/** The number of an item, which its list has anyway: drawn over it by the style sheet. */
const backLink = (href: string, ariaLabel: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { className: ['annotation'], href, ariaLabel, dataPageOnly: true },
  children: [],
});

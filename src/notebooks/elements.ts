import { tagsIn, type HtmlTag } from '../core/html/tags.ts';
import { htmlIn } from './markdown.ts';
import type { NotebookDiagnostic } from './writing.ts';

/** Text of a cell that is read as Markdown. */
export interface CellText {
  cell: number;
  text: string;
}

/** Something to put into the text of a cell. */
interface Insertion {
  at: number;
  /** Characters of the text that it replaces. */
  length: number;
  text: string;
}

/** An element that is open. */
interface Open {
  name: string;
  cell: number;
  line: number;
  /** Where the paragraph ends in which it begins; `undefined` for one that stands by itself. */
  paragraphEnd: number | undefined;
}

/** Elements that have no end (HTML, 13.1.2), whose end may be left out (13.1.2.4), or that Markdown reads as text. */
const endless = new Set(
  `area base br col embed hr img input link meta source track wbr
  p li dt dd option optgroup thead tbody tfoot tr td th colgroup caption rt rp html head body
  pre script style textarea`.split(/\s+/),
);

/** A cell with its elements ended, and the lines that stand after it to do so. */
export interface EndedText {
  text: string;
  after: string[];
}

/**
 * The texts of the cells with every element of HTML ended. An element may go on over cells, as in Quarto; one that ends
 * in none ends with its own cell, as in Jupyter, and an end of nothing is left out. Lines stay where they are.
 */
export function endElements(
  texts: readonly CellText[],
  diagnostics: NotebookDiagnostic[],
): ReadonlyMap<number, EndedText> {
  const ender = new Ender(diagnostics);
  const edits = new Map<number, Insertion[]>();
  for (const { cell, text } of texts) edits.set(cell, text.includes('<') ? ender.read(cell, text) : []);
  const after = new Map(texts.map(({ cell }): [number, string[]] => [cell, []]));
  for (const { name, cell, paragraphEnd } of ender.endAll()) {
    if (paragraphEnd === undefined) after.get(cell)!.push('', `</${name}>`);
    else edits.get(cell)!.push({ at: paragraphEnd, length: 0, text: `</${name}>` });
  }
  return new Map(
    texts.map(({ cell, text }) => [cell, { text: insert(text, edits.get(cell)!), after: after.get(cell)! }]),
  );
}

/** Follows the tags of a notebook. */
class Ender {
  readonly #stack: Open[] = [];
  readonly #diagnostics: NotebookDiagnostic[];

  constructor(diagnostics: NotebookDiagnostic[]) {
    this.#diagnostics = diagnostics;
  }

  /** Reads the tags of a cell; gives what has to be written into it. */
  read(cell: number, text: string): Insertion[] {
    return htmlIn(text).flatMap(({ start, end, paragraphEnd }) =>
      tagsIn(text, start, end)
        .filter((tag) => !endless.has(tag.name) && !text.slice(tag.start, tag.end).endsWith('/>'))
        .flatMap((tag) => {
          const line = text.slice(0, tag.start).split('\n').length;
          return tag.closes
            ? this.#close(tag, cell, line)
            : this.#open(tag, { name: tag.name, cell, line, paragraphEnd });
        }),
    );
  }

  /** The elements that are open at the end of all, innermost first. */
  endAll(): Open[] {
    const left = this.#stack.splice(0).reverse();
    for (const each of left) this.#warnOpen(each);
    return left;
  }

  /** A heading inside a heading of its kind was meant for its end. */
  #open(tag: HtmlTag, open: Open): Insertion[] {
    const isEnd = /^h[1-6]$/.test(tag.name) && this.#stack.at(-1)?.name === tag.name;
    if (!isEnd) this.#stack.push(open);
    else this.#warnOpen(this.#stack.pop()!);
    return isEnd ? [{ at: tag.start, length: tag.end - tag.start, text: `</${tag.name}>` }] : [];
  }

  #close(tag: HtmlTag, cell: number, line: number): Insertion[] {
    const begun = this.#stack.findLastIndex(({ name }) => name === tag.name);
    if (begun === -1) {
      const message = `The \`</${tag.name}>\` in cell ${cell} ends nothing, and is left out.`;
      this.#diagnostics.push({ cell, line, message, fix: 'Take it out.', severity: 'warning' });
      return [{ at: tag.start, length: tag.end - tag.start, text: '' }];
    }
    const inside = this.#stack.splice(begun).slice(1).reverse();
    for (const each of inside) this.#warnOpen(each);
    return [{ at: tag.start, length: 0, text: inside.map(({ name }) => `</${name}>`).join('') }];
  }

  #warnOpen({ name, cell, line }: Open): void {
    const message = `The \`<${name}>\` in cell ${cell} never ends.`;
    const fix = `End it with \`</${name}>\`: the page ends it where its cell or what it stands in does.`;
    this.#diagnostics.push({ cell, line, message, fix, severity: 'warning' });
  }
}

function insert(text: string, insertions: readonly Insertion[]): string {
  let [out, done] = ['', 0];
  for (const { at, length, text: added } of insertions.toSorted((a, b) => a.at - b.at)) {
    out += text.slice(done, at) + added;
    done = at + length;
  }
  return out + text.slice(done);
}

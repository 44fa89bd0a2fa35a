import { posix } from 'node:path';
import { hideCode } from '../dialects/code.ts';
import { hideSyntax, reveal } from '../markdown/hidden/hide.ts';
import { mdxToMarkdown } from '../markdown/export/mdx-to-markdown.ts';
import { featuresOf, hasDirectives } from '../markdown/features.ts';
import { decodeText } from './text.ts';
import { readComponents } from './components.ts';
import type { OldDocument } from './model.ts';
import { cellText, isHead, type Cell } from './notebooks.ts';
import type { NoteKind } from './notes.ts';
import type { SourceTree } from './tree.ts';

/** Markdown of a document: all of it, or a cell of a notebook. */
export interface Part {
  text: string;
  /** For each line of the text, the line of the file, or of the cell, on which it stood, counted from 1. */
  lines: (number | undefined)[];
  /** Number of the cell, counted from 1, whose lines they are. */
  cell?: number;
}

/** A document in parts, and how they become a file again. */
export interface Parts {
  parts: Part[];
  /** The ending of the file that they make. */
  ending: 'md' | 'ipynb';
  assemble(texts: readonly string[]): string;
}

type Report = (kind: NoteKind, what: string, line?: number) => void;

/** Takes a document apart. Throws what cannot be read. */
export function partsOf(document: OldDocument, tree: SourceTree, report: Report): Parts {
  const { path, body, bodyLine } = document;
  if (/\.ipynb$/i.test(path)) return notebookParts(body);
  const read = /\.html?$/i.test(path)
    ? htmlText(body)
    : /\.mdx$/i.test(path) || isMdx(body)
      ? fromMdx(body, report)
      : body;
  const counted =
    read === body ? body.split('\n').map((_, index) => bodyLine + index) : linesLike(read, body, bodyLine);
  const part = withIncludes({ text: read, lines: counted }, document, tree, 0);
  return { parts: [part], ending: 'md', assemble: ([text = '']) => text };
}

/** Whether a text imports and has components: Docusaurus reads `.md` as MDX. */
const isMdx = (text: string): boolean =>
  /^import\s/m.test(text) &&
  /<[A-Z]\w*/.test(text) &&
  importLine.test(hideCode(text)) &&
  /<[A-Z]\w*/.test(hideCode(text));

const importLine = /^import\s+(?:[\w*{][^\n;]*\sfrom\s+)?["'][^"'\n]+["'];?[ \t]*$/m;

/** The lines of a changed text by the first line of the source that is the same, from the last one found on. */
function linesLike(text: string, source: string, first: number): (number | undefined)[] {
  const lines = source.split('\n').map((line) => line.trim());
  let at = 0;
  return text.split('\n').map((line) => {
    const found = line.trim() === '' ? -1 : lines.indexOf(line.trim(), at);
    if (found !== -1) at = found;
    return first + at;
  });
}

/** HTML as one block of Markdown: an empty line would end it, an indented one begin code. */
function htmlText(html: string): string {
  let inPre = false;
  const lines = html.split('\n').flatMap((line) => {
    const was = inPre;
    if (/<pre\b/i.test(line)) inPre = true;
    if (/<\/pre>/i.test(line)) inPre = false;
    if (was) return [line.trim() === '' ? '<!-- -->' : line];
    return line.trim() === '' ? [] : [line.trim()];
  });
  return `<div>\n${lines.join('\n')}\n</div>`;
}

/** MDX as Markdown: images stay, what a program would say does not. */
function fromMdx(body: string, report: Report): string {
  const imports = new Map(
    [...body.matchAll(/^import\s+(\w+)\s+from\s+["']([^"']+)["']/gm)].map(([, name, path]) => [name!, path!]),
  );
  const value = (tag: string, name: string) => {
    const [, text, expression] =
      new RegExp(`\\s${name}=(?:["']([^"']*)["']|\\{\\s*([\\w.]+|["'\`][^"'\`]*["'\`])\\s*\\})`).exec(tag) ?? [];
    return (
      text ??
      imports.get(expression?.split('.')[0] ?? '') ??
      (expression && /^["'`]/.test(expression) ? expression.slice(1, -1) : undefined)
    );
  };
  const read = readOutsideOfCode(body, (text) => readComponents(text, value));
  const withImages = read.replace(
    /<(?:Image|Picture|img|Figure)\b(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^"'{}<>])*\/?>(?:<\/(?:Image|Picture|Figure)>)?/g,
    (tag) => {
      const src = value(tag, 'src');
      const caption = value(tag, 'caption');
      return src === undefined
        ? tag
        : `![${value(tag, 'alt') ?? ''}](${src}${caption === undefined ? '' : ` "${caption.replace(/"/g, '\\"')}"`})`;
    },
  );
  const plain = withImages.replace(/\{\/\*[^]*?\*\/\}/g, '');
  if (!/^(import|export)\s|<[A-Z]|\{/m.test(plain.replace(/^(`{3,}|~{3,})[^]*?^\1/gm, ''))) return plain;
  const names = new Set([...hideCode(plain).matchAll(/<([A-Z][\w.]*)/g)].map(([, name]) => name!));
  for (const name of names)
    report('component', `<${name}>`, body.slice(0, body.indexOf(`<${name}`)).split('\n').length);
  try {
    return reveal(
      mdxToMarkdown(hideSyntax(plain, { mdx: true, directives: hasDirectives(plain) }).source, featuresOf(plain)).text,
    );
  } catch (error) {
    report('component', `MDX that is not valid is read as Markdown: ${(error as Error).message.split('\n')[0]}`);
    return plain.replace(/^(?:import|export)\s.*(?:\n(?!\n).*)*/gm, '').replace(/<\/?[A-Z][^<>]*>/g, '');
  }
}

/** Changes what stands between blocks of code. */
const readOutsideOfCode = (text: string, change: (text: string) => string): string =>
  text
    .split(/(^[ \t]*(`{3,}|~{3,})[^]*?^[ \t]*\2[ \t]*$)/m)
    .flatMap((piece, index) => (index % 3 === 0 ? [change(piece)] : index % 3 === 1 ? [piece] : []))
    .join('');

const include =
  /\{\{<\s*include\s+(\S+?)\s*>\}\}|\{%-?\s*include(?:_relative)?\s+([\w./-]+)((?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|\S+))*)\s*-?%\}/;
/** Includes that have a counterpart here. */
const known = /figure|image|img|video|youtube|vimeo|gist|tweet|alert|note|tip|warning|info|important|toc/i;

/** Puts included text in place: Quarto's, and Jekyll's where it holds no template of its own. */
function withIncludes(part: Part, document: OldDocument, tree: SourceTree, depth: number): Part {
  if (depth > 5 || !include.test(part.text)) return part;
  const out: Part = { text: '', lines: [] };
  const texts: string[] = [];
  for (const [index, line] of part.text.split('\n').entries()) {
    const text = included(line, document, tree);
    const inner = text === undefined ? [line] : text.split('\n');
    texts.push(...inner);
    out.lines.push(...inner.map(() => part.lines[index]));
  }
  const changed = texts.join('\n');
  return changed === part.text ? part : withIncludes({ text: changed, lines: out.lines }, document, tree, depth + 1);
}

function included(line: string, { path }: OldDocument, tree: SourceTree): string | undefined {
  const [written, shared, liquid, given = ''] = include.exec(line) ?? [];
  const name = shared ?? liquid;
  if (name === undefined || (liquid !== undefined && known.test(posix.basename(liquid)))) return undefined;
  const paths = [posix.join(posix.dirname(path), name), name.replace(/^\//, ''), `_includes/${name}`];
  const file = paths.find((each) => tree.has(each));
  const text = file === undefined ? undefined : decodeText(tree.read(file))?.text;
  if (text === undefined || text.length > 200_000 || /<html[\s>]/i.test(text)) return undefined;
  const values = Object.fromEntries(
    [...given.matchAll(/([\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))/g)].map(([, key, ...all]) => [
      key!,
      all.find((each) => each !== undefined) ?? '',
    ]),
  );
  const filled = text
    .replace(/^---\n[^]*?\n---\n/, '')
    .replace(/\{\{-?\s*include\.([\w-]+)\s*-?\}\}/g, (_, key: string) => values[key] ?? '');
  return liquid !== undefined && /\{%/.test(filled) ? undefined : line.replace(written!, () => filled.trim());
}

/** The Markdown cells of a notebook, without its front matter. */
function notebookParts(body: string): Parts {
  const notebook = JSON.parse(body) as { cells?: Cell[] };
  const cells = (notebook.cells ?? []).map((cell, index) => ({ cell, number: index + 1 }));
  if (isHead(cells[0]?.cell)) cells.shift();
  return {
    parts: cells
      .filter(({ cell }) => cell.cell_type === 'markdown')
      .map(({ cell, number }) => {
        const text = cellText(cell);
        return { text, lines: text.split('\n').map((_, index) => index + 1), cell: number };
      }),
    ending: 'ipynb',
    assemble(written) {
      let index = 0;
      const all = cells.map(({ cell }) =>
        cell.cell_type === 'markdown' ? { ...cell, source: written[index++] ?? '' } : cell,
      );
      return `${JSON.stringify({ ...notebook, cells: all }, null, 1)}\n`;
    },
  };
}

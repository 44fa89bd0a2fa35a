import type { Node } from 'mdast';
import { markdownToMdast } from 'satteri';
import { parseDocument } from 'yaml';
import type { Diagnostic } from '../core/diagnostics.ts';
import { featuresOf, hasDirectives } from '../markdown/features.ts';
import { hideSyntax, reveal, splitFormulas } from '../markdown/hidden/hide.ts';
import { readBody, writeBody } from './body.ts';
import type { Replacement as Edit } from '../core/html/slots.ts';
import { tagsIn } from '../core/html/tags.ts';
import type { NoteKind } from './notes.ts';
import { decode } from './resolve.ts';

/** Takes a note; `line` is one of the text that is repaired. */
type Report = (kind: NoteKind, what: string, line?: number) => void;

/** How far a repair goes: from what a message names, over the part that it stands in, to the whole document. */
export type Effort = 'named' | 'part' | 'block' | 'draft';
/** In the order in which they are tried. */
export const efforts: readonly Effort[] = ['named', 'named', 'part', 'block', 'draft'];

interface AnyNode extends Node {
  children?: AnyNode[];
}

/** The text of a document without what a build refuses; the same text where nothing helps. */
export function repair(text: string, diagnostics: readonly Diagnostic[], effort: Effort, report: Report): string {
  if (text.startsWith('{')) return repairNotebook(text, diagnostics, effort, report);
  const end = text.indexOf('\n---\n', 3);
  const front = text.slice(0, end + 5);
  const bodyLine = front.split('\n').length;
  const isFront = ({ line = 1 }: Diagnostic) => line < bodyLine;
  const head = repairFront(front, diagnostics.filter(isFront), effort, report, diagnostics[0]);
  const body = repairBody(
    text.slice(front.length),
    diagnostics.filter((each) => !isFront(each)).map((each) => ({ ...each, line: each.line! - bodyLine + 1 })),
    effort,
    (kind, what, line) => report(kind, what, line === undefined ? undefined : line + bodyLine - 1),
  );
  return head + body;
}

/** Fields that are wrong are left out; of old URLs the ones that are. */
function repairFront(
  front: string,
  diagnostics: readonly Diagnostic[],
  effort: Effort,
  report: Report,
  cause = diagnostics[0],
): string {
  if (diagnostics.length === 0 && effort !== 'draft') return front;
  const document = parseDocument(front.slice(4, -4), { schema: 'failsafe' });
  const fields = (document.toJS() ?? {}) as Record<string, unknown>;
  const lines = front.split('\n');
  for (const { line = 1, message } of diagnostics) {
    const field = lines
      .slice(0, line)
      .findLast((each) => /^[\w-]+:/.test(each))
      ?.split(':')[0];
    const list = Array.isArray(fields['aliases']) ? (fields['aliases'] as string[]) : [];
    const alias = list.find((each) => message.includes(`\`${each}\``) || message.includes(`\`${decode(each)}\``));
    if (alias !== undefined && list.length > 0) {
      report('alias', `${alias}: ${message}`, line);
      fields['aliases'] = list.filter((each) => each !== alias);
      if (list.length === 1) document.delete('aliases');
      else document.set('aliases', fields['aliases']);
    } else if (field !== undefined && field !== 'title' && field !== 'date') {
      report('field', `${field}: ${message}`, line);
      document.delete(field);
      if (field === 'image') document.delete('imageAlt');
    }
  }
  if (effort === 'draft') {
    report('draft', cause?.message ?? '');
    document.set('draft', 'true');
  }
  return `---\n${document.toString({ lineWidth: 0 })}---\n`;
}

function repairBody(body: string, diagnostics: readonly Diagnostic[], effort: Effort, report: Report): string {
  if (diagnostics.length === 0) return body;
  if (effort === 'draft') return body;
  return effort === 'named' ? repairNamed(body, diagnostics, report) : repairBlocks(body, diagnostics, effort, report);
}

/** The words between backticks of a message. */
const wordsIn = ({ message }: Diagnostic): string[] => [...message.matchAll(/`([^`]+)`/g)].map(([, words]) => words!);

/** Takes out links, images and tags that messages name. */
function repairNamed(text: string, diagnostics: readonly Diagnostic[], report: Report): string {
  const body = readBody(text, undefined);
  const edits: Edit[] = [];
  for (const diagnostic of diagnostics) {
    const names = wordsIn(diagnostic);
    const matches = (url: string) =>
      names.some((name) =>
        [url, decode(url), url.replace(/^\.\//, '')].some(
          (each) => each === name || each.endsWith(`/${name}`) || (name.startsWith('#') && each.endsWith(name)),
        ),
      );
    const named = body.references.filter(
      ({ url, line }) =>
        matches(url) && (diagnostic.line === undefined || line === diagnostic.line || names.includes(url)),
    );
    const here =
      named.length > 0
        ? named
        : body.references.filter(
            ({ line, url }) => line === diagnostic.line && names.some((name) => url !== '' && name.includes(url)),
          );
    for (const { kind, url, write } of here) {
      const [path, fragment] = url.split('#', 2);
      const keeps =
        fragment !== undefined &&
        path !== '' &&
        names.some((name) => name === url || name === `#${fragment}`) &&
        !/does not exist|not published|nowhere/.test(diagnostic.message);
      report(
        keeps ? 'fragment' : kind === 'image' ? 'image-broken' : 'link',
        `${url}: ${diagnostic.message}`,
        diagnostic.line,
      );
      edits.push(...write(keeps ? path : undefined));
    }
    if (here.length === 0) edits.push(...tagEdits(body.source, diagnostic, names, report));
  }
  return writeBody(body, edits);
}

/** Takes out the tags of a line that a message names. */
function tagEdits(source: string, diagnostic: Diagnostic, names: readonly string[], report: Report): Edit[] {
  const elements = names.flatMap((name) => /^<?\/?([a-z][\w-]*)/i.exec(name)?.[1]?.toLowerCase() ?? []);
  const ids = names.map((name) => name.replace(/^#/, ''));
  const line = diagnostic.line ?? 1;
  const start =
    source
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  const end = source.indexOf('\n', start) === -1 ? source.length : source.indexOf('\n', start);
  return tagsIn(source, 0, source.length).flatMap((tag) => {
    const id = tag.attributes.find(({ name, value }) => name === 'id' && ids.includes(value));
    const isHere = tag.start >= start && tag.start < end;
    if (id !== undefined && isHere && /\bid\b/.test(diagnostic.message)) {
      report('html', `id="${id.value}"`, line);
      return [{ start: id.start, end: id.end, text: '' }];
    }
    if (!isHere || !elements.includes(tag.name)) return [];
    report('html', source.slice(tag.start, tag.end).slice(0, 80), line);
    return [{ start: tag.start, end: tag.end, text: '' }];
  });
}

/** Puts what a diagnostic stands in as code: its formulas first, then all of it. */
function repairBlocks(text: string, diagnostics: readonly Diagnostic[], effort: Effort, report: Report): string {
  const { source } = hideSyntax(text, { mdx: false, directives: hasDirectives(text) });
  const root = markdownToMdast(source, { features: featuresOf(text) }) as AnyNode;
  const edits = new Map<string, Edit>();
  for (const diagnostic of diagnostics) {
    const block = blockAt(root, diagnostic.line ?? 1, effort === 'part') ?? root;
    const start = block.position!.start.offset!;
    const end = block.position!.end.offset!;
    if (edits.has(`${start}`)) continue;
    report('repair', diagnostic.message, diagnostic.line);
    const written = source.slice(start, end);
    edits.set(`${start}`, {
      start,
      end,
      text: effort === 'part' ? withoutMarkup(written, block.type) : asCode(written, block.type),
    });
  }
  return writeBody({ source }, [...edits.values()]);
}

/** The block on a line: the smallest, or the outermost. */
function blockAt(root: AnyNode, line: number, smallest: boolean): AnyNode | undefined {
  const holds = ({ position }: AnyNode) =>
    position !== undefined && position.start.line <= line && position.end.line >= line;
  const isBlock = ({ type }: AnyNode) =>
    /^(paragraph|heading|html|code|table|blockquote|list|listItem|footnoteDefinition|containerDirective|leafDirective|definition|math|thematicBreak)$/.test(
      type,
    );
  let found =
    root.children?.find((child) => holds(child)) ??
    root.children?.findLast(({ position }) => position !== undefined && position.start.line <= line);
  while (smallest && found?.children !== undefined) {
    const inner: AnyNode | undefined = found.children.find((child) => isBlock(child) && holds(child));
    if (inner === undefined) break;
    found = inner;
  }
  return found;
}

/** A block with its formulas as code, its tags taken out, and a fence of code that means nothing special. */
function withoutMarkup(written: string, type: string): string {
  if (type === 'code') return written.replace(/^([`~]{3,})[^\n]*/, '$1text');
  const pieces = splitFormulas(written).map(({ formula, text }) =>
    formula ? formulaAsCode(text) : text.replace(/<\/?[a-z][^<>]*>/gi, ''),
  );
  return pieces.join('');
}

const formulaAsCode = (tex: string): string =>
  tex.includes('\n')
    ? `\n\n\`\`\`latex\n${tex}\n\`\`\`\n\n`
    : `\`\`${tex.startsWith('`') ? ' ' : ''}${tex}${tex.endsWith('`') ? ' ' : ''}\`\``;

function asCode(written: string, type: string): string {
  if (type === 'code') return withoutMarkup(written, type);
  const text = reveal(written);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** The same in the cells of a notebook. */
function repairNotebook(text: string, diagnostics: readonly Diagnostic[], effort: Effort, report: Report): string {
  const notebook = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
  const inFront = diagnostics.filter(({ cell = 1 }) => cell === 1);
  const cells = notebook.cells.map((cell, index) => {
    const source = [cell.source].flat().join('');
    if (index === 0)
      return { ...cell, source: repairFront(`${source}\n`, inFront, effort, report, diagnostics[0]).trimEnd() };
    const own = diagnostics.filter((each) => each.cell === index + 1);
    return cell.cell_type === 'markdown' && own.length > 0
      ? { ...cell, source: repairBody(source, own, effort, report) }
      : cell;
  });
  return `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
}

import { isStatement, kindOf, statementKinds, statementOf, type StatementName } from '../blog/statement-kinds.ts';
import { readArguments, readBraces } from './arguments.ts';
import type { Draft, Edit } from './draft.ts';

/** Theorems, proofs and exercises of Quarto, bookdown and MyST; `divs.ts` reads them as blocks between colons. */

const names = Object.keys(statementKinds).join('|');
const fence = /^((?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*)(`{3,}|~{3,}|:{3,})[ \t]*(.*?)[ \t]*$/;
const directive = new RegExp(String.raw`^\{(?:prf:(?:${names})|(exercise|solution)(-start|-end)?)\}`, 'i');
const chunk = new RegExp(String.raw`^\{(${names})(?:[\s,]+([^{}]*))?\}$`);

/** A block that has begun; `marks` are those that end it, `undefined` where another line does (`{exercise-end}`). */
interface Open {
  marks: string | undefined;
}

/** Fences that hold a statement, ` ```{prf:theorem} ` or bookdown’s ` ```{theorem} `, as blocks between colons. */
export function readStatementFences(draft: Draft): void {
  const lines = draft.text.split('\n');
  const out: (string | undefined)[] = [...lines];
  const open: Open[] = [];
  for (let index = 0; index < lines.length; index++) {
    const [, prefix = '', marks, info = ''] = fence.exec(lines[index]!) ?? [];
    if (marks === undefined || (marks.startsWith('`') && info.includes('`'))) continue;
    const last = open.at(-1);
    if (info === '') {
      if (last?.marks !== undefined && marks[0] === last.marks[0] && marks.length >= last.marks.length) {
        open.pop();
        out[index] = `${prefix}:::`;
      } else if (!marks.startsWith(':')) index = endOfFence(lines, index, marks);
      continue;
    }
    const gate = directive.exec(info)?.[2];
    const opening = openingOf(info, marks);
    if (gate !== undefined) {
      const end = endOfFence(lines, index, marks);
      out[index] = gate === '-end' ? `${prefix}:::` : `${prefix}:::${info.replace('-start', '')}`;
      out[end] = undefined;
      if (gate === '-start') open.push({ marks: undefined });
      else open.pop();
      index = end;
    } else if (opening !== undefined) {
      open.push({ marks });
      out[index] = `${prefix}:::${opening}`;
    } else if (!marks.startsWith(':')) index = endOfFence(lines, index, marks);
    else open.push({ marks });
  }
  applyLines(draft, lines, out);
}

/** The words after the colons of a block that a fence begins; `undefined` for a fence that is none of these. */
function openingOf(info: string, marks: string): string | undefined {
  if (directive.test(info)) return info;
  const [, name, words = ''] = marks.startsWith(':') ? [] : (chunk.exec(info) ?? []);
  if (name === undefined) return undefined;
  const [first = ''] = /^[^,=]*(?=,|$)/.exec(words) ?? [];
  const { named } = readArguments(words);
  const label = named['label'] ?? first.trim();
  const title = named['name'];
  return `{.${name}${label === '' ? '' : ` #${label}`}${title === undefined ? '' : ` name="${title}"`}}`;
}

/** The line that closes a fence; the last line where none does. */
function endOfFence(lines: readonly string[], from: number, marks: string): number {
  const closing = new RegExp(`^[ \\t>]*${marks[0]}{${marks.length},}[ \\t]*$`);
  for (let end = from + 1; end < lines.length; end++) if (closing.test(lines[end]!)) return end;
  return lines.length - 1;
}

/** Replaces the lines of a draft; `undefined` takes one out. */
export function applyLines(draft: Draft, lines: readonly string[], out: readonly (string | undefined)[]): void {
  const edits: Edit[] = [];
  let at = 0;
  for (const [index, text] of lines.entries()) {
    const changed = out[index];
    const end = at + text.length;
    if (changed === undefined) edits.push({ start: at, end: Math.min(end + 1, draft.text.length), text: '' });
    else if (changed !== text) edits.push({ start: at, end, text: changed });
    at = end + 1;
  }
  draft.apply(edits);
}

/** A statement as its first line says it. */
export interface StatementOpening {
  name: StatementName;
  title: string;
  /** What refers to it. */
  label: string | undefined;
  /** The exercise that a solution is for. */
  of: string | undefined;
  classes: readonly string[];
}

/** The statement that the words after the colons begin; `undefined` for what is none. */
export function readStatement(rest: string): StatementOpening | undefined {
  const [, written = '', title = ''] = /^\{(?:prf:)?([a-z]+)\}\s*(.*)$/i.exec(rest) ?? [];
  const myst = written.toLowerCase();
  if (isStatement(myst))
    return myst === 'solution'
      ? { name: myst, title: '', label: undefined, of: title.trim() || undefined, classes: [] }
      : { name: myst, title, label: undefined, of: undefined, classes: [] };
  const [, word, bare = ''] = /^([a-z]+)(?:\s+([^{[].*))?$/.exec(rest) ?? [];
  if (word !== undefined && isStatement(word))
    return { name: word, title: bare, label: undefined, of: undefined, classes: [] };
  const [, inside] = /^\{([^{}]*)\}$/.exec(rest) ?? [];
  if (inside === undefined) return undefined;
  const { id, classes, named } = readBraces(inside);
  const [, prefix = ''] = /^([a-z]+)[-:]/.exec(id ?? '') ?? [];
  const byId = Object.hasOwn(statementOf, prefix) ? statementOf[prefix as 'thm'] : undefined;
  const name = byId ?? classes.find(isStatement);
  return name && { name, title: named['name'] ?? named['title'] ?? '', label: id, of: undefined, classes };
}

/** The options of MyST right below an opening, `:label: x`: what they say, and how many lines they are. */
export function readOptions(
  statement: StatementOpening,
  lines: readonly string[],
): { of: StatementOpening; count: number } {
  const isYaml = lines[0]?.trim() === '---';
  const closing = isYaml ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') : -1;
  const firstOther = lines.findIndex((line) => !/^[ \t>]*:[\w-]+:/.test(line));
  const options = closing > 0 ? lines.slice(1, closing) : lines.slice(0, firstOther === -1 ? lines.length : firstOther);
  let of = statement;
  for (const line of options) {
    const [, name, value = ''] = /^[ \t>]*:?([\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === 'label') of = { ...of, label: value };
    if (name === 'class' && value.includes('dropdown')) of = { ...of, classes: [...of.classes, 'fold'] };
    if (name === 'nonumber' || (name === 'enumerated' && value === 'false'))
      of = { ...of, classes: [...of.classes, 'unnumbered'] };
  }
  return { of, count: closing > 0 ? closing + 1 : options.length };
}

/** A name of ours for a label of any kind: `thm:bayes`. */
const nameFor = (kind: StatementName, label: string): string => {
  const { prefix } = kindOf(kind);
  const bare = label.trim().replace(/[^\p{L}\p{N}_:.-]+/gu, '-');
  return bare.startsWith(`${prefix}-`) || bare.startsWith(`${prefix}:`) ? bare : `${prefix}:${bare}`;
};

/** The words after the colons of a block of ours. */
export function statementOpening({ name, title, label, of, classes }: StatementOpening): string {
  const words = [
    ...(label ? [`id="${nameFor(name, label)}"`] : []),
    ...(of === undefined ? [] : [`for="${nameFor('exercise', of)}"`]),
    ...['unnumbered', 'fold']
      .filter((each) => classes.includes(each) && !(each === 'fold' && name === 'solution'))
      .map((each) => `.${each}`),
  ];
  const shown = title.trim().replace(/^\((.*)\)$/, '$1');
  return `${name}${shown === '' ? '' : `[${shown.replace(/[[\]]/g, '\\$&')}]`}${words.length === 0 ? '' : `{${words.join(' ')}}`}`;
}

const named = new RegExp(String.raw`^[ \t>]*:{3,}(${names})(?:\[.*\])?\{id="([^"\n]+)"`, 'gm');
const role = /\{(prf:ref|ref|numref|eq)\}(\u0001+)/dg;
const bookdown = /(?:\b\p{Lu}\p{L}+[ \u00a0~])?\\@ref\(([a-z]{3}):([^()\s]+)\)/dgu;
const link = /\[([^[\]\n]*)\]\(#([^()\s]+)\)/dg;

/** What refers to statements: `{prf:ref}`, `\@ref(thm:x)`, and links to their labels. */
export function readStatementReferences(draft: Draft): void {
  const labels = new Map<string, string>();
  for (const [, , name] of draft.text.matchAll(named)) {
    labels.set(name!, name!);
    labels.set(name!.replace(/^[a-z]{3}:/, ''), name!);
  }
  const find = (label: string) => labels.get(label.trim().replace(/[^\p{L}\p{N}_:.-]+/gu, '-'));
  const textLink = (text: string, name: string) =>
    `[${text}](#${name.replace(':', '-').replace(/[^\p{L}\p{N}_-]+/gu, '-')})`;
  draft.replace(role, ({ groups: [, kind, code = ''] }) => {
    const [, text = '', label = ''] = /^`+\s*(?:(.*?)\s*<([^<>]*)>|.*?)\s*`+$/s.exec(code) ?? [];
    const written = label || code.replace(/^[`\s]+|[`\s]+$/g, '');
    if (kind === 'eq') return `\\eqref{${written}}`;
    const name = find(written);
    if (name === undefined)
      return kind === 'prf:ref' ? `@thm:${written.replace(/[^\p{L}\p{N}_:.-]+/gu, '-')}` : undefined;
    return text === '' || text.includes('%s') || text.includes('{number}') ? `@${name}` : textLink(text, name);
  });
  draft.replace(bookdown, ({ groups: [, prefix = '', label = ''] }) =>
    Object.hasOwn(statementOf, prefix) ? `@${prefix}:${label}` : undefined,
  );
  draft.replace(link, ({ groups: [, text = '', label = ''] }) => {
    const name = find(label);
    return name === undefined ? undefined : text === '' ? `@${name}` : textLink(text, name);
  });
}

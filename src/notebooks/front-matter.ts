import { postFrontMatter } from '../blog/front-matter.ts';
import type { Cell } from './nbformat.ts';
import { firstHeading } from './markdown.ts';

/** Front matter, and which lines of which cell said it: they are no part of the post's text. */
export interface FrontMatter {
  /** YAML without the `---` lines. */
  yaml: string;
  /** For each line of `yaml`, the line of the cell that said it, counted from 1. */
  lines: number[];
  /** Cell that said it; undefined when none did. */
  cell: number | undefined;
  /** First and last line of the cell that are taken, both counted from 1. */
  taken: { first: number; last: number };
}

const nothing: FrontMatter = { yaml: '', lines: [], cell: undefined, taken: { first: 1, last: 0 } };

/**
 * The front matter of a notebook: its first text cell's, in YAML or as fastpages has it, else its first heading as a
 * title.
 */
export function readFrontMatter(cells: readonly Cell[]): FrontMatter {
  const texts = cells.filter(({ kind, lines }) => kind !== 'code' && lines.some((line) => line.trim() !== ''));
  const [first] = texts;
  if (first === undefined) return nothing;
  return (
    fromYaml(first) ?? (first.kind === 'markdown' ? fromFastpages(first) : undefined) ?? fromHeading(texts) ?? nothing
  );
}

/** A raw cell of YAML with or without `---` lines, or any cell that begins with it between such lines. */
function fromYaml({ kind, lines, number }: Cell): FrontMatter | undefined {
  const isRule = (line: string) => line.trimEnd() === '---';
  const start = lines.findIndex((line) => line.trim() !== '');
  const ruled = isRule(lines[start]!);
  const from = ruled ? start + 1 : start;
  if (
    !/^[A-Za-z][\w-]*\s*:/.test(lines.slice(from).find((line) => /^[^#\s]/.test(line)) ?? '') ||
    (kind === 'markdown' && !ruled)
  )
    return undefined;
  const end = lines.findIndex((line, index) => index >= from && isRule(line));
  if (kind === 'markdown' && end === -1) return undefined;
  const yaml = lines.slice(from, end === -1 ? undefined : end);
  return {
    yaml: yaml.join('\n'),
    lines: yaml.map((_, index) => from + index + 1),
    cell: number,
    taken: { first: 1, last: end === -1 ? lines.length : end + 1 },
  };
}

/** Fields of fastpages that are none of ours. Without one known field a list under a heading is just a list. */
const fastpages = [
  'toc',
  'badges',
  'comments',
  'categories',
  'branch',
  'author',
  'hide',
  'search_exclude',
  'sticky_rank',
  'layout',
  'use_math',
  'permalink',
];
const known = new Set([...fastpages, ...Object.keys(postFrontMatter.shape)]);

/** `# Title`, `> summary`, `- field: value`: https://github.com/fastai/fastpages#writing-blog-posts-with-jupyter */
function fromFastpages({ lines, number }: Cell): FrontMatter | undefined {
  let at = 0;
  const skipEmpty = () => {
    while (at < lines.length && lines[at]!.trim() === '') at += 1;
  };
  const take = (pattern: RegExp) => {
    skipEmpty();
    const taken: { line: number; match: RegExpExecArray }[] = [];
    for (let match; at < lines.length && (match = pattern.exec(lines[at]!)); at += 1)
      taken.push({ line: at + 1, match });
    return taken;
  };
  const [title, ...more] = take(/^#\s+(.*)$/);
  const quote = take(/^>\s?(.*)$/);
  const items = take(/^[-*+]\s+([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$/).map(({ line, match }) => ({
    line,
    field: match[1]!,
    value: match[2]?.trim() ?? '',
  }));
  skipEmpty();
  const isForm =
    items.length > 0 ? items.some(({ field }) => known.has(field)) : quote.length > 0 && at === lines.length;
  if (title === undefined || more.length > 0 || !isForm) return undefined;

  const written = new Set(items.map(({ field }) => field));
  const own: [string, string, number][] = [
    ['title', plain(title.match[1]!.trimEnd().replace(/\s#+$/, '')), title.line],
  ];
  if (quote.length > 0)
    own.push(['description', plain(quote.map(({ match }) => match[1]!.trim()).join(' ')), quote[0]!.line]);
  const entries = [
    ...own
      .filter(([field]) => !written.has(field))
      .map(([field, text, line]) => ({ text: `${field}: ${JSON.stringify(text)}`, line })),
    ...items.map(({ field, value, line }) => ({
      text: `${field === 'categories' && !written.has('tags') ? 'tags' : field}: ${value}`,
      line,
    })),
  ];
  return {
    yaml: entries.map(({ text }) => text).join('\n'),
    lines: entries.map(({ line }) => line),
    cell: number,
    taken: { first: 1, last: at },
  };
}

/** fastpages' titles may stand in quotes, as YAML's do, and hold HTML, such as a link. */
function plain(text: string): string {
  const [, double, single] = /^"(.*)"$|^'(.*)'$/.exec(text.trim()) ?? [];
  const written = double?.replace(/\\(["\\])/g, '$1') ?? single?.replaceAll("''", "'") ?? text;
  return written.replace(/<\/?[a-z][^<>]{0,500}>/gi, '').trim();
}

/** The first `# heading` as the title; it leaves the text, where it would stand a second time. */
function fromHeading(cells: readonly Cell[]): FrontMatter | undefined {
  for (const { kind, lines, number } of cells) {
    const found = kind === 'markdown' ? firstHeading(lines.join('\n')) : undefined;
    if (found !== undefined)
      return { yaml: `title: ${JSON.stringify(found.text)}`, lines: [found.first], cell: number, taken: found };
  }
  return undefined;
}

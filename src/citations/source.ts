import type { CSL } from '@citation-js/core';
import { TextError } from '../core/diagnostics.ts';
import type { BibEntry, BibFile } from './bib-file.ts';
import type { CitationJs } from './citation-js.ts';
import { checkEntry, parentOf, sharedOf } from './entry-checks.ts';
import { fieldsOf, withoutUnread } from './fields.ts';
import { withCharacters, withoutFormulas } from './tex.ts';

/** A source that can be cited. */
export interface Source {
  /** Citation.js’s form of it. */
  item: CSL;
  /** arXiv’s number of it. */
  arxiv: string | undefined;
  /** The TeX of the formulas in it, which stand as characters of `tex.ts`. */
  formulas: string[];
  /** The kind of thesis or report, as BibTeX and BibLaTeX name it: `phdthesis`. */
  kind: Kind | undefined;
}

/** What BibTeX calls a thesis or a report. */
const kinds = {
  phdthesis: 'phdthesis',
  mastersthesis: 'mathesis',
  mathesis: 'mathesis',
  bathesis: 'bathesis',
  techreport: 'techreport',
  resreport: 'resreport',
} as const;

/** What BibLaTeX calls it. */
export type Kind = (typeof kinds)[keyof typeof kinds];

/** The name that stands for those whom `and others` leaves out. */
export const others = '\ue0ff';

/** Fields that hold a URL or a number, in which programs that write `.bib` files escape characters all the same. */
const verbatim = ['doi', 'url', 'eprint'];

/** Reads an entry of a file. Throws a `TextError` when it cannot be read. */
export function readSource(plugins: CitationJs, file: BibFile, key: string): Source {
  const entry = file.entries.get(key)!;
  checkEntry(plugins, file, entry);
  const formulas: string[] = [];
  const plain = (each: BibEntry) =>
    withoutFormulas(withCharacters(withPlainDates(withoutUnread(withShared(file, each)))), formulas);
  const before = [file.strings, ...parentsOf(file, entry).map((parent) => `${plain(parent)}\n`)].join('');
  const { item, properties } = parse(plugins, before, plain(entry), entry);
  if (!item.title && !item.author?.length && !item.editor?.length)
    throw new TextError(
      `The entry \`${key}\` has neither an author nor a title.`,
      'Add `author = {…},` and `title = {…},`.',
      entry.line,
    );
  const early = earlyDate(fieldsOf(entry).find(({ name }) => name === 'date' || name === 'year')?.text);
  if (early !== undefined) item['issued'] = early;
  return { item: corrected(item), arxiv: arxivOf(properties), formulas, kind: kindOf(entry) };
}

/** The item that Citation.js makes of an entry, and its fields as text. */
function parse(plugins: CitationJs, before: string, text: string, { key, line }: BibEntry) {
  try {
    const raw = plugins.input.data(before + text, '@bibtex/text');
    for (const { properties } of raw) {
      for (const name of verbatim)
        if (typeof properties[name] === 'string')
          properties[name] = properties[name].replace(/\\([_%&#~{}])/g, '$1').trim();
      // A book without an author gives its chapters one all the same, which Citation.js then cannot read.
      if (raw.length > 1) (properties as Record<string, unknown>)['author'] ??= [];
    }
    // The types say that this gives what it takes.
    const items = plugins.input.data(raw, '@biblatex/entries+list') as unknown as CSL[];
    return { item: items.at(-1)!, properties: raw.at(-1)!.properties };
  } catch (error) {
    const linesBefore = before.split('\n').length;
    const errorLine = Number(/ at line (\d+) /.exec((error as Error).message)?.[1] ?? linesBefore);
    throw new TextError(
      `The entry \`${key}\` cannot be read from here on.`,
      'Every field is `name = {value},`: look for a missing comma, equals sign, brace or `$`.',
      line + Math.max(0, errorLine - linesBefore),
    );
  }
}

/** An entry with the fields that its `xdata` names, and those that theirs do, as far as it has none of the name. */
function withShared(file: BibFile, entry: BibEntry): BibEntry {
  const shared = new Set(sharedOf(entry));
  for (const key of shared)
    for (const further of file.entries.has(key) ? sharedOf(file.entries.get(key)!) : []) shared.add(further);
  if (shared.size === 0) return entry;
  const taken = new Set([...fieldsOf(entry).map(({ name }) => name), 'xdata']);
  const added: string[] = [];
  for (const key of shared)
    for (const { name, value } of file.entries.has(key) ? fieldsOf(file.entries.get(key)!) : []) {
      if (!taken.has(name)) added.push(`${name} = ${value}`);
      taken.add(name);
    }
  const { text } = entry;
  const end = text.length - 1;
  return { ...entry, text: `${text.slice(0, end).replace(/,?\s*$/, ',')} ${added.join(', ')}${text[end]}` };
}

/** Dates as Citation.js reads them: of one open at an end the other end, of one that is unsure no sign of it. */
const withPlainDates = (text: string): string =>
  text.replace(
    /(\b(?:url|orig|event)?date\s*=\s*[{"]\s*)([-\d/?~%.]+)(?=\s*[}"])/gi,
    (_, before: string, date: string) => before + date.replace(/^(?:\.\.)?\/|\/(?:\.\.)?$/g, '').replace(/[?~%]+/g, ''),
  );

/** A date before the year 1000, of which Citation.js reads the year as 0. */
function earlyDate(written: string | undefined): CSL['issued'] | undefined {
  const parts = (written ?? '').split('/').map((day) => /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(day.trim()));
  if (!parts.some((day) => day !== null && Number(day[1]) < 1000) || parts.includes(null)) return undefined;
  const numbers = parts.map((day) => day!.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)])));
  return { 'date-parts': numbers } as CSL['issued'];
}

/** `crossref = {other}`: the entries whose fields this one takes over, the outermost first. */
function parentsOf(file: BibFile, entry: BibEntry): BibEntry[] {
  const parents = new Set([entry]);
  for (const each of parents) {
    const parent = file.entries.get(parentOf(each) ?? '');
    if (parent !== undefined) parents.add(parent);
  }
  return [...parents].slice(1).reverse();
}

function kindOf(entry: BibEntry): Kind | undefined {
  const written = fieldsOf(entry).find(({ name }) => name === 'type')?.text ?? /^@\s*(\w+)/.exec(entry.text)![1]!;
  const name = written.toLowerCase();
  return Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : undefined;
}

/** What Citation.js makes of an entry, where it misreads it. */
function corrected(item: CSL): CSL {
  const { DOI, ...rest } = withOthers(withDots(item));
  nameBook(rest);
  // Styles make typographic apostrophes of these.
  if (rest.URL !== undefined) rest.URL = rest.URL.replaceAll("'", '%27');
  // Keys of BibLaTeX for words that a style has or leaves out.
  if (/^pat(ent|req)\w*$/i.test(String(rest['genre'] ?? ''))) delete rest['genre'];
  if (/^(new|old)series$/i.test(String(rest['collection-title'] ?? ''))) delete rest['collection-title'];
  return DOI === undefined ? rest : { ...rest, DOI: DOI.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '') };
}

/** LaTeX puts an accent on an i without its dot; Citation.js leaves them two characters. */
function withDots(item: CSL): CSL {
  const dotted = (pair: string) => `${pair.startsWith('ı') ? 'i' : 'j'}${pair.slice(1)}`.normalize('NFC');
  return JSON.parse(JSON.stringify(item).replace(/[ıȷ][\u0300-\u036f]/g, dotted)) as CSL;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/**
 * Names a part of a book that has no title of its own by that of the book; `Third` is BibTeX's way to say which
 * edition.
 */
function nameBook(item: CSL): void {
  const edition = ordinals.indexOf(String(item['edition'] ?? '').toLowerCase()) + 1;
  if (edition > 0) item['edition'] = String(edition);
  if (item.title || item['container-title'] === undefined || item.type !== 'chapter') return;
  Object.assign(item, { type: 'book', title: item['container-title'] });
  delete item['container-title'];
}

/** `and others` as a name of its own, which `style.ts` puts into words. */
function withOthers(item: CSL): CSL {
  const isOthers = (name: unknown) => /^others$/i.test(Object.values((name ?? {}) as object).join(''));
  const mark = (value: unknown) =>
    Array.isArray(value) ? value.map((name: unknown) => (isOthers(name) ? { literal: others } : name)) : value;
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, mark(value)])) as unknown as CSL;
}

/** https://info.arxiv.org/help/arxiv_identifier.html */
const arxivNumber = /\b(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\b/;

function arxivOf({ eprint, archiveprefix, eprinttype, ...rest }: Record<string, string>): string | undefined {
  if (eprint !== undefined && /^arxiv$/i.test(archiveprefix ?? eprinttype ?? 'arxiv'))
    return arxivNumber.exec(eprint)?.[0];
  // How Google Scholar exports a preprint.
  const named = [rest['journal'], rest['journaltitle'], rest['note'], rest['howpublished']]
    // `Ar{X}iv` keeps its capital by braces.
    .map((text) => (typeof text === 'string' ? text.replace(/[{}]|<[^>]+>/g, '') : undefined))
    .find((text) => /\barxiv\s*:/i.test(text ?? ''));
  return named && arxivNumber.exec(named.replace(/^.*?arxiv\s*:/is, ''))?.[0];
}

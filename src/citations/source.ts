import type { CSL } from '@citation-js/core';
import type { BibEntry, BibFault, BibFile } from './bib-file.ts';
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
export type Kind = (typeof kinds)[keyof typeof kinds];

/** The name that stands for those whom `and others` leaves out. */
export const others = '\ue0ff';

/** Citation.js with its readers and styles. It fetches nothing unless asked to. */
export async function loadCitationJs() {
  const { plugins } = await import('@citation-js/core');
  await Promise.all([import('@citation-js/plugin-bibtex'), import('@citation-js/plugin-csl')]);
  mendRetrieved(plugins);
  return plugins;
}

/** APA’s “Retrieved … from” stands before an address without a date too, in Citation.js’s style: a group ends that. */
function mendRetrieved({ config }: CitationJs): void {
  const { styles } = config.get('@csl') as unknown as { styles: Register };
  const date = '<group delimiter=", "><date form="text" variable="accessed"/><text term="from"/></group>';
  const bare = `<text term="retrieved" text-case="capitalize-first"/>${date}`;
  const grouped = `<group delimiter=" ">${bare}</group>`;
  const apa = styles.get('apa');
  if (!apa.includes(grouped)) styles.add('apa', apa.replace(bare, grouped));
}

/** Citation.js’s styles by their names. */
interface Register {
  get(name: string): string;
  add(name: string, xml: string): void;
}

export type CitationJs = Awaited<ReturnType<typeof loadCitationJs>>;

/** Fields that hold an address or a number, in which programs that write `.bib` files escape characters all the same. */
const verbatim = ['doi', 'url', 'eprint'];

/** Reads an entry of a file; what is wrong with it when it cannot be read. */
export function readSource({
  plugins,
  file,
  key,
}: {
  plugins: CitationJs;
  file: BibFile;
  key: string;
}): Source | BibFault {
  const entry = file.entries.get(key)!;
  const missing = findUndefinedString(plugins, file, key) ?? findMissingParent(file, key);
  if (missing !== undefined) return missing;
  const shared = fieldsOf(entry.text).find(({ name }) => name === 'xdata');
  if (shared !== undefined) {
    const line = entry.line + entry.text.slice(0, shared.at).split('\n').length - 1;
    return {
      line,
      message: `The fields that \`xdata\` brings into the entry \`${key}\` cannot be read here.`,
      fix: 'Write them into the entry itself, and take `xdata` out.',
    };
  }
  const wrongDate = findWrongDate(entry);
  if (wrongDate !== undefined) return wrongDate;
  const formulas: string[] = [];
  const plain = (text: string) => withoutFormulas(withCharacters(withoutUnread(text)), formulas);
  const before = [file.strings, ...parentsOf(file, key).map(({ text }) => `${plain(text)}\n`)].join('');
  try {
    const raw = plugins.input.data(before + plain(entry.text), '@bibtex/text');
    for (const { properties } of raw) {
      for (const name of verbatim)
        if (typeof properties[name] === 'string')
          properties[name] = properties[name].replace(/\\([_%&#~{}])/g, '$1').trim();
    }
    // A book without an author gives its chapters one all the same, which Citation.js then cannot read.
    for (const { properties } of raw) if (raw.length > 1) (properties as Record<string, unknown>)['author'] ??= [];
    // The types say that this gives what it takes.
    const item = (plugins.input.data(raw, '@biblatex/entries+list') as unknown as CSL[]).at(-1)!;
    if (!item.title && !item.author?.length && !item.editor?.length) {
      return {
        line: entry.line,
        message: `The entry \`${key}\` has neither an author nor a title.`,
        fix: 'Add `author = {…},` and `title = {…},`.',
      };
    }
    const { DOI, ...rest } = withOthers(withDots(item));
    const written = fieldsOf(entry.text)
      .find(({ name }) => name === 'type')
      ?.value.replace(/^[{"]+|[}"]+$/g, '');
    const kind = kinds[(written ?? /^@\s*(\w+)/.exec(entry.text)![1]!).toLowerCase() as keyof typeof kinds];
    nameBook(rest);
    // Styles make typographic apostrophes of these.
    if (rest.URL !== undefined) rest.URL = rest.URL.replaceAll("'", '%27');
    // Keys of BibLaTeX for words that a style has or leaves out.
    if (/^pat(ent|req)\w*$/i.test(String(rest['genre'] ?? ''))) delete rest['genre'];
    if (/^(new|old)series$/i.test(String(rest['collection-title'] ?? ''))) delete rest['collection-title'];
    const known =
      DOI === undefined ? rest : { ...rest, DOI: DOI.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '') };
    return { item: known, arxiv: arxivOf(raw.at(-1)!.properties), formulas, kind };
  } catch (error) {
    const line =
      Number(/ at line (\d+) /.exec((error as Error).message)?.[1] ?? before.split('\n').length) -
      before.split('\n').length;
    const fix = 'Every field is `name = {value},`: look for a missing comma, equals sign, brace or `$`.';
    return { line: entry.line + Math.max(0, line), message: `The entry \`${key}\` cannot be read from here on.`, fix };
  }
}

/** LaTeX puts an accent on an i without its dot; Citation.js leaves them two characters. */
function withDots(item: CSL): CSL {
  const dotted = (pair: string) => `${pair.startsWith('ı') ? 'i' : 'j'}${pair.slice(1)}`.normalize('NFC');
  return JSON.parse(JSON.stringify(item).replace(/[ıȷ][\u0300-\u036f]/g, dotted)) as CSL;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** A part of a book that has no title of its own is told by that of the book; `Third` is BibTeX's way to say which edition. */
function nameBook(item: CSL): void {
  const edition = ordinals.indexOf(String(item['edition'] ?? '').toLowerCase()) + 1;
  if (edition > 0) item['edition'] = String(edition);
  if (item.title || item['container-title'] === undefined || item.type !== 'chapter') return;
  Object.assign(item, { type: 'book', title: item['container-title'] });
  delete item['container-title'];
}

/** `and others` as a name of its own, which `style.ts` puts into words. */
function withOthers(item: CSL): CSL {
  const mark = (value: unknown) => {
    if (!Array.isArray(value)) return value;
    return value.map((name: unknown) =>
      /^others$/i.test(Object.values((name ?? {}) as object).join('')) ? { literal: others } : name,
    );
  };
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, mark(value)])) as unknown as CSL;
}

/** A date in a form that is none: BibLaTeX has ISO 8601 (manual, 2.3.8), BibTeX a year. */
function findWrongDate({ key, text, line }: BibEntry): BibFault | undefined {
  for (const { name, value, at } of fieldsOf(text)) {
    if (!/^(date|urldate|origdate|eventdate)$/.test(name)) continue;
    const date = value.replace(/^[{"\s]+|[}"\s]+$/g, '');
    if (date.split('/').every(isDay) || !/^[\d/~?%-]+$/.test(date)) continue;
    const message = `In the entry \`${key}\`, \`${name} = {${date}}\` is no date.`;
    return {
      line: line + text.slice(0, at).split('\n').length - 1,
      message,
      fix: 'Write `2015`, `2015-03`, `2015-03-31`, or two of them: `2015/2016`.',
    };
  }
  return undefined;
}

/** `2015`, `2015-03`, `2015-21` (spring) and `2015-03-31`, uncertain ones too. */
function isDay(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?$/.exec(text) ?? [];
  if (year === undefined) return false;
  if (Number(month) >= 21 && Number(month) <= 24) return true;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** The key that an entry takes missing fields from. */
const parentOf = ({ entries }: BibFile, key: string): string | undefined =>
  /\bcrossref\s*=\s*[{"]\s*([^{}"\s]+)/i.exec(entries.get(key)!.text)?.[1];

/** `crossref = {other}`: the entries whose fields this one takes over, the outermost first. */
function parentsOf(file: BibFile, key: string, seen: readonly string[] = [key]): { text: string }[] {
  const parent = parentOf(file, key);
  const entry = parent === undefined || seen.includes(parent) ? undefined : file.entries.get(parent);
  return entry === undefined ? [] : [...parentsOf(file, entry.key, [...seen, entry.key]), entry];
}

/** A `crossref` that leads nowhere: Citation.js would pass over it. */
function findMissingParent(file: BibFile, key: string): BibFault | undefined {
  const parent = parentOf(file, key);
  if (parent === undefined || file.entries.has(parent)) return undefined;
  const message = `The entry \`${key}\` refers to an entry \`${parent}\`, which is not in the file.`;
  return { line: file.entries.get(key)!.line, message, fix: 'Write the entry, or take the `crossref` out.' };
}

/** A bare word that is no `@string`: Citation.js would leave the field out without a word. */
function findUndefinedString(plugins: CitationJs, { strings, entries }: BibFile, key: string): BibFault | undefined {
  const { text, bare, line } = entries.get(key)!;
  const defined = [...strings.matchAll(/@string\s*[{(]\s*([^\s=]+)/gi)].map(([, name]) => name!.toLowerCase());
  const known = new Set([...Object.keys(plugins.config.get('@bibtex').constants.defaultStrings), ...defined]);
  const word = [...bare.matchAll(/[=#]\s*([a-z_][\w:+-]*)/gi)]
    .map(([, name]) => name!)
    .find((name) => !known.has(name.toLowerCase()));
  if (word === undefined) return undefined;
  const offset =
    text.slice(0, text.search(new RegExp(String.raw`[=#]\s*${RegExp.escape(word)}`))).split('\n').length - 1;
  const message = `In the entry \`${key}\`, \`${word}\` is no text and no \`@string\`.`;
  return {
    line: line + offset,
    message,
    fix: `Put it in braces, \`{${word}}\`, or define \`@string{${word} = {…}}\`.`,
  };
}

/** https://info.arxiv.org/help/arxiv_identifier.html */
const arxivNumber = /\b(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\b/;

function arxivOf({ eprint, archiveprefix, eprinttype, ...rest }: Record<string, string>): string | undefined {
  if (eprint !== undefined && /^arxiv$/i.test(archiveprefix ?? eprinttype ?? 'arxiv'))
    return arxivNumber.exec(eprint)?.[0];
  // How Google Scholar exports a preprint.
  const named = [rest['journal'], rest['journaltitle'], rest['note'], rest['howpublished']].find((text) =>
    /\barxiv\s*:/i.test(text ?? ''),
  );
  return named && arxivNumber.exec(named.replace(/^.*?arxiv\s*:/is, ''))?.[0];
}

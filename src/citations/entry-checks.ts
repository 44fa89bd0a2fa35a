import { TextError } from '../core/diagnostics.ts';
import type { BibEntry, BibFile } from './bib-file.ts';
import type { CitationJs } from './citation-js.ts';
import { fieldsOf, partsOf, type Field } from './fields.ts';

/** Throws a `TextError` for what Citation.js would read wrongly, or leave out without a word. */
export function checkEntry(plugins: CitationJs, file: BibFile, entry: BibEntry): void {
  const fields = fieldsOf(entry);
  checkStrings(plugins, file, entry, fields);
  for (const [field, key] of parentsNamed(entry))
    if (!file.entries.has(key))
      throw new TextError(
        `The entry \`${entry.key}\` refers to an entry \`${key}\`, which is not in the file.`,
        `Write the entry, or take the \`${field}\` out.`,
        field === 'xdata' ? fields.find(({ name }) => name === field)?.line : entry.line,
      );
  checkDates(entry, fields);
}

/** The key of the entry that an entry takes missing fields from. */
export const parentOf = (entry: BibEntry): string | undefined =>
  fieldsOf(entry).find(({ name }) => name === 'crossref')?.text;

/** The keys of the entries that an entry takes all their fields from: BibLaTeX’s `xdata` (manual, 3.13.6). */
export const sharedOf = (entry: BibEntry): string[] =>
  (fieldsOf(entry).find(({ name }) => name === 'xdata')?.text ?? '').split(',').flatMap((key) => key.trim() || []);

const parentsNamed = (entry: BibEntry): [field: string, key: string][] => {
  const parent = parentOf(entry);
  const shared = sharedOf(entry).map((key): [string, string] => ['xdata', key]);
  return parent === undefined ? shared : [['crossref', parent], ...shared];
};

/** A bare word that is no `@string`. */
function checkStrings(plugins: CitationJs, { strings }: BibFile, { key }: BibEntry, fields: readonly Field[]): void {
  const defined = [...strings.matchAll(/@string\s*[{(]\s*([^\s=]+)/gi)].map(([, name]) => name!.toLowerCase());
  const known = new Set([...Object.keys(plugins.config.get('@bibtex').constants.defaultStrings), ...defined]);
  for (const { value, line } of fields) {
    const words = partsOf(value).flatMap((part) => /^[a-z_][\w:+-]*/i.exec(part)?.[0] ?? []);
    const word = words.find((each) => !known.has(each.toLowerCase()));
    if (word !== undefined)
      throw new TextError(
        `In the entry \`${key}\`, \`${word}\` is no text and no \`@string\`.`,
        `Put it in braces, \`{${word}}\`, or define \`@string{${word} = {…}}\`.`,
        line,
      );
  }
}

/** A date in a form that is none: BibLaTeX has ISO 8601 (manual, 2.3.8), BibTeX a year. */
function checkDates({ key }: BibEntry, fields: readonly Field[]): void {
  for (const { name, text, line } of fields) {
    if (!/^(date|urldate|origdate|eventdate)$/.test(name)) continue;
    if (!text.split('/').every(isDay) && /^[\d/~?%-]+$/.test(text))
      throw new TextError(
        `In the entry \`${key}\`, \`${name} = {${text}}\` is no date.`,
        'Write `2015`, `2015-03`, `2015-03-31`, or two of them: `2015/2016`.',
        line,
      );
  }
}

/** `2015`, `2015-03`, `2015-21` (spring) and `2015-03-31`, uncertain ones too; nothing, or `..`, is an open end. */
function isDay(text: string, index: number, all: readonly string[]): boolean {
  if (/^(?:\.\.)?$/.test(text)) return all.length === 2 && all[1 - index]!.length > 2;
  const [, year, month = '01', day = '01'] = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]{0,2}$/.exec(text) ?? [];
  if (year === undefined) return false;
  if (Number(month) >= 21 && Number(month) <= 24) return true;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

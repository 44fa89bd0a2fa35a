import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CSL } from '@citation-js/core';
import { scanBib, type BibFile } from '../../src/citations/bib-file.ts';
import { loadCitationJs } from '../../src/citations/citation-js.ts';
import { readSource } from '../../src/citations/source.ts';
import { TextError } from '../../src/core/diagnostics.ts';
import { checkOut, createResult, type Result } from './corpus.ts';

/** Bibliographies of books and courses, and the examples of BibLaTeX. */
const files = [
  { repository: 'd2l-ai/d2l-en', commit: '23d7a5aecceee57d1292c56e90cce307f183bb0a', path: 'd2l.bib' },
  { repository: 'mlr-org/mlr3book', commit: '6fa2a0abafbe2da3fff635787437d126e41279b9', path: 'book/book.bib' },
  {
    repository: 'QuantEcon/lecture-python.myst',
    commit: '40e15dc23b712c68268102588d3ffada4c8b8e1f',
    path: 'lectures/_static/quant-econ.bib',
  },
  {
    repository: 'plk/biblatex',
    commit: 'd11aa549d8485dd87f97026c7aeaeb46b20b3a6d',
    path: 'bibtex/bib/biblatex/biblatex-examples.bib',
  },
];

/** What Better BibTeX exports, beside the libraries that it is exported from. */
const exported = {
  repository: 'retorquere/zotero-better-bibtex',
  commit: '73dd6799831d1c11f0186bd44bbb26c43b95e521',
  path: 'test/fixtures/export',
};

/** Entries of `.bib` files, read: with title, names and year as a plain reading of the fields has them. */
export default async function bibtex(): Promise<Result[]> {
  const plugins = await loadCitationJs();
  const read = createResult('entries of Better BibTeX read');
  const right = createResult('entries of Better BibTeX right');
  const results = files.map(({ repository, commit, path }) => {
    const result = createResult(`entries of ${repository} right`);
    const text = readFileSync(join(checkOut(repository, commit, [path]), path), 'utf8');
    countEntries(plugins, text, path, undefined, createResult(''), result);
    return result;
  });
  const folder = join(checkOut(exported.repository, exported.commit, [exported.path]), exported.path);
  for (const name of readdirSync(folder)
    .filter((each) => /\.(?:bib|bibtex|biblatex)$/.test(each))
    .sort())
    countEntries(plugins, readFileSync(join(folder, name), 'utf8'), name, titlesBeside(folder, name), read, right);
  const all = createResult('entries of real .bib files right, all');
  for (const result of results) {
    all.total += result.total;
    all.right += result.right;
    for (const [kind, at] of result.failures) all.failures.set(kind, [...(all.failures.get(kind) ?? []), ...at]);
  }
  return [...results.map((result) => ({ ...result, failures: new Map<string, string[]>() })), all, read, right];
}

type Counter = ReturnType<typeof createResult>;

/** So many entries of one file of the exported ones are counted: two are whole libraries of thousands. */
const mostOfFile = 100;
/** What BibTeX itself refuses, or leaves out because the file does not hold it: it is not counted. */
const refused = /does not end|There are two entries|which is not in the file|is no text and no/;

function countEntries(
  plugins: Awaited<ReturnType<typeof loadCitationJs>>,
  text: string,
  name: string,
  titles: ReadonlySet<string> | undefined,
  read: Counter,
  right: Counter,
): void {
  const file = scanBib(text);
  const entries = [...file.entries].slice(0, titles === undefined ? undefined : mostOfFile);
  const last = entries.at(-1)?.[1].line ?? 0;
  for (const { message, line = 0 } of file.diagnostics) {
    if (refused.test(message) || line > last + 1) continue;
    read.fail(message.replace(/`[^`]*`/g, '…'), `${name}:${line}`);
    right.fail(message.replace(/`[^`]*`/g, '…'), `${name}:${line}`);
  }
  for (const [key, entry] of entries) {
    const at = `${name}:${entry.line}: ${key}`;
    try {
      const { item, formulas } = readSource(plugins, file, key);
      read.pass();
      const wrong = formulas.length > 0 ? undefined : differences(file, key, item, titles);
      if (wrong === undefined) right.pass();
      else right.fail(wrong.kind, `${at}: ${wrong.detail}`);
    } catch (error) {
      if (!(error instanceof TextError)) throw error;
      if (refused.test(error.message)) continue;
      const kind = error.message.replace(/`[^`]*`/g, '…');
      read.fail(kind, `${at}: ${error.message}`);
      right.fail(kind, `${at}: ${error.message}`);
    }
  }
}

/** Letters of the titles of the library that a file was exported from. */
function titlesBeside(folder: string, name: string): Set<string> | undefined {
  const library = join(folder, name.replace(/(?:\.[\w-]+)?\.(?:bib|bibtex|biblatex)$/, '.json'));
  if (!existsSync(library)) return new Set();
  const { items = [] } = JSON.parse(readFileSync(library, 'utf8')) as { items?: { title?: string }[] };
  return new Set(items.flatMap(({ title }) => (title === undefined ? [] : lettersOf(title.replace(/<[^>]+>/g, '')))));
}

/** Where an item is not what a plain reading of its fields is. */
function differences(
  file: BibFile,
  key: string,
  item: CSL,
  titles: ReadonlySet<string> | undefined,
): { kind: string; detail: string } | undefined {
  const fields = plainFields(file.entries.get(key)!.text);
  const shown = [item.title, item['container-title'], item['publisher'], ...namesOf(item)].filter(Boolean).join(' | ');
  const braces = /\\[{}]|\\textbrace/.test(file.entries.get(key)!.text);
  if (/\\[a-zA-Z]|undefined|\[object/.test(shown) || (!braces && /[{}]/.test(shown)))
    return { kind: 'TeX left over', detail: shown };
  const title = lettersOf(String(item.title ?? '').replace(/<[^>]+>/g, ''));
  const written = fields.get('title');
  const known = written === undefined || titles?.has(title);
  if (!known && !title.startsWith(lettersOf(written)))
    return { kind: 'another title', detail: `${item.title} ≠ ${written}` };
  const year = /\d{4}/.exec(fields.get('date') ?? fields.get('year') ?? '')?.[0];
  const issued = JSON.stringify(item['issued'] ?? '');
  if (year !== undefined && !issued.includes(String(Number(year))))
    return { kind: 'another year', detail: `${issued} ≠ ${year}` };
  for (const role of ['author', 'editor'] as const) {
    const list = fields.get(role);
    if (list === undefined || /#/.test(list)) continue;
    const names = splitNames(list);
    const found = (item[role] ?? []).map((name) =>
      lettersOf(
        Object.values(name)
          .filter((part) => typeof part === 'string')
          .join(''),
      ),
    );
    if (names.length !== found.length)
      return { kind: 'another number of names', detail: `${found.length} ≠ ${names.length}: ${list}` };
    const other = names.find(
      (name, index) => sorted(lettersOf(name)) !== sorted(found[index]!) && !/^others$/.test(name),
    );
    if (other !== undefined) return { kind: 'another name', detail: `${namesOf(item).join('; ')} ≠ ${other}` };
  }
  return undefined;
}

const namesOf = (item: CSL): string[] =>
  [...(item.author ?? []), ...(item.editor ?? [])].map((name) =>
    Object.values(name)
      .filter((part) => typeof part === 'string')
      .join(' '),
  );

/** The order of the parts of a name is that of the style. */
const sorted = (letters: string): string => [...letters].sort().join('');

/** The fields of an entry without their outer braces or quotes, read by counting braces. */
function plainFields(entry: string): Map<string, string> {
  const fields = new Map<string, string>();
  const start = /[\s,]*([\w-]+)\s*=\s*/y;
  start.lastIndex = entry.indexOf(',') + 1;
  for (let match = start.exec(entry); match !== null; match = start.exec(entry)) {
    let [at, depth, quoted] = [start.lastIndex, 0, false];
    for (; at < entry.length; at += 1) {
      const sign = entry[at]!;
      if (sign === '\\') at += 1;
      else if (sign === '{') depth += 1;
      else if (sign === '}' && depth > 0) depth -= 1;
      else if (sign === '"' && depth === 0) quoted = !quoted;
      else if (depth === 0 && !quoted && /[,})]/.test(sign)) break;
    }
    const value = entry.slice(start.lastIndex, at).trim();
    const isWhole = /^\{[^]*\}$|^"[^]*"$/.test(value) && !/["}]\s*#\s*[\w"{]/.test(value);
    if (isWhole || /^\d+$/.test(value)) fields.set(match[1]!.toLowerCase(), value.replace(/^[{"]|[}"]$/g, ''));
    start.lastIndex = at;
  }
  return fields;
}

/** The names of a list, at ` and ` outside of braces. */
function splitNames(list: string): string[] {
  const names = [''];
  let depth = 0;
  for (const part of list.split(/(\s+and\s+(?=\S)|[{}])/i)) {
    if (part === '{') depth += 1;
    if (part === '}') depth -= 1;
    if (depth === 0 && /^\s+and\s+$/i.test(part)) names.push('');
    else names[names.length - 1] += part;
  }
  // BibLaTeX has names of named parts, too.
  return names.map((name) =>
    /^\s*\w+\s*=/.test(name)
      ? [...name.matchAll(/\b(?:family|given|prefix|suffix)\s*=\s*([^,]*)/g)].map(([, part]) => part).join('')
      : name.trim(),
  );
}

/** Commands that are letters. */
const letters: Readonly<Record<string, string>> = {
  ...{ ss: 'ss', o: 'o', O: 'o', l: 'l', L: 'l', ae: 'ae', AE: 'ae', oe: 'oe', OE: 'oe', aa: 'a', AA: 'a', i: 'i' },
  ...{ j: 'j', dj: 'd', DJ: 'd', th: 'th', TH: 'th', dh: 'd', LaTeX: 'latex', TeX: 'tex', BibTeX: 'bibtex' },
};

/** The plain letters and digits of a text of LaTeX, without accents. */
function lettersOf(text: string): string {
  return text
    .replace(/\{?\\(?:noopsort|hspace)\{[^{}]*\}\}?/g, '')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => letters[name] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[øﬁ]/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/[đð]/g, 'd')
    .replace(/þ/g, 'th')
    .replace(/ı/g, 'i')
    .replace(/ȷ/g, 'j')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

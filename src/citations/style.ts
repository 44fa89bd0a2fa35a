import type { CSL } from '@citation-js/core';
import { escapeText } from '../core/escape.ts';
import { cleanHtml, linkedHtml, plainText, type EntryLink } from './entry-html.ts';
import type { CitationMessages } from '../i18n/index.ts';
import { localeFor } from './locale.ts';
import type { CitationJs } from './citation-js.ts';
import { others, type Source } from './source.ts';
import { withFormulas } from './tex.ts';

/** How the sources of a document are shown. All HTML is clean. */
export interface Style {
  /** Whether sources are named by their number in the list. */
  numbered: boolean;
  /** Keys in the order of the list. */
  order: readonly string[];
  /** Names and year, `Kingma &amp; Ba, 2015`, or the number in the list. */
  full(key: string): string;
  /** Year with the letter that tells it from others, `2015a`, or the number in the list. */
  year(key: string): string;
  /** Names as in a sentence, `Kingma and Ba`. */
  names(key: string): string;
  /** The whole entry; `linked` makes its URLs links. */
  entry(key: string, linked: boolean): string;
}

/** The part of citeproc’s engine that is used here. https://citeproc-js.readthedocs.io/en/latest/running.html */
interface Engine {
  updateItems(ids: string[], keepOrder: boolean): void;
  makeBibliography(): [{ entry_ids: string[][] }, string[]];
  makeCitationCluster(items: ({ id: string } & Record<string, unknown>)[]): string;
}

/** The language of a document, and what of its sources has been set in HTML. */
export interface Language {
  /** BCP 47 tag of the messages. */
  lang: string;
  messages: CitationMessages;
  /** The formulas of each source as MathML, by its key. */
  formulas: ReadonlyMap<string, readonly string[]>;
}

const templates = { 'author-date': 'apa', numeric: 'vancouver' } as const;

/**
 * Prepares the sources that a document cites, in the order in which it does. The engine behind this is one for all
 * documents: all that is needed is read before this returns, so that two documents cannot meet in it.
 */
export function makeStyle(
  plugins: CitationJs,
  kind: keyof typeof templates,
  sources: ReadonlyMap<string, Source>,
  { lang, messages, formulas }: Language,
): Style {
  const keys = [...sources.keys()];
  // Names of our own: a key may be one that JavaScript objects have already.
  const idOf = new Map(keys.map((key, index) => [key, `s${index}`]));
  const items = keys.map((key) => {
    const { item, kind: genre } = sources.get(key)!;
    return { ...item, ...(genre === undefined ? {} : { genre: messages.kinds[genre] }), id: idOf.get(key)! };
  });
  const engine = plugins.config
    .get('@csl')
    .engine(items, templates[kind], localeFor(plugins, lang, messages), 'html') as Engine;
  engine.updateItems([...idOf.values()], kind === 'numeric');
  const [{ entry_ids: ids }, bodies] = engine.makeBibliography();
  const htmlOf = new Map(ids.map(([id], index) => [keys[Number(id!.slice(1))]!, bodies[index]!]));
  const order = [...htmlOf.keys(), ...keys.filter((key) => !htmlOf.has(key))];
  const cite = (how: object) =>
    new Map(
      keys.map((key) => [
        key,
        cleanHtml(engine.makeCitationCluster([{ id: idOf.get(key)!, ...how }])).replace(/^\((.*)\)$/s, '$1'),
      ]),
    );
  const numbers = () => new Map(order.map((key, index) => [key, String(index + 1)]));
  const full = kind === 'numeric' ? numbers() : cite({});
  const year = kind === 'numeric' ? full : cite({ 'suppress-author': true });
  const names =
    kind === 'numeric'
      ? new Map(keys.map((key) => [key, escapeText(shortNames(sources.get(key)!.item, messages))]))
      : cite({ 'author-only': true });
  // A letter or an interview has no entry in some styles; it is shown as where it is cited.
  const bodyOf = (key: string) => htmlOf.get(key) ?? `${full.get(key)}.`;
  const withFormulasOf = (key: string, html: string) => withFormulas(html, formulas.get(key) ?? []);
  return {
    numbered: kind === 'numeric',
    order,
    full: (key) => withFormulasOf(key, andOthers(full.get(key)!, messages)),
    year: (key) => year.get(key)!,
    names: (key) =>
      withFormulasOf(key, inSentence(andOthers(names.get(key)!, messages), sources.get(key)!.item, messages)),
    entry: (key, linked) =>
      withFormulasOf(
        key,
        andOthers(linked ? linkedHtml(bodyOf(key), linksOf(sources.get(key)!)) : cleanHtml(bodyOf(key)), messages),
      ),
  };
}

/** `Brown, T., et al. (2020)`: the name that stands for the others, with the sign before it, in words. */
const andOthers = (html: string, { etAl }: CitationMessages): string =>
  html.replace(
    new RegExp(`(,?)\\s*(?:(?:&amp;|\\.( )?\\.\\2\\.|…)\\s*)?${others}\\.?`, 'g'),
    (_, comma: string) => `${comma} ${etAl}`,
  );

/**
 * APA writes `&` between parentheses and `and` in a sentence; an organisation keeps its own `&`, and so does a title.
 */
function inSentence(names: string, { author = [], editor = [] }: CSL, { and }: CitationMessages): string {
  const people = [...author, ...editor];
  const isOwn = people.length === 0 || people.some(({ family, literal }) => /&/.test(`${family}${literal}`));
  return isOwn ? names : names.replace(/,? &amp; (?=[^&]*$)/, ` ${and} `);
}

/** Names for a style that has none in the text. */
function shortNames({ author, editor, title }: CSL, { etAl, and }: CitationMessages): string {
  const people = author?.length ? author : (editor ?? []);
  const [first, second, third] = people.map(({ family, literal, given, 'non-dropping-particle': particle }) =>
    [particle, family ?? literal ?? given].filter(Boolean).join(' '),
  );
  if (first === undefined) return plainText(title ?? '');
  return third !== undefined || second === others
    ? `${first} ${etAl}`
    : second !== undefined
      ? `${first} ${and} ${second}`
      : first;
}

/** Where a source is found: by its DOI, else by its URL; and on arXiv. */
function linksOf({ item: { DOI, URL }, arxiv }: Source): EntryLink[] {
  const links: EntryLink[] = [];
  if (DOI !== undefined && /^10\.\d/.test(DOI)) {
    links.push({
      href: `https://doi.org/${encodeURI(DOI).replace(/[?#]/g, encodeURIComponent)}`,
      shown: [`https://doi.org/${DOI}`, `doi:${DOI}`],
      add: true,
    });
  }
  if (URL !== undefined && /^https?:\/\//i.test(URL)) links.push({ href: URL, shown: [URL], add: links.length === 0 });
  const known = links.some(({ href }) => arxiv !== undefined && href.toLowerCase().includes(arxiv.toLowerCase()));
  if (arxiv !== undefined && !known)
    links.push({
      href: `https://arxiv.org/abs/${arxiv}`,
      shown: [`arXiv:${arxiv}`, `arxiv:${arxiv}`, `ArXiv:${arxiv}`],
      add: true,
    });
  return links;
}

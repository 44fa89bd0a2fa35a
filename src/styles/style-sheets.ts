import { digestOf } from '../core/cache.ts';
import { colourOf, readCustomProperties } from '../core/css-colours.ts';
import { styleSheetUrl } from '../blog/urls.ts';
import annotations from './annotations.css?inline';
import base from './base.css?inline';
import callouts from './callouts.css?inline';
import citations from './citations.css?inline';
import codeExtras from './code-extras.css?inline';
import code from './code.css?inline';
import dataTables from './data-tables.css?inline';
import drawings from './drawings.css?inline';
import embeds from './embeds.css?inline';
import figures from './figures.css?inline';
import italicExtFont from './fonts/source-serif-italic-ext.woff2?url';
import italicFont from './fonts/source-serif-italic.woff2?url';
import romanFont from './fonts/source-serif.woff2?url';
import external from './external.css?inline';
import filters from './filters.css?inline';
import fonts from './fonts.css?inline';
import fullNotes from './full-notes.css?inline';
import forms from './forms.css?inline';
import intros from './intros.css?inline';
import lists from './lists.css?inline';
import math from './math.css?inline';
import notebooks from './notebooks.css?inline';
import notes from './notes.css?inline';
import previews from './previews.css?inline';
import print from './print.css?inline';
import prose from './prose.css?inline';
// Raw: the minifier does not know `:target-current` yet and warns about it in every build (lightningcss 1.33).
import reading from './reading.css?raw';
import series from './series.css?inline';
import sizes from './sizes.css?inline';
import status from './status.css?inline';
import strips from './strips.css?inline';
import zoom from './zoom.css?inline';
import theorems from './theorems.css?inline';
import tokens from './tokens.css?inline';
import writtenTokens from './tokens.css?raw';

/** `own.css`, which an owner may write. */
const [own = ''] = Object.values(
  import.meta.glob<string>('./own.css', { query: '?inline', import: 'default', eager: true }),
);

/** A page has the style sheets that it needs, and nothing for what it does not show. */
const styleSheets = {
  /** Every page. */
  base: tokens + fonts + base + print,
  /** The banner and the marks of a site that shows drafts. */
  status,
  /** Lists of posts and tags. */
  lists,
  /** Notes in full, on their own pages and in their list. */
  fullNotes,
  /** Titles that lead to another site. */
  external,
  /** What stands above a list: a text, tags. */
  intros,
  /** Choices that narrow the archive. */
  filters,
  /** The search form, and URLs to copy. */
  forms,
  /** The box of a series in its posts. */
  series,
  /** Running text, its contents list and its neighbours. */
  prose: prose + reading.trim(),
  code,
  notes,
  codeExtras,
  annotations,
  math,
  drawings,
  figures,
  dataTables,
  sizes,
  /** Images that link to their largest file. */
  zoom,
  /** Images that scroll sideways. */
  strips,
  callouts,
  theorems,
  embeds,
  notebooks,
  citations,
  previews,
  /** The owner’s, on every page, after all others. */
  own: own === '' ? '' : `@layer own{${own}}`,
};

/** What a page needs for those of its posts whose titles lead to another site. */
export const stylesOfLinks = (posts: readonly { external?: string }[]): StyleSheetName[] =>
  posts.some(({ external }) => external !== undefined) ? ['external'] : [];

/** A style sheet that a page may need beside the base. */
export type StyleSheetName = Exclude<keyof typeof styleSheets, 'base' | 'own'>;

/**
 * URLs of the fonts that the first view of a page needs, to ask for before the styles are read; `italic` is the text
 * that stands in italics in its frame. A font that is not asked for so early is often not there when the first line is
 * painted, and with `font-display: optional` it then stays away.
 */
export function fontsFor(italic: string): string[] {
  return [
    romanFont,
    ...(/[!-~\u00a1-\u00ff]/.test(italic) ? [italicFont] : []),
    ...(/[\u0100-\u021b]/.test(italic) ? [italicExtFont] : []),
  ];
}

const properties = readCustomProperties(writtenTokens);
/** The colour of the paper in each scheme, for the browser’s own frame. */
export const paper = { light: colourOf('--paper', 'light', properties), dark: colourOf('--paper', 'dark', properties) };

type Name = keyof typeof styleSheets;

/**
 * How style sheets reach a page: in the page itself; linked; or in the page, while the file that other pages link is
 * fetched for the reader’s next one.
 */
export type StyleDelivery = 'inlined' | 'linked' | 'inlined and prefetched';

/** The style elements of a page, in cascade order. */
export const stylesOf = (needed: readonly StyleSheetName[]): string[] =>
  namesOf(needed).map((name) => styleSheets[name]);

/** In one file, so that a reader’s second page needs no other, whatever its kind. */
const shared: readonly Name[] = ['base', 'lists', 'series', 'prose', 'code', 'notes'];

/** A style sheet as a file; its name changes with its text. */
interface StyleFile {
  /** Path with the site’s base. */
  url: string;
  css: string;
}

const toFile = (name: string, css: string): StyleFile => ({
  url: styleSheetUrl(`${name}.${digestOf(css).slice(0, 8)}`),
  css,
});
const sharedFile = toFile('site', shared.map((name) => styleSheets[name]).join(''));
/** URL of the one that every page links which links any. */
export const sharedStyleUrl = sharedFile.url;
const ownFiles = new Map(
  (Object.keys(styleSheets) as Name[])
    .filter((name) => !shared.includes(name))
    .map((name) => [name, toFile(name, styleSheets[name])]),
);

/** Every style sheet that a page may link. */
export const styleFiles: readonly StyleFile[] = [sharedFile, ...ownFiles.values()];

/** URLs of the style sheets that a page links when it has none inlined, in cascade order. */
export const styleUrlsOf = (needed: readonly StyleSheetName[]): string[] => [
  sharedFile.url,
  ...namesOf(needed).flatMap((name) => ownFiles.get(name)?.url ?? []),
];

const namesOf = (needed: readonly StyleSheetName[]): Name[] =>
  (Object.keys(styleSheets) as Name[]).filter(
    (name) => name === 'base' || (name === 'own' ? own !== '' : needed.includes(name)),
  );

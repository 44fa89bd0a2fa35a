import { distance } from 'fastest-levenshtein';
import { compare } from './order.ts';

/**
 * The candidate that was probably meant by what is written, capitals apart; `undefined` when none is near. `most`
 * letters may differ: by default a quarter of them, at least two, in a word of less than five letters one (or two that
 * changed places).
 */
export function nearest(
  written: string,
  candidates: readonly string[],
  most = Math.max(2, written.length / 4),
): string | undefined {
  const lower = written.toLowerCase();
  let [best, fewest]: [string | undefined, number] = [undefined, Infinity];
  for (const candidate of candidates) {
    const edits = distance(lower, candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  if (best === undefined || fewest > most) return undefined;
  const isFar =
    written.length < 5 && fewest > 1 && most < Infinity && lettersOf(lower) !== lettersOf(best.toLowerCase());
  return isFar ? undefined : best;
}

const lettersOf = (word: string): string => [...word].sort().join('');

/** The sentence that offers what was probably meant; `name` as the author should write it. */
export const didYouMean = (name: string): string => `Did you mean \`${name}\`?`;

/** The same sentence for the nearest candidate; `undefined` when none is near. */
export function suggestion(written: string, candidates: readonly string[], most?: number): string | undefined {
  const near = nearest(written, candidates, most);
  return near === undefined ? undefined : didYouMean(near);
}

/** A page that a link may have been meant for. */
export interface Suggestion {
  /** What to write: its URL, or its file. */
  write: string;
  /** What it may be called: file name, slug, old URLs, title. */
  names: readonly string[];
  /** Its day, `2015-03-01`, where it has one. */
  day?: string | undefined;
}

/**
 * What was probably meant by a link that leads nowhere: the page of which a name ends as the link does, whatever
 * folder, date, ending or capitals are written (`/2015/03/name.html`, `../_posts/2015-03-01-Name.md`); else the one
 * with the nearest name. Of several the one in the same folder goes first, then the one of the same date. `undefined`
 * when none is near.
 */
export function suggestPage(written: string, pages: readonly Suggestion[]): string | undefined {
  const name = nameIn(written);
  if (name === '') return undefined;
  const named = pages.map((page) => ({ page, names: page.names.map(nameIn) }));
  const same = named.filter(({ names }) => names.includes(name));
  const tail = (one: string, other: string) => other.length > 7 && one.endsWith(`-${other}`);
  const alike =
    same.length > 0
      ? same
      : named.filter(({ names }) => names.some((other) => other !== '' && (tail(name, other) || tail(other, name))));
  if (alike.length > 0)
    return alike
      .map(({ page }) => page)
      .sort((a, b) => fitness(written, b) - fitness(written, a) || compare(a.write, b.write))[0]!.write;
  const best = named
    .map(({ page, names }) => ({ page, far: Math.min(...names.map((other) => distance(name, other))) }))
    .sort((a, b) => a.far - b.far || compare(a.page.write, b.page.write))[0];
  return best !== undefined && best.far <= (name.length < 4 ? 0 : Math.max(1, Math.floor(name.length / 4)))
    ? best.page.write
    : undefined;
}

/** The name that a path or title ends with, in one spelling: without folders, date, ending and capitals. */
function nameIn(path: string): string {
  const [last = ''] = path
    .replace(/[?#].*$/s, '')
    .replace(/\/+(index\.\w+)?$/i, '')
    .split('/')
    .slice(-1);
  const bare = last
    .replace(/\.(html?|md|mdx|markdown|qmd|ipynb|php|aspx?)$/i, '')
    .replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
  return bare
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** How well a page fits what a link says besides the name: its folder, year, month and day. */
function fitness(written: string, { write, day = '' }: Suggestion): number {
  const [, folder] = /^\/?([^/]+)\//.exec(written) ?? [];
  const dated =
    /(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?/
      .exec(written)
      ?.slice(1)
      .filter((part) => part !== undefined) ?? [];
  const sameDate = dated.length > 0 && day.startsWith(dated.map((part) => part.padStart(2, '0')).join('-'));
  return (folder !== undefined && write.includes(`/${folder}/`) ? 2 : 0) + (sameDate ? 1 : 0);
}

import { readArguments } from './arguments.ts';
import { calloutKind, calloutOpening } from './blocks.ts';
import type { Draft } from './draft.ts';
import { closeQuote, openQuote } from './open-tags.ts';
import type { Replacement, Tag } from './templates.ts';

/** Tags around Markdown, as Hexo, its themes and Eleventy have them: `{% note info %}` … `{% endnote %}`. */

type Kind = 'callout' | 'details' | 'quote' | 'dropped';

const kinds = new Map<string, Kind>(
  (
    [
      ['callout', 'note tip info warning warn danger important caution callout alert hint success admonition notice'],
      ['details', 'details fold folding spoiler collapse hideToggle'],
      ['quote', 'blockquote quote pullquote centerquote cq'],
      ['dropped', 'cols columns column row col wrap center centered'],
    ] satisfies [Kind, string][]
  ).flatMap(([kind, names]) => names.split(' ').map((name): [string, Kind] => [name, kind])),
);

/** Where tags of each name first begin and last end in a text. */
interface Positions {
  masked: string;
  firstOpening: Map<string, number>;
  lastEnd: Map<string, number>;
}

const known = new WeakMap<Draft, Positions>();

function positionsIn(draft: Draft): Positions {
  const { masked } = draft;
  const found = known.get(draft);
  if (found?.masked === masked) return found;
  const positions: Positions = { masked, firstOpening: new Map(), lastEnd: new Map() };
  for (const { index, 1: end, 2: name = '' } of masked.matchAll(/\{%-?\s*(end)?([a-zA-Z]\w*)/g)) {
    if (end !== undefined) positions.lastEnd.set(name, index);
    else if (!positions.firstOpening.has(name)) positions.firstOpening.set(name, index);
  }
  known.set(draft, positions);
  return positions;
}

/** What becomes of such a tag, and of its end; `undefined` for one that is none, or that no end follows. */
export function liquidBlock({ name, rest, draft, at }: Tag): Replacement | undefined {
  const [, end, bare = ''] = /^(end)?(.*)$/.exec(name)!;
  const kind = kinds.get(bare);
  if (kind === undefined) return undefined;
  const { firstOpening, lastEnd } = positionsIn(draft);
  const hasOther = end === undefined ? (lastEnd.get(bare) ?? -1) > at : (firstOpening.get(bare) ?? at) < at;
  if (!hasOther) return undefined;
  if (kind === 'dropped') return 'nothing';
  if (end === undefined) return { block: opening(kind, bare, rest, draft) };
  if (kind === 'callout') return { block: ':::' };
  if (kind === 'details') return { block: '</details>' };
  return { block: closeQuote(draft) };
}

function opening(kind: Kind, name: string, rest: string, draft: Draft): string {
  const words = rest.trim();
  if (kind === 'quote')
    return openQuote(draft, name.endsWith('blockquote') || name === 'quote' ? attribution(words) : '');
  if (kind === 'details') return `<details><summary>${unquoted(words) || 'Details'}</summary>\n`;
  const { positional } = readArguments(words);
  const type = positional.find((each) => calloutKind(each) !== undefined);
  // Words in front of the title are classes of the theme.
  const title = words
    .replace(
      /^(?:(?:default|primary|info|success|warning|danger|no-icon|simple|modern|flat|disabled|note|tip)\b\s*)+/,
      '',
    )
    .trim();
  return calloutOpening(calloutKind(type ?? '') ?? calloutKind(name) ?? 'note', unquoted(title));
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/s, '$2');

/** `David Levithan, Wide Awake https://example.org A title`: the URL leads from the words behind it. */
function attribution(words: string): string {
  const [, who = '', url, title] = /^(.*?)(?:,?\s*(https?:\/\/\S+))?(?:\s+(.*))?$/.exec(words) ?? [];
  if (url === undefined) return unquoted(words);
  return `${who}${who === '' ? '' : ', '}[${title ?? URL.parse(url)?.host ?? url}](${url})`;
}

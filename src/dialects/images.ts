import { readBraces } from './arguments.ts';
import { imageMarkdown } from './blocks.ts';
import type { Draft } from './draft.ts';

const label = String.raw`(?:[^[\]\n\\]|\\.|\[[^[\]\n]*\])*`;
const target = String.raw`(<[^<>\n]*>|(?:[^\s()<>]|\([^\s()]*\))*)`;
const title = String.raw`(?:\s+("(?:[^"\\]|\\.)*"|'[^'\n]*'))?`;
const image = new RegExp(
  String.raw`!\[(${label})\]\(\s*${target}${title}(?:\s+=(\d*%?)x(\d*%?))?\s*\)(\{:?[^{}\n]*\})?`,
  'dg',
);
/** A link, whose label may be an image; what stands between braces after it is taken out. */
const linkLabel = String.raw`(?<!!)\[(?:[^[\]]|!?\[[^[\]]*\](?:\([^()\n]*\))?)*\]`;
const link = new RegExp(String.raw`(${linkLabel}(?:\(\s*${target}${title}\s*\)|\[[^[\]\n]*\]))\{:?([^{}\n]*)\}`, 'dg');
const reference = /(!\[[^[\]\n]*\]\[[^[\]\n]*\])\{:?[^{}\n]*\}/dg;
/** What of the braces is ours. */
const ours = /^\{(?:\s*(?:#(?:fig|tbl)[:-][^\s{}]+|\.(?:wide|full)|width=\d+%?))+\s*\}$/;

/** Attributes after an image, as kramdown, Pandoc and Quarto have them, and a size inside of the brackets. */
export function readImages(draft: Draft): void {
  draft.replace(image, ({ groups }) => {
    const [, text = '', written = '', quoted, width, height, braces] = groups;
    const hasSize = width !== undefined || height !== undefined;
    if ((!hasSize && braces === undefined) || (braces !== undefined && ours.test(braces) && !hasSize)) return undefined;
    const { id, classes, named } = readBraces(braces === undefined ? '' : braces.slice(1, -1).replace(/^:/, ''));
    const alt = named['fig-alt'] ?? named['alt'];
    // Where a figure has a name, Pandoc takes the words between the brackets for its caption.
    const isNamed = id !== undefined && /^fig-/.test(id);
    const caption =
      quoted?.slice(1, -1) ?? named['title'] ?? named['fig-cap'] ?? (isNamed || alt !== undefined ? text : undefined);
    return imageMarkdown({
      src: written.replace(/^<|>$/g, ''),
      alt: alt ?? unescape(text),
      title: caption === undefined ? undefined : unescape(caption),
      width:
        named['width'] ??
        (width || undefined) ??
        /(?:^|[\s;])(?:max-)?width:\s*([\d.]+(?:px|%))/.exec(named['style'] ?? '')?.[1],
      id,
      classes,
    });
  });
  draft.replace(link, ({ groups: [, whole] }) => whole);
  draft.replace(reference, ({ groups: [, whole] }) => whole);
}

const unescape = (text: string): string => text.replace(/\\([[\]"'\\])/g, '$1');

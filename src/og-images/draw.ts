import type { Node } from '@takumi-rs/core';
import { ogImageSize, type OgImageText } from '../blog/og-images.ts';
import { readColours } from './colours.ts';
import { renderer } from './fonts.ts';
import { fourBytesAtOnce, mostBytes, toPng, type Band, type Rectangle } from './png.ts';
import { layoutDirection, measure, plain, prepareText, textNode, type Direction, type Text } from './text.ts';
import { fitTitle, lowest } from './title.ts';

/** Where things stand, in pixels. All of it stays in view where a service crops to 2 to 1, 15 px above and below. */
const frame = { left: 84, right: 1116, site: 66, titleTop: 140, titleBottom: 492, rule: 514, foot: 536 };
const width = frame.right - frame.left;

/** Pixels to an em; those of a title are in `title.ts`. */
const sizes = { site: 38, foot: 30 };

/** Pixels between the note and the tags. */
const gap = 48;

/** Draws an OG image; `missing` are the characters that no font at hand has. */
export async function draw(image: OgImageText): Promise<{ png: Uint8Array; missing: string[] }> {
  const prepare = (text: string) => prepareText(text, image.lang);
  const isSite = plain(image.title) === plain(image.site);
  const title = await prepare(image.title);
  const site = await prepare(isSite ? '' : image.site);
  const note = await prepare(image.note);
  const tags = await prepare(await tagsThatFit(image.tags, width - (await widthOf(note)) - gap, prepare));
  const direction = layoutDirection(title);
  const [head, foot] = [await drawSite(site, direction), await drawFoot(note, tags, direction)];
  const colours = readColours();
  // A title of nothing but the densest Han characters, or of emoji, is cut until its image is small enough.
  for (let height = frame.titleBottom - frame.titleTop; ; height /= 2) {
    const heading = await drawTitle(title, direction, height, isSite);
    const png = toPng({ ...ogImageSize, bands: [head, heading, foot], rectangles: rules(direction) }, colours);
    release(heading);
    const missing = [title, site, note, tags].flatMap(({ fonts }) => fonts.missing);
    if (png.length > mostBytes && height >= lowest) continue;
    release(foot);
    return { png, missing: [...new Set(missing)] };
  }
}

/** Gives the memory of a band back at once: a megabyte for each image makes the garbage collector run all the time. */
const release = ({ pixels }: Band): unknown => pixels.buffer.transfer(0);

/** Pixels of a text at the foot, on one line. */
const widthOf = async (text: Text): Promise<number> => (await measure(textNode(text, sizes.foot), text.fonts)).width;

/** As many of the tags as have room on one line, each kept together and in its own direction. */
async function tagsThatFit(
  tags: readonly string[],
  room: number,
  prepare: (text: string) => Promise<Text>,
): Promise<string> {
  // Twelve of one letter would fit.
  for (let count = Math.min(tags.length, 12); count > 0; count--) {
    const joined = tags
      .slice(0, count)
      .map((tag) => `\u2068${plain(tag)}\u2069`)
      .join(' · ');
    if ((await widthOf(await prepare(joined))) <= room) return joined;
  }
  return '';
}

/** Names of the site as they were drawn: all OG images of a build but the site’s own have the same. */
const sites = new Map<string, Promise<Band>>();

function drawSite(site: Text, direction: Direction): Promise<Band> {
  const key = JSON.stringify([site, direction]);
  const italic = site.fonts.isOwn ? { fontStyle: 'italic' } : {};
  const line = placed(frame.site, direction === 'ltr', onOneLine(site, sizes.site, italic));
  const drawn = sites.get(key) ?? drawBand([line], [site], { top: frame.site, height: lineHeight(site, sizes.site) });
  sites.set(key, drawn);
  return drawn;
}

async function drawFoot(note: Text, tags: Text, direction: Direction): Promise<Band> {
  const lines = [
    placed(frame.foot, direction === 'ltr', onOneLine(note, sizes.foot)),
    placed(frame.foot, direction !== 'ltr', onOneLine(tags, sizes.foot)),
  ];
  const height = Math.max(lineHeight(note, sizes.foot), lineHeight(tags, sizes.foot));
  return { ...(await drawBand(lines, [note, tags], { top: frame.foot, height })), isSoft: true };
}

/** Draws a title in the middle of its room; it may take `most` pixels of its height. */
async function drawTitle(title: Text, direction: Direction, most: number, italic: boolean): Promise<Band> {
  const { node, height, length } = await fitTitle(title, { width, height: most }, italic);
  const room = frame.titleBottom - frame.titleTop;
  const heading = placed(frame.titleTop, direction === 'ltr', node, { height: room, alignItems: 'center' });
  const left = direction === 'ltr' ? frame.left : frame.right - length;
  return drawBand([heading], [title], { left, width: length, top: frame.titleTop + (room - height) / 2, height });
}

const lineHeight = ({ fonts }: Text, size: number): number => size * fonts.scale * fonts.leading;

/** A text `top` pixels down, at one side of the room that all texts have. */
const placed = (top: number, isLeft: boolean, node: Node, style: object = {}): Node =>
  ({
    type: 'container',
    style: {
      position: 'absolute',
      left: frame.left,
      width,
      top,
      display: 'flex',
      justifyContent: isLeft ? 'flex-start' : 'flex-end',
      ...style,
    },
    children: [node],
  }) as Node;

const onOneLine = (text: Text, size: number, style: object = {}): Node =>
  textNode(text, size, {
    ...style,
    whiteSpace: 'nowrap',
    overflowX: 'hidden',
    textOverflow: 'ellipsis',
    maxWidth: width,
  });

/** A part of an OG image in pixels, whole or not. */
interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Draws letters on a clear ground, as much of the OG image as they take: the time goes with the pixels. Where letters
 * go beyond their box, as with marks upon marks, the whole of it is drawn.
 */
async function drawBand(
  content: Node[],
  texts: readonly Text[],
  box: Partial<Box> & Pick<Box, 'top' | 'height'>,
): Promise<Band> {
  const fontFamilies = [...new Set(texts.flatMap(({ fonts }) => fonts.names))];
  const band = await renderPart(content, fontFamilies, withMargin({ left: frame.left, width, ...box }));
  if (!isCut(band)) return band;
  release(band);
  return renderPart(content, fontFamilies, { left: 0, top: 0, ...ogImageSize });
}

/** The box with whole, even numbers, and with room for the parts of letters that stand out of it. */
function withMargin({ left, top, width, height }: Box): Box {
  const margin = 12;
  const even = (value: number) => 2 * Math.floor(value / 2);
  const [x, y] = [even(left - margin), Math.max(0, even(top - margin))];
  const [right, bottom] = [
    even(left + width + margin + 1),
    Math.min(ogImageSize.height, even(top + height + margin + 1)),
  ];
  return { left: x, top: y, width: right - x, height: bottom - y };
}

async function renderPart(content: Node[], fontFamilies: string[], { left, top, ...size }: Box): Promise<Band> {
  const all = { position: 'absolute', left: -left, top: -top, ...ogImageSize };
  const tree = {
    type: 'container',
    style: { ...size, position: 'relative' },
    children: [{ type: 'container', style: all, children: content }],
  } as Node;
  const pixels = await renderer.render(tree, { ...size, format: 'raw', fontFamilies });
  return { x: left, y: top, width: size.width, pixels };
}

/** Whether there is something at the edges of a band. */
function isCut({ pixels, width }: Band): boolean {
  const all = fourBytesAtOnce(pixels);
  const isInked = (from: number, to: number, step: number): boolean => {
    for (let at = from; at < to; at += step) if (all[at] !== 0) return true;
    return false;
  };
  return (
    isInked(0, width, 1) ||
    isInked(all.length - width, all.length, 1) ||
    isInked(0, all.length, width) ||
    isInked(width - 1, all.length, width)
  );
}

/** The line above the foot, and the mark at the beginning of it. */
const rules = (direction: Direction): Rectangle[] => [
  { x: frame.left, y: frame.rule, width, height: 2, colour: 'line' },
  { x: direction === 'ltr' ? frame.left : frame.right - 72, y: frame.rule - 1, width: 72, height: 4, colour: 'accent' },
];

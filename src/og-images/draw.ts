import { setBlock } from './block.ts';
import type { OgImageText } from '../blog/og-images.ts';
import { readColours } from './colours.ts';
import type { Style } from './fonts.ts';
import { setLine } from './line.ts';
import { layoutDirection, plain, setParagraph } from './paragraph.ts';
import { frame, layOut } from './layout.ts';
import { mostBytes, toPng } from './png.ts';

const text: Style = { weight: 400, italic: false, tracking: 0 };
const name: Style = { weight: 400, italic: true, tracking: 0 };
/** As in the headings of the site. */
const heading: Style = { weight: 500, italic: false, tracking: -0.012 };

/** Pixels to an em, the largest first. The smallest title is 20 px where an OG image is shown 500 px wide. */
const sizes = { title: [96, 88, 80, 72, 64, 56, 48], site: [38], foot: [30] };
/** Between the note and the tags, in pixels. */
const gap = 48;

/** Draws an OG image; `missing` are the characters that no font at hand has. */
export async function draw(image: OgImageText): Promise<{ png: Uint8Array; missing: string[] }> {
  const [title, site] = [plain(image.title), plain(image.site)];
  const { lang } = image;
  const width = frame.right - frame.left;
  const oneLine = (text: string, style: Style, sizes: readonly number[]) =>
    setBlock(text, { style, lang, sizes, width, height: Infinity, lines: 1 });

  const note = await oneLine(plain(image.note), text, sizes.foot);
  const taken = note.lines.reduce((sum, line) => sum + line.width * note.size + gap, 0);
  const tags = await oneLine(await tagsThatFit(image.tags, (width - taken) / sizes.foot[0]!, lang), text, sizes.foot);
  const above = await oneLine(site === title ? '' : site, name, sizes.site);
  const colours = readColours();
  // A title of nothing but the densest Han characters, or of emoji, is cut until its picture is small enough.
  for (let height = frame.titleBottom - frame.titleTop; ; height /= 2) {
    const set = await setBlock(title, {
      style: { ...heading, italic: site === title },
      lang,
      sizes: sizes.title,
      width,
      height,
      lines: 6,
    });
    const png = await toPng(layOut({ site: above, title: set, note, tags }, layoutDirection(title, lang)), colours);
    const missing = [set, above, note, tags].flatMap((part) => part.missing);
    if (png.length <= mostBytes || height < 2 * sizes.title[0]!) return { png, missing: [...new Set(missing)] };
  }
}

/** As many of the tags as have room on one line, each kept together and in its own direction; the room in em. */
async function tagsThatFit(tags: readonly string[], room: number, lang: string): Promise<string> {
  // Twelve of one letter would fit.
  for (let count = Math.min(tags.length, 12); count > 0; count--) {
    const joined = tags
      .slice(0, count)
      .map((tag) => `\u2068${plain(tag)}\u2069`)
      .join(' · ');
    if (setLine(await setParagraph(joined, text, lang), 0, joined.length).width <= room) return joined;
  }
  return '';
}

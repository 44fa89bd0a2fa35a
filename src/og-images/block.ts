import { balance, fill, type Box } from './balance.ts';
import { divide, unitsOf, type Unit } from './breaks.ts';
import type { Style } from './fonts.ts';
import { eastAsian } from './families.ts';
import { setLine, type Line } from './line.ts';
import { setParagraph, type Paragraph } from './paragraph.ts';

/** How a text is set, and the room that it has. */
export interface Setting {
  style: Style;
  lang: string;
  /** Pixels to an em, to be tried in turn; the largest first. */
  sizes: readonly number[];
  /** Pixels. */
  width: number;
  height: number;
  /** Most lines. */
  lines: number;
}

/** A text in lines. */
export interface Block {
  lines: readonly Line[];
  /** Pixels to an em. */
  size: number;
  /** From one baseline to the next, in pixels. */
  pitch: number;
  /** Characters that no font at hand has. */
  missing: readonly string[];
}

/** Free between the ink of two lines, in em. */
const clearance = 0.1;

/** A text as large as it fits, in even lines; what is too long at the smallest size ends in an ellipsis. */
export async function setBlock(text: string, setting: Setting): Promise<Block> {
  const paragraph = await setParagraph(text, setting.style, setting.lang);
  const units = unitsOf(text, setting.lang);
  const boxes = boxesOf(paragraph, units);
  for (const size of setting.sizes) {
    const starts = balance(boxes, setting.width / size, setting.lines);
    const block = starts && arrange(paragraph, units, starts, size);
    if (block && fits(block, setting)) return block;
  }
  return shorten(paragraph, units, setting);
}

/** A text at its smallest size: words that are wider than a line are divided, and what is still too long is cut. */
async function shorten(paragraph: Paragraph, units: readonly Unit[], setting: Setting): Promise<Block> {
  const size = setting.sizes.at(-1)!;
  const measure = setting.width / size;
  const { text } = paragraph;
  const hasRoom = (start: number, end: number) => setLine(paragraph, start, end).width <= measure;
  const pieces = units.flatMap((unit) => (hasRoom(unit.start, unit.end) ? unit : divide(text, unit, hasRoom)));
  const boxes = boxesOf(paragraph, pieces);
  const starts = balance(boxes, measure, setting.lines);
  const block = starts && arrange(paragraph, pieces, starts, size);
  if (block && fits(block, setting)) return block;

  const full = fill(boxes, measure);
  let count = Math.min(setting.lines, full.length - 1);
  const upTo = (count: number) => pieces.slice(0, full[count]);
  while (count > 1 && !fits(arrange(paragraph, upTo(count), full.slice(0, count), size), setting)) count--;
  const cuts = upTo(count).map(({ end }) => `${text.slice(0, end).replace(/[\s\p{P}]+$/u, '')}…`);
  const shorter = cuts.findLast((cut) => cut.length < text.length) ?? '…';
  return shorten(await setParagraph(shorter, setting.style, setting.lang), unitsOf(shorter, setting.lang), setting);
}

function boxesOf(paragraph: Paragraph, units: readonly Unit[]): Box[] {
  return units.map(({ start, end, next }) => ({
    width: setLine(paragraph, start, end).width,
    space: next === end ? 0 : setLine(paragraph, end, next).width,
  }));
}

/** The units in lines, each of which starts with the unit of a number in `starts`. */
function arrange(paragraph: Paragraph, units: readonly Unit[], starts: readonly number[], size: number): Block {
  const lines = starts.map((first, index) => {
    const { start } = units[first]!;
    return hang(paragraph, start, setLine(paragraph, start, units[(starts[index + 1] ?? units.length) - 1]!.end));
  });
  const leading = paragraph.characters.reduce((most, { font }) => Math.max(most, font.family.leading), 1);
  const pitch = lines.reduce(
    (most, { top }, index) => Math.max(most, (lines[index - 1]?.bottom ?? 0) + clearance + top),
    leading,
  );
  return { lines, size, pitch: pitch * size, missing: paragraph.missing };
}

/** From the top of the first line’s ink to the bottom of the last one’s. A single line has to do in any case. */
function fits({ lines, size, pitch }: Block, { height }: Setting): boolean {
  return lines.length <= 1 || (lines[0]!.top + lines.at(-1)!.bottom) * size + (lines.length - 1) * pitch <= height;
}

/** An opening mark of East Asia has half its width of room before it, which at the start of a line would look like an indent. */
function hang({ text, characters }: Paragraph, start: number, line: Line): Line {
  const family = characters.find((character) => character.start === start)?.font.family;
  if (family?.letters !== eastAsian || !/[\p{Ps}\p{Pi}]/u.test(text[start]!)) return line;
  const room = (family.scale ?? 1) / 2;
  return { ...line, glyphs: line.glyphs.map((glyph) => ({ ...glyph, x: glyph.x - room })), width: line.width - room };
}

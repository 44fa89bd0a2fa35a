import { Buffer, Direction, Feature, shape } from 'harfbuzzjs';
import type { LoadedFont } from './fonts.ts';
import type { Paragraph } from './paragraph.ts';

/** An outline and its place, in em; x from the left end of the line, y upwards from its baseline. */
export interface Glyph {
  /** SVG path data in units of the font, the y axis upwards. */
  outline: string;
  /** Ems in a unit. */
  scale: number;
  x: number;
  y: number;
}

export interface Line {
  glyphs: readonly Glyph[];
  /** In em. */
  width: number;
  /** How far its ink reaches above and below the baseline, in em. */
  top: number;
  bottom: number;
}

/** Neighbours in one font and direction. */
interface Run {
  start: number;
  end: number;
  font: LoadedFont;
  level: number;
}

/** A paragraph from one UTF-16 position to another as one line: letters joined, and in the order in which they are seen. */
export function setLine(paragraph: Paragraph, start: number, end: number): Line {
  const runs: Run[] = [];
  for (const character of paragraph.characters) {
    if (character.end <= start || character.start >= end) continue;
    const level = paragraph.levels[character.start]!;
    const last = runs.at(-1);
    if (last?.font === character.font && last.level === level) last.end = character.end;
    else runs.push({ ...character, level });
  }
  const line = { glyphs: [], width: 0, top: 0, bottom: 0 };
  for (const run of inVisualOrder(runs)) addRun(line, run, paragraph);
  return line;
}

/** Unicode’s rule L2: from the deepest level on, whatever lies at a level or deeper is turned round. */
function inVisualOrder(runs: readonly Run[]): Run[] {
  const order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && order[to]!.level >= level) to++;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}

/** Figures as in the text of a page; in Chinese and Japanese, no gap between two marks that have half a character of room each. */
const features = ['onum', 'pnum', 'chws'].map((name) => new Feature(name, 1));
const buffer = new Buffer();

function addRun(
  line: Line & { glyphs: Glyph[] },
  { start, end, font, level }: Run,
  { text, lang, style }: Paragraph,
): void {
  buffer.reset();
  // The whole text goes in, so that a letter knows its neighbours in other runs.
  buffer.addText(text, start, end - start);
  buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
  buffer.setLanguage(lang);
  buffer.guessSegmentProperties();
  shape(font.hbFont, buffer, features);
  const { scale, family } = font;
  const tracking = family.tracked ? style.tracking : 0;
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
    const { outline, top, bottom } = shapeOf(font, codepoint);
    const y = yOffset * scale;
    if (outline !== '') {
      line.glyphs.push({ outline, scale, x: line.width + xOffset * scale, y });
      line.top = Math.max(line.top, y + top);
      line.bottom = Math.max(line.bottom, bottom - y);
    }
    line.width += xAdvance * scale + (xAdvance === 0 ? 0 : tracking);
  }
}

/** A glyph of a font: its outline in units, and its reach above and below the baseline in em. */
type Shape = Record<'top' | 'bottom', number> & { outline: string };

const shapes = new WeakMap<LoadedFont, Map<number, Shape>>();

function shapeOf(font: LoadedFont, glyph: number): Shape {
  const known = shapes.get(font) ?? new Map<number, Shape>();
  shapes.set(font, known);
  const shape = known.get(glyph) ?? readShape(font, glyph);
  known.set(glyph, shape);
  return shape;
}

function readShape({ hbFont, scale }: LoadedFont, glyph: number): Shape {
  const { yBearing = 0, height = 0 } = hbFont.glyphExtents(glyph) ?? {};
  // A tenth of a unit is a hundredth of a pixel; the font’s own digits would be two thirds of the document.
  const outline = hbFont
    .glyphToPath(glyph)
    .replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
  return { outline, top: yBearing * scale, bottom: -(yBearing + height) * scale };
}

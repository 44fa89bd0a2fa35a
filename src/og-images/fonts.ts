import { readFileSync } from 'node:fs';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import unpack from 'woff2-encoder/decompress';
import type { Family } from './families.ts';
import { fontSubsets, type FontSubset } from './font-subsets.ts';

/** How a text is set. */
export interface Style {
  /** Axis `wght`: 400 for the text of a page. */
  weight: number;
  /** Slanted, where the family has it. */
  italic: boolean;
  /** Between Latin letters, in em; those of other scripts touch, or are spaced as they are. */
  tracking: number;
}

/** A font file at a weight, ready to set with. */
export interface LoadedFont {
  hbFont: Font;
  /** Ems of the text in a unit of the font. */
  scale: number;
  family: Family;
}

/** Characters that say how others are set and have no look of their own, and the spaces that every font has. */
const unseen = /[\p{Default_Ignorable_Code_Point}[\p{Zs}--\u3000]]/v;

/** Whether a text has something that a font must have. */
export const isSeen = (text: string): boolean => [...text].some((character) => !unseen.test(character));

/** The first font among the families that has every character of a text. */
export async function findFont(
  text: string,
  families: readonly Family[],
  style: Style,
): Promise<LoadedFont | undefined> {
  // What a font has not composed, the shaper takes apart.
  const [points, apart] = [text, text.normalize('NFD')].map((form) =>
    [...form!].filter(isSeen).map((character) => character.codePointAt(0)!),
  ) as [number[], number[]];
  for (const family of families) {
    const files = fontSubsets(family).filter(({ ranges }) =>
      ranges.some(([from, to]) => [points[0]!, apart[0]!].some((point) => from <= point && point <= to)),
    );
    for (const file of [
      ...files.filter(({ italic }) => italic && style.italic),
      ...files.filter(({ italic }) => !italic),
    ]) {
      const font = await openFont(family, file, style.weight);
      if ([points, apart].some((form) => form.every((point) => font.hbFont.nominalGlyph(point) !== undefined)))
        return font;
    }
  }
  return undefined;
}

const loadedFonts = new Map<string, Promise<LoadedFont>>();

/** A font file at a weight, read and unpacked once. */
function openFont(family: Family, { path }: FontSubset, weight: number): Promise<LoadedFont> {
  const key = `${path} ${weight}`;
  const font = loadedFonts.get(key) ?? loadFont(family, path, weight);
  loadedFonts.set(key, font);
  return font;
}

async function loadFont(family: Family, path: string, weight: number): Promise<LoadedFont> {
  const file = new Face(new Blob(await unpack(readFileSync(path))));
  const hbFont = new Font(file);
  hbFont.setVariations([new Variation('wght', weight)]);
  return { hbFont, scale: (family.scale ?? 1) / file.upem, family };
}

import { readFileSync } from 'node:fs';
import { Blob, Face as FontFace, Font, Variation } from 'harfbuzzjs';
import unpack from 'woff2-encoder/decompress';
import type { Family } from './families.ts';
import { fontFiles, type FontFile } from './font-subsets.ts';

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
export interface Face {
  font: Font;
  /** Ems of the text in a unit of the font. */
  scale: number;
  family: Family;
}

/** Characters that say how others are set and have no look of their own, and the spaces that every font has. */
const unseen = /[\p{Default_Ignorable_Code_Point}[\p{Zs}--\u3000]]/v;

/** Whether a text has something that a font must have. */
export const isSeen = (text: string): boolean => [...text].some((character) => !unseen.test(character));

/** The first face among the families that has every character of a text. */
export async function faceFor(text: string, families: readonly Family[], style: Style): Promise<Face | undefined> {
  // What a font has not composed, the shaper takes apart.
  const [points, apart] = [text, text.normalize('NFD')].map((form) =>
    [...form!].filter(isSeen).map((character) => character.codePointAt(0)!),
  ) as [number[], number[]];
  for (const family of families) {
    const files = fontFiles(family).filter(({ ranges }) =>
      ranges.some(([from, to]) => [points[0]!, apart[0]!].some((point) => from <= point && point <= to)),
    );
    for (const file of [
      ...files.filter(({ italic }) => italic && style.italic),
      ...files.filter(({ italic }) => !italic),
    ]) {
      const face = await openFace(family, file, style.weight);
      if ([points, apart].some((form) => form.every((point) => face.font.nominalGlyph(point) !== undefined)))
        return face;
    }
  }
  return undefined;
}

const faces = new Map<string, Promise<Face>>();

/** A font file at a weight, read and unpacked once. */
function openFace(family: Family, { path }: FontFile, weight: number): Promise<Face> {
  const key = `${path} ${weight}`;
  const face = faces.get(key) ?? readFace(family, path, weight);
  faces.set(key, face);
  return face;
}

async function readFace(family: Family, path: string, weight: number): Promise<Face> {
  const face = new FontFace(new Blob(await unpack(readFileSync(path))));
  const font = new Font(face);
  font.setVariations([new Variation('wght', weight)]);
  return { font, scale: (family.scale ?? 1) / face.upem, family };
}

import { readFileSync } from 'node:fs';
import { Renderer } from '@takumi-rs/core';
import { families, familiesFor, ownFamilies, type Family } from './families.ts';
import { fontSubsets, type FontSubset } from './font-subsets.ts';

/** Draws every OG image; fonts are registered with it as texts need them. */
export const renderer = new Renderer();

/** The fonts that a text is set in. */
export interface Fonts {
  /** Names of families for the renderer, the one to be asked first at the beginning. */
  names: string[];
  /** From one line to the next, in em. */
  leading: number;
  /** Pixels to a pixel of the size that is asked for, by which most of the text looks as large as Latin letters. */
  scale: number;
  /** Whether all of it is in the site’s own family, which has an italic and is set closer when it is large. */
  isOwn: boolean;
  /** Characters that no font at hand has; an empty box stands for each. */
  missing: string[];
}

/** Characters that say how others are set and have no look of their own, and the spaces that every font has. */
const unseen = /[\p{Default_Ignorable_Code_Point}[\p{Zs}--\u3000]]/v;

const nameOf = (family: Family): string => `family-${families.indexOf(family)}`;

const registered = new Map<string, Promise<unknown>>();

/** Registers a font file once. */
function register(family: Family, { path, italic, ranges }: FontSubset): Promise<unknown> {
  const known = registered.get(path);
  if (known !== undefined) return known;
  const unicodeRange = ranges.map(([from, to]): [number, number] => [from, to]);
  const style = italic ? 'italic' : 'normal';
  const made = renderer.registerFont({ name: nameOf(family), data: readFileSync(path), style, unicodeRange });
  registered.set(path, made);
  return made;
}

/** Finds the fonts for a text, and registers what of them it needs. */
export async function fontsFor(text: string, lang: string): Promise<Fonts> {
  const order = familiesFor(text, lang);
  const known = knownIn(order);
  const used = new Set<Family>();
  const missing: string[] = [];
  for (const character of new Set(text.normalize('NFC'))) {
    if (unseen.test(character)) continue;
    if (!known.has(character)) known.set(character, await findFamily(character, order));
    const family = known.get(character);
    if (family === undefined) missing.push(character);
    else used.add(family);
  }
  // Marks that a letter takes to itself come from the font of the letter; spaces and ellipses, which the font subsets
  // of other scripts lack, from the site’s own.
  const inOrder = order.filter((family) => used.has(family));
  const names = [...new Set([...inOrder, ownFamilies[0]!])].map(nameOf);
  const leading = Math.max(1.13, ...inOrder.map((family) => family.leading));
  const scale = inOrder[0]?.scale ?? 1;
  return { names, leading, scale, isOwn: inOrder.every((family) => ownFamilies.includes(family)), missing };
}

/** The family of each character, for each order in which families are asked. */
const orders = new Map<string, Map<string, Family | undefined>>();

function knownIn(order: readonly Family[]): Map<string, Family | undefined> {
  const key = order.map(nameOf).join();
  const known = orders.get(key) ?? new Map<string, Family | undefined>();
  orders.set(key, known);
  return known;
}

/** The first family that has a character. */
async function findFamily(character: string, order: readonly Family[]): Promise<Family | undefined> {
  const point = character.codePointAt(0)!;
  const asked = order.filter(({ letters }) => letters.test(character));
  const first = /\p{Emoji_Presentation}/u.test(character) ? asked.toReversed() : asked;
  for (const family of first) {
    const files = fontSubsets(family).filter(({ ranges }) => ranges.some(([from, to]) => from <= point && point <= to));
    await Promise.all(files.map((file) => register(family, file)));
    if (files.length > 0 && (await hasGlyph(family, character))) return family;
  }
  return undefined;
}

/** Whether a family has a character: it looks other than one that no font has, the last code point of all. */
async function hasGlyph(family: Family, character: string): Promise<boolean> {
  const look = (text: string): Promise<Buffer> => {
    const node = { type: 'text' as const, text, style: { fontSize: 24, color: '#000' } };
    return renderer.render(node, { width: 48, height: 48, format: 'raw', fontFamilies: [nameOf(family)] });
  };
  const none = emptyBoxes.get(family) ?? look('\u{10ffff}');
  emptyBoxes.set(family, none);
  return !(await look(character)).equals(await none);
}

/** How each family shows what it does not have. */
const emptyBoxes = new Map<Family, Promise<Buffer>>();

import type { Card } from '../blog/og-images.ts';
import { keep, readKept, type Drawn } from './cache.ts';
import { cardKey } from './key.ts';
import { warningsFor } from './warnings.ts';

export type { Drawn } from './cache.ts';
export { keepOnly } from './cache.ts';
export { cardKey } from './key.ts';

/** Draws a card as a PNG of `cardSize`. What draws is loaded with the first one, so that a build that draws none does without. */
export async function drawCard(card: Card): Promise<Drawn> {
  const { draw } = await import('./draw.ts');
  const { png, missing } = await draw(card);
  return { png, warnings: warningsFor(missing, card.lang) };
}

const underway = new Map<string, Promise<Drawn>>();

/** A card from `folder`, where an earlier build has kept it; else draws it and keeps it there. */
export async function cachedCard(card: Card, folder: string): Promise<Drawn> {
  const key = cardKey(card);
  const kept = readKept(folder, key);
  if (kept !== undefined) return kept;
  const drawing = underway.get(key) ?? drawCard(card);
  underway.set(key, drawing);
  try {
    const drawn = await drawing;
    keep(folder, key, drawn);
    return drawn;
  } finally {
    underway.delete(key);
  }
}

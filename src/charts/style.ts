import type { SymbolType } from '@observablehq/plot';

/** How one series is told from the others, with colour and without. */
export interface Look {
  colour: string;
  /** Lines without points. */
  dash: string | undefined;
  /** Points. */
  symbol: SymbolType;
  /** Areas: neighbours differ in lightness. */
  opacity: number;
}

/** The site’s own hues, blue and red first: the two that colour-blind readers tell apart best. */
const hues = ['function', 'escape', 'string', 'keyword', 'number', 'type', 'name'].map((name) => `var(--code-${name})`);
const dashes = [undefined, '7 4', '2 3', '11 3 2 3', '5 2'];
const symbols = ['circle', 'triangle', 'square', 'diamond', 'cross', 'star'] as const;
const opacities = [0.9, 0.4, 0.7, 0.2, 0.55];

/** The look of series `index`; 35 differ in colour or line, and so do 42 in colour or symbol. */
export const lookOf = (index: number): Look => ({
  colour: hues[index % hues.length]!,
  dash: dashes[index % dashes.length],
  symbol: symbols[index % symbols.length]!,
  opacity: opacities[index % opacities.length]!,
});

/** Colours of what belongs to no series. */
export const colours = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  paper: 'var(--paper)',
  shade: hues[0]!,
  shadeBelow: hues[1]!,
} as const;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The colours of a card: those of the site by day. */
export interface Colours {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
}

/** Reads the colours from `src/styles/tokens.css`; throws when one is missing or is not written as `#…`. */
export function readColours(css = readFileSync(join(process.cwd(), 'src/styles/tokens.css'), 'utf8')): Colours {
  const colour = (name: string): string => {
    const found = new RegExp(`--${name}:\\s*(?:light-dark\\(\\s*)?(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\\b`, 'i').exec(css)?.[1];
    if (found === undefined) throw new Error(`Cards need the colour --${name} in src/styles/tokens.css, written as \`light-dark(#9c3515, #eb9a78)\` or \`#9c3515\`.`);
    return found;
  };
  return { paper: colour('paper'), ink: colour('ink'), soft: colour('soft'), line: colour('line'), accent: colour('accent') };
}

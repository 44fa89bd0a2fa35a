import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemsError } from '../blog/problem.ts';
import { colourOf, readCustomProperties } from '../core/css-colours.ts';

/** The colours of a card: those of the site by day, as `#9c3515`. */
export interface Colours {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
}

const file = 'src/styles/tokens.css';

/** Reads the colours from `src/styles/tokens.css`; throws a `ProblemsError` when one is missing or has no opaque colour. */
export function readColours(css = readFileSync(join(process.cwd(), file), 'utf8')): Colours {
  if (last?.css !== css) last = { css, colours: coloursIn(css) };
  return last.colours;
}

/** The last answer: every card of a build asks for the same. */
let last: { css: string; colours: Colours } | undefined;

function coloursIn(css: string): Colours {
  const properties = readCustomProperties(css);
  const colour = (name: string): string => {
    const found = colourOf(`--${name}`, 'light', properties);
    if (found !== undefined) return found;
    const line = css.slice(0, Math.max(0, css.indexOf(`--${name}:`))).split('\n').length;
    const message = properties.has(`--${name}`) ? `\`--${name}\` is no opaque colour.` : `The colour \`--${name}\` is missing.`;
    throw new ProblemsError([{ file, line, message, fix: `The pages and the images for link previews need it: write \`--${name}: light-dark(#9c3515, #eb9a78);\`.` }]);
  };
  return { paper: colour('paper'), ink: colour('ink'), soft: colour('soft'), line: colour('line'), accent: colour('accent') };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticsError, type Diagnostic } from '../core/diagnostics.ts';
import { colourOf, readCustomProperties } from '../core/css-colours.ts';

/** The colours of an OG image: those of the site by day, as `#9c3515`. */
export interface Colours {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
}

const file = 'src/styles/tokens.css';

/** What to write where one is missing: the colours that the site came with. */
const examples: Colours = {
  paper: 'light-dark(#fbf7ef, #1a1714)',
  ink: 'light-dark(#2a2420, #e9e1d6)',
  soft: 'light-dark(#655a4f, #b0a494)',
  line: 'light-dark(#e2d8c7, #3a332c)',
  accent: 'light-dark(#9c3515, #eb9a78)',
};

/**
 * Reads the colours from `src/styles/tokens.css`; throws a `DiagnosticsError` of all that are missing or no opaque
 * colour.
 */
export function readColours(css = readFileSync(join(process.cwd(), file), 'utf8')): Colours {
  if (last?.css !== css) last = { css, colours: coloursIn(css) };
  return last.colours;
}

/** The last answer: every OG image of a build asks for the same. */
let last: { css: string; colours: Colours } | undefined;

function coloursIn(css: string): Colours {
  const properties = readCustomProperties(css);
  const diagnostics: Diagnostic[] = [];
  const colour = (name: keyof Colours): string => {
    const found = colourOf(`--${name}`, 'light', properties);
    if (found !== undefined) return found;
    const line = css.slice(0, Math.max(0, css.indexOf(`--${name}:`))).split('\n').length;
    const message = properties.has(`--${name}`)
      ? `\`--${name}\` is no opaque colour.`
      : `The colour \`--${name}\` is missing.`;
    const fix = `The pages and the images for link previews need it: write \`--${name}: ${examples[name]};\`.`;
    diagnostics.push({ file, line, message, fix });
    return '';
  };
  const colours = {
    paper: colour('paper'),
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    accent: colour('accent'),
  };
  if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
  return colours;
}

import { escapeText } from '../core/escape.ts';

/** Hues that the site has for the colours of a terminal; black, white and greys are the text's own. */
const hues = ['red', 'yellow', 'green', 'cyan', 'blue', 'magenta'] as const;
type Hue = (typeof hues)[number];

/** Text with the colours of a terminal as HTML: colours as classes, bold as `<b>` and so on. */
export async function ansiToHtml(text: string): Promise<string> {
  if (!text.includes('\x1b')) return escapeText(text);
  const { default: anser } = await import('anser');
  return anser
    .ansiToJson(text, { use_classes: true, remove_empty: true, json: true })
    .map(({ content, fg, bg, fg_truecolor: rgb, decorations }) => {
      const has = (name: (typeof decorations)[number]) => decorations.includes(name);
      const hue = hueOf(fg, rgb);
      const marked = bg !== null && bg !== '' && !/black|white/.test(bg);
      const classes = [...(hue === undefined ? [] : [`ansi-${hue}`]), ...(marked ? ['ansi-marked'] : [])];
      const span =
        classes.length === 0 ? escapeText(content) : `<span class="${classes.join(' ')}">${escapeText(content)}</span>`;
      const tags = [has('bold') ? 'b' : '', has('italic') ? 'i' : '', has('underline') ? 'u' : ''].filter(Boolean);
      return tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, span);
    })
    .join('');
}

/** Text without its colours. */
export const withoutColours = (text: string): string => text.replace(/\x1b\[[\d;:]*m/g, '');

/**
 * The hue of a colour as anser names it: `ansi-red`, `ansi-bright-red`, `ansi-palette-28` or `ansi-truecolor` with its
 * parts.
 */
function hueOf(name: string | null, truecolour: string | null): Hue | undefined {
  const index = Number(/^ansi-palette-(\d+)$/.exec(name ?? '')?.[1] ?? NaN);
  if (Number.isNaN(index) && name !== 'ansi-truecolor') return hues.find((hue) => (name ?? '').endsWith(hue));
  // The 216 colours after the 16 named ones are a cube of six steps each way; greys follow.
  const cube = index - 16;
  const [red = 0, green = 0, blue = 0] =
    name === 'ansi-truecolor'
      ? (truecolour ?? '').split(',').map(Number)
      : [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (index >= 232 || most - least <= most / 4) return undefined;
  // Degrees on the colour wheel over 60: https://www.w3.org/TR/css-color-4/#rgb-to-hsl
  const turn =
    most === red
      ? (green - blue) / (most - least)
      : most === green
        ? 2 + (blue - red) / (most - least)
        : 4 + (red - green) / (most - least);
  return hues[Math.round(turn + 6) % 6];
}

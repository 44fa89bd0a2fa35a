import { escapeText } from '../core/escape.ts';

/** Space around a drawing without a page around it, in its units. */
const margin = 12;

/**
 * A drawing as a file of its own, with its description as title. `colours` gives the colour of each custom property
 * such as `--ink`; a background of `--paper` is added, since what shows the file may be dark or light.
 */
export function standalone(svg: string, description: string, colours: ReadonlyMap<string, string>): string {
  const [, ...box] = /viewBox="([-\d.]+)[ ,]+([-\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(svg) ?? [];
  const [x = 0, y = 0, width = 0, height = 0] = box.map(
    (value, index) => Number(value) + (index < 2 ? -margin : 2 * margin),
  );
  const background = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="var(--paper)"/>`;
  const enlarge = (opening: string) =>
    opening
      .replace(
        /^<svg(?: xmlns="[^"]*")?/,
        '<svg xmlns="http://www.w3.org/2000/svg" font-family="Georgia, \'Source Serif 4\', serif" color="var(--ink)"',
      )
      .replace(/viewBox="[^"]*"/, `viewBox="${x} ${y} ${width} ${height}"`)
      .replace(/ (width|height)="([\d.]+)"/g, (_, name, length) => ` ${name}="${Number(length) + 2 * margin}"`);
  return svg
    .replace(/^<svg[^>]*>/, (opening) => `${enlarge(opening)}<title>${escapeText(description)}</title>${background}`)
    .replace(/var\((--[\w-]+)\)/g, (whole, token: string) => colours.get(token) ?? whole);
}

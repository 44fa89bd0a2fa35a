/** Red, green and blue from 0 to 255. */
type Rgb = readonly [number, number, number];

/** The grounds that a drawing stands on, light and dark: `--paper` of the page, about. */
const papers: readonly Rgb[] = [
  [251, 247, 239],
  [26, 23, 20],
];

/** Least contrasts of text (WCAG 1.4.3), and of lines, which are thin but no words. */
const least = { text: 4.5, line: 2.5 } as const;

function rgbOf(colour: string): Rgb {
  const at = (index: number) => Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  return [at(0), at(1), at(2)];
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/**
 * Colours of Graphviz, `#rrggbb` or `#rrggbbaa`, as the page has them: those that are its defaults become the page's,
 * the author's stay where they can be seen on light and on dark.
 */
export class Colours {
  /** The author's colours that are left out. */
  readonly leftOut = new Set<string>();

  /** Of lines. */
  line(colour: string): string {
    if (isClear(colour)) return 'none';
    const own = sixOf(colour);
    if (own === '#000000') return 'var(--soft)';
    if (own === '#ffffff') return 'var(--paper)';
    return this.#readable(own, least.line) ? own : 'var(--soft)';
  }

  /** Of a surface. */
  fill(colour: string): string {
    if (isClear(colour)) return 'none';
    const own = sixOf(colour);
    return own === '#ffffff'
      ? 'var(--paper)'
      : own === '#000000'
        ? 'var(--ink)'
        : own === '#d3d3d3'
          ? 'var(--tint)'
          : own;
  }

  /** Of text on a surface of a colour from `fill`; `undefined` for that of the page. */
  text(colour: string, ground: string): string | undefined {
    const own = sixOf(colour);
    if (ground.startsWith('#')) {
      if (contrast(rgbOf(own), rgbOf(ground)) >= least.text) return own;
      return contrast([0, 0, 0], rgbOf(ground)) > contrast([255, 255, 255], rgbOf(ground)) ? '#000000' : '#ffffff';
    }
    if (ground === 'var(--ink)') return 'var(--paper)';
    if (own === '#000000' || own === '#ffffff' || !this.#readable(own, least.text)) return undefined;
    return own;
  }

  #readable(colour: string, most: number): boolean {
    const is = papers.every((paper) => contrast(rgbOf(colour), paper) >= most);
    if (!is) this.leftOut.add(colour);
    return is;
  }
}

const isClear = (colour: string): boolean => /^#.{6}00$/.test(colour);
const sixOf = (colour: string): string => colour.slice(0, 7).toLowerCase();

import { circle, line, points, polygon, type Point } from '../../drawing/svg.ts';

/** How far before its tip the line under a head may end, so that what is drawn there hides nothing. */
export const reach = {
  ...{ none: 0, arrow: 5, open: 1, dot: 8, cross: 0, triangle: 11, diamond: 16, 'full-diamond': 16, ring: 12 },
  ...{ one: 0, maybe: 0, some: 0, any: 0 },
  ...{ 'half-above': 0, 'half-below': 0, 'stroke-above': 0, 'stroke-below': 0 },
} as const;

/** What stands at the end of a line. Those of entities say how many: `one`, `maybe`, `some` (one or more) and `any`. */
export type Head = keyof typeof reach;

/** The SVG of a head whose tip is at `tip`, on a line that comes from `from`. */
export function drawHead(kind: Head, tip: Point, from: Point): string {
  const length = Math.hypot(from.x - tip.x, from.y - tip.y) || 1;
  const [dx, dy] = [(from.x - tip.x) / length, (from.y - tip.y) / length];
  /** `back` from the tip along the line, `aside` of it. */
  const at = (back: number, aside = 0): Point => ({
    x: tip.x + dx * back - dy * aside,
    y: tip.y + dy * back + dx * aside,
  });
  const bar = (back: number): string => line(at(back, 6), at(back, -6));
  const foot = line(at(0, 6), at(11)) + line(at(0, -6), at(11));
  const hollow = ' fill="var(--paper)"';
  const filled = ' fill="var(--soft)"';
  // Of a level line, whichever way it leads.
  const half = (aside: number): Point[] => [at(0), at(9), at(9, dx < 0 ? -aside : aside)];
  const stroke = (aside: number): string => line(at(0), at(9, dx < 0 ? -aside : aside));
  const diamond = [at(0), at(8, 4.5), at(16), at(8, -4.5)];
  const heads: Record<Head, string> = {
    none: '',
    arrow: polygon([at(0), at(8, 3.4), at(8, -3.4)], `${filled} stroke="none"`),
    open: `<polyline points="${points([at(7, 4), at(0), at(7, -4)])}"/>`,
    dot: circle(at(4), 4, `${filled} stroke="none"`),
    cross: line(at(3, 4), at(11, -4)) + line(at(3, -4), at(11, 4)),
    triangle: polygon([at(0), at(11, 6), at(11, -6)], hollow),
    diamond: polygon(diamond, hollow),
    'full-diamond': polygon(diamond, filled),
    ring: circle(at(6), 6, hollow),
    'half-above': polygon(half(-5), `${filled} stroke="none"`),
    'half-below': polygon(half(5), `${filled} stroke="none"`),
    'stroke-above': stroke(-5),
    'stroke-below': stroke(5),
    one: bar(6) + bar(10),
    maybe: bar(6) + circle(at(14), 4, hollow),
    some: foot + bar(14),
    any: foot + circle(at(15), 4, hollow),
  };
  return heads[kind];
}

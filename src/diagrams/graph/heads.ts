import { circle, line, points, polygon, type Point } from '../../drawing/svg.ts';

/** What stands at the end of a line. Those of entities say how many: `one`, `maybe`, `some` (one or more) and `any`. */
export type Head =
  | 'none'
  | 'arrow'
  | 'open'
  | 'dot'
  | 'cross'
  | 'triangle'
  | 'diamond'
  | 'full-diamond'
  | 'ring'
  | 'one'
  | 'maybe'
  | 'some'
  | 'any';

/** How far before its tip the line under a head may end: what is drawn there hides nothing. */
export const reach: Record<Head, number> = {
  ...{ none: 0, arrow: 5, open: 1, dot: 8, cross: 0, triangle: 11, diamond: 16, 'full-diamond': 16, ring: 12 },
  ...{ one: 0, maybe: 0, some: 0, any: 0 },
};

/** The SVG of a head whose tip is at `tip`, on a line that comes from `from`. */
export function head(kind: Head, tip: Point, from: Point): string {
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
  switch (kind) {
    case 'none':
      return '';
    case 'arrow':
      return polygon([at(0), at(8, 3.4), at(8, -3.4)], `${filled} stroke="none"`);
    case 'open':
      return `<polyline points="${points([at(7, 4), at(0), at(7, -4)])}"/>`;
    case 'dot':
      return circle(at(4), 4, `${filled} stroke="none"`);
    case 'cross':
      return line(at(3, 4), at(11, -4)) + line(at(3, -4), at(11, 4));
    case 'triangle':
      return polygon([at(0), at(11, 6), at(11, -6)], hollow);
    case 'diamond':
      return polygon([at(0), at(8, 4.5), at(16), at(8, -4.5)], hollow);
    case 'full-diamond':
      return polygon([at(0), at(8, 4.5), at(16), at(8, -4.5)], filled);
    case 'ring':
      return circle(at(6), 6, hollow);
    case 'one':
      return bar(6) + bar(10);
    case 'maybe':
      return bar(6) + circle(at(14), 4, hollow);
    case 'some':
      return foot + bar(14);
    case 'any':
      return foot + circle(at(15), 4, hollow);
  }
}

import { circle, line, n, polygon, rect, type Box, type Point } from '../../drawing/svg.ts';

/** The shapes that a box of a flowchart or a state may have. */
export type Shape =
  | 'rectangle'
  | 'rounded'
  | 'stadium'
  | 'subroutine'
  | 'cylinder'
  | 'circle'
  | 'double-circle'
  | 'ellipse'
  | 'flag'
  | 'diamond'
  | 'hexagon'
  | 'lean-right'
  | 'lean-left'
  | 'trapezoid'
  | 'trapezoid-up'
  | 'start'
  | 'end'
  | 'bar'
  | 'post'
  | 'note';

/** Room around a label. */
const pad = { x: 14, y: 9 } as const;

/** Height of the lid of a cylinder, and width of what leans or points. */
const lid = 7;
const slant = 14;

/** The size of a shape that holds a label of a size. */
export function sizeFor(shape: Shape, label: { width: number; height: number }): { width: number; height: number } {
  const width = Math.max(44, label.width + 2 * pad.x);
  const height = Math.max(36, label.height + 2 * pad.y);
  switch (shape) {
    case 'start':
      return { width: 16, height: 16 };
    case 'end':
      return { width: 20, height: 20 };
    case 'bar':
      return { width: 72, height: 7 };
    case 'post':
      return { width: 7, height: 72 };
    case 'note':
      return { width: label.width + 18, height: label.height + 12 };
    case 'circle':
    case 'double-circle': {
      const across = Math.hypot(label.width, label.height) + (shape === 'circle' ? 14 : 24);
      return { width: Math.max(44, across), height: Math.max(44, across) };
    }
    case 'ellipse':
      return { width: width * 1.2, height: height * 1.2 };
    // A rhombus that is `k` times as high as its label must be `k / (k - 1)` times as wide.
    case 'diamond':
      return label.height === 0 || label.width === 0
        ? { width: 28, height: 28 }
        : { width: label.width * 1.6 + 16, height: label.height * (8 / 3) + 10 };
    case 'hexagon':
      return { width: width + slant, height };
    case 'flag':
    case 'lean-left':
    case 'lean-right':
    case 'trapezoid':
    case 'trapezoid-up':
      return { width: width + 1.5 * slant, height };
    case 'cylinder':
      return { width, height: height + 2 * lid };
    case 'subroutine':
      return { width: width + 12, height };
    default:
      return { width, height };
  }
}

/** Corners of what is bounded by straight lines. */
function cornersOf(shape: Shape, { x, y, width, height }: Box): Point[] | undefined {
  const at = (...pairs: [number, number][]): Point[] => pairs.map(([across, down]) => ({ x: x + across, y: y + down }));
  const [w, h] = [width, height];
  switch (shape) {
    case 'diamond':
      return at([w / 2, 0], [w, h / 2], [w / 2, h], [0, h / 2]);
    case 'hexagon':
      return at([slant, 0], [w - slant, 0], [w, h / 2], [w - slant, h], [slant, h], [0, h / 2]);
    case 'flag':
      return at([0, 0], [w, 0], [w, h], [0, h], [slant, h / 2]);
    case 'lean-right':
      return at([slant, 0], [w, 0], [w - slant, h], [0, h]);
    case 'lean-left':
      return at([0, 0], [w - slant, 0], [w, h], [slant, h]);
    case 'trapezoid':
      return at([slant, 0], [w - slant, 0], [w, h], [0, h]);
    case 'trapezoid-up':
      return at([0, 0], [w, 0], [w - slant, h], [slant, h]);
    default:
      return undefined;
  }
}

/** The SVG of a shape that fills a box. */
export function paint(shape: Shape, box: Box): string {
  const { x, y, width, height } = box;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const corners = cornersOf(shape, box);
  if (corners !== undefined) return polygon(corners, ' stroke-linejoin="round"');
  switch (shape) {
    case 'rounded':
      return rect(box, ' rx="9"');
    case 'stadium':
      return rect(box, ` rx="${n(height / 2)}"`);
    case 'circle':
      return circle(middle, width / 2);
    case 'double-circle':
      return circle(middle, width / 2) + circle(middle, width / 2 - 4);
    case 'ellipse':
      return `<ellipse cx="${n(middle.x)}" cy="${n(middle.y)}" rx="${n(width / 2)}" ry="${n(height / 2)}"/>`;
    case 'subroutine':
      return rect(box) + [x + 6, x + width - 6].map((at) => line({ x: at, y }, { x: at, y: y + height })).join('');
    case 'cylinder': {
      const arc = `a${n(width / 2)} ${lid} 0 0 0 ${n(width)} 0`;
      return `<path d="M${n(x)} ${n(y + lid)}v${n(height - 2 * lid)}${arc}v${n(2 * lid - height)}a${n(width / 2)} ${lid} 0 0 0 ${n(-width)} 0${arc}"/>`;
    }
    case 'start':
      return circle(middle, width / 2, ' fill="var(--ink)" stroke="none"');
    case 'end':
      return (
        circle(middle, width / 2 - 0.5, ' fill="none" stroke="var(--ink)"') +
        circle(middle, width / 2 - 5, ' fill="var(--ink)" stroke="none"')
      );
    case 'bar':
    case 'post':
      return rect(box, ' rx="2" fill="var(--ink)" stroke="none"');
    case 'note':
      return rect(box, ' fill="var(--mark)" stroke="none"');
    default:
      return rect(box, ' rx="3"');
  }
}

/** How far below the edge of its box a shape begins, at a place on that edge: where a line that comes from there must end. */
export function gapAt(shape: Shape, box: Box, { x, y }: Point): number {
  const [left, top] = [x - box.x, y - box.y];
  const isUpright =
    Math.min(Math.abs(top), Math.abs(box.height - top)) < Math.min(Math.abs(left), Math.abs(box.width - left));
  const [along, length, depth] = isUpright ? [left, box.width, box.height] : [top, box.height, box.width];
  const isFar = isUpright ? top > box.height / 2 : left > box.width / 2;
  // How far from the middle, 0 to 1.
  const off = Math.min(1, Math.abs(along - length / 2) / (length / 2));
  const round = (radius: number): number => radius * (1 - Math.sqrt(1 - off * off));
  switch (shape) {
    case 'circle':
    case 'double-circle':
    case 'ellipse':
    case 'start':
    case 'end':
      return round(depth / 2);
    case 'stadium':
      return isUpright ? roundEnd(along, length, depth / 2) : round(length / 2);
    case 'cylinder':
      return isUpright ? round(lid) : 0;
    default: {
      const corners = cornersOf(shape, box);
      return corners === undefined
        ? 0
        : gapToLines(
            corners,
            isUpright ? { x, y: isFar ? box.y + box.height : box.y } : { x: isFar ? box.x + box.width : box.x, y },
            isUpright,
          );
    }
  }
}

/** Below the long side of a stadium there is nothing within a radius of its ends. */
function roundEnd(along: number, length: number, radius: number): number {
  const over = Math.max(0, radius - Math.min(along, length - along));
  return radius - Math.sqrt(radius * radius - over * over);
}

/** Distance from a point to the nearest of the lines around a shape, straight down or straight across. */
function gapToLines(corners: readonly Point[], { x, y }: Point, isUpright: boolean): number {
  const gaps = corners.flatMap((a, index) => {
    const b = corners[(index + 1) % corners.length]!;
    const [from, to, at] = isUpright ? [a.x, b.x, x] : [a.y, b.y, y];
    if (at < Math.min(from, to) || at > Math.max(from, to) || from === to) return [];
    const share = (at - from) / (to - from);
    return [isUpright ? Math.abs(a.y + share * (b.y - a.y) - y) : Math.abs(a.x + share * (b.x - a.x) - x)];
  });
  return gaps.length === 0 ? 0 : Math.min(...gaps);
}

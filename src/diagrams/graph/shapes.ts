import { circle, line, n, polygon, rect, type Box, type Point } from '../../drawing/svg.ts';

interface Size {
  width: number;
  height: number;
}

/** A side of a box, seen from where a line meets it. */
interface Side {
  /** Whether the line comes from above or below. */
  isUpright: boolean;
  /** Where on the side the line meets it, how long the side is, and how deep the box is behind it. */
  along: number;
  length: number;
  depth: number;
}

/** How a shape is drawn; without more it is a rectangle with round corners. */
interface Drawing {
  /** The size around a label; `width` and `height` are those of a rectangle around it. */
  size?(label: Size, width: number, height: number): Size;
  /** Corners of what is bounded by straight lines, in a box of a size: x and y of each in turn. */
  corners?(width: number, height: number): number[];
  paint?(box: Box, middle: Point): string;
  /** How far below a side of its box it begins; what has corners needs none. */
  gap?(side: Side): number;
}

/** Space around a label. */
const pad = { x: 14, y: 9 } as const;
/** Height of the lid of a cylinder, and width of what leans or points. */
const lid = 7;
const slant = 14;

/** How far below a tangent a round end of a radius begins. */
function roundGap({ along, length }: Side, radius: number): number {
  const off = Math.min(1, Math.abs(along - length / 2) / (length / 2));
  return radius * (1 - Math.sqrt(1 - off * off));
}

/** Below the long side of a stadium there is nothing within a radius of its ends. */
function stadiumGap(side: Side): number {
  if (!side.isUpright) return roundGap(side, side.length / 2);
  const radius = side.depth / 2;
  const over = Math.max(0, radius - Math.min(side.along, side.length - side.along));
  return radius - Math.sqrt(radius * radius - over * over);
}

const roundSides = (side: Side): number => roundGap(side, side.depth / 2);
const wider = (_: Size, width: number, height: number): Size => ({ width: width + 1.5 * slant, height });
const solid = ' fill="var(--ink)" stroke="none"';

/** A circle around a label, with space for what is drawn in it. */
const circleFor =
  (space: number) =>
  ({ width, height }: Size): Size => {
    const across = Math.max(44, Math.hypot(width, height) + space);
    return { width: across, height: across };
  };

function paintCylinder({ x, y, width, height }: Box): string {
  const arc = `a${n(width / 2)} ${lid} 0 0 0 ${n(width)} 0`;
  const back = `a${n(width / 2)} ${lid} 0 0 0 ${n(-width)} 0`;
  return `<path d="M${n(x)} ${n(y + lid)}v${n(height - 2 * lid)}${arc}v${n(2 * lid - height)}${back}${arc}"/>`;
}

const shapes = {
  rectangle: {},
  rounded: { paint: (box) => rect(box, ' rx="9"') },
  stadium: { paint: (box) => rect(box, ` rx="${n(box.height / 2)}"`), gap: stadiumGap },
  subroutine: {
    size: (_, width, height) => ({ width: width + 12, height }),
    paint: (box) =>
      rect(box) +
      [box.x + 6, box.x + box.width - 6].map((x) => line({ x, y: box.y }, { x, y: box.y + box.height })).join(''),
  },
  cylinder: {
    size: (_, width, height) => ({ width, height: height + 2 * lid }),
    paint: paintCylinder,
    gap: (side) => (side.isUpright ? roundGap(side, lid) : 0),
  },
  circle: { size: circleFor(14), paint: ({ width }, middle) => circle(middle, width / 2), gap: roundSides },
  'double-circle': {
    size: circleFor(24),
    paint: ({ width }, middle) => circle(middle, width / 2) + circle(middle, width / 2 - 4),
    gap: roundSides,
  },
  ellipse: {
    size: (_, width, height) => ({ width: width * 1.2, height: height * 1.2 }),
    paint: ({ width, height }, { x, y }) =>
      `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(width / 2)}" ry="${n(height / 2)}"/>`,
    gap: roundSides,
  },
  flag: { size: wider, corners: (w, h) => [0, 0, w, 0, w, h, 0, h, slant, h / 2] },
  diamond: {
    // A rhombus that is `k` times as high as its label must be `k / (k - 1)` times as wide.
    size: ({ width, height }) =>
      height === 0 || width === 0
        ? { width: 28, height: 28 }
        : { width: width * 1.6 + 16, height: height * (8 / 3) + 10 },
    corners: (w, h) => [w / 2, 0, w, h / 2, w / 2, h, 0, h / 2],
  },
  hexagon: {
    size: (_, width, height) => ({ width: width + slant, height }),
    corners: (w, h) => [slant, 0, w - slant, 0, w, h / 2, w - slant, h, slant, h, 0, h / 2],
  },
  'lean-right': { size: wider, corners: (w, h) => [slant, 0, w, 0, w - slant, h, 0, h] },
  'lean-left': { size: wider, corners: (w, h) => [0, 0, w - slant, 0, w, h, slant, h] },
  trapezoid: { size: wider, corners: (w, h) => [slant, 0, w - slant, 0, w, h, 0, h] },
  'trapezoid-up': { size: wider, corners: (w, h) => [0, 0, w, 0, w - slant, h, slant, h] },
  start: {
    size: () => ({ width: 16, height: 16 }),
    paint: ({ width }, middle) => circle(middle, width / 2, solid),
    gap: roundSides,
  },
  end: {
    size: () => ({ width: 20, height: 20 }),
    paint: ({ width }, middle) =>
      circle(middle, width / 2 - 0.5, ' fill="none" stroke="var(--ink)"') + circle(middle, width / 2 - 5, solid),
    gap: roundSides,
  },
  bar: { size: () => ({ width: 72, height: 7 }), paint: (box) => rect(box, ` rx="2"${solid}`) },
  post: { size: () => ({ width: 7, height: 72 }), paint: (box) => rect(box, ` rx="2"${solid}`) },
  note: {
    size: ({ width, height }) => ({ width: width + 18, height: height + 12 }),
    paint: (box) => rect(box, ' fill="var(--mark)" stroke="none"'),
  },
} satisfies Record<string, Drawing>;

/** The shapes that a box of a flowchart or a state may have. */
export type Shape = keyof typeof shapes;

const drawingOf = (shape: Shape): Drawing => shapes[shape];

/** The size of a shape that holds a label of a size. */
export function sizeFor(shape: Shape, label: Size): Size {
  const width = Math.max(44, label.width + 2 * pad.x);
  const height = Math.max(36, label.height + 2 * pad.y);
  return drawingOf(shape).size?.(label, width, height) ?? { width, height };
}

function cornersOf(shape: Shape, { x, y, width, height }: Box): Point[] | undefined {
  const flat = drawingOf(shape).corners?.(width, height);
  if (flat === undefined) return undefined;
  return Array.from({ length: flat.length / 2 }, (_, at) => ({ x: x + flat[2 * at]!, y: y + flat[2 * at + 1]! }));
}

/** The SVG of a shape that fills a box. */
export function paint(shape: Shape, box: Box): string {
  const corners = cornersOf(shape, box);
  if (corners !== undefined) return polygon(corners, ' stroke-linejoin="round"');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return drawingOf(shape).paint?.(box, middle) ?? rect(box, ' rx="3"');
}

/**
 * How far inside its box a shape begins at a point on the edge of the box: a line that comes from there must be so much
 * longer.
 */
export function gapAt(shape: Shape, box: Box, { x, y }: Point): number {
  const [left, top] = [x - box.x, y - box.y];
  const isUpright =
    Math.min(Math.abs(top), Math.abs(box.height - top)) < Math.min(Math.abs(left), Math.abs(box.width - left));
  const [along, length, depth] = isUpright ? [left, box.width, box.height] : [top, box.height, box.width];
  const corners = cornersOf(shape, box);
  if (corners === undefined) return drawingOf(shape).gap?.({ isUpright, along, length, depth }) ?? 0;
  const edge = isUpright
    ? { x, y: top > box.height / 2 ? box.y + box.height : box.y }
    : { x: left > box.width / 2 ? box.x + box.width : box.x, y };
  return gapToLines(corners, edge, isUpright);
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

import { circle, line, n, rect, type Box, type Point } from '../../drawing/svg.ts';
import { more } from './more-outlines.ts';

/** Width and height. */
export interface Size {
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
export interface Outline {
  /** The size around a label; `width` and `height` are those of a rectangle around it. */
  size?(label: Size, width: number, height: number): Size;
  /** Corners of what lines bound, curves in short ones, in a box of a size: x and y of each in turn. */
  corners?(width: number, height: number): number[];
  /** Lines drawn over it: x and y of each point in turn. */
  strokes?(width: number, height: number): number[][];
  /** Another look than what `corners` bound. */
  paint?(box: Box, middle: Point): string;
  /** How far below a side of its box it begins; what has corners needs none. */
  gap?(side: Side): number;
  /** How far from its middle the label stands. */
  shift?(box: Box): { x?: number; y?: number };
  /** A sign that has no room for a label. */
  isSign?: boolean;
}

/** Space around a label. */
export const pad = { x: 14, y: 9 } as const;
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

/** The shapes by their names. */
export const outlines = {
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
    shift: () => ({ y: 5 }),
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
  flag: { size: wider, corners: (w, h) => [0, 0, w, 0, w, h, 0, h, slant, h / 2], shift: () => ({ x: 5 }) },
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
    isSign: true,
    size: () => ({ width: 16, height: 16 }),
    paint: ({ width }, middle) => circle(middle, width / 2, solid),
    gap: roundSides,
  },
  end: {
    isSign: true,
    size: () => ({ width: 20, height: 20 }),
    paint: ({ width }, middle) =>
      circle(middle, width / 2 - 0.5, ' fill="none" stroke="var(--ink)"') + circle(middle, width / 2 - 5, solid),
    gap: roundSides,
  },
  bar: { isSign: true, size: () => ({ width: 72, height: 7 }), paint: (box) => rect(box, ` rx="2"${solid}`) },
  post: { isSign: true, size: () => ({ width: 7, height: 72 }), paint: (box) => rect(box, ` rx="2"${solid}`) },
  ...more,
  note: {
    size: ({ width, height }) => ({ width: width + 18, height: height + 12 }),
    paint: (box) => rect(box, ' fill="var(--mark)" stroke="none"'),
  },
} satisfies Record<string, Outline>;

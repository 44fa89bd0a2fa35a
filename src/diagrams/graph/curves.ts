// Outlines as numbers: x and y of each point in turn, in short straight lines.

/** Height of a wave. */
export const wave = 5;
/** How far the sheets of a stack lie apart. */
export const stack = 5;

/** Points on an ellipse around a point, from an angle to another: x and y of each in turn. */
export function arc(x: number, y: number, rx: number, ry: number, from: number, to: number, steps = 10): number[] {
  return Array.from({ length: steps + 1 }, (_, at) => {
    const angle = (from + ((to - from) * at) / steps) * Math.PI;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
  }).flat();
}

/** Points of a wave around a height, from one end of a box to the other. */
export function waves(from: number, to: number, y: number, steps = 16): number[] {
  return Array.from({ length: steps + 1 }, (_, at) => {
    const share = at / steps;
    return [from + (to - from) * share, y + wave * Math.sin((from < to ? share : 1 - share) * 2 * Math.PI)];
  }).flat();
}

/** A box whose lower side is a wave. */
export const page = (w: number, h: number, x = 0, y = 0): number[] => [
  x,
  y,
  x + w,
  y,
  ...waves(x + w, x, y + h - wave),
];

/** A brace that opens to the right of `x`, or with a negative width to the left. */
export function braceAt(x: number, h: number, width: number): number[] {
  const [half, r] = [width / 2, Math.min(8, h / 4)];
  return [
    ...[x + width, 0, x + half * 1.3, 1.5, x + half, r, x + half, h / 2 - r, x + half * 0.7, h / 2 - 1.5, x, h / 2],
    ...[x + half * 0.7, h / 2 + 1.5, x + half, h / 2 + r, x + half, h - r, x + half * 1.3, h - 1.5, x + width, h],
  ];
}

/** Bulges around a box, out and in. */
export function cloud(w: number, h: number): number[] {
  const bumps = Math.max(10, Math.round((w + h) / 32) * 2);
  return Array.from({ length: bumps * 5 }, (_, at) => {
    const angle = (at / (bumps * 5)) * 2 * Math.PI;
    const bump = 1 - 0.09 * (1 - Math.abs(Math.sin((angle * bumps) / 2)));
    return [(w / 2) * (1 + Math.cos(angle) * bump), (h / 2) * (1 + Math.sin(angle) * bump)];
  }).flat();
}

/** Points around a box, out and in. */
export function star(w: number, h: number): number[] {
  const points = 2 * Math.max(12, Math.round((w + h) / 22));
  return Array.from({ length: points }, (_, at) => {
    const [angle, far] = [(at / points) * 2 * Math.PI, at % 2 === 0 ? 1 : 0.86];
    return [(w / 2) * (1 + Math.cos(angle) * far), (h / 2) * (1 + Math.sin(angle) * far)];
  }).flat();
}

/** What a stack of three sheets covers, up to its lower left corner. */
export const stackTop = (w: number, h: number): number[] => [
  ...[0, 2 * stack, stack, 2 * stack, stack, stack, 2 * stack, stack, 2 * stack, 0, w, 0, w, h - 2 * stack],
  ...[w - stack, h - 2 * stack, w - stack, h - stack, w - 2 * stack, h - stack],
];

/** The edges inside it. */
export const stackStrokes = (w: number, h: number): number[][] => [
  [stack, 2 * stack, w - 2 * stack, 2 * stack, w - 2 * stack, h - stack],
  [2 * stack, stack, w - stack, stack, w - stack, h - 2 * stack],
];

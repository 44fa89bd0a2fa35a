import { circle, rect } from '../../drawing/svg.ts';
import { arc, braceAt, cloud, page, stack, stackStrokes, stackTop, star, wave, waves } from './curves.ts';
import type { Outline } from './outlines.ts';

/** Width of what is divided off a box, and of a brace. */
const part = 9;
const brace = 8;

const noFrame = (): string => '';

/**
 * Shapes that Mermaid names in `a@{ shape: … }` and that have no brackets of their own:
 * https://mermaid.js.org/syntax/flowchart.html#complete-list-of-new-shapes
 */
export const more = {
  card: { corners: (w, h) => [12, 0, w, 0, w, h, 0, h, 0, 12] },
  'lined-rectangle': {
    size: (_, width, height) => ({ width: width + part, height }),
    strokes: (_, h) => [[part, 0, part, h]],
    shift: () => ({ x: part / 2 }),
  },
  'divided-rectangle': {
    size: (_, width, height) => ({ width, height: height + part }),
    strokes: (w) => [[0, part, w, part]],
    shift: () => ({ y: part / 2 }),
  },
  'window-pane': {
    size: (_, width, height) => ({ width: width + part, height: height + part }),
    strokes: (w, h) => [
      [0, part, w, part],
      [part, 0, part, h],
    ],
    shift: () => ({ x: part / 2, y: part / 2 }),
  },
  'tagged-rectangle': {
    size: (_, width, height) => ({ width: width + part, height }),
    strokes: (w, h) => [[w - 12, h, w, h - 12]],
  },
  'stacked-rectangle': {
    size: (_, width, height) => ({ width: width + 2 * stack, height: height + 2 * stack }),
    corners: (w, h) => [...stackTop(w, h), w - 2 * stack, h, 0, h],
    strokes: stackStrokes,
    shift: () => ({ x: -stack, y: stack }),
  },
  'data-store': {
    paint: (box) => rect(box, ' stroke="none"'),
    strokes: (w, h) => [
      [0, 0, w, 0],
      [0, h, w, h],
    ],
  },
  'sloped-rectangle': {
    size: (_, width, height) => ({ width, height: height + 12 }),
    corners: (w, h) => [0, 12, w, 0, w, h, 0, h],
    shift: () => ({ y: 5 }),
  },
  'notched-pentagon': {
    size: (_, width, height) => ({ width: width + 12, height }),
    corners: (w, h) => [12, 0, w - 12, 0, w, 12, w, h, 0, h, 0, 12],
  },
  document: {
    size: (_, width, height) => ({ width, height: height + 2 * wave }),
    corners: (w, h) => page(w, h),
    shift: () => ({ y: -wave }),
  },
  'lined-document': {
    size: (_, width, height) => ({ width: width + part, height: height + 2 * wave }),
    corners: (w, h) => page(w, h),
    strokes: (w, h) => [[part, 0, part, h - wave + wave * Math.sin((part / w) * 2 * Math.PI)]],
    shift: () => ({ x: part / 2, y: -wave }),
  },
  'tagged-document': {
    size: (_, width, height) => ({ width: width + part, height: height + 2 * wave }),
    corners: (w, h) => page(w, h),
    strokes: (w, h) => [[w - 20, h - wave - wave * Math.sin((20 / w) * 2 * Math.PI), w, h - wave - 13]],
    shift: () => ({ y: -wave }),
  },
  'stacked-document': {
    size: (_, width, height) => ({ width: width + 2 * stack, height: height + 2 * wave + 2 * stack }),
    corners: (w, h) => [...stackTop(w, h - wave), ...waves(w - 2 * stack, 0, h - wave)],
    strokes: (w, h) => stackStrokes(w, h - wave),
    shift: () => ({ x: -stack, y: stack - wave }),
  },
  'paper-tape': {
    size: (_, width, height) => ({ width, height: height + 4 * wave }),
    corners: (w, h) => [...waves(0, w, wave), ...waves(w, 0, h - wave)],
  },
  delay: {
    size: (_, width, height) => ({ width: width + height / 3, height }),
    corners: (w, h) => [0, 0, ...arc(w - h / 2, h / 2, h / 2, h / 2, -0.5, 0.5), 0, h],
    shift: ({ height }) => ({ x: -height / 12 }),
  },
  display: {
    size: (_, width, height) => ({ width: width + height / 2 + 14, height }),
    corners: (w, h) => [18, 0, ...arc(w - h / 2, h / 2, h / 2, h / 2, -0.5, 0.5), 18, h, 0, h / 2],
  },
  'bow-rectangle': {
    size: (_, width, height) => ({ width: width + 20, height }),
    corners: (w, h) => [...arc(w, h / 2, 10, h / 2, -0.5, -1.5), ...arc(10, h / 2, 10, h / 2, 0.5, 1.5)],
  },
  'lying-cylinder': {
    size: (_, width, height) => ({ width: width + 24, height }),
    corners: (w, h) => [...arc(w - 8, h / 2, 8, h / 2, -0.5, 0.5), ...arc(8, h / 2, 8, h / 2, 0.5, 1.5)],
    strokes: (w, h) => [arc(w - 8, h / 2, 8, h / 2, 0.5, 1.5)],
    shift: () => ({ x: -5 }),
  },
  'lined-cylinder': {
    size: (_, width, height) => ({ width, height: height + 22 }),
    corners: (w, h) => [...arc(w / 2, 7, w / 2, 7, -1, 0), ...arc(w / 2, h - 7, w / 2, 7, 0, 1)],
    strokes: (w) => [arc(w / 2, 7, w / 2, 7, 0, 1, 14), arc(w / 2, 13, w / 2, 7, 0, 1, 14)],
    shift: () => ({ y: 8 }),
  },
  triangle: {
    size: ({ width, height }) => ({ width: Math.max(56, 2 * width + 24), height: Math.max(48, 2 * height + 20) }),
    corners: (w, h) => [w / 2, 0, w, h, 0, h],
    shift: ({ height }) => ({ y: height / 4 }),
  },
  'flipped-triangle': {
    size: ({ width, height }) => ({ width: Math.max(56, 2 * width + 24), height: Math.max(48, 2 * height + 20) }),
    corners: (w, h) => [0, 0, w, 0, w / 2, h],
    shift: ({ height }) => ({ y: -height / 4 }),
  },
  cloud: {
    size: ({ width, height }) => ({ width: width * 1.25 + 44, height: height * 1.4 + 36 }),
    corners: cloud,
  },
  bang: {
    size: ({ width, height }) => ({ width: width * 1.3 + 48, height: height * 1.4 + 44 }),
    corners: star,
  },
  'brace-left': {
    size: ({ width, height }) => ({ width: width + 2 * brace + 8, height: height + 8 }),
    paint: noFrame,
    strokes: (_, h) => [braceAt(0, h, brace)],
    shift: () => ({ x: brace / 2 }),
  },
  'brace-right': {
    size: ({ width, height }) => ({ width: width + 2 * brace + 8, height: height + 8 }),
    paint: noFrame,
    strokes: (w, h) => [braceAt(w, h, -brace)],
    shift: () => ({ x: -brace / 2 }),
  },
  braces: {
    size: ({ width, height }) => ({ width: width + 3 * brace + 8, height: height + 8 }),
    paint: noFrame,
    strokes: (w, h) => [braceAt(0, h, brace), braceAt(w, h, -brace)],
  },
  choice: {
    isSign: true,
    size: () => ({ width: 28, height: 28 }),
    corners: (w, h) => [w / 2, 0, w, h / 2, w / 2, h, 0, h / 2],
  },
  hourglass: {
    isSign: true,
    size: () => ({ width: 32, height: 36 }),
    corners: (w, h) => [0, 0, w, 0, 0, h, w, h],
  },
  bolt: {
    isSign: true,
    size: () => ({ width: 34, height: 46 }),
    corners: (w, h) => [w * 0.62, 0, 0, h * 0.58, w * 0.46, h * 0.58, w * 0.34, h, w, h * 0.4, w * 0.54, h * 0.4],
  },
  junction: {
    isSign: true,
    size: () => ({ width: 14, height: 14 }),
    corners: (w, h) => arc(w / 2, h / 2, w / 2, h / 2, 0, 2, 16),
    paint: ({ width }, middle) => circle(middle, width / 2, ' fill="var(--soft)" stroke="none"'),
  },
  'crossed-circle': {
    isSign: true,
    size: () => ({ width: 38, height: 38 }),
    corners: (w, h) => arc(w / 2, h / 2, w / 2, h / 2, 0, 2, 24),
    paint: ({ width }, middle) => circle(middle, width / 2),
    strokes: (w, h) => [
      [w * 0.146, h * 0.146, w * 0.854, h * 0.854],
      [w * 0.854, h * 0.146, w * 0.146, h * 0.854],
    ],
  },
} satisfies Record<string, Outline>;

import { expect, test } from 'vitest';
import { circle, createCanvas, line, rect, text, toSvg } from '../../src/drawing/svg.ts';

test('numbers have one decimal, and no negative zero', () => {
  expect(rect({ x: 1 / 3, y: -0.04, width: 2, height: 0.25 })).toBe('<rect x="0.3" y="0" width="2" height="0.3"/>');
  expect(circle({ x: 1, y: 2 }, 3, ' fill="none"')).toBe('<circle cx="1" cy="2" r="3" fill="none"/>');
  expect(line({ x: 0, y: 0 }, { x: 1, y: 2 })).toBe('<path d="M0 0L1 2"/>');
});

test('lines of text stand around a point, escaped', () => {
  const svg = text(['<a>', 'b'], { x: 5, y: 100 }, { size: 10, bold: true });
  expect(svg).toMatch(/^<text x="5" y="96.9" font-size="10" font-weight="600">&lt;a&gt;<tspan x="5" y="109.4">b</);
  expect(text([''], { x: 0, y: 0 })).toBe('');
});

test('layers are drawn in their order, empty ones not at all', () => {
  const canvas = createCanvas();
  canvas.texts.push('<text/>');
  canvas.frames.push('<rect/>');
  const svg = toSvg(canvas, { x: -1, y: 0, width: 10, height: 20 });
  expect(svg).toMatch(/^<svg xmlns="[^"]+" viewBox="-1 0 10 20" width="10" height="20"/);
  expect(svg).toMatch(/<g [^>]*><rect\/><\/g><g [^>]*><text\/><\/g><\/svg>$/);
});

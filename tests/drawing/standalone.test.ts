import { expect, test } from 'vitest';
import { standalone } from '../../src/drawing/standalone.ts';

const svg = '<svg viewBox="0 10 100 50" width="100" height="50"><path stroke="var(--ink)" fill="var(--other)"/></svg>';

test('a file of its own has a name space, a title, a background, space around it, and colours', () => {
  const file = standalone(
    svg,
    'A & B',
    new Map([
      ['--ink', '#111'],
      ['--paper', '#fff'],
    ]),
  );
  expect(file).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*color="#111"/);
  expect(file).toContain('viewBox="-12 -2 124 74" width="124" height="74"');
  expect(file).toContain('<title>A &amp; B</title><rect x="-12" y="-2" width="124" height="74" fill="#fff"/>');
  expect(file).toContain('<path stroke="#111" fill="var(--other)"/>');
});

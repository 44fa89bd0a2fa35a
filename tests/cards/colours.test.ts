import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readColours } from '../../src/cards/colours.ts';

const tokens = (accent: string) => `
  :root { --paper: light-dark(#fbf7ef, #1a1714); --ink: #222; --soft: light-dark( #655A4F , #b0a494); --line: light-dark(#e2d8c7, #3a332c); ${accent} }
  @media print { :root { --paper: #fff; } }`;

test('a card has the site’s colours by day', () => {
  expect(readColours(tokens('--accent: light-dark(#9c3515, #eb9a78);'))).toEqual({ paper: '#fbf7ef', ink: '#222', soft: '#655A4F', line: '#e2d8c7', accent: '#9c3515' });
  expect(readColours()).toEqual(readColours(readFileSync('src/styles/tokens.css', 'utf8')));
});

test.each(['', '--accent: light-dark(oklch(0.5 0.1 40), #fff);', '--accent: #12;', '--accent: #12345;'])('a colour that is missing or not readable stops with what to write: “%s”', (accent) => {
  expect(() => readColours(tokens(accent))).toThrow('Cards need the colour --accent in src/styles/tokens.css, written as `light-dark(#9c3515, #eb9a78)` or `#9c3515`.');
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readColours } from '../../src/og-images/colours.ts';

const tokens = (accent: string) => `
  :root { --paper: light-dark(#fbf7ef, #1a1714); --ink: #222; --soft: light-dark( #655A4F , #b0a494); --line: light-dark(#e2d8c7, #3a332c);
    ${accent} }
  @media print { :root { --paper: #fff; } }`;

test('an OG image has the site’s colours by day', () => {
  const expected = { paper: '#fbf7ef', ink: '#222222', soft: '#655a4f', line: '#e2d8c7', accent: '#9c3515' };
  expect(readColours(tokens('--accent: light-dark(#9c3515, #eb9a78);'))).toEqual(expected);
  expect(readColours(tokens('--brand: #9c3515; --accent: var(--brand);'))).toEqual(expected);
  expect(readColours()).toEqual(readColours(readFileSync('src/styles/tokens.css', 'utf8')));
});

test.each([
  ['', 'src/styles/tokens.css:1\n  The colour `--accent` is missing.'],
  ['--accent: #12345;', 'src/styles/tokens.css:3\n  `--accent` is no opaque colour.'],
  ['--accent: transparent;', 'src/styles/tokens.css:3\n  `--accent` is no opaque colour.'],
])('a colour that is missing or none is told by line: “%s”', (accent, message) => {
  expect(() => readColours(tokens(accent))).toThrow(message);
  expect(() => readColours(tokens(accent))).toThrow('write `--accent: light-dark(#9c3515, #eb9a78);`');
});

test('all of them are told at once, each with what the site came with', () => {
  const all = [
    '`--paper` is no opaque colour',
    'write `--paper: light-dark(#fbf7ef, #1a1714);`',
    '`--soft` is missing',
    'write `--soft: light-dark(#655a4f, #b0a494);`',
  ];
  for (const message of all)
    expect(() => readColours(':root { --paper: #zz; --ink: #222; --line: #eee; --accent: #900 }')).toThrow(message);
});

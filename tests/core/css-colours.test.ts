import { expect, test } from 'vitest';
import { colourOf, readCustomProperties } from '../../src/core/css-colours.ts';

const both = (css: string, name = '--paper') => {
  const properties = readCustomProperties(css);
  return [colourOf(name, 'light', properties), colourOf(name, 'dark', properties)];
};

test.each([
  [':root { --paper: light-dark(#fbf7ef, #1a1714) }', '#fbf7ef', '#1a1714'],
  [':root { --paper: #FFF }', '#ffffff', '#ffffff'],
  [':root { --paper: rebeccapurple }', '#663399', '#663399'],
  [':root { --paper: light-dark(white, oklch(0.5 0.1 40)) }', '#ffffff', '#924d35'],
  [':root { --paper: light-dark( hsl(30 40% 50%) , rgb(10% 20% 30%) ) }', '#b3804d', '#1a334d'],
  [':root { --paper: color-mix(in oklab, red 40%, white) }', '#ffb8ac', '#ffb8ac'],
  [':root { --brand: light-dark(#123456, #654321); --paper: var(--brand) }', '#123456', '#654321'],
  [':root { --paper: light-dark(var(--day), var(--night, #000)); --day: red }', '#ff0000', '#000000'],
  [
    ':root { --paper: color-mix(in srgb, light-dark(#fff, #000) 50%, var(--ink)); --ink: light-dark(#000, #fff) }',
    '#808080',
    '#808080',
  ],
  [':root { --paper: #fff } @media (prefers-color-scheme: dark) { :root { --paper: #111 } }', '#ffffff', '#111111'],
  [
    '@layer tokens { html { --paper: #fff } @media screen and (prefers-color-scheme: dark) { html { --paper: ' +
      '#111 } } }',
    '#ffffff',
    '#111111',
  ],
  [':root { --paper: #fff } :root { --paper: #eee }', '#eeeeee', '#eeeeee'],
  [
    ':root { --paper: #fff } @media print { :root { --paper: #eee } } @media (prefers-contrast: more) { :root ' +
      '{ --paper: #ddd } }',
    '#ffffff',
    '#ffffff',
  ],
  ['/* :root { --paper: #000 } */ :root { --paper: /* day */ #fff } .x { --paper: #123 }', '#ffffff', '#ffffff'],
])('%s', (css, light, dark) => {
  expect(both(css)).toEqual([light, dark]);
});

test.each([
  '',
  '--paper: #12345',
  '--paper: transparent',
  '--paper: rgb(0 0 0 / 0.5)',
  '--paper: var(--none)',
  '--paper: var(--paper)',
  '--paper: currentColor',
  '--paper: 1em',
  '--paper: ',
  '--paper: canvas',
])('no opaque colour: “%s”', (declaration) => {
  expect(both(`:root { ${declaration} }`)).toEqual([undefined, undefined]);
});

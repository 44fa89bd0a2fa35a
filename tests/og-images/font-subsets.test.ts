import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { families } from '../../src/og-images/families.ts';
import { fontSubsets, parseFontFaceRules } from '../../src/og-images/font-subsets.ts';

describe('fonts as their stylesheets describe them', () => {
  test('files, slants and ranges', () => {
    const css = `
      @font-face { font-family: "A"; src: url("./a.woff2") format("woff2"); unicode-range: U+20-7E, u+a0; }
      @font-face { font-style: italic; src: url(./files/b.woff2) format('woff2-variations'), url(./files/b.woff) format('woff'); }
      @font-face { src: local("Georgia"); unicode-range: U+20; }
      @font-face { src: url(c.woff) format('woff'); }
      p { background: url(d.woff2) }`;
    expect(parseFontFaceRules(css, 'x')).toEqual([
      {
        path: join('x', 'a.woff2'),
        italic: false,
        ranges: [
          [0x20, 0x7e],
          [0xa0, 0xa0],
        ],
      },
      { path: join('x', 'files', 'b.woff2'), italic: true, ranges: [[0, 0x10ffff]] },
    ]);
  });

  test.each(families.map((family) => [family.name ?? 'the site’s own', family] as const))(
    '%s is installed',
    (_, family) => {
      expect(fontSubsets(family).length).toBeGreaterThan(0);
    },
  );

  test('the site’s own comes with an italic', () => {
    expect(new Set(fontSubsets(families[0]!).map(({ italic }) => italic))).toEqual(new Set([true, false]));
  });
});

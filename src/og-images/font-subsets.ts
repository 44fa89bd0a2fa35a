import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Family } from './families.ts';

/** A font file of a family, as its `@font-face` rule describes it. */
export interface FontSubset {
  path: string;
  italic: boolean;
  /** First and last code point of each range that is in it. */
  ranges: (readonly [number, number])[];
}

const known = new Map<Family, FontSubset[]>();

/** The font files of a family; none when its package is not installed. */
export function fontSubsets(family: Family): FontSubset[] {
  const files =
    known.get(family) ??
    styleSheetPaths(family).flatMap((path) => parseFontFaceRules(readFileSync(path, 'utf8'), dirname(path)));
  // A family in one piece has in it all that it has: Fontsource’s range for Noto Sans Math names Latin letters only.
  if (files.length === 1) files[0]!.ranges = [[0, 0x10ffff]];
  known.set(family, files);
  return files;
}

function styleSheetPaths({ name, styleSheets: sheets }: Family): string[] {
  if (name === undefined) return sheets.map((sheet) => join(process.cwd(), 'src/styles', sheet));
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  try {
    return sheets.map((sheet) => resolve(`${name}/${sheet}`));
  } catch {
    return [];
  }
}

/** The `@font-face` rules of a style sheet in `folder` that load a WOFF2 file. */
export function parseFontFaceRules(css: string, folder: string): FontSubset[] {
  return (css.match(/@font-face\s*\{[^}]*\}/g) ?? []).flatMap((rule) => {
    const url = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(rule)?.[1];
    if (url === undefined) return [];
    const ranges = [...rule.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(
      ([, from, to]) => [parseInt(from!, 16), parseInt(to ?? from!, 16)] as const,
    );
    return [
      {
        path: join(folder, url),
        italic: /font-style:\s*italic/.test(rule),
        ranges: ranges.length === 0 ? [[0, 0x10ffff] as const] : ranges,
      },
    ];
  });
}

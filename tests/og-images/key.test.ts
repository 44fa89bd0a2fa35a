import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OgImageText } from '../../src/blog/og-images.ts';

const image: OgImageText = { title: 'A', note: 'B', tags: ['C', 'D'], site: 'E', lang: 'en' };
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'og-image-key-'));
  for (const folder of ['src/og-images', 'src/styles'])
    cpSync(folder, join(root, folder), { recursive: true, filter: (path) => !path.endsWith('tokens.css') });
  cpSync('tests/fixtures/styles', join(root, 'src/styles'), { recursive: true });
  write('package.json', '{}');
  install('@takumi-rs/core', '1.0.0');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function write(file: string, text: string | Buffer): void {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), text);
}
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const install = (name: string, version: string) =>
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, version }));

/** The key that a build of the project in `root` gives to an OG image. */
async function keyIn(image: OgImageText): Promise<string> {
  vi.resetModules();
  vi.spyOn(process, 'cwd').mockReturnValue(root);
  const { ogImageKey } = await import('../../src/og-images/key.ts');
  return ogImageKey(image);
}

describe('the key of an OG image', () => {
  test('is the same for the same OG image, and can name a file', async () => {
    const key = await keyIn(image);
    expect(await keyIn({ ...image, tags: [...image.tags] })).toBe(key);
    expect(key).toMatch(/^[\w-]+$/);
  });

  test.each<[string, Partial<OgImageText>]>([
    ['title', { title: 'a' }],
    ['note', { note: '' }],
    ['tags', { tags: ['C'] }],
    ['order of tags', { tags: ['D', 'C'] }],
    ['tags in one', { tags: ['C,D'] }],
    ['site', { site: 'e' }],
    ['language', { lang: 'de' }],
    ['words, not where one ends', { title: 'AB', note: '' }],
  ])('is another for another %s', async (_, change) => {
    expect(await keyIn({ ...image, ...change })).not.toBe(await keyIn(image));
  });

  test.each<[string, () => void]>([
    ['a colour', () => write('src/styles/tokens.css', read('src/styles/tokens.css').replace('#9c3515', '#9c3516'))],
    ['the code', () => write('src/og-images/draw.ts', `${read('src/og-images/draw.ts')}\n`)],
    ['a font', () => write('src/styles/fonts/source-serif.woff2', 'x')],
    [
      'what a font is used for',
      () => write('src/styles/fonts.css', read('src/styles/fonts.css').replace('U+20-7E, U+A0-A3', 'U+20-7E, U+A0-A2')),
    ],
    ['a library', () => install('@takumi-rs/core', '1.0.1')],
    ['a font package', () => install('@fontsource-variable/noto-serif-hebrew', '5.0.0')],
  ])('is another after a change of %s', async (_, change) => {
    const before = await keyIn(image);
    change();
    expect(await keyIn(image)).not.toBe(before);
  });

  test.each<[string, () => void]>([
    [
      'a style that is no colour of an OG image',
      () => write('src/styles/tokens.css', read('src/styles/tokens.css').replace('--space: 1.1em', '--space: 1.2em')),
    ],
    ['another package', () => install('left-pad', '1.0.0')],
  ])('is the same after a change of %s', async (_, change) => {
    const before = await keyIn(image);
    change();
    expect(await keyIn(image)).toBe(before);
  });

  test('an OG image for whose letters no font is installed says which package has them', async () => {
    await keyIn(image);
    const { drawOgImage } = await import('../../src/og-images/make.ts');
    const { warnings } = await drawOgImage({ ...image, title: 'हि क', tags: ['学', '✓'] });
    expect(warnings.map((warning) => warning.replace(/^.*:/, ''))).toEqual([
      ' no font at hand has them. `npm install @fontsource-variable/noto-serif-devanagari` brings one.',
      ' no font at hand has it. `npm install @fontsource-variable/noto-serif-sc` brings one.',
      ' no font at hand has it. `npm install @fontsource-variable/source-serif-4` brings one.',
    ]);
  });
});

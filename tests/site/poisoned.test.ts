import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Files } from '../support/project.ts';
import { buildSite, type BuiltSite } from '../support/site.ts';
import { listFiles } from '../support/trees.ts';

const picture = (hue: number) =>
  sharp({ create: { width: 900, height: 300, channels: 3, background: { r: hue, g: 90, b: 160 } } })
    .png()
    .toBuffer();
const box = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="8"><rect width="${width}" height="8"/></svg>`;

/** A blog with some of every kind of thing that is kept. */
async function content(): Promise<Files> {
  const cell = async (n: number) => ({
    cell_type: 'code',
    execution_count: n,
    metadata: {},
    source: `#| fig-alt: Box ${n}\ndraw(${n})`,
    outputs: [
      {
        output_type: 'display_data',
        metadata: {},
        data: n % 2 === 0 ? { 'image/svg+xml': box(n) } : { 'image/png': (await picture(n * 9)).toString('base64') },
      },
    ],
  });
  const cells = [
    { cell_type: 'raw', metadata: {}, source: 'title: Notebook' },
    ...(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(cell))),
  ];
  const post = (n: number) =>
    [
      `---\ntitle: Post ${n}\ntags: [t${n}]\n---`,
      `## Part ${n}`,
      `\`\`\`python\nprint(${n})\n\`\`\``,
      `\`\`\`chart line\nx,y\n1,${n}\n2,3\n\`\`\``,
      `![Picture ${n}](./p${n}.png)`,
      '',
    ].join('\n\n');
  const numbers = [1, 2, 3, 4];
  return {
    'posts/2021-01-09-notebook.ipynb': JSON.stringify({ nbformat: 4, metadata: {}, cells }),
    'posts/2021-01-08-program.mdx': '---\ntitle: Program\n---\n\n![Picture](./p1.png)\n',
    ...Object.fromEntries(numbers.map((n) => [`posts/2021-01-0${n}-post-${n}.md`, post(n)])),
    ...Object.fromEntries(
      await Promise.all(numbers.map(async (n) => [`posts/p${n}.png`, await picture(n * 20)] as const)),
    ),
  };
}

type Damage = (data: Buffer, other: Buffer) => Uint8Array;
const ways: Record<string, Damage> = {
  empty: () => new Uint8Array(),
  cut: (data) => data.subarray(0, data.length / 2),
  garbled: (data) => data.map((byte, index) => (index > data.length / 2 && index % 7 === 0 ? byte ^ 0x55 : byte)),
  swapped: (_, other) => other,
};

/** Files of one folder and ending are of one kind; pages of the site each have a folder of their own. */
const kindOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('dist/') ? 2 : 4)
    .join('/') + extname(file);

/** Damages the files, of each kind the first in one way, the next in the next. */
function damage(root: string, files: string[], chosen: Damage[]): void {
  const contents = new Map(files.map((file) => [file, readFileSync(join(root, file))]));
  for (const kind of Map.groupBy(files, kindOf).values()) {
    kind.forEach((file, index) =>
      writeFileSync(
        join(root, file),
        chosen[index % chosen.length]!(contents.get(file)!, contents.get(kind[(index + 1) % kind.length]!)!),
      ),
    );
  }
}

const bytesOf = (site: BuiltSite) =>
  Object.fromEntries(site.files().map((file) => [file, site.bytes(file).toString('base64')]));

/** What says what else is kept: damaged together with it, it would hide that the rest is damaged. */
const isIndex = (file: string) => /^node_modules\/.*(\.json|\/compiled\/.*)$/.test(file);
const filesOf = (site: BuiltSite) =>
  ['node_modules/.astro', 'node_modules/.cache', 'dist'].flatMap((folder) =>
    listFiles(join(site.dir, folder)).map((file) => `${folder}/${file}`),
  );

/** `POISON=1 npx vitest …` damages every file in every way, one way after the other, and takes minutes. */
const rounds: [string, Damage[]][] = process.env['POISON']
  ? Object.entries(ways).map(([way, each]) => [way, [each]])
  : [['in some way', Object.values(ways)]];

test.each([
  ['with a program, so that Astro bundles the pages each time', {}],
  ['without, so that the bundle of the last build is used', { 'posts/2021-01-08-program.mdx': null }],
])(
  'whatever was damaged since the last build, the next one is as good as a clean one: %s',
  { timeout: 900_000 },
  async (_, changes) => {
    let site = await buildSite({ content: { ...(await content()), ...changes } });
    expect(site.status, site.output).toBe(0);
    const clean = bytesOf(site);
    const kinds = new Set(
      filesOf(site).map((file) => file.replace(/[^/]+(\.\w+)$/, '*$1').replace(/notebooks\/\w+/, 'notebooks')),
    );
    for (const kind of [
      'cache/cards/*.image',
      'cache/*.json',
      'cache/bundle/modules/*.mjs',
      'astro/images/*.avif',
      'astro/documents/*.json',
      'astro/documents/bodies/*.pack',
      'astro/documents/notebooks/*.png',
    ]) {
      expect([...kinds]).toContain(`node_modules/.${kind}`);
    }
    for (const [way, chosen] of rounds) {
      for (const [what, isDamaged] of [
        ['the indexes', isIndex],
        ['the rest, the site too', (file: string) => !isIndex(file)],
      ] as const) {
        damage(site.dir, filesOf(site).filter(isDamaged), chosen);
        site = await site.rebuild();
        expect(site.status, `${what} ${way}\n${site.output}`).toBe(0);
        const now = bytesOf(site);
        expect(
          Object.keys({ ...clean, ...now }).filter((file) => clean[file] !== now[file]),
          `${what} ${way}`,
        ).toEqual([]);
      }
    }
  },
);

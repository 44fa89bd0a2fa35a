import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project } from '../support/project.ts';

let project: Project;
const read = (path: string) => readFileSync(join(project.dir, 'dist', path), 'utf8');
/** Classes and names of the links to larger files in a page. */
const largeLinks = (path: string) =>
  [...read(path).matchAll(/<a class="(zoom[^"]*)" href="[^"]+" aria-label="([^"]*)"/g)].map(([, classes, name]) => [
    classes,
    name,
  ]);

beforeAll(async () => {
  const image = (width: number) => sharp({ create: { width, height: width / 2, channels: 3, background: '#468' } });
  const large = await image(2400).jpeg().toBuffer();
  const output = await image(1200).png().toBuffer();
  const clear = await sharp({ create: { width: 1800, height: 90, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  const steps = Array.from({ length: 14 }, (_, n) => `  s${n}[Step number ${n}] --> s${n + 1}[Step number ${n + 1}]`);
  const body = '\n![Large](./a.jpg)\n\n![Small](./b.jpg)\n\n[![In a link](./a.jpg)](https://example.org/)\n';
  project = createProject({
    content: {
      'posts/a.jpg': large,
      'posts/b.jpg': await image(900).jpeg().toBuffer(),
      'posts/clear.png': clear,
      'posts/2022-01-01-text.md':
        `---\ntitle: Text\n---\n${body}\n![Half](./b.jpg){width=50%}\n\n![Wide](./a.jpg "In words"){.wide}\n\n` +
        `<a href="https://example.org/"><img src="a.jpg" alt="In HTML"></a>\n\n![Clear](./clear.png)\n\n` +
        `\`\`\`mermaid\nflowchart LR\n${steps.join('\n')}\n\`\`\`\n\n\`\`\`mermaid\nflowchart LR\n  a --> b\n\`\`\`\n`,
      'posts/2022-01-02-program.mdx': `---\ntitle: Program\n---\n${body}\n![Wide](./a.jpg "In words {.wide}")\n`,
      'posts/2022-01-03-notebook.ipynb': JSON.stringify({
        ...{ nbformat: 4, nbformat_minor: 5, metadata: {} },
        cells: [
          { cell_type: 'markdown', metadata: {}, source: ['# Notebook'] },
          {
            ...{ cell_type: 'code', execution_count: 1, metadata: {}, source: ['#| fig-alt: A plot\n', 'plot()'] },
            outputs: [{ output_type: 'display_data', metadata: {}, data: { 'image/png': output.toString('base64') } }],
          },
        ],
      }),
      'posts/2022-01-04-none.md': '---\ntitle: None\n---\n\n![Small](./b.jpg)\n',
    },
  });
  const { status, output: said } = await project.build();
  expect(said).not.toContain('rror');
  expect(status).toBe(0);
});
afterAll(() => project.remove());

describe('an image that is shown smaller than it is', () => {
  test('is as large in MDX as in Markdown, and its sizes say so', () => {
    const wide = (path: string) => /<figure class="wide">.*?<\/figure>/s.exec(read(path))![0];
    expect(wide('posts/program/index.html')).toBe(wide('posts/text/index.html'));
  });

  test('links to its largest file, unless it is in a link', () => {
    expect(largeLinks('posts/text/index.html')).toEqual([
      ['zoom', 'Full size: Large'],
      ['zoom w-50', 'Full size: Half'],
      ['zoom', 'Full size: Wide'],
      ['zoom', 'Full size: Clear'],
    ]);
    expect(read('posts/text/index.html').match(/<a class="zoom" href="\/drawings\/\w+\.svg" title="[^"]+"/g)).toEqual([
      expect.stringContaining('title="Full size: Flowchart"'),
    ]);
    expect(largeLinks('posts/program/index.html')).toEqual([
      ['zoom', 'Full size: Large'],
      ['zoom', 'Full size: Wide'],
    ]);
    expect(largeLinks('posts/notebook/index.html')).toEqual([['zoom', 'Full size: A plot']]);
  });

  test('costs a page without one nothing', () => {
    expect(read('posts/text/index.html')).toContain('zoom-in');
    expect(read('posts/none/index.html')).not.toContain('zoom-in');
    expect(largeLinks('posts/none/index.html')).toEqual([]);
  });

  test('links to it in the feed, too, with scheme and host', () => {
    expect(read('rss.xml')).toMatch(/<a href="https:\/\/[^"]+\.webp"><img src="https:\/\/[^"]+\.webp"/);
  });

  test('has a ground of its own there', async () => {
    const [, file] = /href="\/(_astro\/clear[^"]+\.webp)"/.exec(read('posts/text/index.html'))!;
    expect(await sharp(join(project.dir, 'dist', file!)).metadata()).toMatchObject({ width: 1800, hasAlpha: false });
  });
});

test('an image is offered in three widths of AVIF and one of WebP', async () => {
  const files = readdirSync(join(project.dir, 'dist/_astro')).filter((file) => /^a\./.test(file));
  const sizes = await Promise.all(
    files.map(async (file) => {
      const { width } = await sharp(join(project.dir, 'dist/_astro', file)).metadata();
      return `${file.split('.').at(-1)} ${width}`;
    }),
  );
  expect(sizes.sort()).toEqual(['avif 1100', 'avif 1500', 'avif 750', 'webp 2000']);
});

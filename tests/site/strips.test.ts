import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sharedSite } from '../support/site.ts';

const svg = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
  `<rect width="${width}" height="${height}" fill="#dde6ee"/>` +
  Array.from({ length: 60 }, (_, n) => `<text x="${n * 300}" y="80" font-size="40">Node ${n}</text>`).join('') +
  '</svg>';
const output = { output_type: 'display_data', metadata: {}, data: { 'image/svg+xml': svg(18_868, 300) } };
const notebook = {
  ...{ nbformat: 4, nbformat_minor: 5, metadata: {} },
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Notebook'] },
    {
      ...{ cell_type: 'code', execution_count: 1, metadata: {}, source: ['#| fig-alt: A tree\n', 'plot()'] },
      outputs: [output],
    },
  ],
};
const pixels = await sharp({ create: { width: 6000, height: 90, channels: 3, background: '#468' } })
  .png()
  .toBuffer();
const body =
  '![Long](./long.svg)\n\n![High](./high.svg)\n\n![Pixels](./pixels.png)\n\n![Public](/public.svg)\n\n' +
  '[![In a link](./long.svg)](https://example.org/)\n';

const site = sharedSite({
  files: { 'public/public.svg': svg(9000, 200) },
  content: {
    'posts/long.svg': svg(18_868, 300),
    'posts/high.svg': svg(18_868, 1200),
    'posts/pixels.png': pixels,
    'posts/plain.svg': svg(800, 60),
    'posts/2022-01-01-text.md': `---\ntitle: Text\n---\n\n${body}\n![Small](./long.svg){width=50%}\n`,
    'posts/2022-01-02-program.mdx': `---\ntitle: Program\n---\n\n${body}`,
    'posts/2022-01-03-notebook.ipynb': JSON.stringify(notebook),
    'posts/2022-01-04-none.md': '---\ntitle: None\nimage: ./long.svg\nimageAlt: Long\n---\n\n![Plain](./plain.svg)\n',
  },
});
const pageOf = (slug: string) => site().read(`posts/${slug}/index.html`);
/** Alt text and size of each image in a box that the keyboard reaches. */
const strips = (slug: string) =>
  [...pageOf(slug).matchAll(/<span class="scroll strip" tabindex="0"[^>]*>.*?(<img[^>]*>).*?<\/span>/gs)].map(
    ([, image]) => ['alt', 'width', 'height'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(image!)?.[1]),
  );

describe('an image that the column would squeeze to a line', () => {
  test('is shown at its own size, or 400 px high, in a box that scrolls', () => {
    const expected = [
      ['Long', '18868', '300'],
      ['High', '6289', '400'],
      ['Pixels', '6000', '90'],
      ['Public', '9000', '200'],
    ];
    expect(strips('text')).toEqual(expected);
    expect(strips('program')).toEqual(expected);
    expect(strips('notebook')).toEqual([['A tree', '18868', '300']]);
  });

  test('is sharp: one of pixels is offered as wide as it is', () => {
    expect(pageOf('text')).toMatch(/srcset="[^"]+ 6000w" sizes="6000px"/);
  });

  test('in a link or as a cover stays as it is, and costs other pages nothing', () => {
    expect(strips('none')).toEqual([]);
    expect(pageOf('text')).toMatch(/<a href="https:\/\/example\.org\/"[^>]*><img/);
    expect(pageOf('none')).not.toContain('.strip');
    for (const slug of ['text', 'program', 'notebook']) expect(pageOf(slug)).toContain('.strip');
  });

  test('is an image and no more in the feed', () => {
    const feed = site().read('rss.xml');
    expect(feed).toMatch(/<a href="[^"]+"><img src="[^"]+" width="18868" height="300" alt="A tree"><\/a><\/p>/);
    expect(feed).not.toContain('<span>');
  });
});

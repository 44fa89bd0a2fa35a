import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { colourOf, readCustomProperties } from '../../src/core/css-colours.ts';
import { animation, plainImage, type Moving } from '../support/animations.ts';
import { sharedSite } from '../support/site.ts';

const body = `A formula, $\\frac{1}{2}$, and $5 or $6.

$$
E = mc^2 \\label{eq:energy}
$$

See @eq:energy, @fig:loop, @thm:mass, @tbl:runs and [@first].

:::theorem[Mass, $m$]{#thm:mass}
Mass is energy.
:::

:::proof
By @eq:energy.
:::

\`\`\`python
m = 1  # <1>
\`\`\`

1. One.

\`\`\`table file=./runs.csv best=max #tbl:runs
\`\`\`

\`\`\`mermaid #fig:loop caption="The loop"
flowchart LR
  a[Start] --> b[End]
\`\`\`

\`\`\`chart caption="The loss"
step,loss
1,3
2,1
\`\`\`

> [!NOTE]
> A ==marked== remark, H~2~O.

\`\`\`python file=./train.py
\`\`\`

\`\`\`output
1
\`\`\`

https://youtu.be/aircAruvnKk`;

const notebook = {
  nbformat: 4,
  metadata: { kernelspec: { language: 'python' } },
  cells: [
    { cell_type: 'raw', metadata: {}, source: 'title: A notebook\ntags: [Python]' },
    {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: '#| fig-alt: A box\ndraw()',
      outputs: [
        {
          output_type: 'display_data',
          metadata: {},
          data: {
            'image/svg+xml':
              '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" ' +
              'fill="red"/></svg>',
          },
        },
      ],
    },
    {
      cell_type: 'code',
      execution_count: 2,
      metadata: {},
      source: 'boom()',
      outputs: [
        {
          output_type: 'error',
          ename: 'NameError',
          evalue: "name 'boom' is not defined",
          traceback: ['\u001b[31mNameError\u001b[0m: name'],
        },
        {
          output_type: 'display_data',
          metadata: {},
          data: { 'application/javascript': 'alert(1)', 'text/plain': 'fallback' },
        },
      ],
    },
  ],
};

const files = {
  'references.bib':
    '@article{first, title = {On {Things}}, author = {Doe, Jane}, year = {2020}, doi = {10.1000/182}}\n',
  'posts/train.py': 'print(1)\n',
  'posts/runs.csv': 'run,loss\na,1.5\nb,20\n',
};
const post = (title: string) => `---\ntitle: ${title}\n---\n\n${body}\n`;

const moving: readonly Moving[] = ['webp', 'gif', 'png'];
const still = ['webp', 'png'] as const;
const clear = { r: 0, g: 0, b: 0, alpha: 0 };
const withImage = (name: string, body: string) =>
  `---\ntitle: ${name}\nimage: ./${name}\nimageAlt: A box\n---\n\n${body}\n`;
const images = Object.fromEntries(
  (
    await Promise.all([
      ...moving.map(async (format) => [
        [`posts/2022-06-01-moving-${format}.md`, withImage(`moving.${format}`, `![It moves](./moving.${format})`)],
        [`posts/moving.${format}`, await animation(format)],
      ]),
      ...still.map(async (format) => [
        [`posts/2022-06-01-clear-${format}.md`, withImage(`clear.${format}`, 'Text.')],
        [`posts/clear.${format}`, await plainImage(clear).toFormat(format).toBuffer()],
      ]),
    ])
  ).flat(),
);

const site = sharedSite({
  content: {
    ...files,
    ...images,
    'posts/2022-07-01-in-markdown.md': post('In Markdown'),
    'posts/2022-07-02-in-mdx.mdx': post('In MDX'),
    'posts/2022-07-03-a-notebook.ipynb': JSON.stringify(notebook),
    'posts/.ipynb_checkpoints/2022-07-03-a-notebook-checkpoint.ipynb': '{',
    'posts/2022-07-04-plain.md': '---\ntitle: Plain\n---\n\nNothing of all this.\n',
  },
});

const proseOf = (slug: string) =>
  /<div class="prose e-content">\s*(.*?)\s*<\/div><(?:p class="meta"|details class="bibtex")/s.exec(
    site().read(`posts/${slug}/index.html`),
  )![1]!;
const stylesOf = (slug: string) =>
  [
    ...site()
      .read(`posts/${slug}/index.html`)
      .matchAll(/<style>(.*?)<\/style>/gs),
  ].map(([, css]) => css!);

test('Markdown and MDX make the same page', () => {
  // Astro writes the value of an attribute that has none.
  const html = (slug: string) =>
    proseOf(slug)
      .replace(/\s*\n\s*/g, '\n')
      .replace(/(data-page-\w+)="true"/g, '$1');
  expect(html('in-mdx')).toBe(html('in-markdown'));
});

test('everything is there, and nothing that runs', () => {
  const html = proseOf('in-markdown');
  for (const part of [
    '<math',
    'id="eq-energy"',
    '<strong>Theorem 1 (Mass, <math',
    '<a href="#thm-mass" interestfor="show-thm-mass">Theorem 1</a>',
    'popover="hint" hidden data-page-only id="show-thm-mass"',
    '∎',
    '<ol class="annotations">',
    '<span class="decimal" data-pad=".0"><strong>20</strong></span>',
    '<a href="#fig-loop">Figure 1</a>',
    '<svg role="img"',
    'Doe',
    'class="callout note"',
    '<mark>marked</mark>',
    '<sub>2</sub>',
    'print',
    'class="result',
    'class="embed youtube"',
  ])
    expect(html).toContain(part);
  expect(html).toContain('$5 or $6');
  expect(html).not.toMatch(/ style="|<script|<iframe|[\u{100000}-\u{10FFFF}]/u);
});

test('a page carries the styles of what is on it, and no others', () => {
  const css = (slug: string) => stylesOf(slug).join('');
  // `.callout` and `.embed` alone stand in the styles for paper, too.
  for (const mark of ['math', '.drawing', '.callout.note', '.embed span', '.statement', '.annotations', '.decimal']) {
    expect(css('in-markdown')).toContain(mark);
    expect(css('plain')).not.toContain(mark);
  }
  expect(
    site()
      .files()
      .filter((file) => file.endsWith('.js')),
  ).toEqual([]);
});

describe('a notebook', () => {
  test('is a page with its pictures, and offered for download', () => {
    const html = proseOf('a-notebook');
    expect(html).toMatch(/<img src="\/_astro\/output-2-1\.\w+\.svg"[^>]* alt="A box"/);
    expect(html).toMatch(/NameError: name (‘|'|&#x27;|’)boom/);
    expect(html).toContain('fallback');
    expect(html).not.toContain('alert(1)');
    expect(site().read('posts/a-notebook/index.html')).toContain('<a href="/posts/a-notebook.ipynb" download');
    expect(JSON.parse(site().read('posts/a-notebook.ipynb'))).toEqual(notebook);
  });

  test('is in the lists, the feed and the sitemap', () => {
    for (const file of ['index.html', 'archive/index.html', 'tags/python/index.html', 'rss.xml', 'sitemap-0.xml'])
      expect(site().read(file), file).toContain('/posts/a-notebook/');
  });

  test('what was left out is told', () => expect(site().output).toMatch(/a-notebook\.ipynb, cell 3[\s\S]*javascript/i));
});

describe('an image', () => {
  // An encoder may miss a colour by a little.
  const near = (value: number) => Math.round(value / 8) * 8;
  const preview = async (slug: string) => {
    const page = site().read(`posts/${slug}/index.html`);
    const [, path] = /<meta property="og:image" content="https:\/\/stay-tuned\.example\/([^"]*)"/.exec(page)!;
    const image = sharp(site().bytes(path!));
    const [{ width, height }, { channels }] = await Promise.all([image.metadata(), image.stats()]);
    return { size: [width, height], colour: channels.map(({ mean }) => near(mean)) };
  };
  const rounded = (colour: string) => colour.match(/[\da-f]{2}/gi)!.map((part) => near(Number.parseInt(part, 16)));

  test.each(moving)('that moves, in %s, moves on the page and is its first frame in a link preview', async (format) => {
    const shown = new RegExp(`<img src="/(_astro/moving\\.[^"]*\\.${format})"[^>]* alt="It moves"`);
    const [, path] = shown.exec(proseOf(`moving-${format}`))!;
    expect(site().bytes(path!)).toEqual(images[`posts/moving.${format}`]);
    expect(await preview(`moving-${format}`)).toMatchObject({ size: [300, 200], colour: rounded('#ff0000') });
  });

  test.each(still)('that is transparent, in %s, has paper behind it in a link preview', async (format) => {
    const tokens = readFileSync(join(site().dir, 'src/styles/tokens.css'), 'utf8');
    const paper = colourOf('--paper', 'light', readCustomProperties(tokens))!;
    expect(await preview(`clear-${format}`)).toEqual({ size: [300, 200], colour: rounded(paper) });
  });
});

describe('in the feed', () => {
  const item = () =>
    site()
      .read('rss.xml')
      .split('<item>')
      .find((part) => part.includes('In Markdown'))!
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');

  test('a formula is MathML with its TeX', () =>
    expect(item()).toMatch(
      /<math><semantics><mrow><mfrac>.*?<annotation encoding="application\/x-tex"> \\frac\{1\}\{2\} <\/annotation>/,
    ));

  test('a drawing is a picture that stands alone', () => {
    const pictures = [...item().matchAll(/<img src="https:\/\/[^/]+\/(drawings\/\w+\.svg)" alt="([^"]+)">/g)];
    expect(pictures).toHaveLength(2);
    for (const [, file, alt] of pictures) {
      const svg = site().read(file!);
      expect(alt!.length).toBeGreaterThan(10);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).not.toMatch(/var\(| style=|<style/);
    }
    expect(item()).not.toContain('<svg');
  });

  test('a table of data is a table', () => expect(item()).toMatch(/<summary>Data<\/summary><table>/));
});

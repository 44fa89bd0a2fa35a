import { describe, expect, test } from 'vitest';
import { readPlaceholder } from '../../../src/markdown/kit/image-placeholder.ts';
import { render, told } from '../../support/documents.ts';

const files = ['a.png', '/p.png'];

test('a picture alone with a title is a figure', async () => {
  const { html } = await render('![A line](/p.png "Five points & a <line>, \\"fitted\\"")', { files });
  expect(html).toMatch(
    /^<figure><img src="\/p.png" alt="A line"><figcaption>Five points &amp; a &lt;line(>|&gt;), "fitted"<\/figcaption><\/figure>\n?$/,
  );
});

test.each([
  '![A](a.png "T")',
  '  ![A](a.png "T")  ',
  '> ![A](a.png "T")',
  '- x\n\n  ![A](a.png "T")',
  '![A][r]\n\n[r]: a.png "T"',
])('%j is a figure', async (markdown) => {
  expect((await render(markdown, { files })).html).toMatch(
    /<figure><img data-picture="[^"]*"><figcaption>T<\/figcaption><\/figure>/,
  );
});

test.each([
  '![A](a.png)',
  '![A](a.png "")',
  'x ![A](a.png "T")',
  '![A](a.png "T") ![B](a.png "T")',
  '[![A](a.png "T")](/x/)',
  '- ![A](a.png "T")',
  '**![A](a.png "T")**',
])('%j is none', async (markdown) => {
  expect((await render(markdown, { files })).html).not.toContain('<figure');
});

describe('attributes', () => {
  test.each([
    [
      'a name and a width',
      '![A](a.png "T"){#fig:loss .wide}',
      '<figure id="fig-loss" class="wide">IMG<figcaption>Figure 1: T</figcaption></figure>',
    ],
    [
      'Quarto’s spelling',
      '![A](a.png "T"){#fig-loss}',
      '<figure id="fig-loss">IMG<figcaption>Figure 1: T</figcaption></figure>',
    ],
    [
      'a name without a caption',
      '![A](a.png){#fig:loss}',
      '<figure id="fig-loss">IMG<figcaption>Figure 1</figcaption></figure>',
    ],
    ['a width alone', '![A](a.png){.full}', '<figure class="full">IMG</figure>'],
    [
      'inside the caption, for MDX',
      '![A](a.png "T {#fig:loss}")',
      '<figure id="fig-loss">IMG<figcaption>Figure 1: T</figcaption></figure>',
    ],
    [
      'a name with letters of any script',
      '![A](a.png){#fig:損失}',
      '<figure id="fig-損失">IMG<figcaption>Figure 1</figcaption></figure>',
    ],
  ])('%s', async (_, markdown, expected) => {
    const { html, state } = await render(markdown, { files });
    expect(html.trim().replace(/<img[^>]*>/, 'IMG')).toBe(expected);
    expect(state.diagnostics).toEqual([]);
  });

  test.each(['![A](a.png) and {#fig:loss}', 'A set {1, 2} and {#fig}', '![A](a.png){loss}'])(
    '%j has none',
    async (markdown) => {
      const { html } = await render(markdown, { files });
      expect(html).not.toContain('<figure');
      expect(html).toContain('{');
    },
  );

  test('a word that means nothing is told', async () => {
    const { state } = await render('x\n\n![A](a.png){#fig:a .huge}', { files });
    expect(told(state.warnings)).toEqual(['3: `.huge` after the image means nothing here.']);
  });

  test('a name given twice is told', async () => {
    const { state } = await render('![A](a.png){#fig:a}\n\n![A](a.png){#fig-a}', { files });
    expect(told(state.errors)).toEqual(['3: Two things in this post are called `fig:a`.']);
  });
});

test.each([
  ['![A](a.png)', undefined],
  ['![A](a.png "T"){#fig:a}', undefined],
  ['![A](a.png){.wide}', 'wide'],
  ['![A](a.png "T {.full}")', 'full'],
  [':::figure{.wide}\n![A](a.png)\n:::', 'wide'],
  [':::figure{.wide}\n![A](a.png)\n![A](a.png)\n:::', undefined],
])('%j: the picture knows that its figure is %s', async (markdown, width) => {
  const { html } = await render(markdown, { files });
  expect([...html.matchAll(/<img data-picture="([^"]*)">/g)].map(([, text]) => readPlaceholder(text!).width)).toContain(
    width,
  );
  expect(html).not.toContain('data-width');
  expect((await render(markdown.replaceAll('a.png', '/p.png'), { files })).html).not.toContain('data-width');
});

describe('several pictures', () => {
  test('stand in a row, with a caption in Markdown', async () => {
    const { html } = await render(
      ':::figure{#fig:two .wide}\n![A](a.png)\n![B](/p.png)\n\nLeft *before*, right after.\n:::\n\nSee @fig:two.',
      { files },
    );
    expect(html.replace(/<img[^>]*>/g, 'IMG')).toBe(
      '<figure class="wide" id="fig-two"><div class="row">IMGIMG</div><figcaption>Figure 1: Left ' +
        '<em>before</em>, right after.</figcaption></figure>\n<p>See <a href="#fig-two">Figure 1</a>.</p>\n',
    );
  });

  test('one picture needs no row, code is shown as it is', async () => {
    const { html } = await render(':::figure\n![A](a.png)\n\n```\ncode\n```\n:::', { files });
    expect(html).toMatch(/^<figure class="figure"><img [^>]*><pre tabindex="0"><code>code<\/code><\/pre><\/figure>/);
  });

  test('an empty figure is told', async () => {
    expect(told((await render('x\n\n:::figure\n:::')).state.errors)).toEqual(['3: The figure is empty.']);
  });
});

test.each([
  'a ![x](a.png){#fig:d} b',
  'a ![x](a.png){#fig:d}',
  'a\n![x](a.png){.wide}',
  '[![x](a.png)](/b/){#fig:d}',
  '![x](a.png) ![y](a.png){#fig:d}',
  '## A {#fig:d} b',
])('attributes that nothing takes are told: %j', async (markdown) => {
  const { errors } = (await render(markdown, { files })).state;
  expect(told(errors)).toEqual([expect.stringMatching(/^\d: `\{.*\}` names nothing here\.$/)]);
});

test.each(['`{#fig:d}`', '\\{#fig:d}', '{#each items}', '$\\{.wide\\}$'])(
  'braces that are meant are left alone: %j',
  async (markdown) => {
    expect((await render(markdown, { files })).state.errors).toEqual([]);
  },
);

import { expect, test } from 'vitest';
import { readPlaceholder } from '../../../src/markdown/kit/image-placeholder.ts';
import { render } from '../../support/documents.ts';

const files = ['a.png', '/p.png'];
const placeholders = (html: string) =>
  [...html.matchAll(/data-picture="([^"]*)"/g)].map(([, text]) => readPlaceholder(text!));

test.each([
  ['![A](a.png){width=50%}', '50%', /^<p><img data-picture="[^"]*" class="w-50"><\/p>\n?$/],
  ['![A](a.png){width=300}', '300', /^<p><img data-picture="[^"]*"><\/p>\n?$/],
  [
    '![A](a.png "T"){#fig:a width=33%}',
    '33%',
    /^<figure id="fig-a"><img data-picture="[^"]*" class="w-35"><figcaption>/,
  ],
  ['![A](a.png){width=20%} beside words', '20%', /<img data-picture="[^"]*" class="w-20"> beside words/],
  ['## ![A](a.png){width=10} A heading', '10', /<img data-picture="[^"]*"> A heading/],
  ['[![A](a.png){width=10}](https://example.org)', '10', /<img data-picture="[^"]*"><\/a>/],
])('%s', async (markdown, size, html) => {
  const rendered = await render(markdown, { files });
  expect(rendered.html).toMatch(html);
  expect(placeholders(rendered.html)).toMatchObject([{ src: 'a.png', size }]);
  expect(rendered.html).not.toContain('{width');
});

test('of two images in a line each has its own', async () => {
  const { html } = await render('![A](a.png){width=10} ![B](a.png){width=20}', { files });
  expect(placeholders(html).map(({ size }) => size)).toEqual(['10', '20']);
});

test('an image of public/ has it, too', async () => {
  const { html } = await render('![A](/p.png){width=50%}', { files });
  expect(html).toMatch(/^<p><img src="\/p\.png" alt="A"[^>]*><\/p>/);
  expect(html).not.toContain('{width');
});

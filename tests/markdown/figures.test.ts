import { expect, test } from 'vitest';
import { render } from '../support/documents.ts';

const files = ['a.png', '/p.png'];

test('a picture alone with a title is a figure', async () => {
  const { html } = await render('![A line](/p.png "Five points & a <line>, \\"fitted\\"")', { files });
  expect(html).toMatch(/^<figure><img src="\/p.png" alt="A line"><figcaption>Five points &amp; a &lt;line(>|&gt;), "fitted"<\/figcaption><\/figure>\n?$/);
});

test.each(['![A](a.png "T")', '  ![A](a.png "T")  ', '> ![A](a.png "T")', '- x\n\n  ![A](a.png "T")', '![A][r]\n\n[r]: a.png "T"'])('%j is a figure', async (markdown) => {
  expect((await render(markdown, { files })).html).toMatch(/<figure><img data-picture="[^"]*"><figcaption>T<\/figcaption><\/figure>/);
});

test.each(['![A](a.png)', '![A](a.png "")', 'x ![A](a.png "T")', '![A](a.png "T") ![B](a.png "T")', '[![A](a.png "T")](/x/)', '- ![A](a.png "T")', '**![A](a.png "T")**'])('%j is none', async (markdown) => {
  expect((await render(markdown, { files })).html).not.toContain('<figure');
});

import { expect, test } from 'vitest';
import { readPlaceholder } from '../../../src/markdown/kit/image-placeholder.ts';
import { render, told } from '../../support/documents.ts';

const files = ['a.png', 'a b.png', '/p.png'];
const placeholders = (html: string) =>
  [...html.matchAll(/data-picture="([^"]*)"/g)].map(([, text]) => readPlaceholder(text!));

test.each([
  ['<img src="a.png" alt="A">', { src: 'a.png', alt: 'A' }],
  ['Words <img src=a.png alt=A width="300"> here.', { src: 'a.png', alt: 'A', size: '300' }],
  [
    '<p align="center">\n<img\n  src="./a%20b.png" alt="A &amp; B" width="30%" class="c" title="T">\n</p>',
    { src: './a b.png', alt: 'A & B', size: '30%', className: 'c', title: 'T' },
  ],
  ['<img src="a.png" alt="" width="100%">', { src: 'a.png', alt: '' }],
])('%j is an image beside the post', async (markdown, expected) => {
  const { html, state } = await render(markdown, { files });
  expect(placeholders(html)).toEqual([{ eager: false, ...expected }]);
  expect(state.images).toEqual([expected.src]);
  expect(state.diagnostics).toEqual([]);
});

test.each([
  ['<img src="/p.png" alt="A" id="x">', '<img src="/p.png" alt="A" id="x" loading="lazy">'],
  ['<img src="/p.png" alt=\'"A"\' width="50%">', '<img src="/p.png" alt="&quot;A&quot;" loading="lazy">'],
  ['<!-- <img src="a.png"> -->', '<!-- <img src="a.png"> -->'],
  ['`<img src="a.png">`', '&lt;img src="a.png"'],
  ['<div><picture><img src="/p.png" alt="A"></picture></div>', '<picture><img src="/p.png" alt="A"></picture>'],
])('%j', async (markdown, expected) => {
  expect((await render(markdown, { files })).html).toContain(expected);
});

test('one without alt text is a warning by its line', async () => {
  const { state } = await render('Text.\n\n<p>\n\n<img src="a.png"> and\n<img src="/p.png">\n\n</p>', { files });
  expect(state.diagnostics.map(({ line, message, severity }) => [line, message, severity])).toEqual([
    [5, 'The image `a.png` has no alt text.', 'warning'],
    [6, 'The image `/p.png` has no alt text.', 'warning'],
  ]);
});

test('what stands beside it is checked as before, by its line', async () => {
  const { state } = await render('<div>\n<img src="a.png"\nalt="A">\n<script>x</script>\n</div>', { files });
  expect(told(state.diagnostics)).toEqual([expect.stringMatching(/^4: .*script/)]);
});

import { describe, expect, test } from 'vitest';
import { readPlaceholder, writePlaceholder } from '../../../src/markdown/kit/image-placeholder.ts';
import { check, render, told } from '../../support/documents.ts';

const files = ['a.png', 'b.png', 'a b.png', '图.png', '../up.png', '/p.png'];
const found = (html: string) =>
  [...html.matchAll(/<img data-picture="([^"]*)">/g)].map(([, text]) => readPlaceholder(text!));

test.each([
  { src: './a.png', alt: "A \"quoted\" <b> & 'it's' -->", title: '"><script>x</script>', eager: true },
  { src: '图 100%.png', alt: '机器 😀 %22 %zz \\ \n', eager: false },
  { src: '', alt: '', eager: false },
])('whatever a placeholder holds comes back: %j', (content) => {
  const html = `<p><img data-picture="${writePlaceholder(content)}"></p>`;
  expect(found(html)).toEqual([content]);
});

test('pictures beside the post become placeholders, the first of them eager', async () => {
  const { html, state } = await render(
    '![A *line* "x" <b> \\> y](a%20b.png)\n\ntext ![B](./b.png "A \\"title\\" <i>") text ![图](图.png)\n\n' +
      '![Up](../up.png)',
    { files },
  );
  expect(found(html)).toEqual([
    { src: 'a b.png', alt: expect.stringMatching(/^A line .x. <b> > y$/), eager: true },
    { src: './b.png', alt: 'B', title: 'A "title" <i>', eager: false },
    { src: '图.png', alt: '图', eager: false },
    { src: '../up.png', alt: 'Up', eager: false },
  ]);
  expect(state).toMatchObject({ images: ['a b.png', './b.png', '图.png', '../up.png'], errors: [] });
});

test('pictures in public/ keep their address, the later ones lazy', async () => {
  const { html, state } = await render('![P](/p.png) ![P](/p.png)', { files });
  expect(html).toBe('<p><img src="/p.png" alt="P"> <img src="/p.png" alt="P" loading="lazy"></p>\n');
  expect(state).toMatchObject({ images: [], errors: [] });
});

test('a picture used twice is listed once', async () => {
  expect((await render('![A](a.png) ![B](a.png)', { files })).state.images).toEqual(['a.png']);
});

describe('a picture by reference', () => {
  test.each([
    '![A][ref]\n\n[ref]: a.png',
    '![A][Ref]\n\n[REF]: a.png',
    '![ref][]\n\n[ref]: a.png',
    '![Ref]\n\n[ref]: a.png',
    '[ref]: a.png\n\n![A][ref]',
    '> ![A][ref]\n>\n> [ref]: a.png',
    '![A][ref]\n\n- x\n\n  [ref]: a.png',
    '![A][ref]\n\nx[^1]\n\n[^1]: note\n\n    [ref]: a.png',
    '![A][a  b]\n\n[a b]: a.png',
    '![A][ẞ]\n\n[ss]: a.png',
    '![A][ref]\n\n[ref]: a.png\n[ref]: missing.png',
  ])('is found like any other: %j', async (markdown) => {
    const { html, state } = await render(markdown, { files });
    expect(found(html)).toHaveLength(1);
    expect(state).toMatchObject({ images: ['a.png'], errors: [] });
  });

  test.each(['![A][r]\n\n[r]: no.png', '> ![A][r]\n>\n> [r]: no.png'])(
    'is missed like any other: %j',
    async (markdown) => {
      expect(told((await render(markdown, { files })).state.errors)).toEqual([
        '1: There is no image `no.png` beside the post.',
      ]);
    },
  );

  test('of a document does not leak into another', async () => {
    await render('[ref]: a.png', { files });
    expect((await render('![A][ref]', { files })).state).toMatchObject({ images: [], diagnostics: [] });
  });
});

test.each([
  ['x\n\n![A](no.png)', '3: There is no image `no.png` beside the post.'],
  ['![A](A.png)', '1: There is no image `A.png` beside the post.'],
  ['![A](/no.png)', '1: There is no image `/no.png` in `public`.'],
  ['![A](https://x.example/a.png)', '1: The image `https://x.example/a.png` is on another server.'],
  ['![A](//x.example/a.png)', '1: The image `//x.example/a.png` is on another server.'],
  ['![A](data:image/png;base64,x)', '1: The image `data:image/png;base64,x` is on another server.'],
  ['![A]()', '1: An image has no URL.'],
  ['![](a.png)', '1: The image `a.png` has no alt text.'],
  ['![ ](a.png)', '1: The image `a.png` has no alt text.'],
  ['![A](a.png?x)', '1: There is no image `a.png?x` beside the post.'],
  ['![A](100%.png)', '1: There is no image `100%.png` beside the post.'],
  ['[![A](no.png)](/x/)', '1: There is no image `no.png` beside the post.'],
])('a mistake is told: %j', async (markdown, problem) => {
  expect(told((await render(markdown, { files })).state.errors)).toEqual([problem]);
});

test.each(['100%.png', 'a#b.png', 'what?.png'])(
  'a name that no address can hold is told even when the file is there: %s',
  async (name) => {
    const { state } = await render(`![A](<${name}>)`, { files: [name] });
    expect(state.errors).toEqual([
      expect.objectContaining({
        line: 1,
        message: expect.stringContaining('has a `?`, `#` or `%` in it'),
        fix: 'Rename the file: letters, digits, hyphens.',
      }),
    ]);
    expect(state.images).toEqual([]);
  },
);

test('in MDX too', async () => {
  const state = await check('![A](a.png)\n\n![B](no.png)\n\n<Box>![](b.png)</Box>', { files });
  expect(state.images).toEqual(['a.png', 'b.png']);
  expect(told(state.errors)).toEqual([
    '3: There is no image `no.png` beside the post.',
    '5: The image `b.png` has no alt text.',
  ]);
});

import { expect, test } from 'vitest';
import { check, render, told } from '../../support/documents.ts';

const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

test('a heading is a link to itself, and is listed', async () => {
  const { html, state } = await render('## The `map` *function*\n\n### Part');
  expect(html).toContain(
    '<h2 id="the-map-function"><a href="#the-map-function" data-page-wrapper>The <code>map</code> ' +
      '<em>function</em></a></h2>',
  );
  expect(state.headings).toEqual([
    { depth: 2, id: 'the-map-function', text: 'The map function' },
    { depth: 3, id: 'part', text: 'Part' },
  ]);
});

test('an id of the author’s own', async () => {
  const markdown = '## A {#own-id}\n\n## Own id\n\nB\n--\n\n## C `{#c}` {#机}  \n\n## D \\{x}\n\n[a](#own-id)';
  const expected = [
    { depth: 2, id: 'own-id', text: 'A' },
    { depth: 2, id: 'own-id-1', text: 'Own id' },
    { depth: 2, id: 'b', text: 'B' },
    { depth: 2, id: '机', text: 'C {#c}' },
    { depth: 2, id: 'd-x', text: 'D {x}' },
  ].map(({ id, text }) => [id, text]);
  const { html, state } = await render(markdown);
  expect(html).toContain('<h2 id="own-id"><a href="#own-id" data-page-wrapper>A</a></h2>');
  expect([state, await check(markdown)].map(({ headings }) => headings.map(({ id, text }) => [id, text]))).toEqual([
    expected,
    expected,
  ]);
});

test('an id given twice is told, and what means nothing after a heading is a doubt', async () => {
  const { state } = await render('## A {#a}\n\n## B {#a}\n\n## C {#c .x}\n\n## D {.y}\n\n## E {-}');
  expect(told(state.errors)).toEqual(['3: Two headings of this post have the id `a`.']);
  expect(told(state.warnings)).toEqual([
    '5: `.x` after a heading means nothing here.',
    '7: `.y` after a heading means nothing here.',
    '9: `-` after a heading means nothing here.',
  ]);
  expect(state.headings.map(({ text }) => text)).toEqual(['A', 'B', 'C', 'D', 'E']);
});

test('what stands in a list has no syntax', async () => {
  const { state } = await render(
    '## On `code`, $\\alpha_1$, ==marks==, x^2^, H~2~O *and* **so**[^1] <b>on</b>\n\n[^1]: n',
  );
  expect(state.headings[0]!.text).toBe('On code, α₁, marks, x², H₂O and so on');
});

test.each([
  [
    ['A', 'A', 'A'],
    ['a', 'a-1', 'a-2'],
  ],
  [
    ['A', 'A 1', 'A'],
    ['a', 'a-1', 'a-2'],
  ],
  [
    ['A', 'A', 'A-1'],
    ['a', 'a-1', 'a-1-1'],
  ],
  [
    ['机器学习', 'हिन्दी', 'Über', 'C++', 'C#'],
    ['机器学习', 'हिन्दी', 'über', 'c', 'c-1'],
  ],
  [
    ['!?', '…'],
    ['section', 'section-1'],
  ],
  [
    ['constructor', '__proto__', 'toString'],
    ['constructor', '__proto__', 'tostring'],
  ],
])('%j have ids of their own', async (texts, expected) => {
  const { html, state } = await render(texts.map((text) => `## ${text.replace(/_/g, '\\_')}`).join('\n\n'));
  expect(ids(html)).toEqual(expected);
  expect(state.headings.map(({ id }) => id)).toEqual(expected);
  expect(state.headings.map(({ text }) => text)).toEqual(texts);
});

test.each([
  '## A [link](/tags/) in it',
  '## <https://example.com>',
  '## A<a id="old"></a> place',
  '## <a href="/x/">x</a>',
  '## ![pic](a.png)',
  '## A note[^1]\n\n[^1]: n',
])('a link is never inside a link: %s', async (markdown) => {
  const { html } = await render(markdown, { files: ['a.png'] });
  const heading = /<h2 id=.*?<\/h2>/s.exec(html)![0];
  expect(heading).not.toMatch(/<a\b(?:(?!<\/a>).)*<a\b/s);
});

test('a note’s number is no part of the heading’s text or id', async () => {
  const { state } = await render('## Part[^1]\n\n[^1]: note');
  expect(state.headings).toEqual([{ depth: 2, id: 'part', text: 'Part' }]);
});

test('the heading of the notes is not listed', async () => {
  expect((await render('## A\n\nx[^1]\n\n[^1]: n')).state.headings.map(({ id }) => id)).toEqual(['a']);
});

test('every listed heading has a text', async () => {
  const { state } = await render('## ![A line](a.png)\n\n## A', { files: ['a.png'] });
  for (const { text } of state.headings) expect(text).not.toBe('');
});

test('documents do not share their ids', async () => {
  await render('## A');
  expect((await render('## A')).state.headings[0]!.id).toBe('a');
});

test('in MDX too', async () => {
  expect((await check('## A\n\n## A {1 + 1}')).headings.map(({ id }) => id)).toEqual([
    'a',
    expect.stringMatching(/^a-./),
  ]);
});

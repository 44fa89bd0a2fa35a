import { expect, test } from 'vitest';
import { check, render } from '../../support/documents.ts';

const outline = (html: string) =>
  [...html.matchAll(/<(h\d)[^>]*>(.*?)<\/h\d>/gs)].map(([, tag, text]) => `${tag} ${text!.replace(/<[^>]+>/g, '')}`);

test.each<[string, string | undefined, string | undefined, string[]]>([
  ['# A', undefined, 'A', []],
  ['# A\n\n## B', undefined, 'A', ['h2 B']],
  ['text\n\n# A *b* `c`', undefined, 'A b c', []],
  ['## B\n\n# A', undefined, 'A', ['h2 B']],
  ['A\n===\n\nB\n---', undefined, 'A', ['h2 B']],
  ['# A\n\n## B', 'A', 'A', ['h2 B']],
  ['#  A  \n\n## B', ' A ', ' A ', ['h2 B']],
  ['# A\n\n## B\n\n###### C', 'Z', 'Z', ['h2 A', 'h3 B', 'h6 C']],
  ['# A\n\n# B\n\n## C\n\n# D', undefined, 'A', ['h2 B', 'h3 C', 'h2 D']],
  ['## B\n\n### C', undefined, undefined, ['h2 B', 'h3 C']],
  ['- # A\n- B\n  ---\n- ### C', 'Z', 'Z', ['h2 A', 'h3 B', 'h4 C']],
  ['> ## B\n>\n> ### C', 'Z', 'Z', ['h2 B', 'h3 C']],
  ['```\n# A\n```', undefined, undefined, []],
  ['', undefined, undefined, []],
])('%j under the title %j', async (markdown, known, title, headings) => {
  const { html, state } = await render(markdown, { title: known });
  expect(state.title).toBe(title);
  expect(outline(html)).toEqual(headings);
});

test('a page has no h1 but its title', async () => {
  for (const markdown of ['# A\n\n# B', '- # A', '> # A', '> # A\n\n# B'])
    expect((await render(markdown, { title: 'T' })).html).not.toContain('<h1');
});

test('an empty heading gives no title', async () => {
  expect((await render('#\n\ntext')).state.title).toBeUndefined();
});

test('in MDX too', async () => {
  expect((await check('# A *b*\n\n# C')).title).toBe('A b');
  expect((await check('# A\n\n# C')).headings).toEqual([{ depth: 2, id: 'c', text: 'C' }]);
});

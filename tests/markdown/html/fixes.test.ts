import { expect, test } from 'vitest';
import { check, render } from '../../support/documents.ts';

async function fixes(markdown: string): Promise<string[]> {
  const { state } = await render(markdown, { files: ['/a.png'] });
  return state.errors.map(({ fix = '' }) => fix);
}

test.each([
  ['<img src="/a.png" alt="a" style="width: 50%">', 'Write `width="50%"` instead.'],
  ['<img src="/a.png" alt="a" style="width:300px; height: 20px;">', 'Write `width="300"` and `height="20"` instead.'],
  ['<img src="/a.png" alt="a" style="max-width: 100%;">', 'Take it out.'],
  ['<p style="text-align:center">a</p>', 'Write `align="center"` instead.'],
  ['<div style="text-align: center; display: flex">a</div>', 'Write `align="center"` instead; for the rest use'],
  [
    '<table><tr><td style="vertical-align: top; background-color: #eee">a</table>',
    '`valign="top"` and `bgcolor="#eee"`',
  ],
  ['a <span style="color:#990">b</span>', 'Write `<font color="#990">` instead.'],
  ['<svg><path d="M0 0" style="fill: Red; stroke-width:2"/></svg>', '`fill="Red"` and `stroke-width="2"`'],
  ['<span style="text-indent: 2em; color: var(--x)">a</span>', 'Use a class, and put the rule in `src/styles'],
  ['<details markdown="1">\na\n</details>', 'leave an empty line after the tag'],
  ['<div className="b">a</div>', 'Write `class="b"`.'],
  ['<svg viewBox="0 0 1 1" strokeWidth="2"></svg>', 'Write `stroke-width="2"`.'],
  ['<p foo="x">a</p>', 'write `data-…`'],
  ['A list of Vec<T>.', 'To show it as text, write `&lt;T>` or put it between backticks.'],
  ['<div>\nUse <CDN_URL> here.\n</div>', 'To show it as text, write `&lt;CDN_URL>` or put it between backticks.'],
  ['Map<T extends Key>', 'To show it as text, write `&lt;T>`'],
  ['So a </T> b', 'To show it as text, write `&lt;/T>`'],
  ['<div>\nif a <b and c> d\n</div>', 'To show the tag as text, write `&lt;` for its `<`.'],
  ['<Callout kind="note">a</Callout>', 'A component works only in a file that ends in `.mdx`.'],
  ['<title>a</title>', 'Take it out. To show it as text, write `&lt;title>` or put it between backticks.'],
  [
    '<iframe src="//youtube-nocookie.com/embed/aqz-KE?rel=0"></iframe>',
    'Write `https://www.youtube.com/watch?v=aqz-KE` on',
  ],
  ['<iframe src="//player.vimeo.com/video/76979871"></iframe>', 'Write `https://vimeo.com/76979871` on'],
  ['<iframe src="https://a.example"></iframe>', 'Put the URL on a line of its own'],
])('%j is told with what to write', async (markdown, fix) => {
  expect((await fixes(markdown))[0]).toContain(fix);
});

test('what overlapping marks make a browser open again is told once', async () => {
  expect(await fixes('<p>a <b foo="1">b <i>c</b> d</i></p>\n\n<div><b bar="1">a</div>\n\n<p>b</p>')).toHaveLength(2);
});

test('in MDX too', async () => {
  const { errors } = await check('<p style="text-align: center">a</p>');
  expect(errors.map(({ fix }) => fix)).toEqual(['Write `align="center"` instead.']);
});

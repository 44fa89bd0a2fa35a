import { describe, expect, test } from 'vitest';
import { check, render, told } from '../../support/documents.ts';

const problems = async (markdown: string) => (await render(markdown)).state.errors;
const mdxProblems = async (mdx: string) => (await check(mdx)).errors;

describe('what runs JavaScript is refused, by line', () => {
  test.each([
    ['<script>alert(1)</script>', '1: A `<script>` does not belong in a post.'],
    ['a\n\n<SCRIPT src="x.js"></SCRIPT>', '3: A `<script>` does not belong in a post.'],
    ['<div>\n<p>\n<script>x</script>\n</div>', '3: A `<script>` does not belong in a post.'],
    ['text <script>x</script> text', '1: A `<script>` does not belong in a post.'],
    ['<svg><script>x</script></svg>', '1: A `<script>` does not belong in a post.'],
    ['a <b onclick="x">b</b>', '1: `onclick` runs JavaScript.'],
    ['<div ONCLICK=x>b</div>', '1: `onclick` runs JavaScript.'],
    ['<img src=x alt=x\n  onerror=x>', '1: `onerror` runs JavaScript.'],
    ['<div><svg/onload=x></svg></div>', '1: `onload` runs JavaScript.'],
    ['> <b onfocus>b</b>', '1: `onfocus` runs JavaScript.'],
    ['- a\n- <details ontoggle="x"><summary>a</summary></details>', '2: `ontoggle` runs JavaScript.'],
  ])('%j', async (markdown, problem) => {
    expect(told(await problems(markdown))).toEqual([problem]);
  });

  test.each([
    '<a href="javascript:x">a</a>',
    '<a href="JaVaScRiPt:x">a</a>',
    '<a href=" javascript:x">a</a>',
    '<a href="java\tscript:x">a</a>',
    '<a href="java\nscript:x">a</a>',
    '<a href="&#1;javascript:x">a</a>',
    '<a href="java&#115;cript:x">a</a>',
    '<a href="java&#x73;cript:x">a</a>',
    '<a href="javascript&colon;x">a</a>',
    '<a href="java&Tab;script:x">a</a>',
    '<a href="java&NewLine;script:x">a</a>',
    "<a href='javascript:x'>a</a>",
    '<a href=javascript:x>a</a>',
    '<form action="javascript:x"></form>',
    '<button formaction="javascript:x">a</button>',
    '<iframe src="javascript:x"></iframe>',
    '<svg><a xlink:href="javascript:x">a</a></svg>',
    '<object data="javascript:x"></object>',
    '[a](javascript:x)',
    '[a](JAVASCRIPT:x)',
    '[a](java&#115;cript:x)',
    '[a](javascript&colon;x)',
    '[a](<java\tscript:x>)',
    '<javascript:x>',
    '[a][r]\n\n[r]: javascript:x',
    '[a](<  javascript:x>)',
    '[a](java\\script:x)'.replace('\\', ''),
  ])('%j', async (markdown) => {
    expect(await problems(markdown)).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/runs JavaScript\.$/),
        fix: expect.stringContaining('no JavaScript'),
      }),
    ]);
  });
});

test.each([
  ['<p style="color: red">x</p>', '1: An inline `style` does not pass the site’s content security policy.'],
  ['a <b STYLE="x">b</b>', '1: An inline `style` does not pass the site’s content security policy.'],
  ['a\n\n<style>\np {}\n</style>', '3: A `<style>` in a post does not pass the site’s content security policy.'],
])('a style that the policy refuses is refused: %j', async (markdown, problem) => {
  expect(told(await problems(markdown))).toEqual([problem]);
});

test.each([
  '<details><summary>a</summary>b</details>',
  '<kbd>Ctrl</kbd> <mark>x</mark>',
  '<!-- <script>x</script> -->',
  '`<script>`',
  '```html\n<script>x</script>\n<p onclick="x" style="y">\n```',
  '    <script>x</script>',
  '\\<script>',
  '[a](https://example.com/?x=javascript:y)',
  '[javascript:x](/x/)',
  '<a href="/javascript:x">a</a>',
  '<p class="on style" data-on="x" id="onclick">a</p>',
  '[a](./javascript:x)',
  '&lt;script>',
  '<img src="/a.png" alt="JavaScript: The Good Parts">',
  '<abbr title="javascript: a language">js</abbr>',
  '<p aria-label="JavaScript: part 1">x</p>',
])('harmless: %j', async (markdown) => {
  expect(await problems(markdown)).toEqual([]);
});

describe('in MDX', () => {
  test.each([
    ['<script>x</script>', '1: A `<script>` does not belong in a post.'],
    ['a\n\ntext <b onClick={x}>b</b>', '3: `onClick` runs JavaScript.'],
    ['<p onclick="x">b</p>', '1: `onclick` runs JavaScript.'],
    ['<a href=" JavaScript:x">b</a>', '1: `href=" JavaScript:x"` runs JavaScript.'],
    ['<p style={{color: "red"}}>b</p>', '1: An inline `style` does not pass the site’s content security policy.'],
    ['<style>{`p {}`}</style>', '1: A `<style>` in a post does not pass the site’s content security policy.'],
    ['<div>\n\n<p>\n\n<i onload="x" />\n\n</p>\n\n</div>', '5: `onload` runs JavaScript.'],
    ['<Counter client:load />', '1: `client:load` runs JavaScript.'],
    ['a <Counter client:only="react" /> b', '1: `client:only` runs JavaScript.'],
    ['[a](javascript:x)', '1: The link `javascript:x` runs JavaScript.'],
  ])('%j', async (mdx, problem) => {
    expect(told(await mdxProblems(mdx))).toEqual([problem]);
  });

  test.each([
    '<Box style="wide" title="javascript: x">a</Box>',
    '<Box onlyOne>a</Box>',
    '<b class="x" {...y}>a</b>',
    '{/* <script> */}',
    '<></>',
  ])('harmless: %j', async (mdx) => {
    expect(await mdxProblems(mdx)).toEqual([]);
  });
});

test('every mistake has its own line of the file', async () => {
  const { state } = await render(
    '<p\n style="x"\n>\n<i onclick="x"></i>\n<script></script>\n</p>\n\n[a](javascript:x)',
    { firstLine: 10 },
  );
  expect(state.errors.map(({ line }) => line!).sort((a, b) => a - b)).toEqual([10, 13, 14, 17]);
});

test.each([
  '<iframe src="https://www.youtube-nocookie.com/embed/x" title="x"></iframe>',
  '<embed src="/a.pdf">',
  '<object data="/a.pdf"></object>',
  'a\n<IFRAME src="//a.example"></IFRAME>',
])('%j is a frame, and refused with what to write instead', async (markdown) => {
  expect(await problems(markdown)).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(/^An `<(iframe|embed|object)>` loads another site/),
      fix: expect.stringContaining('on a line of its own'),
    }),
  ]);
});

test('in MDX, too', async () => {
  expect((await check('a\n\n<iframe src="https://a.example" />')).errors).toMatchObject([
    { line: 3, message: 'An `<iframe>` loads another site into the page.' },
  ]);
});

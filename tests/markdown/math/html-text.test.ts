import { describe, expect, test } from 'vitest';
import { render, told } from '../../support/documents.ts';

/** HTML of a page in which each formula is its TeX between braces. */
const shown = (html: string) => html.replace(/<math alttext="(.*?)".*?<\/math>/gs, '{$1}');

describe('a formula in HTML', () => {
  test.each([
    ['<p>Let $x_1$ be.</p>\n', '<p>Let {x_1} be.</p>\n'],
    ['<table>\n<tr><td>$a<b$</td><td>$b$</td></tr>\n</table>\n', '<td>{a&lt;b}</td><td>{b}</td>'],
    ['<div>\\(a &lt; b\\)</div>\n', '<div>{a &lt; b}</div>'],
    ['<div>$$x$$</div>\n', '<div><div class="equation" tabindex="0" data-page-wrapper>{x}</div></div>'],
    ['<p>Is\n$$\nx\n$$</p>\n', '<p>Is\n{x}</p>'],
  ])('%j', async (markdown, expected) => {
    const { html, state } = await render(markdown);
    expect(shown(html)).toContain(expected);
    expect(state.diagnostics).toEqual([]);
  });

  test('is reported with its line where it cannot be read', async () => {
    const { state } = await render('Text.\n\n<div>\n$\\foo$</div>\n');
    expect(told(state.diagnostics)).toEqual([expect.stringMatching(/^4: The formula `\$\\foo\$` cannot be read/)]);
  });
});

test.each([
  '<div title="$x$">y</div>',
  '<pre>$x$</pre>',
  '<div><code>$x$</code></div>',
  '<div>\n<!-- $x$ -->\n</div>',
  '<div><span>$a</span><span>b$</span></div>',
  '<div>$5 and $6</div>',
])('no formula: %s', async (markdown) => {
  const { html } = await render(markdown);
  expect(html.trim().replace('<pre tabindex="0">', '<pre>')).toBe(markdown);
});

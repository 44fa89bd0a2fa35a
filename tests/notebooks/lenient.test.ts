import { describe, expect, test } from 'vitest';
import { render } from '../support/documents.ts';
import { readNotebook } from '../support/notebooks.ts';

/** A notebook of Markdown cells as Markdown. */
const read = (...cells: string[]) =>
  readNotebook(
    JSON.stringify({
      nbformat: 4,
      cells: cells.map((source) => ({ cell_type: 'markdown', metadata: {}, source })),
      metadata: {},
    }),
    { folder: '.', download: '/a.ipynb' },
  );

/** Markdown of a notebook as HTML, and the messages of its warnings; there are no errors. */
async function lenient(markdown: string, files: readonly string[] = []) {
  const { html, state } = await render(markdown, { isLenient: true, files });
  expect(state.errors).toEqual([]);
  return { html: html.trim(), warnings: state.warnings.map(({ message }) => message) };
}

describe('what a page cannot hold becomes the nearest that it can, with a warning', () => {
  test('an image on another server is a link', async () => {
    const { html, warnings } = await lenient('![A cat](https://example.org/cat-1.png)');
    expect(html).toBe('<p><a href="https://example.org/cat-1.png">A cat</a></p>');
    expect(warnings).toEqual(['The image `https://example.org/cat-1.png` is on another server; the page links to it.']);
  });

  test('inside a link it is its words', async () => {
    const { html } = await lenient('[![](https://example.org/open-in-colab.svg)](https://example.org/)');
    expect(html).toBe('<p><a href="https://example.org/">open in colab</a></p>');
  });

  test('the same in HTML, where a line of it opens the link', async () => {
    const { html } = await lenient('<a href="https://example.org/"><img src="https://example.org/a.png" alt="A"></a>');
    expect(html).toBe('<p><a href="https://example.org/">A</a></p>');
  });

  test('an image without alt text is called by the name of its file', async () => {
    const { html, warnings } = await lenient('![](./split-apply_combine.png)', ['split-apply_combine.png']);
    expect(decodeURIComponent(html)).toContain('"alt":"split apply combine"');
    expect(warnings).toEqual(['The image `./split-apply_combine.png` has no alt text.']);
  });

  test('scripts go with what is in them, handlers alone, a frame is a link', async () => {
    const { html, warnings } = await lenient(
      '<p onclick="a()">b</p>\n\n<script>c</script>\n\n<iframe src="https://example.org/d"></iframe>',
    );
    expect(html).toContain('<p>b</p>');
    expect(html).not.toContain('script');
    expect(html).toContain('<a href="https://example.org/d">');
    expect(warnings).toHaveLength(3);
  });

  test('a formula that cannot be read is its TeX', async () => {
    const { html, warnings } = await lenient(String.raw`So $\frac{a$ it is.`);
    expect(html).toContain(String.raw`<code>$\frac{a$</code>`);
    expect(warnings).toHaveLength(1);
  });

  test('a link to a notebook that is not there is its words', async () => {
    expect((await lenient('See [the next one](./b.ipynb).')).html).toBe('<p>See the next one.</p>');
  });
});

test('a link to a heading as Jupyter calls it leads there', async () => {
  const { html } = await lenient(
    '## Sorted, and *not* sorted\n\n[up](#Sorted,-and-not-sorted)\n\n<a id="Own"></a>[o](#Own)',
  );
  expect(html).toContain('<a href="#sorted-and-not-sorted">up</a>');
  expect(html).toContain('<a href="#Own">o</a>');
});

describe('elements of cells', () => {
  test('one that never ends ends with its cell', () => {
    const { body, warnings } = read('<div>\n\na', 'b');
    expect(body).toBe('<div>\n\na\n\n</div>\n\nb');
    expect(warnings).toMatchObject([{ cell: 1, line: 1, message: 'The `<div>` in cell 1 never ends.' }]);
  });

  test('one inside of a paragraph ends with that', () => {
    expect(read('a <b>b\n\nc').body).toBe('a <b>b</b>\n\nc');
  });

  test('one may go on over cells', () => {
    const { body, warnings } = read('<details>', 'a', '</details>');
    expect(body).toBe('<details>\n\na\n\n</details>');
    expect(warnings).toEqual([]);
  });

  test('what stands in one that ends, ends there', () => {
    expect(read('<center><div>a<div></center>').body).toBe('<center><div>a<div></div></div></center>');
  });

  test('an end of nothing is left out, and a heading begun twice is ended', () => {
    expect(read('a</div>').body).toBe('a');
    expect(read('<h2>a<h2>').body).toBe('<h2>a</h2>');
  });

  test('code has no elements', () => {
    expect(read('`<div>`\n\n```\n<div>\n```').warnings).toEqual([]);
  });
});

test('links as Jupyter reads them', () => {
  expect(read('[a](Two words.ipynb) [b](https://example.org/a_(b) c `[d](e f.ipynb)`').body).toBe(
    '[a](<Two words.ipynb>) [b](https://example.org/a_(b)) c `[d](e f.ipynb)`',
  );
  expect(read('[a](./b.png "A title here.png") [c](https://example.org/d_(e))').body).toBe(
    '[a](./b.png "A title here.png") [c](https://example.org/d_(e))',
  );
});

test('spaces inside the dollars of a formula, not of prices', () => {
  expect(read('$x $ and $ \\alpha$, `$ y$`').body).toBe('$x$ and $\\alpha$, `$ y$`');
  expect(read('from $5 to $ 6 and $ no').body).toBe('from $5 to $ 6 and $ no');
});

test('a formula that never ends goes no further than its paragraph', async () => {
  const { html, warnings } = await lenient(read('$$\nx', '**next**').body);
  expect(html).toContain('<strong>next</strong>');
  expect(warnings).toEqual(['The formula that begins with `$$` does not end before the next empty line.']);
});

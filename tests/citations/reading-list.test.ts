import { describe, expect, test } from 'vitest';
import { check, render, told } from '../support/documents.ts';

const bib = `@article{b, author={Doe, J.}, title={Second}, year=2020, month=mar, journal={J}, note={Read it twice.}}
@book{a, author={Doe, J. and Roe, R.}, title={A Book of $x^2$}, year=2021, doi={10.1000/1}}
@inproceedings{c, author={Doe, J.}, title={First}, year=2020, month=jan, booktitle={P}}
@misc{d, author={Roe, R.}, title={Undated}, note={arXiv:2001.00001}}
@xdata{e, publisher={P}}`;
const texts = { './read.bib': bib, 'read.bib': bib };

/** Headings and titles of entries, in order. */
const outline = (html: string) =>
  [...html.matchAll(/<h(\d)[^>]*>(?:<a[^>]*>)?([^<]*)|<li id="([^"]*)"/g)].map(([, depth, title, id]) =>
    depth === undefined ? id : `h${depth} ${title}`,
  );

async function list(markdown: string, files: Readonly<Record<string, string>> = texts) {
  const { html, state } = await render(markdown, { texts: files });
  return { html, state, errors: told(state.errors) };
}

describe('a list of references', () => {
  test('by year, the newest first, below the heading that it stands in', async () => {
    const { html, errors } = await list('## Read\n\n:::references{file=./read.bib group=year}\n:::\n\nEnd.');
    expect(errors).toEqual([]);
    expect(outline(html)).toEqual([
      ...['h2 Read', 'h3 2021', 'entry-a', 'h3 2020', 'entry-b', 'entry-c', 'h3 No date', 'entry-d'],
    ]);
    expect(html).toContain('<a href="https://doi.org/10.1000/1">');
    expect(html).toMatch(/<math[^>]*alttext="x\^2"/);
    expect(html).toContain('<span class="entry-note">Read it twice.</span>');
    expect(html).toContain('<p>End.</p>');
  });

  test('by type, and in no groups, without headings', async () => {
    const byType = await list(':::references{file=./read.bib group=type}\n:::');
    expect(outline(byType.html)).toEqual([
      ...['h2 Books', 'entry-a', 'h2 Articles', 'entry-b', 'h2 Conference papers', 'entry-c'],
      ...['h2 Other', 'entry-d'],
    ]);
    const whole = await list(':::references{file=./read.bib}\n:::');
    expect(outline(whole.html)).toEqual(['entry-a', 'entry-b', 'entry-c', 'entry-d']);
  });

  test('beside citations and another list no id is twice', async () => {
    const all = { ...texts, './references.bib': bib, 'references.bib': bib };
    const lists = ':::references{file=./read.bib}\n:::\n\n:::references\n:::';
    const { html, errors } = await list(`As @a says.\n\n${lists}`, all);
    expect(errors).toEqual([]);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('ref-a');
  });

  test('as Markdown', async () => {
    const { state } = await list('## Read\n\n:::references{file=./read.bib group=year}\n:::');
    expect(state.markdown).toContain(
      '### 2020\n\n- Doe, J. (2020). Second. J.\\\n  Read it twice.\n- Doe, J. (2020, January). First. P.\n',
    );
    expect(state.markdown).toContain('A Book of $x^2$. <https://doi.org/10.1000/1>');
    expect(state.markdown).not.toContain(':::');
  });

  test.each([
    [':::references{file=./no.bib}\n:::', '1: There is no file `./no.bib` for the list of references.'],
    [':::references{file=./read.bib group=yaer}\n:::', '1: A list of references is not grouped by `yaer`.'],
    [':::references{file=./read.bib by=year}\n:::', '1: `by` is no word of `:::references`.'],
    ['- a\n\n  :::references{file=./read.bib}\n  :::', '3: `:::references` stands inside of something else.'],
  ])('%j is told', async (markdown, message) => {
    expect((await list(markdown)).errors).toEqual([message]);
  });

  test('what is wrong in the file is told by its line', async () => {
    const { state } = await list(':::references{file=./read.bib}\n:::', {
      './read.bib': '@book{a, title={T}, author={Doe, J.}}\n@book{b, title={U}, date={2020-13}}',
      'read.bib': '@book{a, title={T}, author={Doe, J.}}\n@book{b, title={U}, date={2020-13}}',
    });
    expect(state.errors).toMatchObject([{ file: 'src/content/posts/read.bib', line: 2 }]);
  });

  test('works in MDX', async () => {
    const state = await check(':::references{file=./read.bib group=year}\n:::\n', { texts });
    expect(told(state.errors)).toEqual([]);
  });
});

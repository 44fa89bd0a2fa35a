import { describe, expect, test } from 'vitest';
import { readNotebook } from '../support/notebooks.ts';
import { render } from '../support/documents.ts';

const around = { folder: './a-post', download: '/posts/a-post/a-post.ipynb' };
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const markdown = (source: string | string[], more: object = {}) => ({
  cell_type: 'markdown',
  metadata: {},
  source,
  ...more,
});
const raw = (source: string) => ({ cell_type: 'raw', metadata: {}, source });
const code = (source: string | string[], outputs: object[] = [], more: object = {}) => ({
  cell_type: 'code',
  execution_count: 1,
  metadata: {},
  source,
  outputs,
  ...more,
});
const print = (text: string) => ({ output_type: 'stream', name: 'stdout', text });
const text = (cells: object[], metadata: object = {}) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }, null, 1);
const read = (...cells: object[]) => readNotebook(text(cells), around);
const listed = (found: readonly { cell?: number | undefined; line?: number | undefined; message: string }[]) =>
  found.map(({ cell, line, message }) => `${cell}:${line}: ${message}`);

test('a notebook as fastpages and Jupyter write it', async () => {
  const figure = {
    output_type: 'display_data',
    metadata: { 'image/png': { width: 640 } },
    data: { 'image/png': [png], 'text/plain': ['<Figure size 640x480 with 1 Axes>'] },
  };
  const frame = {
    output_type: 'execute_result',
    execution_count: 2,
    metadata: {},
    data: {
      'text/html': [
        '<div>\n',
        '<style scoped>\n    .dataframe tbody tr th { vertical-align: top; }\n</style>\n',
        '<table border="1" class="dataframe">\n  <thead>\n    <tr style="text-align: right;">\n      <th></th>\n' +
          '      <th>a</th>\n    </tr>\n  </thead>\n  <tbody>\n    <tr>\n      <th>0</th>\n      <td>1</td>\n    ' +
          '</tr>\n  </tbody>\n</table>\n',
        '</div>',
      ],
      'text/plain': ['   a\n', '0  1'],
    },
  };
  const cells = [
    markdown([
      '# Fitting a line\n',
      '> What least squares does.\n',
      '\n',
      '- toc: true\n',
      '- categories: [statistics, jupyter]\n',
      '- date: 2022-06-28',
    ]),
    code(['#hide_input\n', 'import pandas as pd'], [print('ready\n')]),
    markdown(['## Data\n', '\n', 'Five points.']),
    code('pd.DataFrame({"a": [1]})', [frame], { execution_count: 2 }),
    code(
      ['#| label: fig-line\n', '#| fig-cap: Five points\n', '#| fig-alt: A line through five points\n', 'plot()'],
      [figure],
      { execution_count: null },
    ),
  ];
  const notebook = readNotebook(text(cells, { kernelspec: { language: 'python', name: 'python3' } }), around);
  expect(notebook.yaml).toBe(
    'title: "Fitting a line"\ndescription: "What least squares does."\ntoc: true\ntags: [statistics, jupyter]\n' +
      'date: 2022-06-28',
  );
  expect({ cell: notebook.yamlCell, lines: notebook.yamlLines }).toEqual({ cell: 1, lines: [1, 2, 4, 5, 6] });
  expect([...notebook.files.keys()]).toEqual(['output-5-1.png']);
  expect(Buffer.from(notebook.files.get('output-5-1.png')!).toString('base64')).toBe(png);
  expect(notebook).toMatchObject({ errors: [], warnings: [] });

  const { html, state } = await render(notebook.body, { files: ['a-post/output-5-1.png'] });
  expect(state).toMatchObject({ diagnostics: [], images: ['./a-post/output-5-1.png'] });
  expect(html).not.toMatch(/base64|style|Fitting|hide|import pandas/);
  expect(html).toContain('<div class="output"><pre tabindex="0">ready</pre></div>');
  expect(html).toMatch(/In \[2\].*pd\.<span class="f">DataFrame/);
  expect(html).toContain('<div class="table" tabindex="0" data-page-wrapper><table>');
  expect(html).toContain('<th>0</th>\n<td>1</td>');
  expect(html).toMatch(/<figure id="fig-line">.*Five points<\/figcaption>/);
  expect(html).not.toContain('In [1]');
});

test('every line of the body knows its cell and line', () => {
  const notebook = read(
    markdown('# T\n\n\nOne\ntwo\n'),
    code('#| echo: true\n\nx = 1\ny = 2', [print('a')]),
    markdown('- b'),
    markdown('- c'),
  );
  const lines = notebook.body
    .split('\n')
    .map(
      (line, index) => `${notebook.positions[index]?.cell ?? '-'}:${notebook.positions[index]?.line ?? '-'} ${line}`,
    );
  expect(lines).toEqual([
    ...['1:4 One', '1:5 two', '-:- '],
    ...['2:3 ```python label="In [1]"', '2:3 x = 1', '2:4 y = 2', '2:4 ```', '-:- '],
    ...['2:4 ```{output}', `2:4 {"kind":"text","text":"a","download":"${around.download}"}`, '2:4 ```', '-:- '],
    ...['3:1 - b', '-:- ', '-:- <!-- -->', '-:- ', '4:1 - c'],
  ]);
});

describe('front matter', () => {
  test.each<[string, object[], string, number | undefined, number[], string]>([
    ['raw, without lines', [raw('title: A\ntags: [b]'), markdown('Text')], 'title: A\ntags: [b]', 1, [1, 2], 'Text'],
    ['raw, between lines', [raw('---\ntitle: A\n---\n'), markdown('Text')], 'title: A', 1, [2], 'Text'],
    ['raw, with text below', [raw('---\ntitle: A\n---\n\nText')], 'title: A', 1, [2], 'Text'],
    ['raw, never closed', [raw('\n---\ntitle: A')], 'title: A', 1, [3], ''],
    ['raw, a comment first', [raw('# by me\ntitle: A')], '# by me\ntitle: A', 1, [1, 2], ''],
    ['a Markdown cell of YAML', [markdown('---\ntitle: A\n---\nText')], 'title: A', 1, [2], 'Text'],
    ['a rule and a heading are no front matter', [markdown('---\nTitle\n---')], '', undefined, [], '---\nTitle\n---'],
    ['an underlined line is no front matter', [markdown('Note: a\n---\nb')], '', undefined, [], 'Note: a\n---\nb'],
    ['empty cells and code before it', [markdown(' \n'), code('#| hide\nx'), raw('title: A')], 'title: A', 3, [1], ''],
    [
      'fastpages, with text below',
      [markdown("# \"A: b\"\n> 'It''s c'\n\n- badges: false\n- image: images/x.png\n\nText")],
      'title: "A: b"\ndescription: "It\'s c"\nbadges: false\nimage: images/x.png',
      1,
      [1, 2, 4, 5],
      'Text',
    ],
    [
      'fastpages, no list',
      [markdown('# A #\n> b\n> <a href="x">c</a> 1 < 2\n')],
      'title: "A"\ndescription: "b c 1 < 2"',
      1,
      [1, 2],
      '',
    ],
    [
      'fastpages, its own title and tags',
      [markdown('# A\n- title: B\n- tags: [c]\n- categories: [d]\n- empty:')],
      'title: B\ntags: [c]\ncategories: [d]\nempty: ',
      1,
      [2, 3, 4, 5],
      '',
    ],
    ['a quotation below the title', [markdown('# A\n> b\n\nText')], 'title: "A"', 1, [1], '> b\n\nText'],
    [
      'a list below the title',
      [markdown('# A\n- first: do b\n- second: do c')],
      'title: "A"',
      1,
      [1],
      '- first: do b\n- second: do c',
    ],
    [
      'a heading somewhere',
      [markdown('Text'), code('# no'), markdown('## b\n\nA *b* "c" `d"`\n===\n\nText')],
      'title: "A b “c” d\\""',
      3,
      [3],
      'Text\n\n```python label="In [1]"\n# no\n```\n\n## b\n\n\nText',
    ],
    ['none', [markdown('## b\n\n```\n# no\n```')], '', undefined, [], '## b\n\n```\n# no\n```'],
    ['no cells', [], '', undefined, [], ''],
  ])('%s', (_, cells, yaml, yamlCell, yamlLines, body) => {
    expect(read(...cells)).toMatchObject({ yaml, yamlCell, yamlLines, body, errors: [], warnings: [] });
  });

  test('another raw cell is left out, and said so; one of Markdown is Markdown', () => {
    const { body, warnings } = read(markdown('# A'), raw('\\newpage'), raw(''), {
      ...raw('*b*'),
      metadata: { raw_mimetype: 'text/markdown' },
    });
    expect(body).toBe('*b*');
    expect(listed(warnings)).toEqual(['2:undefined: Cell 2 is a raw cell, which is left out.']);
  });
});

describe('a Markdown cell ends where it ends', () => {
  test.each([
    ['a\n\n```python\nx = 1', 3, 'a block of code', '```'],
    ['~~~~\n```\n~~~', 1, 'a block of code', '~~~~'],
    ['a\n\n<!-- b', 3, 'an HTML element or comment', '-->'],
    ['<pre>\nb', 1, 'an HTML element or comment', '</pre>'],
    ['<?php', 1, 'an HTML element or comment', '?>'],
    ['<![CDATA[', 1, 'an HTML element or comment', ']]>'],
  ])('%j is closed', (source, line, what, close) => {
    const { body, errors } = read(markdown('## a'), markdown(source), markdown('**next**'));
    expect(listed(errors)).toEqual([`2:${line}: Cell 2 opens ${what} here and does not close it.`]);
    expect(body.endsWith(`\n${close}\n\n**next**`)).toBe(true);
  });

  test.each([
    '- a\n\n  ```\n  b',
    '> ```\n> a',
    '<div>',
    '`a',
    '[a]: <b',
    '[^1]: a\n\n    ```',
    '| a |\n|---|',
    'a\\',
    '<a href="',
    '1. a\n   $$\n   b',
  ])('%j is closed by its end', async (source) => {
    const notebook = read(markdown(source), markdown('**next**'));
    expect(notebook.errors).toEqual([]);
    expect((await render(notebook.body)).html).toMatch(/<p><strong>next<\/strong><\/p>/);
  });

  test.each(['- b', '1. b', '    b', '* b'])('%j does not go on with a list', async (source) => {
    const { html } = await render(read(markdown('- a'), markdown(source)).body);
    expect(html).toMatch(/<ul>\s*<li>a<\/li>\s*<\/ul>/);
  });
});

describe('pasted images', () => {
  const attachments = {
    'a b.png': { 'image/png': png },
    'a.svg': { 'image/svg+xml': '<svg onload="x"/>' },
    'unused.png': { 'image/png': png },
    '': {},
  };

  test('become files', () => {
    const { body, files, errors, warnings } = read(
      markdown('![x](attachment:a%20b.png) ![y](<attachment:a b.png>) ![z](attachment:a.svg)', { attachments }),
    );
    expect(body).toBe(
      '![x](./a-post/attachment-1-2.png) ![y](<./a-post/attachment-1-2.png>) ![z](./a-post/attachment-1-3.svg)',
    );
    expect([...files.keys()]).toEqual(['attachment-1-2.png', 'attachment-1-3.svg']);
    expect(Buffer.from(files.get('attachment-1-3.svg')!).toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"></svg>',
    );
    expect([errors, warnings]).toEqual([[], []]);
  });

  test('that are missing, broken or not described', () => {
    const { errors, warnings } = read(
      markdown('![x](attachment:gone.png)'),
      markdown('![image.png](attachment:image.png) ![](attachment:b.png)\nattachment:c\nd', {
        attachments: {
          'image.png': { 'image/png': png },
          'b.png': { 'image/png': 'AAAA' },
          'c\nd': { 'image/png': png },
        },
      }),
    );
    expect(listed(errors)).toEqual([
      '1:undefined: Cell 1 shows the pasted image `gone.png`, which is not in the notebook.',
      '2:undefined: The pasted image `b.png` of cell 2 cannot be read.',
    ]);
    expect(listed(warnings)).toEqual(['2:undefined: The image `image.png` in cell 2 has its file’s name as alt text.']);
  });
});

describe('files that are no notebook', () => {
  test.each<[string, string, number | undefined, string]>([
    ['empty', '  ', 1, 'The notebook is empty.'],
    ['cut off', '{\n "cells": [', 2, 'The notebook is not valid JSON: see column 12 of this line.'],
    ['a comma too many', '{"a": [1,\n]}', 2, 'The notebook is not valid JSON: see column 1 of this line.'],
    ['no quotes', '{\n  a: 1}', 2, 'The notebook is not valid JSON: see column 3 of this line.'],
    ['a wrong word', '{"a": [1, nul]}', 1, 'The notebook is not valid JSON: see column 11 of this line.'],
    ['a string that never ends', '{"a": "b\n', 1, 'The notebook is not valid JSON: see column 7 of this line.'],
    ['a bracket too many', '{"a": {}}}', 1, 'The notebook is not valid JSON: see column 10 of this line.'],
    ['the wrong bracket', '{"a": [1}', 1, 'The notebook is not valid JSON: see column 9 of this line.'],
    ['two values', '{},{}', 1, 'The notebook is not valid JSON: see column 3 of this line.'],
    [
      'a merge',
      '{\n "cells": [\n<<<<<<< HEAD\n',
      3,
      'The notebook holds the marks of a Git merge that is not finished.',
    ],
    ['HTML', '<!DOCTYPE html>', 1, 'The notebook is not valid JSON: see column 1 of this line.'],
    ['a list', '[]', undefined, 'This is JSON, but no Jupyter notebook: it has no cells of a known format.'],
    [
      'other JSON',
      '{"cells": []}',
      undefined,
      'This is JSON, but no Jupyter notebook: it has no cells of a known format.',
    ],
    [
      'no list of cells',
      '{"nbformat": 4, "cells": {}}',
      undefined,
      'This is JSON, but no Jupyter notebook: it has no cells of a known format.',
    ],
    [
      'format 2',
      '{"nbformat": 2, "worksheets": []}',
      undefined,
      'The notebook is in format 2, which is too old to read.',
    ],
    [
      'format 5',
      '{"nbformat": 5, "cells": []}',
      undefined,
      'The notebook is in format 5, which is newer than this blog knows (4).',
    ],
  ])('%s', (_, source, line, message) => {
    const { errors, body } = readNotebook(source, around);
    expect(errors).toEqual([
      { cell: undefined, ...(line === undefined ? {} : { line }), message, fix: expect.any(String) },
    ]);
    expect(body).toBe('');
  });

  test('an old one says how to convert it', () => {
    expect(readNotebook('{"nbformat": 1}', around).errors[0]!.fix).toContain(
      'jupyter nbconvert --to notebook --nbformat 4',
    );
  });

  test('one whose parts are of wrong kinds is read as far as it goes', () => {
    const cells = [
      null,
      1,
      {},
      { cell_type: 'code', source: { a: 1 }, outputs: 'x' },
      code(
        [1, null, 'x'] as never,
        [
          null,
          { output_type: 'stream', text: 3 },
          { output_type: 'error' },
          { output_type: 'display_data', data: { 'text/plain': { a: 1 } } },
        ] as never,
      ),
    ];
    expect(readNotebook(JSON.stringify({ nbformat: 4, cells, metadata: [] }), around)).toMatchObject({
      body: expect.stringContaining('```python label="In [1]"\nx\n```'),
      errors: [],
    });
  });
});

test('format 3 is read', async () => {
  const cells = [
    { cell_type: 'heading', level: 1, source: ['Old\n', 'title'] },
    {
      cell_type: 'code',
      language: 'ruby',
      prompt_number: 7,
      input: ['puts 1\n', 'x'],
      outputs: [
        { output_type: 'stream', stream: 'stderr', text: 'careful' },
        { output_type: 'pyout', prompt_number: 7, text: ['1'], html: '<b>one</b>' },
        { output_type: 'display_data', png, text: 'A very old plot' },
        { output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: ['t'] },
      ],
    },
    { cell_type: 'heading', level: 2, source: 'Part' },
  ];
  const notebook = readNotebook(
    JSON.stringify({ nbformat: 3, metadata: { name: 'x' }, worksheets: [{ cells }] }),
    around,
  );
  expect(notebook).toMatchObject({ yaml: 'title: "Old title"', errors: [], warnings: [] });
  expect(notebook.body).toContain('```ruby label="In [7]"\nputs 1\nx\n```');
  expect(notebook.body).toContain('![A very old plot](./a-post/output-2-3.png)');
  const { html } = await render(notebook.body, { files: ['a-post/output-2-3.png'] });
  expect(html).toMatch(/<details class="output">.*careful.*<b>one<\/b>.*<code>E: v<\/code>.*>Part</s);
});

test('the same notebook gives the same post; line ends of any system do', () => {
  const cells = [markdown('# A\n\nb'), code('x\ny', [print('z\n')])];
  expect(read(...cells)).toEqual(read(...cells));
  const windows = [markdown('# A\r\n\r\nb'), code(['x\r\n', 'y'], [print('z\r\n')])];
  expect(readNotebook(`\ufeff${text(windows)}`, around)).toEqual(read(...cells));
});

test('any script and any character passes through', async () => {
  const notebook = read(markdown('# שלום\n\nשלום עולם'), code('名前 = "値"', [print('こんにちは 👋\n')]));
  expect(notebook.yaml).toBe('title: "שלום"');
  expect(read(markdown('# a\ud800'), markdown('b\ud800'))).toMatchObject({ yaml: 'title: "a\ufffd"', body: 'b\ufffd' });
  expect((await render(notebook.body)).html).toMatch(/שלום עולם.*名前.*こんにちは 👋/s);
});

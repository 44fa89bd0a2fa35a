import { describe, expect, test } from 'vitest';
import { readNotebook } from '../support/notebooks.ts';
import { render } from '../support/documents.ts';

const around = { folder: './a-post', download: '/a.ipynb' };
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const printed = { output_type: 'stream', name: 'stdout', text: 'PRINTED' };
const image = { output_type: 'display_data', metadata: {}, data: { 'image/png': png } };

function read(
  source: string,
  { outputs = [printed], tags = [], metadata = {} }: { outputs?: object[]; tags?: string[]; metadata?: object } = {},
) {
  const cells = [{ cell_type: 'code', execution_count: 3, metadata: { tags }, source, outputs }];
  return readNotebook(JSON.stringify({ nbformat: 4, metadata, cells }), around);
}

/** What of a cell is seen: `code`, `(code)` when it is folded, and the same for its output. */
function seen(body: string): string {
  const code = /^```python(.*)\nx\n```$/m.exec(body);
  const output = /PRINTED/.test(body) && (/<details>\n<summary>Output/.test(body) ? '(output)' : 'output');
  return [code && (/ fold$/.test(code[1]!) ? '(code)' : 'code'), output].filter(Boolean).join(' ');
}

describe('what a cell asks for', () => {
  test.each([
    ...[
      ['x', 'code output'],
      ['\n\nx\n', 'code output'],
    ],
    ...[
      ['#| hide\nx', ''],
      ['#|hide\nx', ''],
      ['#| include: false\nx', ''],
      ['#| hide: true\nx', ''],
    ],
    ...[
      ['#| echo: false\nx', 'output'],
      ['#|echo:false\nx', 'output'],
      ['#| echo: true\nx', 'code output'],
      ['#| hide_input\nx', 'output'],
    ],
    ...[
      ['#| output: false\nx', 'code'],
      ['#| output: asis\nx', 'code output'],
      ['#| hide_output\nx', 'code'],
      ['#| eval: false\nx', 'code output'],
    ],
    ...[
      ['#| fold: true\nx', '(code) output'],
      ['#| code-fold: true\nx', '(code) output'],
      ['#| code-fold: show\nx', 'code output'],
    ],
    ...[
      ['#hide\nx', ''],
      ['# hide\nx', ''],
      ['#hide_input\nx', 'output'],
      ['#hide-input\nx', 'output'],
      ['#hide_output\nx', 'code'],
    ],
    ...[
      ['#collapse\nx', '(code) output'],
      ['#collapse-hide\nx', '(code) output'],
      ['# collapse_hide\nx', '(code) output'],
      ['#collapse-show\nx', 'code output'],
    ],
    ...[
      ['#collapse_output\nx', 'code (output)'],
      ['#collapse\n#collapse-output\nx', '(code) (output)'],
      ['#collapse\n\n#hide_output\nx', '(code)'],
    ],
    ...[
      ['#| fold: true\n#| echo: false\nx', 'output'],
      ['//| echo: false\nx', 'output'],
      ['--| echo: false\nx', 'output'],
    ],
    ...[
      ['#| export\n#| default_exp core\nx', 'code output'],
      ['#| echo: FALSE\n#| eval: true\nx', 'output'],
      ['#| constructor\n#| __proto__: 1\nx', 'code output'],
    ],
  ])('%j: %s', (source, expected) => {
    const { body, errors } = read(source!);
    expect(seen(body)).toBe(expected);
    expect(errors).toEqual([]);
  });

  test.each([
    ['hide-input', '(code) output'],
    ['hide_input', '(code) output'],
    ['hide-output', 'code (output)'],
    ['hide-cell', '(code) (output)'],
    ['remove-input', 'output'],
    ['remove-output', 'code'],
    ['remove_cell', ''],
    ['Remove-Cell', ''],
    ['hide', 'code output'],
    ['parameters', 'code output'],
  ])('tag %s: %s', (tag, expected) => {
    expect(seen(read('x', { tags: [tag] }).body)).toBe(expected);
  });

  test('a Markdown cell that is removed', () => {
    const cells = [
      { cell_type: 'markdown', metadata: { tags: ['remove-cell'] }, source: 'a' },
      { cell_type: 'markdown', metadata: {}, source: 'b' },
    ];
    expect(readNotebook(JSON.stringify({ nbformat: 4, metadata: {}, cells }), around).body).toBe('b');
  });

  test('a comment that only looks like it stays', () => {
    expect(read('# hide the rest\nx').body).toContain('# hide the rest\nx');
    expect(read('x\n# hide').body).toContain('x\n# hide');
    expect(read('%%time\n#| echo: true\nx').body).toContain('\n%%time\nx\n');
  });

  test('a cell of nothing but options shows its output', () => {
    expect(read('#| export').body).toMatch(/^```\{output\}\n.*PRINTED.*\n```$/);
    expect(read('', { outputs: [] }).body).toBe('');
  });

  test('messages can be left out', () => {
    const outputs = [{ output_type: 'stream', name: 'stderr', text: 'careful' }, printed];
    expect(read('x', { outputs }).body).toContain('careful');
    expect(read('#| warning: false\nx', { outputs }).body).not.toContain('careful');
  });

  test('options that are no YAML are told by cell and line', () => {
    const { errors } = read('#| echo: true\n#| fig-cap: Loss: a look\nx');
    expect(errors).toEqual([
      {
        cell: 1,
        line: 2,
        message: expect.stringMatching(/^The options of cell 1 are not valid YAML: nested mappings/),
        fix: expect.stringContaining('fig-cap: "Loss'),
      },
    ]);
  });

  test('an option given twice is told by cell and line', () => {
    const message = 'The options of cell 1 are not valid YAML: map keys must be unique.';
    expect(read('#| echo: true\n#| echo: false\nx').warnings).toMatchObject([{ cell: 1, line: 2, message }]);
  });

  test('folded outputs are behind a line, whatever they are', async () => {
    const { html, state } = await render(
      read('#collapse_output\n#| fig-alt: A dot\nx', { outputs: [printed, image] }).body,
      { files: ['a-post/output-1-2.png'] },
    );
    expect(html).toMatch(/<details>\s*<summary>Output<\/summary>.*PRINTED.*data-picture.*<\/details>/s);
    expect(state.errors).toEqual([]);
  });
});

describe('code', () => {
  test.each([
    ['x', {}, 'python'],
    ['x', { kernelspec: { language: 'R' } }, 'r'],
    ['x', { kernelspec: {}, language_info: { name: 'julia' } }, 'julia'],
    ['x', { kernelspec: { language: 'C++17' } }, 'cpp'],
    ['x', { kernelspec: { language: 'two words `' } }, 'text'],
    ['x', { kernelspec: { language: 'constructor' } }, 'constructor'],
    ['%%bash\nls', {}, 'bash'],
    ['%%sh\nls', {}, 'bash'],
    ['%%sql db\nselect 1', {}, 'sql'],
    ['%%html\n<b>', {}, 'html'],
    ['%%javascript\nx', {}, 'javascript'],
    ['%%time\nx', {}, 'python'],
    ['%%constructor\nx', {}, 'python'],
    ['%matplotlib inline\n!ls\nx', {}, 'python'],
    ['!ls\n\n!pwd', {}, 'bash'],
  ])('%j with %j is %s', (source, metadata, language) => {
    expect(read(source, { metadata, outputs: [] }).body).toBe(`\`\`\`${language} label="In [3]"\n${source}\n\`\`\``);
  });

  test('backticks in it do not end it', async () => {
    const { body } = read('"""\n````\n"""\n', { outputs: [] });
    expect(body).toBe('`````python label="In [3]"\n"""\n````\n"""\n`````');
    expect((await render(body)).html.match(/<pre/g)).toHaveLength(1);
  });

  test('an error in the Markdown names a line of the cell', async () => {
    const notebook = read('#| echo: true\nx', { metadata: { kernelspec: { language: 'pythn' } } });
    const { state } = await render(notebook.body);
    expect(state.warnings[0]!.message).toContain('`pythn` is unknown');
    expect(notebook.positions[state.warnings[0]!.line! - 1]).toEqual({ cell: 1, line: 2 });
  });
});

describe('images', () => {
  const show = (source: string, data: object, metadata: object = {}) =>
    read(source, { outputs: [{ output_type: 'display_data', metadata, data: { 'image/png': png, ...data } }] });

  test.each<[string, object, object, string]>([
    ['#| fig-alt: A dot', { 'text/plain': 'A plot of x' }, {}, '![A dot](./a-post/output-1-1.png)'],
    [
      '#| fig-cap: "The \\"dot\\" & $x$"',
      {},
      {},
      '![The "dot" \\& \\$x\\$](./a-post/output-1-1.png "The \\"dot\\" \\& $x$")',
    ],
    [
      '#| fig-cap: >\n#|   Two\n#|   lines\n#| fig-alt: A dot\n#| label: fig-dot',
      {},
      {},
      '![A dot](./a-post/output-1-1.png "Two lines"){#fig:dot}',
    ],
    [
      'x',
      {},
      { 'image/png': { alt: 'Given [by] *IPython*' } },
      '![Given \\[by\\] \\*IPython\\*](./a-post/output-1-1.png)',
    ],
    ['x', { 'text/plain': 'A plot of x\nagainst y' }, {}, '![A plot of x against y](./a-post/output-1-1.png)'],
  ])('%j %j %j', (source, data, metadata, expected) => {
    const { body, warnings, errors } = show(source, data, metadata);
    expect(body).toContain(expected);
    expect([warnings, errors]).toEqual([[], []]);
  });

  test.each([
    '',
    '<Figure size 640x480 with 1 Axes>',
    '<matplotlib.axes._subplots.AxesSubplot at 0x7f1>',
    '<PIL.Image.Image image mode=RGB>',
    '[<matplotlib.lines.Line2D at 0x7f>]',
    'alt.Chart(... a b)',
    'plot without title',
    'Text(0.5, 1.0, "a b")',
    'x'.repeat(400),
  ])('%j says nothing of what is seen', (plain) => {
    const { body, warnings } = show('x', { 'text/plain': plain });
    expect(body).toContain('![Output 1 of cell 1: a picture](./a-post/output-1-1.png)');
    expect(warnings).toEqual([
      {
        cell: 1,
        message: 'Output 1 of cell 1 is an image without alt text.',
        fix: expect.stringContaining('#| fig-alt:'),
      },
    ]);
  });

  test('several of one cell take captions in order; the first has the label', () => {
    const { body, files } = read(
      '#| label: fig-two\n#| fig-alt: [One, Two]\n#| fig-cap:\n#|   - First\n#|   - Second\nx',
      { outputs: [image, printed, image] },
    );
    expect(body).toContain('![One](./a-post/output-1-1.png "First"){#fig:two}\n');
    expect(body).toMatch(/\n!\[Two\]\(\.\/a-post\/output-1-3\.png "Second"\)$/);
    expect([...files.keys()]).toEqual(['output-1-1.png', 'output-1-3.png']);
  });

  test.each([
    ['image/jpeg', '/9j/4AAQSkZJRg==', 'output-1-1.jpg'],
    ['image/gif', 'R0lGODlhAQABAAAAACw=', 'output-1-1.gif'],
    ['image/svg+xml', '<svg viewBox="0 0 1 1"></svg>', 'output-1-1.svg'],
  ])('%s', (type, content, name) => {
    const { body, files } = read('#| fig-alt: A dot\nx', {
      outputs: [{ output_type: 'display_data', metadata: {}, data: { [type]: content } }],
    });
    expect(body).toContain(`](./a-post/${name})`);
    expect([...files.keys()]).toEqual([name]);
  });

  test('a drawing rather than pixels, unless it is large', () => {
    expect([...show('x', { 'image/svg+xml': '<svg/>' }).files.keys()]).toEqual(['output-1-1.svg']);
    expect([...show('x', { 'image/svg+xml': `<svg>${' '.repeat(100_000)}</svg>` }).files.keys()]).toEqual([
      'output-1-1.png',
    ]);
    expect([...show('x', { 'image/svg+xml': 'no drawing' }).files.keys()]).toEqual(['output-1-1.png']);
  });

  test.each(['image/png', 'image/jpeg', 'image/svg+xml'])('a broken %s stops the build', (type) => {
    const { errors, files } = read('x', {
      outputs: [{ output_type: 'display_data', metadata: {}, data: { [type]: 'AAAA' } }],
    });
    expect(errors).toEqual([
      { cell: 1, message: 'Output 1 of cell 1 is an image that cannot be read.', fix: expect.any(String) },
    ]);
    expect(files.size).toBe(0);
  });

  test('a folder of any name can be an address', () => {
    const cells = [{ cell_type: 'code', source: '#| fig-alt: A dot', outputs: [image] }];
    const { body } = readNotebook(JSON.stringify({ nbformat: 4, cells }), { folder: './a post (1) é', download: '' });
    expect(body).toBe('![A dot](./a%20post%20%281%29%20%C3%A9/output-1-1.png)');
  });
});

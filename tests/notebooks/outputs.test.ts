import { describe, expect, test } from 'vitest';
import { readNotebook } from '../support/notebooks.ts';
import { render } from '../support/documents.ts';

const around = { folder: './a-post', download: '/posts/a/a"b.ipynb' };
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const stream = (text: string | string[], name = 'stdout') => ({ output_type: 'stream', name, text });
const data = (forms: object) => ({ output_type: 'display_data', metadata: {}, data: forms });

/** The HTML of a cell's outputs, and what was said about them. */
async function show(...outputs: object[]) {
  const cells = [{ cell_type: 'code', execution_count: 1, metadata: {}, source: '#| echo: false', outputs }];
  const { body, errors, warnings, files } = readNotebook(JSON.stringify({ nbformat: 4, metadata: {}, cells }), around);
  const { html, state } = await render(body, { files: [...files.keys()].map((name) => `a-post/${name}`) });
  return {
    html: html.trim(),
    body,
    files,
    told: [...errors, ...warnings].map(({ message }) => message),
    problems: state.errors,
  };
}

const printed = (text: string) => `<div class="output"><pre tabindex="0">${text}</pre></div>`;
const link = '<a href="/posts/a/a&quot;b.ipynb" download>the notebook</a>';

describe('what was printed', () => {
  test.each<[string, object[], string]>([
    ['text', [stream('a\n')], printed('a')],
    ['a list of lines', [stream(['a\n', 'b'])], printed('a\nb')],
    ['pieces', [stream('a'), stream('b\n'), stream('c')], printed('ab\nc')],
    ['its indentation stays', [stream('\n  a\n')], printed('  a')],
    ['nothing', [stream(' \n'), stream('\x1b[0m', 'stderr'), data({ 'text/plain': '' })], ''],
    [
      'HTML and Markdown in it',
      [stream('<script>alert("x")</script> *a* &amp; ```\n```')],
      printed('&lt;script&gt;alert("x")&lt;/script&gt; *a* &amp;amp; ```\n```'),
    ],
    [
      'messages',
      [stream('careful <b>', 'stderr')],
      '<details class="output"><summary>Messages (stderr)</summary><pre tabindex="0">careful &lt;b&gt;</pre></details>',
    ],
    ['a result', [data({ 'text/plain': ['(1,\n', ' 2)'] })], printed('(1,\n 2)')],
    ['control characters', [stream('a\x00\x07b\x7fc\ud800')], printed('abc\ufffd')],
  ])('%s', async (_, outputs, html) => {
    expect(await show(...outputs)).toMatchObject({ html, told: [] });
  });

  test('messages stand apart from text', async () => {
    const { html } = await show(stream('a'), stream('w', 'stderr'), stream('b'));
    expect(html).toMatch(/>a<\/pre>.*<details.*>w<\/pre>.*>b<\/pre>/s);
  });
});

describe('what a terminal would show', () => {
  test.each([
    ['10%\r50%\r100%\ndone', '100%\ndone'],
    ['100%\r', '100%'],
    ['long line\rshort', 'shortline'],
    ['a\r\nb\r\r\nc', 'a\nb\nc'],
    ['abc\b\bX', 'aXc'],
    ['\b\ba', 'a'],
    ['50% left\r\x1b[Kdone', 'done'],
    ['50% left\r\x1b[2Kdone', 'done'],
    ['👋👋\r値', '値👋'],
    ['\x1b[31m50%\x1b[0m left\rdone\x1b[K', 'done'],
    ['\x1b[31mred\x1b[0m x\rgo', 'go<span class="ansi-red">d</span> x'],
    ['\x1b]0;a title\x07a\x1b[?25l\x1b[2Ab\x1b(Bc', 'abc'],
    ['\x1b]8;;https://a.example\x1b\\a\x1b]8;;\x1b\\', 'a'],
    ['a\x1b', 'a'],
    ['a\x1b[3', 'a[3'],
  ])('%j', async (text, html) => {
    expect((await show(stream(text!))).html).toBe(printed(html!));
  });
});

describe('colours are classes', () => {
  test.each([
    ['\x1b[31mred\x1b[0m', '<span class="ansi-red">red</span>'],
    ['\x1b[0;91mred\x1b[39m x', '<span class="ansi-red">red</span> x'],
    ['\x1b[1;34mb\x1b[22;39m', '<b><span class="ansi-blue">b</span></b>'],
    ['\x1b[3;4mi\x1b[0m', '<u><i>i</i></u>'],
    ['\x1b[43mmarked\x1b[49m', '<span class="ansi-marked">marked</span>'],
    ['\x1b[37;40mplain\x1b[0m', 'plain'],
    ['\x1b[38;5;28;01mif\x1b[39;00m', '<b><span class="ansi-green">if</span></b>'],
    ['\x1b[38;5;241mgrey\x1b[0m', 'grey'],
    ['\x1b[38;5;9mred\x1b[0m', '<span class="ansi-red">red</span>'],
    ['\x1b[38;2;20;40;200mblue\x1b[0m', '<span class="ansi-blue">blue</span>'],
    ['\x1b[38;2;120;121;119mgrey\x1b[0m', 'grey'],
    ['\x1b[38;2;999;x;mno\x1b[0m', expect.stringContaining('no')],
    ['\x1b[31m<b>"&\x1b[0m', '<span class="ansi-red">&lt;b&gt;"&amp;</span>'],
  ])('%j', async (text, html) => {
    const shown = (await show(stream(text))).html;
    expect(shown.replace(/^<div class="output"><pre tabindex="0">|<\/pre><\/div>$/g, '')).toEqual(html);
    expect(shown).not.toContain('style');
  });
});

describe('errors', () => {
  test('the last line stands; the traceback is folded', async () => {
    const { html } = await show({
      output_type: 'error',
      ename: 'NameError',
      evalue: "name '<x>' is not defined\nmore",
      traceback: ['\x1b[0;31m----\x1b[0m', 'line 1 <b>'],
    });
    expect(html).toBe(
      `<details class="output"><summary><code>NameError: name '&lt;x&gt;' is not defined</code></summary><pre ` +
        `tabindex="0"><span class="ansi-red">----</span>\nline 1 &lt;b&gt;</pre></details>`,
    );
  });

  test('a long traceback keeps its end', async () => {
    const { html } = await show({
      output_type: 'error',
      ename: 'E',
      evalue: 'v',
      traceback: Array.from({ length: 100 }, (_, index) => `line ${index + 1}.`),
    });
    expect(html).not.toContain('line 60.');
    expect(html).toContain('line 61.');
    expect(html).toContain(`line 100.</pre><p>Cut here: all 100 lines are in ${link}.</p>`);
  });

  test('without words', async () => {
    expect((await show({ output_type: 'error', ename: '', evalue: '', traceback: [] })).html).toBe(
      '<details class="output"><summary><code>Error</code></summary></details>',
    );
    expect(
      (await show({ output_type: 'error', ename: 'x'.repeat(9_000), evalue: '\x1b[31mv\x1b[0m', traceback: [] })).html,
    ).toContain(`<code>${'x'.repeat(200)}: v</code>`);
  });
});

describe('long outputs are cut, with a link to the notebook', () => {
  test('not for a few lines', async () => {
    expect((await show(stream('a\n'.repeat(45)))).html).toBe(printed('a\n'.repeat(45).trim()));
    expect((await show(stream('a\n'.repeat(46)))).html).toContain('all 46 lines');
  });

  test('after 40 lines', async () => {
    expect((await show(stream('a\n'.repeat(40)))).html).toBe(printed('a\n'.repeat(40).trim()));
    expect((await show(stream('a\n'.repeat(1_200)))).html).toBe(
      `<div class="output"><pre tabindex="0">${'a\n'.repeat(40).trim()}</pre><p>Cut here: all 1,200 lines are ` +
        `in ${link}.</p></div>`,
    );
  });

  test('after 8,000 characters, not inside of one or of a colour', async () => {
    const { html } = await show(stream(`a${'👋'.repeat(5_000)}`));
    expect(html).toBe(
      `<div class="output"><pre tabindex="0">a${'👋'.repeat(3_999)}</pre><p>Cut here: all 10,001 characters are ` +
        `in ${link}.</p></div>`,
    );
    expect((await show(stream(`${'a'.repeat(7_998)}\x1b[31mred`))).html).toContain(`${'a'.repeat(7_998)}</pre>`);
  });

  test('tables after 60 rows', async () => {
    const table = (rows: number) =>
      `<table class="dataframe"><thead><tr><th></th><th>a</th></tr></thead><tbody>${'<tr><th>0</th><td>1</td></tr>'.repeat(rows)}</tbody></table><p>${rows} ` +
      `rows</p>`;
    const { html: whole } = await show(data({ 'text/html': table(60) }));
    expect(whole.match(/<tr>/g)).toHaveLength(61);
    expect(whole).not.toContain('Cut here');
    const { html } = await show(data({ 'text/html': table(1_000) }));
    expect(html.match(/<tr>/g)).toHaveLength(61);
    expect(html).toMatch(/<\/tbody><\/table><\/div><p>1000 rows<\/p><p>Cut here: all 1,000 rows are in /);
  });

  test('a table of endless cells is shown as text', async () => {
    const { html } = await show(
      data({ 'text/html': `<table><tr>${'<td>1</td>'.repeat(30_000)}</tr></table>`, 'text/plain': '1 1 1' }),
    );
    expect(html).toBe(printed('1 1 1'));
  });
});

describe('HTML', () => {
  test('a table of pandas: no styles, no corner without a name, and it scrolls', async () => {
    const html =
      '<div>\n<style scoped>\n  .dataframe { color: red }\n</style>\n<table border="1" class="dataframe" id="a" ' +
      'style="x">\n  <tr style="text-align: right;">\n      <th></th><th onclick="x">a</th></tr><tr><th ' +
      'rowspan="2">b</th><td colspan="2">1</td></tr></table>\n</div>';
    expect(await show(data({ 'text/html': html, 'text/plain': 'a' }))).toMatchObject({
      html:
        '<div class="output"><div>\n<div class="table" tabindex="0" data-page-wrapper><table>\n<tr>\n' +
        '<td></td><th>a</th></tr><tr><th rowspan="2">b</th><td colspan="2">1</td></tr></table></div>\n' +
        '</div></div>',
      told: [],
    });
  });

  test('Colab’s scripts and buttons around one go', async () => {
    const html =
      '<div id="df-1" class="colab-df-container"><table ' +
      'class="dataframe"><tr><td>1</td></tr></table><div><button ' +
      'onclick="x">Convert<svg><path/></svg></button><style>a</style><script>alert(1)</script></div></div>';
    const shown = await show(
      data({ 'text/html': html, 'text/plain': '1', 'application/vnd.google.colaboratory.intrinsic+json': {} }),
    );
    expect(shown.html).toMatch(
      /^<div class="output"><div><div class="table"[^>]*><table><tr><td>1<\/td><\/tr><\/table><\/div><div><\/div><\/div><\/div>$/,
    );
    expect(shown.told).toEqual([]);
  });

  test.each([
    ['<b onclick="x">b</b>', '<b>b</b>'],
    ['<a href="javascript:x">b</a>', '<a>b</a>'],
    ['<a href="#top">b</a> <a href="x.html">c</a> <a href="//d">d</a>', '<a>b</a> <a>c</a> <a>d</a>'],
    ['<a href="https://a.example/?b&c" target="_blank">b</a>', '<a href="https://a.example/?b&amp;c">b</a>'],
    ['<h1 id="a">b</h1>', '<p>b</p>'],
    ['<p style="color: red">b <!-- c --> &lt;script&gt;</p>', '<p>b  &lt;script&gt;</p>'],
    ['<b>open <i>b', '<b>open <i>b</i></b>'],
    ['</div></div><p>b', '<p>b</p>'],
    ['<pre>\n  a\n    b</pre>', '<pre>\n  a\n    b</pre>'],
    ['<math><mi>x</mi></math><p>b</p><link rel="stylesheet" href="x"><meta http-equiv="refresh">', '<p>b</p>'],
  ])('%j is made safe', async (html, expected) => {
    expect((await show(data({ 'text/html': html, 'text/plain': 'fallback' }))).html).toBe(
      `<div class="output">${expected}</div>`,
    );
  });

  test('what nests deeper than a browser reads is left to the notebook', async () => {
    const { html } = await show(data({ 'text/html': '<div>'.repeat(600) + 'a' }));
    expect(html).toBe(`<div class="output"><p>This output cannot be shown here; it is in ${link}.</p></div>`);
  });

  test.each([
    '<script>alert(1)</script><p>a</p>',
    '<table><tr><td>1</td></tr></table><script src="x"></script>',
    '<iframe src="https://a.example"></iframe>',
    '<SCRIPT>x',
    '<svg/onload=x>',
    '<img src="data:image/png;base64,AAAA">',
    '<input type="range">',
    '<video src="a.mp4"></video>',
  ])('%j is shown as text', async (html) => {
    const shown = await show(data({ 'text/html': html, 'text/plain': 'fallback <b>' }));
    expect(shown.html).toBe(printed('fallback &lt;b&gt;'));
    expect(shown.told).toEqual([
      'Output 1 of cell 1 is HTML with scripts or frames, which a page without JavaScript cannot show; its text ' +
        'is shown instead.',
    ]);
  });

  test('what leans on a style sheet is shown as text, if it has one', async () => {
    const html = '<style>.x { display: none }</style><ul class="x"><li>1</li></ul>';
    expect((await show(data({ 'text/html': html, 'text/plain': '[1] 1' }))).html).toBe(printed('[1] 1'));
    expect((await show(data({ 'text/html': html, 'text/plain': '<IPython.core.display.HTML object>' }))).html).toBe(
      '<div class="output"><ul><li>1</li></ul></div>',
    );
  });

  test('images inside a table are told', async () => {
    const { html, told } = await show(data({ 'text/html': '<table><tr><td><img src="x.png">a</td></tr></table>' }));
    expect(html).not.toContain('<img');
    expect(told).toEqual(['Output 1 of cell 1 has images inside its HTML; they are left out.']);
  });
});

describe('what needs JavaScript', () => {
  test.each([
    ['application/vnd.plotly.v1+json', 'a Plotly figure'],
    ['application/vnd.vegalite.v5+json', 'a Vega chart'],
    ['application/vnd.jupyter.widget-view+json', 'a Jupyter widget'],
    ['application/javascript', 'JavaScript'],
    ['application/vnd.bokehjs_exec.v0+json', 'a Bokeh plot'],
  ])('%s', async (type, name) => {
    const withText = await show(
      data({ [type]: { a: 1 }, 'text/plain': 'its text', 'text/html': '<script>x</script>' }),
    );
    expect(withText.html).toBe(printed('its text'));
    expect(withText.told).toEqual([
      `Output 1 of cell 1 is ${name}, which a page without JavaScript cannot show; its text is shown instead.`,
    ]);
    const without = await show(data({ [type]: 'x', 'text/plain': '<IPython.core.display.Javascript object>' }));
    expect(without.html).toBe(`<div class="output"><p>This output cannot be shown here; it is in ${link}.</p></div>`);
    expect(without.told).toEqual([expect.stringMatching(/the page links to the notebook instead\.$/)]);
  });

  test('its image is enough', async () => {
    const { files, told } = await show(
      data({
        'application/vnd.plotly.v1+json': {},
        'image/png': png,
        'text/plain': 'A plot of x',
        'text/html': '<script>x</script>',
      }),
    );
    expect([...files.keys()]).toEqual(['output-1-1.png']);
    expect(told).toEqual([]);
  });

  test('an unknown form: its text, else a link', async () => {
    expect(await show(data({ 'application/x-new': 'x', 'text/plain': 'its text' }))).toMatchObject({
      html: printed('its text'),
      told: [],
    });
    expect(await show(data({ 'application/pdf': 'x' }))).toMatchObject({
      html: expect.stringContaining('cannot be shown here'),
      told: [expect.stringContaining('is application/pdf')],
    });
    expect(await show(data({}))).toMatchObject({ html: '', told: [] });
  });
});

describe('formulas and Markdown', () => {
  test.each([
    ['$\\displaystyle x^{2}$', 'x^{2}'],
    ['$$x^{2}$$', 'x^{2}'],
    ['\\[x^{2}\\]', 'x^{2}'],
    ['\\(x^{2}\\)', 'x^{2}'],
    ['\\begin{align*}\nx\n\n&= 2\\end{align*}', 'x\n&= 2'],
  ])('%j', async (latex, tex) => {
    const { body } = await show(data({ 'text/latex': latex, 'text/plain': 'x**2', 'image/png': png }));
    expect(body).toMatch(/^\$\$\n[^$]+\n\$\$$/);
    expect(body).toContain(tex);
  });

  test.each(["'hello'", '\\begin{tabular}{l}a\\end{tabular}', 'where $x$ is $2$', '$', '$$', ''])(
    '%j is no formula',
    async (latex) => {
      expect((await show(data({ 'text/latex': latex, 'text/plain': 'its text' }))).html).toBe(printed('its text'));
    },
  );

  test('Markdown is Markdown, and ends where it ends', async () => {
    const { html, told } = await show(
      data({ 'text/markdown': '**a**\n\n```\nb', 'text/plain': '<IPython.core.display.Markdown object>' }),
      stream('c'),
    );
    expect(html).toMatch(/<strong>a<\/strong>.*<pre.*b.*<\/pre>.*<div class="output"><pre tabindex="0">c<\/pre>/s);
    expect(told).toEqual(['Output 1 of cell 1 opens a block of code and does not close it.']);
  });
});

describe('a fence that a person wrote', () => {
  test.each([
    '',
    'x',
    'null',
    '[]',
    '{"kind":"text"}',
    '{"kind":"text","text":1,"download":"/a"}',
    '{"kind":"constructor","text":"a","download":"/a"}',
    '{"kind":"html","html":"<b>","whole":{},"download":"/a"}',
  ])('%j is code', async (json) => {
    expect((await render(`\`\`\`{output}\n${json}\n\`\`\``)).html).not.toContain('class="output"');
  });

  test('of another language is code', async () => {
    expect((await render('```{output} x\n{"kind":"text","text":"a\\ud800","download":""}\n```')).html.trim()).toBe(
      printed('a\ufffd'),
    );
    expect((await render('```json\n{"kind":"text","text":"```{output}","download":""}\n```')).html).not.toContain(
      'class="output"',
    );
  });

  test('can do no harm', async () => {
    const { html } = await render(
      `\`\`\`{output}\n${JSON.stringify({ kind: 'html', html: '<script>x</script><b onclick=x>b</b>', whole: '<i>', download: 'javascript:x' })}\n` +
        `\`\`\``,
    );
    expect(html.trim()).toBe('<div class="output"><b>b</b><p>Cut here: all &lt;i&gt; are in the notebook.</p></div>');
  });
});

import { describe, expect, test } from 'vitest';
import { portable } from '../../../src/feeds/portable.ts';
import { takeAnnotations } from '../../../src/markdown/code/annotations.ts';
import { check, render, told } from '../../support/documents.ts';
import { startCpuTime } from '../../support/cpu-time.ts';

const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\`\n`;
const code = fence('text', 'a # <1>\nb # <2>');

describe('the numbers at the ends of lines', () => {
  test.each([
    ['python', 'x = 1  # <1>', 'x = 1', [1]],
    ['js', 'x(); // <12>', 'x();', [12]],
    ['sql', 'SELECT 1 -- <1>', 'SELECT 1', [1]],
    ['css', 'a { } /* <1> */', 'a { }', [1]],
    ['html', '<p> <!-- <1> --> ', '<p>', [1]],
    ['tex', '\\a % <1>', '\\a', [1]],
    ['lisp', '(a) ;; <1>', '(a)', [1]],
    ['ocaml', 'a (* <1> *)', 'a', [1]],
    ['python', '# <1>', '', [1]],
    ['python', 'x # <1> <3>', 'x', [1, 3]],
    ['json', '{ "a": 1 } <1>', '{ "a": 1 }', [1]],
    ['', '$ make <1>', '$ make', [1]],
  ])('%s: %j', (language, written, expected, numbers) => {
    expect(takeAnnotations(written, language)).toEqual({ code: expected, numbers: new Map([[0, numbers]]) });
  });

  test.each([
    ['cpp', 'std::array<int, 3> x = f<1>();'],
    ['cpp', 'using A = B <1>'],
    ['python', 'x # <1> is not a number'],
    ['python', "x = '# <1>'"],
    ['python', 'url#<1>'],
    ['python', 'x # <a>'],
    ['python', 'x # <1234>'],
  ])('%s: %j is none', (language, written) => expect(takeAnnotations(written, language)).toBeUndefined());

  test('are found in time', () => {
    const spent = startCpuTime();
    takeAnnotations(`${' '.repeat(100_000)}# <1> x\n${'<1> '.repeat(50_000)}\n${'# '.repeat(50_000)}<1>`, '');
    expect(spent()).toBeLessThan(500);
  });
});

test('numbers and items are linked both ways', async () => {
  const { html, state } = await render(`${code}\n1. First\n2. *Second*\n`);
  expect(html).toBe(
    '<pre tabindex="0" class="lines" data-lang="text"><code><span class="l a1">a<a class="annotation" id="Code1-1" ' +
      'href="#Note1-1" aria-label="Note 1 on this line"> <span>(</span>1<span>)</span></a>\n</span>' +
      '<span class="l a2">b<a class="annotation" id="Code1-2" href="#Note1-2" aria-label="Note 2 on this line"> ' +
      '<span>(</span>2<span>)</span></a>\n</span></code></pre>\n<ol class="annotations">\n' +
      '<li id="Note1-1" class="a1"><a class="annotation" href="#Code1-1" aria-label="Back to the line of the code that ' +
      'note 1 is about" data-page-only></a>First</li>\n<li id="Note1-2" class="a2"><a class="annotation" ' +
      'href="#Code1-2" aria-label="Back to the line of the code that note 2 is about" data-page-only></a>' +
      '<em>Second</em></li>\n</ol>\n',
  );
  expect(state.diagnostics).toEqual([]);
  // Whoever reads the Markdown finds it as it was written.
  expect(state.markdown).toContain('a # <1>');
});

test('a feed has plain numbers and the list', async () => {
  const { html } = await render(`${code}\n1. First\n2. Second\n`);
  expect(portable(html, 'https://a.example/').replace(/\n/g, '|')).toBe(
    '<pre><code>a<a href="https://a.example/#Note1-1"> (1)</a>|b<a ' +
      'href="https://a.example/#Note1-2"> (2)</a>|</code></pre>|<ol>|<li id="Note1-1">First</li>|' +
      '<li id="Note1-2">Second</li>|</ol>|',
  );
});

test.each([
  ['no list', `${code}\nWords.\n\n1. a\n2. b`],
  ['a list of bullets', `${code}\n- a\n- b`],
  ['nothing', code],
])('with %s below, the code stays as it is', async (_, markdown) => {
  const { html, state } = await render(markdown);
  expect(html).toContain('a # &lt;1>\nb # &lt;2>');
  expect(html).not.toContain('annotation');
  expect(state.diagnostics).toEqual([]);
});

test.each([
  ['what the code printed between them', `${code}\n${fence('output', '3')}\n1. a\n2. b`],
  ['a list that counts from 2', `${fence('text', 'a # <2>\nb # <3>')}\n2. a\n3. b`],
  ['a file', `${fence('python file=./a.py', '').replace('\n\n', '\n')}\n1. a\n2. b`],
  ['a diff, numbers and marked lines', `${fence('js diff showLineNumbers {1}', '+a // <1>\n-b // <2>')}\n1. a\n2. b`],
])('%s', async (_, markdown) => {
  const { html, state } = await render(markdown, { texts: { 'a.py': 'x = 1 # <1>\ny = 2 # <2>\n' } });
  expect(state.diagnostics).toEqual([]);
  expect(html.match(/class="l a\d"/g)).toHaveLength(2);
  expect(html).toMatch(/<ol[^>]*class="annotations"/);
  expect(html).not.toMatch(/&lt;\d/);
});

test('a number on two lines leads to one item, which leads back to the first', async () => {
  const { html } = await render(`${fence('python', 'a # <1>\nb # <1>')}\n1. x`);
  expect(html.match(/id="Code1-1"/g)).toHaveLength(1);
  expect(html.match(/href="#Note1-1"/g)).toHaveLength(2);
});

test('each block has ids of its own', async () => {
  const block = `${code}\n1. a\n2. b\n\nWords.\n\n`;
  const { html } = await render(block + block);
  expect(html.match(/id="Code\d-\d"/g)).toEqual(['id="Code1-1"', 'id="Code1-2"', 'id="Code2-1"', 'id="Code2-2"']);
});

test.each([
  [`x\n\n${code}\n1. a`, '5: The code has a `<2>`, but the list below it has no item 2.'],
  [`${code}\n1. a\n2. b\n3. c`, '8: No line of the code above has a `<3>`.'],
  ['```python file=./a.py\n```\n\n2. a', '1: The code has a `<1>`, but the list below it has no item 1.'],
])('%j is told', async (markdown, message) => {
  const { state } = await render(markdown, { texts: { 'a.py': 'x = 1 # <1>\ny = 2 # <2>\n' } });
  expect(told(state.diagnostics)).toEqual([message]);
});

test('the same in MDX', async () => {
  const state = await check(`${code}\n1. a`);
  expect(told(state.diagnostics)).toEqual(['3: The code has a `<2>`, but the list below it has no item 2.']);
});

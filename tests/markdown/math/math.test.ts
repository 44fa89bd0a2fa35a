import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { featuresOf } from '../../../src/markdown/features.ts';
import { hastPlugins, mdastPlugins } from '../../../src/markdown/pipeline.ts';
import { hideSyntax } from '../../../src/markdown/hidden/hide.ts';
import { styleClasses } from '../../../src/markdown/math/style-classes.ts';
import { check, render, told } from '../../support/documents.ts';
import { projectRoot } from '../../support/project.ts';

const texOf = (html: string) => [...html.matchAll(/<math alttext="(.*?)"/gs)].map(([, tex]) => tex);

describe('a formula', () => {
  test.each([
    ['a $x_1 * y_2 * z$ b', 'x_1 * y_2 * z'],
    ['$\\frac{a}{b}$', '\\frac{a}{b}'],
    ['$a<b$', 'a&lt;b'],
    ['*a $x$ b*', 'x'],
    ['[a $x$](/b/)', 'x'],
    ['> - a $x$', 'x'],
    ['$$ x = y $$', 'x = y'],
    ['| a | b |\n|---|---|\n| $P(x \\| y)$ | 1 |', 'P(x | y)'],
    ['a[^1]\n\n[^1]: Of $x$.', 'x'],
    ['\\(x\\)', 'x'],
    ['\\[\nx\n\\]', 'x'],
    ['\\begin{align}a &= b\\end{align}', '\\begin{align}a &amp;= b\\end{align}'],
  ])('%j is MathML with its TeX', async (markdown, tex) => {
    const { html, state } = await render(markdown);
    expect(html.match(/<math/g)).toHaveLength(1);
    expect(texOf(html)).toEqual([tex]);
    expect(html).not.toMatch(/ style=|[\u{100000}-\u{10FFFF}]/u);
    expect(state.errors).toEqual([]);
  });

  test('on a line of its own scrolls inside itself, and parts its paragraph', async () => {
    const { html } = await render('one\n$$\nx\n$$\ntwo');
    expect(html.replace(/<math alttext="x" display="block".*<\/math>/, 'MATH')).toBe(
      '<p>one</p>\n<div class="equation" tabindex="0" data-page-wrapper>MATH</div>\n<p>two</p>\n',
    );
  });

  test.each([
    '`$x$`',
    '```\n$x$ $$y$$\n```',
    '    $x$',
    'from $5 to $6',
    '[a](/b$c$d/)',
    '![a $x$](/p.png)',
    '<b title="$x$">y</b>',
  ])('%j is none', async (markdown) => {
    const { html } = await render(markdown, { files: ['/p.png'] });
    expect(html).not.toContain('<math');
    expect(html).not.toMatch(/[\u{100000}-\u{10FFFF}]/u);
    expect(html).toContain('$');
  });

  test('text that Markdown would change stays as it was where it is none', async () => {
    expect((await render('    $a_b_ *c*$')).html).toContain('$a_b_ *c*$');
    expect((await render('`$\\\\$`')).html).toContain('<code>$\\\\$</code>');
  });
});

/** How many children an element has that gives each its place; others have any number. */
const places: Readonly<Record<string, number>> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  msubsup: 3,
  munder: 2,
  mover: 2,
  munderover: 3,
  mspace: 0,
  none: 0,
};

/** What MathML does not allow: a wrong number of children, elements in a token, text outside of one. */
function invalid(html: string): string[] {
  const found: string[] = [];
  const open: { name: string; children: number }[] = [];
  for (const [, end, name, , text] of html.matchAll(/<(\/?)(\w+)((?:\s[^<>]*)?)>|([^<>]+)/g)) {
    const parent = open.at(-1);
    const isToken = /^(mi|mn|mo|ms|mtext)$/.test(parent?.name ?? '');
    if (text !== undefined) {
      if (!isToken) found.push(`text in ${parent?.name}`);
    } else if (end === '') {
      if (isToken) found.push(`${name} in ${parent!.name}`);
      if (parent !== undefined) parent.children += 1;
      open.push({ name: name!, children: 0 });
    } else {
      const { children } = open.pop()!;
      if (places[name!] !== undefined && places[name!] !== children) found.push(`${name} of ${children}`);
    }
  }
  return found;
}

describe('MathML is valid, and everything in it in its place', () => {
  test.each([
    ...[
      '\\underset{\\theta}{\\operatorname{argmin}} L',
      '\\underset{x}{\\operatorname*{arg\\,max}} f',
      '\\hat{\\operatorname{f}}',
      '\\frac{\\operatorname{a}}{\\operatorname{b}}',
    ],
    ...[
      '\\sqrt[\\operatorname{n}]{\\operatorname{d}}',
      'x^{\\operatorname{T}}_{\\sin}',
      '{\\operatorname{A}}^{\\operatorname{T}}',
      '\\overbrace{\\operatorname{a}}^{\\operatorname{b}}',
    ],
    ...[
      '\\hat{\\sin} \\vec{\\lim} \\widehat{\\max}',
      '\\mathop{\\operatorname{lim}}\\limits_x',
      '\\mathop{\\rm arg\\,min}_x f',
      '\\mathop{\\mathrm{argmax}}\\limits_x f',
      '\\hat{\\mathop{\\mathrm{f}}}',
    ],
    ...[
      '\\mathord{\\operatorname{f}}^2',
      '\\mathrel{\\operatorname{R}}',
      '\\binom{\\operatorname{n}}{k}',
      '\\frac{\\color{red}a+b}{\\textcolor{blue}{c+d}}',
      'x^{\\color{red}a+b}_{\\color{red}c+d}',
    ],
    ...[
      '\\hat{\\textcolor{red}{xy}}',
      '\\frac{\\not{abc}}{\\not=}',
      'x^{\\not a}',
      '\\xrightarrow[\\operatorname{g}]{\\operatorname{f}}',
      '\\begin{CD} A @>f>> B \\\\ @VVgV @| \\\\ C @<<< D \\end{CD}',
    ],
    ...[
      '\\cancel{\\operatorname{a}}',
      '\\boxed{\\operatorname{f}}',
      '\\phantom{\\operatorname{x}}',
      '\\overline{\\lim} \\varlimsup_n',
      '\\sideset{_a^b}{_c^d}\\sum_i^n',
      '\\prescript{14}{2}{\\mathbf{C}}',
    ],
    ...[
      '\\ce{A <=>[k_1][k_{-1}] B}',
      '\\begin{cases} \\operatorname{a} & b \\end{cases}',
      '\\overset{a}{\\underset{b}{\\operatorname{f}}}',
      '\\underset{b}{\\overset{a}{\\operatorname{f}}}',
      '\\overset{\\mathcal{A}}{\\sum_i}^2',
    ],
    ...[
      '\\text{if $\\operatorname{x}$}',
      '\\dddot{x} \\ddddot{x}',
      '\\underset{x}{\\operatorname{}}',
      '\\operatorname{\\hat f}^2',
      '\\left(\\operatorname{a}\\middle|\\operatorname{b}\\right)',
    ],
  ])('%s', async (tex) => {
    const { html, state } = await render(`$$${tex}$$`);
    expect(state.errors).toEqual([]);
    expect(invalid(/<math.*<\/math>/s.exec(html)![0])).toEqual([]);
  });

  test.each([
    [
      '\\underset{\\theta}{\\operatorname{argmin}} L',
      '<munder><mi>argmin</mi><mi>θ</mi></munder><mo>\u2061</mo><mspace width="0.1667em"></mspace>',
    ],
    [
      '\\underset{x}{\\max} f',
      '<munder><mi>max</mi><mi>x</mi></munder><mo>\u2061</mo><mspace width="0.1667em"></mspace>',
    ],
    ['\\overset{n}{x}', '<mover><mi>x</mi><mi>n</mi></mover>'],
    [
      '\\overset{!}{\\operatorname{rank}}',
      '<mover><mi>rank</mi><mo form="postfix" stretchy="false" lspace="0em" rspace="0em">!</mo></mover>',
    ],
    [
      '\\newcommand{\\up}[1]{\\overset{#1}{y}} \\up{a+b}',
      '<mover><mi>y</mi><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mover>',
    ],
    ['\\widehat{\\theta}', '<mo stretchy="true" class="d0 tml-hat-1">ˆ</mo>'],
    ['\\underset{x}{\\textcolor{red}{\\operatorname{max}}}', '<mi mathcolor="#ff0000">max</mi>'],
    ['\\prescript{14}{2}{C}', '<mprescripts></mprescripts><mn>2</mn><mn>14</mn>'],
  ])('%s', async (tex, expected) => {
    expect((await render(`$${tex}$`)).html).toContain(expected);
  });
});

describe('where only text can stand', () => {
  test('in the list of contents and the description', async () => {
    const { html, state } = await render('The bound is $O(n \\log n)$.\n\n## On $\\mathbb{R}$ and $\\frac{1}{2}$');
    expect(state.firstParagraph).toBe('The bound is O(n log n).');
    expect(state.headings).toEqual([{ depth: 2, id: 'on-ℝ-and-12', text: 'On ℝ and 1/2' }]);
    expect(html).toMatch(/<h2 id="on-ℝ-and-12"><a [^>]*>On <math /);
  });
});

describe('numbers', () => {
  test('one label numbers the whole', async () => {
    const { html, state } = await render(
      '$$x \\label{eq:a}$$\n\n$$y$$\n\n$$z \\label{b}$$\n\nBy \\eqref{eq:a}, \\ref{b}, $\\eqref{eq:b}$ and $x ' +
        '\\overset{\\eqref{b}}{=} y$.',
    );
    expect(html).toMatch(
      /^<div class="equation" id="eq-a" tabindex="0"><math.*<\/math><span class="number">\(1\)<\/span><\/div>/,
    );
    expect(html).toContain('<div class="equation" id="eq-b"');
    expect(html).toContain(
      '<p>By <a href="#eq-a">(1)</a>, <a href="#eq-b">2</a>, <a href="#eq-b">(2)</a> and <span class="unbroken"><math ',
    );
    expect(html).toMatch(/<mtext>\(2\)<\/mtext>/);
    expect(state.errors).toEqual([]);
  });

  test('several labels number their lines', async () => {
    const { html } = await render('$$\\begin{align} a &= b \\label{eq:a} \\\\ c &= d \\label{eq:b} \\end{align}$$');
    expect(html.match(/<mtext class="tml-tag">\(\d\)<\/mtext>/g)).toEqual([
      '<mtext class="tml-tag">(1)</mtext>',
      '<mtext class="tml-tag">(2)</mtext>',
    ]);
    expect(html).toMatch(/id="eq-a".*<span id="eq-b"><\/span>/);
  });

  test('a tag is what the text calls its line, which takes no number', async () => {
    const { html, state } = await render(
      '$$\\begin{align} a &= b \\tag{A.1} \\label{eq:a} \\\\ c &= d \\label{eq:c} \\end{align}$$\n\n' +
        '$$x \\label{eq:x} \\tag{$\\ast$}$$\n\n\\eqref{eq:a}, \\ref{eq:c}, \\eqref{eq:x}, @eq:a and $y \\eqref{eq:a}$',
    );
    expect(state.errors).toEqual([]);
    expect(html.match(/<mtext class="tml-tag">\(.*?\)<\/mtext>/g)).toContain('<mtext class="tml-tag">(1)</mtext>');
    expect(html).not.toContain('class="number"');
    expect(html.slice(html.lastIndexOf('<p>'))).toMatch(
      /^<p><a href="#eq-a">\(A\.1\)<\/a>, <a href="#eq-c">1<\/a>, <a href="#eq-x">\(∗\)<\/a>, <a href="#eq-a">Equation A\.1<\/a> and/,
    );
    expect(html).toContain('<mtext>(A.1)</mtext>');
  });

  test('two names of one line are one number, and lines of eqnarray have their own', async () => {
    const { html, state } = await render(
      '\\begin{eqnarray}\na &=& b \\label{eq:a} \\label{eq:b} \\\\\nc &=& d \\label{eq:c}\n\\end{eqnarray}',
    );
    expect(state.errors).toEqual([]);
    expect(html.match(/<mtext class="tml-tag">\(\d\)<\/mtext>/g)).toHaveLength(2);
    expect(html).toMatch(/id="eq-a".*<span id="eq-b"><\/span><span id="eq-c"><\/span>/);
  });

  test('also in quotations', async () => {
    expect((await render('> $$\n> x\n> \\label{eq:a}\n> $$\n\n@eq:a')).html).toContain(
      '<a href="#eq-a">Equation 1</a>',
    );
  });

  test('a label that is not there, or there twice', async () => {
    const { state } = await render('$$x \\label{eq:elbo}$$\n\na\n\\eqref{eq:elb}\n\n$$y \\label{eq:elbo}$$');
    expect(told(state.errors).sort()).toEqual([
      '4: There is no equation `eq:elb` in this post.',
      '6: Two things in this post are called `eq:elbo`.',
    ]);
  });
});

describe('definitions', () => {
  test.each([
    ['$$\\newcommand{\\E}{\\mathbb{E}}$$', '$\\E$', '𝔼'],
    ['$$\\def\\v#1{\\mathbf{#1}}$$', '$\\v{x}$', '𝐱'],
    ['$\\DeclareMathOperator{\\tr}{tr}$', '$\\tr A$', 'tr'],
    ['$$\\newcommand{\\p}[2]{#1+#2}$$', '$\\p{x}{y}$', 'y'],
    ['$$\\renewcommand\\vec[1]{\\mathbf{#1}}$$', '$\\vec{x}$', '𝐱'],
  ])('%j hold for the whole document and show nothing', async (definition, use, expected) => {
    for (const markdown of [`${definition}\n\n${use}`, `${use}\n\n${definition}`]) {
      const { html, state } = await render(markdown);
      expect(state.errors).toEqual([]);
      expect(html.match(/<math/g)).toHaveLength(1);
      expect(html).toContain(expected);
    }
  });
});

describe('TeX that MathJax and KaTeX take', () => {
  test.each([
    ['t_\\max', 't_{\\max}'],
    ['x^\\vec{v}_i', 'x^{\\vec{v}}_i'],
    ['x_\\sqrt[3]{2} + 1', 'x_{\\sqrt[3]{2}} + 1'],
    ['\\frac{a_\\min}{b^\\hat\\theta}', '\\frac{a_{\\min}}{b^{\\hat\\theta}}'],
    ["\\theta_i^'", '\\theta_i^{\\prime}'],
    ['\\text{a_b & # 5%, $x_\\max$}', '\\text{a\\_b \\& \\# 5\\%, $x_{\\max}$}'],
    ['\\mbox{if $x>0$}', '\\text{if $x>0$}'],
    ['x^\\*', 'x^{*}'],
    ['a \\\nb', 'a\\ b'],
    ['\\begin {cases} a & b \\end {cases}', '\\begin{cases} a & b \\end{cases}'],
    ['\\mathds{1}', '\\mathbb{1}'],
    ['a \\xrightleftarrows{b} c', 'a \\xtofrom{b} c'],
    ['\\unicode{x2603}', '\\text{☃}'],
    ['\\overset{a}{b} \\bigl(x\\bigr)', '\\overset{a}{b}{} \\bigl(x\\bigr)'],
  ])('%s is %s', async (tex, standard) => {
    const mathOf = async (each: string) => {
      const { html, state } = await render(`$${each}$`);
      expect(state.errors).toEqual([]);
      return html.replace(/ alttext="[^"]*"/, '');
    };
    expect((await mathOf(tex)).replace(/<mrow><\/mrow>/g, '')).toBe(
      (await mathOf(standard)).replace(/<mrow><\/mrow>/g, ''),
    );
  });

  test('lines aligned by `&` without an environment, as Jupyter Book has them', async () => {
    const { html, state } = await render('$$\na &= b \\\\\nc &= d\n$$');
    expect(state.errors).toEqual([]);
    expect(html.match(/<mtr>/g)).toHaveLength(2);
  });

  test('links, in the heading’s text too', async () => {
    const { html, state } = await render(
      '## On $\\href{https://a.example/b\\_c}{x^2}$ and $\\url{https://a.example/}$',
    );
    expect(state.errors).toEqual([]);
    expect(html).toContain('<mtext><a href="https://a.example/b_c"><math><msup>');
    expect(html).toContain('<mtext><a href="https://a.example/"><math><mtext>');
    expect(state.headings[0]!.text).toBe('On x² and https://a.example/');
  });

  test('with optional arguments, delimiters and other names', async () => {
    const { html, state } = await render(
      '$\\newcommand{\\n}[2][2]{#2_{#1}} \\DeclarePairedDelimiter\\abs\\lvert\\rvert \\let\\e=\\varepsilon ' +
        '\\newcommand{iid}{\\sim}$\n\n$\\n{a} \\n[3]{b} \\abs{c} \\abs*{d} \\e \\iid$',
    );
    expect(state.errors).toEqual([]);
    expect(html).toContain('<msub><mi>a</mi><mn>2</mn></msub><msub><mi>b</mi><mn>3</mn></msub>');
    expect(html).toContain('ε');
  });
});

describe('what is wrong is told', () => {
  test.each([
    [
      'a\n\nb $\\frac{1}{$ c',
      "3: The formula `$\\frac{1}{$` cannot be read: unexpected end of input in a macro argument, expected '}', " +
        'near `\\frac{1}{`.',
    ],
    [
      'a\nb\n$$\n\\foo\n$$',
      '3: The formula `$$\n\\foo\n$$` cannot be read: the command `\\foo` is unknown, near `\\foo`.',
    ],
    [
      '$$\nx\n\nA sentence of several words.\n\n$$\ny\n$$',
      '1: The formula that begins with `$$` does not end before the next empty line.',
    ],
    ['$a_$', '1: The formula `$a_$` cannot be read: an index, an exponent or an argument is missing.'],
    ['$x_1_2$', '1: The formula `$x_1_2$` cannot be read: double subscript, near `x_1_2`.'],
    [
      'a\n\n$$ x = y\n\nThe rest of the post.',
      '3: The formula that begins with `$$` does not end before the next empty line.',
    ],
    [
      '$\\href{javascript:alert(1)}{x}$',
      '1: The formula `$\\href{javascript:alert(1)}{x}$` cannot be read: ' +
        '`\\href{javascript:alert(1)}` leads nowhere that a formula can.',
    ],
  ])('%j', async (markdown, message) => {
    const { state } = await render(markdown);
    expect(told(state.errors)).toEqual([message]);
    expect(state.errors[0]!.fix).toBeTruthy();
  });

  test.each([
    '$\\def\\a{\\a\\a}\\a$',
    `$${'{'.repeat(3000)}x${'}'.repeat(3000)}$`,
    '$</math><script>alert(1)</script>$',
    '$\\text{</math><script>alert(1)</script>}$',
    '$\\htmlStyle{color:red}{x}$',
    '$\\includegraphics{x.png}$',
  ])('%j neither throws nor gets through', async (markdown) => {
    const { html } = await render(markdown);
    expect(html).not.toContain('<script');
  });
});

describe('in MDX', () => {
  const compile = async (mdx: string) =>
    (await mdxToJs(hideSyntax(mdx, { mdx: true }).source, { mdastPlugins, hastPlugins, features: featuresOf(mdx) }))
      .code;

  test('braces belong to the formula, and the HTML is that of Markdown', async () => {
    const mdx = 'a $\\frac{1}{2}$ b\n\n$$x_{1}$$';
    expect((await check(mdx)).errors).toEqual([]);
    const inMarkdown = (await render(mdx)).html.match(/<math.*?<\/math>/g)!;
    for (const math of inMarkdown) expect(await compile(mdx)).toContain(JSON.stringify(math).slice(1, -1));
  });

  test('a program stays one', async () => {
    expect(await compile('export const a = `${1}$x$`;\n\n{`$x$`} and <b title="$y$">z</b>')).not.toContain('math');
  });

  test('what is wrong is told by line', async () => {
    expect(told((await check('a\n\n$\\foo$')).errors)).toEqual([expect.stringMatching(/^3: The formula/)]);
  });
});

test('Temml’s inline styles are classes, each with a rule', async () => {
  const { html } = await render(
    '$$\\begin{array}{|c:l||}\\hline a & b \\\\ \\hdashline c & d \\\\ \\hline\\hline\\end{array} ' +
      '\\color{red}{x} \\colorbox{yellow}{y} \\fbox{z} \\boxed{w} \\begin{cases} a & b \\end{cases} ' +
      '\\begin{smallmatrix} a & b \\end{smallmatrix} \\tag{1}$$',
  );
  expect(html).not.toContain(' style=');
  expect(html).toMatch(/mathcolor="(red|#ff0000)"/);
  expect(html).toMatch(/mathbackground="#ffff00"/i);
  const css =
    readFileSync(join(projectRoot, 'src/styles/math.css'), 'utf8') +
    readFileSync(join(projectRoot, 'node_modules/temml/dist/Temml-Local.css'), 'utf8');
  expect([...styleClasses].filter((name) => !css.includes(`.${name} `))).toEqual([]);
});

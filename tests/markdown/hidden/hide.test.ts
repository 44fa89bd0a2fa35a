import { describe, expect, test } from 'vitest';
import { seeded } from '../../bench/random.ts';
import { hasHidden, splitFormulas, reveal, hideSyntax } from '../../../src/markdown/hidden/hide.ts';

const formulas = (source: string, mdx = false, notebook = false) =>
  splitFormulas(hideSyntax(source, { mdx, notebook }).source)
    .filter(({ formula }) => formula)
    .map(({ text }) => text.replace(/\n[ \t>]*/g, '\n'));

describe('finds', () => {
  test.each([
    ['$x$', ['$x$']],
    ['a $x_1 * y_2$, b', ['$x_1 * y_2$']],
    ['**$x$** _$y$_ "$z$" ($w$)', ['$x$', '$y$', '$z$', '$w$']],
    ['$k$-means, $i$th, 2$x$, 中$x$文', ['$k$', '$i$', '$x$', '$x$']],
    ['$a\nb$', ['$a\nb$']],
    ['$\\$5$', ['$\\$5$']],
    ['$$x$$', ['$$x$$']],
    ['$$\nx\n$$', ['$$\nx\n$$']],
    ['a $$x$$ b $$ y $$', ['$$x$$', '$$ y $$']],
    ['> $$\n> x\n> - b\n> $$', ['$$\nx\n- b\n$$']],
    ['> > a\n> > $$\n> > x\n> > $$', ['$$\nx\n$$']],
    ['- a\n  $$\n  x\n  $$', ['$$\nx\n$$']],
    ['\\(x\\) and \\\\(y\\\\)', ['\\(x\\)', '\\\\(y\\\\)']],
    ['\\[x\\]\n\n\\[\ny\n\\].', ['\\[x\\]', '\\[\ny\n\\]']],
    ['\\begin{align}\na &= b \\\\\n\\end{align}', ['\\begin{align}\na &= b \\\\\n\\end{align}']],
    ['see \\eqref{eq:a} and \\ref{b}', ['\\eqref{eq:a}', '\\ref{b}']],
    ['| $|x|$ | $P(a \\| b)$ |', ['$|x|$', '$P(a \\| b)$']],
    ['# On $O(n)$', ['$O(n)$']],
    ['[a $x$](/y/) and <b>$z$</b>', ['$x$', '$z$']],
    ['```\na\n```\n$x$', ['$x$']],
    ['- ```\n  $a$\n\n$x$', ['$x$']],
    ['> ```\n> $a$\n$x$', ['$x$']],
    ['`` a ` $b$ `` $x$', ['$x$']],
    ['a ` b $x$', ['$x$']],
    ['$5 + x$ and $10\\%$', ['$5 + x$', '$10\\%$']],
    ['$3 \\text{ if } x$', ['$3 \\text{ if } x$']],
    ['$ x_1 $ and $\\alpha $.', ['$ x_1 $', '$\\alpha $']],
    ['the $ n^2 $th', ['$ n^2 $']],
    ['$0 \\le KL \\le 1$ and $\\sim$6000', ['$0 \\le KL \\le 1$', '$\\sim$']],
    ['$f = \\text{a if $x > 0$, or \\mbox{$y$}}$', ['$f = \\text{a if $x > 0$, or \\mbox{$y$}}$']],
    ['so \\begin{cases} a & b \\end{cases} holds', ['\\begin{cases} a & b \\end{cases}']],
    ['$$\nx\n\n\ny\n$$ (eq:a)\n\nz', ['$$\nx\n\n\ny\n$$']],
    ['- \\[\n  x\n\n  y\n  \\]', ['\\[\nx\n\ny\n\\]']],
  ])('%j', (source, expected) => {
    expect(formulas(source)).toEqual(expected);
  });
});

test('a letter between spaces in a notebook', () => {
  expect(formulas('$x $ and $ y$, $5 of $6 $', false, true)).toEqual(['$x $', '$ y$']);
});

describe('leaves alone', () => {
  const money = [
    '$5',
    '$300,000',
    '$1.2bn',
    '$5k',
    'US$5',
    'A$7',
    '($5)',
    '**$5**',
    '$5/month',
    '$0.10',
    '$20-30',
    '$5M–$7M',
  ];
  const frames = [
    'It costs #.',
    'from # to #',
    'Between # and # a year',
    '# and #, not #',
    'a # book, a 10$ coffee',
    '- #\n- #',
    '| # | # |\n|---|---|\n| # | # |',
    '> #\n> and #',
    '## # for #',
    '[#](/a/) and [#](/b/)',
    'first #\nsecond #',
    '# | #',
    'a note[^1] of #\n\n[^1]: It was #.',
    '“#”, ‘#’',
    '#,# and #;#',
  ];
  const sentences = frames.flatMap((frame) =>
    money.map((_, index) => frame.replace(/#/g, () => money[index++ % money.length]!)),
  );
  const prose = [
    ...[
      'cheap $ to dear $$$',
      'a $$ b',
      'a $ b $ c',
      '$ x $',
      '$x $',
      '$ x$',
      '$x$1',
      '\\$x\\$',
      'a$',
      '$',
      '$HOME and $PATH',
      'from $HOME to $PATH',
      '$5 bill, a 10$',
      'A$AP and Ke$ha',
      'x$y$z',
      'Micro$oft and A$AP',
    ],
    ...[
      '`$x$`',
      '`` $x$ ` $y$ ``',
      '`$PATH:$HOME`',
      '`$$`',
      '```sh\necho $HOME $PATH\n```',
      '~~~\n$$ x $$\n~~~',
      '````md\n```\n$x$\n```\n$y$\n````',
      '- ```sh\n  echo $a $b\n  ```',
      '> ```\n> $x$\n> ```',
    ],
    ...[
      '<a title="$x$">y</a>',
      '<!-- $x$ -->',
      '<code>$x$</code>',
      '<pre>\n$x$\n$$y$$\n</pre>',
      '<script>\n$a$\n</script>',
      '<https://a.example/$x$>',
    ],
    ...[
      '\\[not a link\\] here',
      'a \\[x\\] b',
      '\\(unclosed',
      '**35$** or **40$**',
      '(35$) and (40$)',
      '$HOME/$USER',
      'https://x.example/$a/$b',
      '[x](https://x.example/Adam_\\(optimizer\\))',
      '[x]: https://x.example/Adam_\\(optimizer\\)',
      'a \\begin{align} b',
      'Between \\begin{align} and \\end{align}.',
      '$ make x_1 && make $',
      '$ the \\emph sign of $5',
      'a $ b = $HOME',
      'a $x\n- b$',
      'a $x\n# b$',
      '| $x | y$ |',
      '$x\n\ny$',
    ],
  ];
  test.each([...sentences, ...prose])('%j', (source) => {
    expect(hideSyntax(source)).toEqual({ source, unclosed: [] });
  });

  test('as many sentences as were promised', () => expect(sentences.length + prose.length).toBeGreaterThan(200));
});

test.each([
  ['2$\\times$ and x$_1$', ['$\\times$', '$_1$']],
  ['a[0]($x$) and [i]($a + b$)', ['$a + b$']],
  ['见https://x.example/a，公式$x$', ['$x$']],
])('and still finds %j', (source, expected) => {
  expect(formulas(source)).toEqual(expected);
});

test.each([
  ['请看https://x.example/a，很好', '请看https://x.example/a|，很好'],
  ['**重点。**后面', '**重点。|**后面'],
  ['后面**「重点」**后面', '后面**|「重点」|**后面'],
  ['중요**(x)**는', '중요**|(x)|**는'],
  ['**a.** b, **"a"**b', '**a.** b, **"a"**b'],
  ['`**重点。**后面` \\*\\*重点。\\*\\*后', '`**重点。**后面` \\*\\*重点。\\*\\*后'],
])('puts what parts two characters into %j', (source, expected) => {
  const { source: hidden } = hideSyntax(source);
  expect(hidden.replaceAll('\u001f', '|')).toBe(expected);
  expect(reveal(hidden)).toBe(source);
});

test.each([
  ['$$ x = y\n\nrest', [{ line: 1, opening: '$$' }]],
  ['a\n\nb\n$$\nx\n\nrest $$y$$', [{ line: 4, opening: '$$' }]],
  ['> a\n>\n> $$\n> x\n\nb', [{ line: 3, opening: '$$' }]],
  ['- a\n- $$\n  x', [{ line: 2, opening: '$$' }]],
  ['\\[\nx\n\nrest', [{ line: 1, opening: '\\[' }]],
  ['a\n\\begin{align*}\nx\n\nrest', [{ line: 2, opening: '\\begin{align*}' }]],
  ['```\n$$\n```\n\n$$\nx', [{ line: 5, opening: '$$' }]],
])('%j never ends', (source, unclosed) => {
  expect(hideSyntax(source).unclosed).toEqual(unclosed);
});

describe('in MDX what is a program stays one', () => {
  test.each([
    'export const f = (a) => {\n  return ~a == b;\n\n  return a ^ b;\n};',
    '<A f={(x) => x ^ 2 ^ y} b="=>" />',
    '{[1].map((x) => (\n\n  ~x == 2 ~x\n))}',
    '{`${a} and ${b}`}',
    'a {"$x$"} b',
    'export const a = `$x$`;',
    "import a from './$x$.ts';",
    '<A b="$x$" />',
  ])('%j', (source) => {
    expect(hideSyntax(source, { mdx: true }).source).toBe(source);
  });

  test('braces in a formula are the formula’s', () => {
    expect(formulas('a $\\frac{1}{2}$ {b}', true)).toEqual(['$\\frac{1}{2}$']);
  });
});

describe('whatever the text', () => {
  const parts = [
    '$x$',
    '$$',
    '$',
    '`',
    '```\n',
    '\n\n',
    '\n',
    '> ',
    '- ',
    'text ',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '{',
    '}',
    '<b>',
    '|',
    '\u{100041}',
    '𝕏',
    '\\',
    '$5',
    '\\begin{align}',
    '\\end{align}',
    '#',
    '~',
    '==',
    '^',
    '**',
    '重',
    '。',
    'https://x.example/',
    '](',
    '[a]: ',
    ')',
  ];
  const random = seeded(4);
  const sources = Array.from({ length: 400 }, () => Array.from({ length: 25 }, () => random.pick(parts)).join(''));

  test.each(sources.map((source, index) => [index, source] as const))(
    '%i: lines are as many, and it comes out as it was',
    (_, source) => {
      const { source: hidden } = hideSyntax(source);
      expect(hidden.split('\n')).toHaveLength(source.split('\n').length);
      // White space at the end of a formula's line is all that may go.
      expect(reveal(hidden).replace(/[ \t]+$/gm, '')).toBe(source.replace(/[ \t]+$/gm, ''));
    },
  );

  test('characters of the plane used are the author’s own', () => {
    const { source } = hideSyntax('\u{100041} and $x$');
    expect(hasHidden(source)).toBe(true);
    expect(splitFormulas(source)).toEqual([
      { formula: false, text: '\u{100041} and ' },
      { formula: true, text: '$x$' },
    ]);
  });
});

/** A kind of text that costs more than it looks, at any size. */
export interface Family {
  name: string;
  /** The body of a post of about `size` characters. */
  make(size: number): string;
  /** Ending of the post's file, without the dot; `md` unless it says otherwise. */
  ending?: 'mdx' | 'ipynb';
}

/** `unit` again and again. */
const repeat = (unit: string, size: number): string => unit.repeat(Math.max(1, Math.floor(size / unit.length)));

/** A line again and again, each with its number in the place of `#N`. */
const lines = (line: string, size: number): string =>
  Array.from({ length: Math.max(1, Math.floor(size / (line.length + 4))) }, (_, index) =>
    line.replaceAll('#N', String(index)),
  ).join('\n');

const fence = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;

const nested = (open: string, inner: string, close: string, size: number): string => {
  const depth = Math.max(1, Math.floor(size / (open.length + close.length)));
  return open.repeat(depth) + inner + close.repeat(depth);
};

const notebook = (cells: readonly object[]): string => {
  const title = { cell_type: 'raw', metadata: {}, source: 'title: A' };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [title, ...cells] });
};
const codeCell = (source: string, outputs: readonly object[]) => ({
  cell_type: 'code',
  execution_count: 1,
  metadata: {},
  source,
  outputs,
});
const printed = (text: string) => ({ output_type: 'stream', name: 'stdout', text });
const shown = (type: string, data: string) => ({ output_type: 'display_data', metadata: {}, data: { [type]: data } });

const codeCellOf = (type: string, data: string): string =>
  notebook([codeCell('#| fig-alt: a\nx', [shown(type, data)])]);
const printedCell = (text: string): string => notebook([codeCell('x', [printed(text)])]);

const front = (fields: string): string => `---\ntitle: A\n${fields}\n---\n\na\n`;

/** YAML in which each line stands for twice the one before. */
const bomb = (size: number): string => {
  const doubled = Array.from({ length: size / 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);
  return ['a0: &a0 [x, x]', ...doubled].join('\n');
};

/** Those that once took from four seconds to more than fifteen. */
const found: Family[] = [
  { name: 'sh: "$(', make: (size) => fence('sh', repeat('"$(', size)) },
  { name: 'md: [', make: (size) => fence('md', repeat('[', size)) },
  { name: 'js: /(', make: (size) => fence('js', repeat('/(', size)) },
  { name: 'fence meta: { { {', make: (size) => fence(`js ${repeat('{ ', size)}`, 'x') },
  { name: 'fence meta: /a /a', make: (size) => fence(`js ${repeat('/a ', size)}`, 'x') },
  { name: 'spaces before {#', make: (size) => `![a](/favicon.svg)${' '.repeat(size)}{#fig:a}x\n` },
  { name: 'nested \\frac{', make: (size) => `$$\n${nested('\\frac{', '1', '}{2}', size)}\n$$\n` },
  { name: '# a', make: (size) => repeat('# a\n', size) },
  { name: 'setext headings', make: (size) => repeat('a\n=\n', size) },
  { name: ':::', make: (size) => repeat(':::note\n', size) },
  { name: ':::figure', make: (size) => repeat(':::figure\n', size) },
  { name: '\\[', make: (size) => repeat('\\[\n', size) },
  { name: '>', make: (size) => `${repeat('>', size)} a\n` },
  {
    name: 'nested subgraph',
    make: (size) =>
      fence(
        'mermaid',
        `flowchart TD\n${Array.from({ length: Math.floor(size / 18) }, (_, at) => `subgraph s${at}\n`).join('')}a ` +
          `--> b\n${'end\n'.repeat(Math.floor(size / 18))}`,
      ),
  },
];

const others: Family[] = [
  { name: 'theorems', make: (size) => lines(':::theorem{#thm:a#N}\nSee @thm:a#N.\n:::\n', size) },
  { name: 'references to a theorem', make: (size) => `:::lemma{#lem:a}\nx\n:::\n\n${repeat('@lem:a ', size)}` },
  { name: 'theorems inside each other', make: (size) => lines(`${':'.repeat(90)}lemma{#lem:a#N}`, size) },
  { name: 'steps of an algorithm', make: (size) => `:::algorithm\n${lines('1. if a then return b', size)}\n:::` },
  { name: 'annotated lines', make: (size) => `${fence('python', lines('x # <1> <2>', size))}\n1. a\n2. b\n` },
  { name: 'annotated line', make: (size) => `${fence('text', repeat('# <1> ', size))}\n1. a\n` },
  { name: 'rows of a table', make: (size) => fence('table best=max rows=1000', `a,b\n${lines('#N,1', size)}`) },
  { name: 'columns of a table', make: (size) => fence('table best=max', `${repeat('a,', size)}b\n1`) },
  { name: 'directives of MyST', make: (size) => lines('```{prf:theorem}\n:label: a#N\nx\n```', size) },
  { name: 'gates of MyST', make: (size) => repeat('```{exercise-start}\n```\n', size) },
  { name: 'text', make: (size) => repeat('The quick brown fox jumps over the lazy dog. ', size) },
  {
    name: 'nested lists',
    make: (size) => {
      let text = '';
      for (let depth = 0; text.length < size; depth++) text += `${'  '.repeat(depth)}- a\n`;
      return text;
    },
  },
  { name: 'lists on one line', make: (size) => `${repeat('- ', size)}a\n` },
  { name: 'quotes in lists', make: (size) => `${repeat('> - ', size)}a\n` },
  { name: 'many list items', make: (size) => repeat('- a\n', size) },
  { name: 'emphasis: *a_ ', make: (size) => repeat('*a_ ', size) },
  { name: 'emphasis: *a **a ', make: (size) => repeat('*a **a ', size) },
  { name: 'emphasis: * run', make: (size) => `a ${repeat('*', size)} b` },
  { name: 'emphasis: *a nested', make: (size) => nested('*a ', 'b', ' c*', size) },
  { name: 'emphasis: **x** _y_', make: (size) => repeat('**x** _y_ ', size) },
  { name: '_ run', make: (size) => `a${repeat('_', size)}b` },
  { name: '[', make: (size) => repeat('[', size) },
  { name: '[a](', make: (size) => repeat('[a](', size) },
  { name: '[a](<b', make: (size) => repeat('[a](<b', size) },
  { name: '![', make: (size) => repeat('![', size) },
  { name: '[[a]]', make: (size) => repeat('[[a]]', size) },
  { name: 'nested [ ]', make: (size) => nested('[', 'a', ']', size) },
  { name: 'nested [ ](u)', make: (size) => nested('[', 'a', '](u)', size) },
  { name: 'nested ![ ](u)', make: (size) => nested('![', 'a', '](/favicon.svg)', size) },
  { name: '<', make: (size) => repeat('<', size) },
  { name: '<a', make: (size) => repeat('<a ', size) },
  { name: '</', make: (size) => repeat('</', size) },
  { name: '<!--', make: (size) => `a ${repeat('<!--', size)}` },
  { name: '<!-- a', make: (size) => `a ${repeat('<!-- a -', size)}` },
  { name: '<?', make: (size) => `a ${repeat('<?', size)}` },
  { name: '<![CDATA[', make: (size) => `a ${repeat('<![CDATA[', size)}` },
  { name: '<code>', make: (size) => repeat('<code>', size) },
  { name: '<div> nested', make: (size) => `${nested('<div>\n', 'a\n', '</div>\n', size)}\n` },
  { name: '<b> nested', make: (size) => `x ${nested('<b>', 'a', '</b>', size)}\n` },
  { name: '<svg> nested', make: (size) => `x ${nested('<svg>', 'a', '</svg>', size)}\n` },
  { name: '<a b attributes', make: (size) => `<a ${repeat('b=1 ', size)}>x</a>\n` },
  { name: '<table> nested', make: (size) => `${nested('<table><tr><td>', 'a', '</td></tr></table>', size)}\n` },
  {
    name: 'backticks of growing length',
    make: (size) => {
      let text = '';
      for (let n = 1; text.length < size; n++) text += `${'`'.repeat(n)} `;
      return text;
    },
  },
  { name: '` a', make: (size) => repeat('` a', size) },
  { name: 'fences', make: (size) => repeat('```\na\n```\n', size) },
  { name: 'fences that are open', make: (size) => repeat('```js\n', size) },
  { name: 'fences in quotes', make: (size) => repeat('> ```\na\n', size) },
  {
    name: 'table columns',
    make: (size) => `${repeat('|a', size / 3)}|\n${repeat('|-', size / 3)}|\n${repeat('|b', size / 3)}|\n`,
  },
  {
    name: 'table rows of many columns',
    make: (size) => `${repeat('|a', size / 3)}|\n${repeat('|-', size / 3)}|\n${repeat('|\n', size / 3)}`,
  },
  { name: 'table rows', make: (size) => `| a | b |\n|---|---|\n${repeat('| 1 | 2 |\n', size)}` },
  { name: 'tables', make: (size) => repeat('| a |\n|---|\n| b |\n\n', size) },
  { name: 'pipes', make: (size) => repeat('|', size) },
  { name: 'table captions', make: (size) => repeat('| a |\n|---|\n| b |\n\n: c {#tbl:x}\n\n', size) },
  { name: 'definitions of links', make: (size) => lines('[a#N]: https://example.com/', size) },
  {
    name: 'definitions and references',
    make: (size) => `${lines('[a#N]: https://example.com/', size / 2)}\n\n${lines('[a#N] and', size / 2)}`,
  },
  { name: 'references to nothing', make: (size) => repeat('[a][b] ', size) },
  { name: 'footnotes', make: (size) => `${lines('word[^n#N]', size / 2)}\n\n${lines('[^n#N]: note\n', size / 2)}` },
  { name: 'one footnote, many references', make: (size) => `${repeat('a[^n] ', size)}\n\n[^n]: note\n` },
  { name: 'footnotes without text', make: (size) => lines('word[^n#N]', size) },
  {
    name: 'footnotes in footnotes',
    make: (size) => `a[^0]\n\n${Array.from({ length: size / 20 }, (_, n) => `[^${n}]: b[^${n + 1}]\n`).join('\n')}`,
  },
  {
    name: 'abbreviations',
    make: (size) => `${repeat('the A1 and A2 of words ', size / 2)}\n\n${lines('*[A#N]: meaning', size / 2)}`,
  },
  { name: 'citations of nothing', make: (size) => lines('[@key#N]', size) },
  { name: '[@', make: (size) => repeat('[@', size) },
  { name: '[@a;', make: (size) => `[${repeat('@a; ', size)}]` },
  { name: 'a@a', make: (size) => repeat('a@', size) },
  { name: 'a.b@', make: (size) => repeat('a.b@c.d ', size) },
  { name: 'www.', make: (size) => repeat('www.', size) },
  { name: 'https://', make: (size) => repeat('https://', size) },
  { name: 'https://a ', make: (size) => repeat('https://a.example/ ', size) },
  { name: 'https://a(', make: (size) => `https://a.example/${repeat('(', size)}` },
  { name: 'https://a)', make: (size) => `https://a.example/${repeat(')', size)}` },
  { name: 'https://a&', make: (size) => `https://a.example/${repeat('&amp;', size)}` },
  { name: 'addresses on lines', make: (size) => repeat('https://youtu.be/abc\n\n', size) },
  { name: '$', make: (size) => repeat('$', size) },
  { name: '$a ', make: (size) => repeat('$a ', size) },
  { name: '$5 ', make: (size) => repeat('costs $5 or ', size) },
  { name: '$x$', make: (size) => repeat('$x$ ', size) },
  { name: '$$', make: (size) => repeat('$$ a ', size) },
  { name: '$$\\n', make: (size) => repeat('$$\na\n\n', size) },
  { name: '\\(', make: (size) => repeat('\\(', size) },
  { name: '\\begin{align}', make: (size) => repeat('\\begin{align}\n', size) },
  { name: 'formula: {', make: (size) => `$$\n${nested('{', 'x', '}', size)}\n$$\n` },
  { name: 'formula: \\left(', make: (size) => `$$\n${nested('\\left(', 'x', '\\right)', size)}\n$$\n` },
  { name: 'formula: x^{', make: (size) => `$$\n${nested('x^{', 'x', '}', size)}\n$$\n` },
  { name: 'formula: \\sqrt{', make: (size) => `$$\n${nested('\\sqrt{', 'x', '}', size)}\n$$\n` },
  { name: 'formula: x+x', make: (size) => `$$\n${repeat('x+', size)}x\n$$\n` },
  { name: 'formula: rows', make: (size) => `$$\n\\begin{matrix}\n${repeat('a & b \\\\\n', size)}\\end{matrix}\n$$\n` },
  { name: 'formula: inline x+x', make: (size) => `$${repeat('x+', size)}x$\n` },
  { name: 'formula: \\newcommand', make: (size) => `$$\n${lines('\\newcommand{\\a}{b}', size)}\n$$\n` },
  {
    name: 'formula: \\def bomb',
    make: (size) =>
      `$$\n\\def\\a{xx}${Array.from({ length: Math.min(20, size / 1000) }, (_, n) => `\\def\\${'abcdefghijklmnopqrstuvwxyz'[n + 1]}{\\${'abcdefghijklmnopqrstuvwxyz'[n]}\\${'abcdefghijklmnopqrstuvwxyz'[n]}}`).join('')}\\${'abcdefghijklmnopqrstuvwxyz'[Math.min(20, size / 1000)]}\n` +
      `$$\n`,
  },
  { name: 'formulas with labels', make: (size) => lines('$$ x \\label{eq:a#N} $$\n', size) },
  { name: 'references to formulas', make: (size) => `$$ x \\label{eq:a} $$\n\n${repeat('@eq:a ', size)}` },
  { name: 'references to no figure', make: (size) => lines('@fig:a#N', size) },
  { name: '~', make: (size) => repeat('~', size) },
  { name: '~a', make: (size) => repeat('~a', size) },
  { name: '~a ', make: (size) => repeat('~a ', size) },
  { name: '^a', make: (size) => repeat('^a', size) },
  { name: '^', make: (size) => repeat('^', size) },
  { name: '==', make: (size) => repeat('==', size) },
  { name: '==a ', make: (size) => repeat('==a ', size) },
  { name: '==a==', make: (size) => repeat('==a== ', size) },
  { name: '"', make: (size) => repeat('"', size) },
  { name: '"a" ', make: (size) => repeat('"a" ', size) },
  { name: "'", make: (size) => repeat("'a ", size) },
  { name: '--', make: (size) => repeat('--', size) },
  { name: '...', make: (size) => repeat('.', size) },
  { name: ':', make: (size) => repeat(':', size) },
  { name: ':a', make: (size) => `:::note\n${repeat(':a', size)}\n:::\n` },
  { name: ': definition', make: (size) => repeat('a\n: b\n\n', size) },
  { name: ':::note closed', make: (size) => repeat(':::note\na\n:::\n\n', size) },
  { name: ':::note{', make: (size) => `:::note${repeat('{', size)}\na\n:::\n` },
  { name: ':::note[', make: (size) => `:::note${repeat('[', size)}\na\n:::\n` },
  { name: '> [!NOTE]', make: (size) => repeat('> [!NOTE]\n> a\n\n', size) },
  { name: '> lines', make: (size) => repeat('> a\n', size) },
  { name: '&amp;', make: (size) => repeat('&amp;', size) },
  { name: '&', make: (size) => repeat('&a', size) },
  { name: '\\', make: (size) => repeat('\\', size) },
  { name: 'NUL', make: (size) => repeat('\0', size) },
  { name: 'spaces', make: (size) => `a${' '.repeat(size)}b` },
  { name: 'spaces at line ends', make: (size) => repeat('a  \n', size) },
  { name: 'tabs', make: (size) => `a${'\t'.repeat(size)}b` },
  { name: 'empty lines', make: (size) => `a${'\n'.repeat(size)}b` },
  { name: 'one long word', make: (size) => 'a'.repeat(size) },
  { name: 'Chinese', make: (size) => repeat('学而时习之', size) },
  { name: 'combining marks', make: (size) => `a${'\u0301'.repeat(size)}` },
  { name: 'emoji joined', make: (size) => repeat('👩‍', size) },
  { name: 'private use', make: (size) => repeat('\u{100024}', size / 2) },
  { name: '* * *', make: (size) => repeat('* ', size) },
  { name: '- [ ] ', make: (size) => repeat('- [ ] a\n', size) },
  { name: 'paragraphs', make: (size) => repeat('a\n\n', size) },
  { name: 'figures', make: (size) => lines('![a](/favicon.svg "c"){#fig:a#N}\n', size) },
  { name: 'pictures in one paragraph', make: (size) => repeat('![a](/favicon.svg) ', size) },
  { name: '{#', make: (size) => repeat('{#', size) },
  { name: '{.a', make: (size) => repeat('![a](/favicon.svg){.a ', size) },
  { name: '## a {#a}', make: (size) => lines('## a {#a#N}\n', size) },
  { name: '## a at six depths', make: (size) => repeat('## a\n\n### b\n\n#### c\n\n##### d\n\n###### e\n\n', size) },
  { name: 'links to a file', make: (size) => repeat('[a](./b.md) ', size) },
  { name: 'chart rows', make: (size) => fence('chart', `x,y\n${lines('#N,#N', size)}`) },
  {
    name: 'chart columns',
    make: (size) => fence('chart', `${lines('c#N', size / 2).replaceAll('\n', ',')}\n${repeat('1,', size / 3)}1`),
  },
  { name: 'chart names', make: (size) => fence('chart', `x,y\n${lines('name#N,#N', size)}`) },
  { name: 'chart quotes', make: (size) => fence('chart', `x,y\n"${repeat('""', size)}`) },
  {
    name: 'chart heatmap',
    make: (size) =>
      fence(
        'chart type=heatmap',
        `${repeat('a,', Math.sqrt(size))}a\n${repeat(`${repeat('1,', Math.sqrt(size))}1\n`, size)}`,
      ),
  },
  { name: 'chart histogram', make: (size) => fence('chart type=histogram', `x\n${lines('#N', size)}`) },
  { name: 'mermaid nodes', make: (size) => fence('mermaid', `flowchart TD\n${lines('a#N', size)}`) },
  {
    name: 'mermaid chain',
    make: (size) =>
      fence('mermaid', `flowchart TD\n${Array.from({ length: size / 12 }, (_, n) => `a${n}-->a${n + 1}`).join('\n')}`),
  },
  { name: 'mermaid star', make: (size) => fence('mermaid', `flowchart TD\n${lines('b --> a#N', size)}`) },
  {
    name: 'mermaid &',
    make: (size) => fence('mermaid', `flowchart TD\n${repeat('a & ', size / 2)}a --> ${repeat('b & ', size / 2)}b`),
  },
  { name: 'mermaid [', make: (size) => fence('mermaid', `flowchart TD\na${repeat('[', size)}`) },
  { name: 'mermaid sequence', make: (size) => fence('mermaid', `sequenceDiagram\n${lines('a->>b: #N', size)}`) },
  { name: 'mermaid actors', make: (size) => fence('mermaid', `sequenceDiagram\n${lines('participant a#N', size)}`) },
  {
    name: 'mermaid loop',
    make: (size) =>
      fence('mermaid', `sequenceDiagram\n${repeat('loop a\n', size / 2)}a->>b: c\n${repeat('end\n', size / 3)}`),
  },
  { name: 'mermaid state', make: (size) => fence('mermaid', `stateDiagram-v2\n${lines('a#N --> b#N', size)}`) },
  {
    name: 'mermaid nested state',
    make: (size) =>
      fence('mermaid', `stateDiagram-v2\n${lines('state s#N {', size / 1.1)}\n${repeat('}\n', size / 9)}`),
  },
  { name: 'mermaid class', make: (size) => fence('mermaid', `classDiagram\n${lines('class a#N', size)}`) },
  {
    name: 'mermaid class members',
    make: (size) => fence('mermaid', `classDiagram\nclass a {\n${lines('+int b#N', size)}\n}`),
  },
  { name: 'mermaid er', make: (size) => fence('mermaid', `erDiagram\n${lines('A ||--o{ B#N : has', size)}`) },
  {
    name: 'mermaid xychart',
    make: (size) => fence('mermaid', `xychart-beta\nx-axis 0 --> 10\nbar [${repeat('1, ', size)}1]`),
  },
  { name: 'mermaid comments', make: (size) => fence('mermaid', `flowchart TD\na-->b\n${repeat('%% a\n', size)}`) },
  { name: 'mermaid text', make: (size) => fence('mermaid', `flowchart TD\na["${repeat('word ', size)}"]`) },
  {
    name: 'code: /word/ marks',
    make: (size) => fence(`js ${lines('/a#N/', size / 2).replaceAll('\n', ' ')}`, repeat('a1 a2 a3\n', size / 2)),
  },
  { name: 'code: marked ranges', make: (size) => fence(`js {${repeat('1-9999,', size)}1}`, 'x') },
  { name: 'code: diff', make: (size) => fence('js diff', repeat('+a\n', size)) },
  { name: 'code: many blocks', make: (size) => repeat(fence('js', 'let x = 1;'), size) },
  { name: 'code: unknown languages', make: (size) => lines('```zz#N\na\n```', size) },
  { name: 'code: output', make: (size) => repeat('```js\na\n```\n\n```output\nb\n```\n\n', size) },
  { name: 'code: many outputs', make: (size) => `\`\`\`js\na\n\`\`\`\n${repeat('```output\nb\n```\n', size)}` },
  { name: 'mdx {', make: (size) => nested('{', 'a', '}', size), ending: 'mdx' },
  { name: 'mdx <a>', make: (size) => nested('<a>', 'b', '</a>', size), ending: 'mdx' },
  { name: 'mdx <', make: (size) => repeat('<a ', size), ending: 'mdx' },
  { name: 'mdx >', make: (size) => `${repeat('>', size)} a\n`, ending: 'mdx' },
  { name: 'mdx lists', make: (size) => `${repeat('- ', size)} a\n`, ending: 'mdx' },
  { name: 'mdx {1}', make: (size) => repeat('{1} ', size), ending: 'mdx' },
  { name: 'mdx import', make: (size) => lines("import a#N from './a.js'", size), ending: 'mdx' },
  { name: 'mdx text', make: (size) => repeat('The quick brown fox. ', size), ending: 'mdx' },
  { name: 'mdx operators', make: (size) => `{${repeat('1 + ', size)}1}\n`, ending: 'mdx' },
  { name: 'mdx ternaries', make: (size) => `{${repeat('a ? b : ', size)}c}\n`, ending: 'mdx' },
  { name: 'mdx template strings', make: (size) => `{${nested('`${', '1', '}`', size)}}\n`, ending: 'mdx' },
  { name: 'mdx <b> and _', make: (size) => repeat('<b>_a_</b> ', size), ending: 'mdx' },
  { name: 'mdx attributes', make: (size) => `<b ${repeat('a={1} ', size)}>x</b>\n`, ending: 'mdx' },
  { name: 'mdx empty lines', make: (size) => `{\n${repeat('\n', size)}1}\n`, ending: 'mdx' },
  { name: 'emphasis: _a*', make: (size) => repeat('_a* ', size) },
  { name: 'emphasis: _a', make: (size) => repeat('_a ', size) },
  { name: 'emphasis: **a', make: (size) => repeat('**a ', size) },
  { name: 'emphasis: a**', make: (size) => repeat('a** ', size) },
  { name: 'emphasis: ***a** b*', make: (size) => repeat('***a** b* ', size) },
  { name: '[a]: <', make: (size) => repeat('[a]: <\n', size) },
  { name: '[a]: b', make: (size) => repeat('[a]: b\n', size) },
  { name: '[a\\n', make: (size) => repeat('[a\n', size) },
  { name: '[^ labels', make: (size) => lines('[^label#N] and', size) },
  { name: '[^', make: (size) => repeat('[^', size) },
  { name: '[^a]:', make: (size) => repeat('[^a]: ', size) },
  { name: '^[a', make: (size) => repeat('^[a', size) },
  {
    name: 'abbreviations in long text',
    make: (size) => {
      const names = Array.from({ length: size / 40 }, (_, n) => `A${n}`);
      return `${repeat(`${names.join(' ')}\n\n`, size / 2)}${names.map((name) => `*[${name}]: meaning`).join('\n')}`;
    },
  },
  { name: '<https://a&amp;>', make: (size) => repeat('<https://a.example/?b&amp;c> ', size) },
  { name: 'https://a?b&amp;', make: (size) => repeat('https://a.example/?b&amp;c ', size) },
  { name: 'a. Chinese lines', make: (size) => repeat('学而时习之\n', size) },
  { name: 'Chinese **', make: (size) => repeat('**这是重点。**后面', size) },
  { name: 'Chinese addresses', make: (size) => repeat('请看https://example.com/a，很好', size) },
  { name: 'escapes', make: (size) => repeat('\\*\\_', size) },
  { name: '\\[a', make: (size) => repeat('\\[a\\]', size) },
  { name: '$a$b', make: (size) => repeat('$a$b', size) },
  { name: '$`', make: (size) => repeat('$`', size) },
  { name: '$a|', make: (size) => repeat('| $a | ', size) },
  { name: '$$ a $$ b', make: (size) => repeat('$$ a $$ b ', size) },
  { name: '\\begin{align} on lines', make: (size) => repeat('\\begin{align}\n\n', size) },
  { name: '~~a', make: (size) => repeat('~~a ', size) },
  { name: '~ and ^ run', make: (size) => repeat('~^', size) },
  { name: 'a^b^ ~c~ ==d==', make: (size) => repeat('a^b^ ~c~ ==d== ', size) },
  { name: '@a;', make: (size) => repeat('@a; ', size) },
  { name: '[@a, p. ', make: (size) => repeat('[@a, p. 1', size) },
  { name: '<details>', make: (size) => repeat('<details>\n\na\n\n', size) },
  { name: '</div>', make: (size) => repeat('</div>\n', size) },
  { name: '<div> with text', make: (size) => nested('<div>\n\na\n\n', 'b', '\n\n</div>', size) },
  { name: '<p title="', make: (size) => repeat('<p title="', size) },
  { name: '<!-- on lines', make: (size) => repeat('<!-- a\n', size) },
  { name: '> > lazy', make: (size) => `${'> '.repeat(90)}a\n${repeat('a\n', size)}` },
  { name: '1. 2. ', make: (size) => lines('#N. a', size) },
  { name: '- a\\n\\n', make: (size) => repeat('- a\n\n', size) },
  { name: 'links to nothing', make: (size) => lines('[a](/x#N/) ', size) },
  { name: 'links to no part', make: (size) => `${lines('## a#N\n', size / 4)}\n\n${lines('[a](#b#N)', size / 2)}` },
  { name: 'links of HTML to nothing', make: (size) => lines('<a href="/x#N/">a</a>', size) },
  { name: 'one id many times', make: (size) => repeat('<b id="a">a</b>\n', size) },
  { name: 'ids', make: (size) => lines('<b id="a#N">a</b>', size) },
  { name: 'images of HTML from elsewhere', make: (size) => lines('<img alt="" src="https://b.example/#N.png">', size) },
  { name: 'front matter: keys', make: (size) => front(`${lines('k#N: v', size)}`) },
  { name: 'front matter: aliases', make: (size) => front(bomb(size)) },
  { name: 'front matter: one alias', make: (size) => front(`k: &a b\nl: [${repeat('*a, ', size)}b]`) },
  { name: 'front matter: [', make: (size) => front(`k: ${nested('[', 'a', ']', size)}`) },
  { name: 'front matter: {a:', make: (size) => front(`k: ${nested('{a: ', 'a', '}', size)}`) },
  { name: 'front matter: - - ', make: (size) => front(`k:\n  ${repeat('- ', size)}a`) },
  { name: 'front matter: tags', make: (size) => front(`tags: [${lines('t#N', size).replaceAll('\n', ', ')}]`) },
  { name: 'front matter: old addresses', make: (size) => front(`aliases:\n${lines('  - /a#N/', size)}`) },
  { name: 'front matter: a long title', make: (size) => `---\ntitle: ${repeat('word ', size)}a\n---\n\na\n` },
  { name: 'front matter: "', make: (size) => `---\ntitle: "${repeat('\\"', size)}\n---\n\na\n` },
  { name: 'chart: aliases', make: (size) => fence('chart', bomb(size)) },
  { name: 'chart: [', make: (size) => fence('chart', `x: ${nested('[', 'a', ']', size)}\ny: b`) },
  { name: 'chart: keys', make: (size) => fence('chart', `${lines('k#N: v', size)}\n---\nx,y\n1,2`) },
  {
    name: 'mermaid front matter',
    make: (size) => fence('mermaid', `---\ntitle: a\nk: ${nested('[', 'a', ']', size)}\n---\nflowchart TD\na-->b`),
  },
  { name: 'mermaid aliases', make: (size) => fence('mermaid', `---\n${bomb(size)}\n---\nflowchart TD\na-->b`) },
  {
    name: 'notebook: cells',
    make: (size) => notebook(Array.from({ length: size / 60 }, (_, n) => codeCell(`x${n}`, []))),
    ending: 'ipynb',
  },
  {
    name: 'notebook: Markdown cells',
    make: (size) => notebook(Array(Math.floor(size / 60)).fill({ cell_type: 'markdown', metadata: {}, source: 'a' })),
    ending: 'ipynb',
  },
  {
    name: 'notebook: outputs',
    make: (size) =>
      notebook([
        codeCell(
          'x',
          Array.from({ length: size / 60 }, () => printed('a\n')),
        ),
      ]),
    ending: 'ipynb',
  },
  { name: 'notebook: one long output', make: (size) => printedCell('word '.repeat(size / 5)), ending: 'ipynb' },
  { name: 'notebook: \\r', make: (size) => printedCell('a\r'.repeat(size / 2)), ending: 'ipynb' },
  { name: 'notebook: colours', make: (size) => printedCell('\u001b[31ma\u001b[0m'.repeat(size / 10)), ending: 'ipynb' },
  {
    name: 'notebook: HTML table',
    make: (size) => codeCellOf('text/html', `<table>${'<tr><td>1</td></tr>'.repeat(size / 19)}</table>`),
    ending: 'ipynb',
  },
  {
    name: 'notebook: nested HTML',
    make: (size) => codeCellOf('text/html', nested('<div>', 'a', '</div>', size)),
    ending: 'ipynb',
  },
  { name: 'notebook: <', make: (size) => codeCellOf('text/html', '<'.repeat(size)), ending: 'ipynb' },
  {
    name: 'notebook: SVG',
    make: (size) => {
      const groups = nested('<g>', '', '</g>', size);
      return codeCellOf(
        'image/svg+xml',
        `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${groups}</svg>`,
      );
    },
    ending: 'ipynb',
  },
  { name: 'notebook: [', make: (size) => '['.repeat(size), ending: 'ipynb' },
  {
    name: 'notebook: options',
    make: (size) => notebook([codeCell(`${lines('#| k#N: v', size)}\nx`, [])]),
    ending: 'ipynb',
  },
];

const languages = [
  'python',
  'bash',
  'c',
  'cpp',
  'rust',
  'go',
  'java',
  'ts',
  'tsx',
  'sql',
  'json',
  'yaml',
  'toml',
  'css',
  'html',
  'xml',
  'latex',
  'r',
  'julia',
  'ruby',
  'php',
  'haskell',
  'scala',
  'diff',
  'docker',
  'make',
  'vue',
  'mdx',
  'swift',
  'kotlin',
  'lua',
  'perl',
  'matlab',
  'powershell',
  'console',
  'csharp',
];
const units = [
  '(',
  '{',
  '[',
  '<',
  '"',
  "'",
  '`',
  '/',
  '$(',
  '${',
  '\\',
  '#',
  '=',
  '- ',
  'a.',
  'a(',
  '<a ',
  '<a>',
  '"a" ',
  'x ',
];

/** Long single lines, of every bracket and quote, in the languages that posts are about. */
const code: Family[] = languages.flatMap((language) =>
  units.map((unit): Family => ({
    name: `code ${language}: ${unit}`,
    make: (size) => fence(language, repeat(unit, size)),
  })),
);

/** Every family: those found before, those invented, and those of code. */
export const families: Readonly<Record<'found' | 'others' | 'code', readonly Family[]>> = { found, others, code };

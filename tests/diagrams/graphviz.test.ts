import { describe, expect, test } from 'vitest';
import { drawGraphviz } from '../../src/diagrams/graphviz/index.ts';
import { messages } from '../support/drawing.ts';

const draw = async (text: string) => {
  const { drawing, diagnostics } = await drawGraphviz(text, { messages });
  const found = diagnostics.map(({ line, message }) => `${line}: ${message}`);
  return { svg: drawing?.svg ?? '', description: drawing?.description, found };
};
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

/** Graphs in the form that tools of machine learning write. */
const samples = {
  'an autograd graph': `digraph {
\tgraph [size="12,12"]
\tnode [align=left fontname=monospace fontsize=10 height=0.2 ranksep=0.1 shape=box style=filled]
\t1001 [label="\n (1, 3)" fillcolor=darkolivegreen1]
\t1002 [label=AddmmBackward0]
\t1003 -> 1002
\t1003 [label=AccumulateGrad]
\t1004 [label="layer.bias\n (3)" fillcolor=lightblue]
\t1004 -> 1003
\t1002 -> 1001
}`,
  'a decision tree': `digraph Tree {
node [shape=box, style="filled, rounded", color="black", fontname="helvetica"] ;
edge [fontname="helvetica"] ;
0 [label=<width &le; 0.8<br/>gini = 0.5<br/>samples = 20>, fillcolor="#ffffff"] ;
1 [label=<gini = 0.0<br/>samples = 10>, fillcolor="#e58139"] ;
0 -> 1 [labeldistance=2.5, labelangle=45, headlabel="True"] ;
2 [label=<gini = 0.0<br/>samples = 10>, fillcolor="#39e581"] ;
0 -> 2 [labeldistance=2.5, labelangle=-45, headlabel="False"] ;
}`,
  'a boosted tree': `digraph {
    graph [ rankdir=TB ]
    0 [ label="f2<2.45" ]
    0 -> 1 [label="yes, missing" color="#0000FF"]
    0 -> 2 [label="no" color="#FF0000"]
    1 [ label="leaf=0.42" ]
    2 [ label="leaf=-0.21" ]
}`,
  'layers as records': `digraph {
  rankdir=LR;
  concentrate=True;
  node [shape=record];
  a [label="Dense|{input:|output:}|{{[(None, 8)]}|{[(None, 4)]}}"];
  a -> b;
  subgraph cluster_0 { label="Block"; b [label=<<TABLE BORDER="0" CELLBORDER="1"><TR><TD BGCOLOR="#333333"><FONT COLOR="white" FACE="x">Conv</FONT></TD><TD><I>3 × 3</I></TD></TR></TABLE>> shape=none] }
}`,
};

describe.each(Object.entries(samples))('%s', (_, text) => {
  test('is drawn in the page’s colours, without a script, a link or a style', async () => {
    const { svg, found } = await draw(text);
    expect(found.filter((each) => !each.includes('could not be seen'))).toEqual([]);
    expect(svg).toMatch(/^<svg xmlns="[^"]+" viewBox="[-\d. ]+" width="[\d.]+" height="[\d.]+"/);
    expect(svg).not.toMatch(
      /<(style|script|image|use|a|foreignObject)\b|url\(|\s(id|style|class|href|font-family|on\w+)=|NaN|undefined/,
    );
    for (const [, colour] of svg.matchAll(/ (?:fill|stroke)="([^"]+)"/g))
      expect(colour).toMatch(/^(none|#[\da-f]{6}|var\(--(paper|ink|soft|line|tint|mark)\))$/);
    expect((await draw(text)).svg).toBe(svg);
  });
});

test('names, labels and lines are described', async () => {
  expect((await draw(samples['a boosted tree'])).description).toBe(
    'Graph: f2<2.45 to leaf=0.42 (yes, missing); f2<2.45 to leaf=-0.21 (no).',
  );
  expect((await draw('graph { label="All of it"; a -- {b c}; d [label="D\\nE"] }')).description).toBe(
    'All of it. Graph: a to b; a to c; D E.',
  );
});

test('what is written is drawn: of records, tables, and at the ends of lines', async () => {
  expect(textsOf((await draw(samples['layers as records'])).svg)).toEqual(
    expect.arrayContaining(['Dense', 'input:', '[(None, 4)]', 'Conv', '3 × 3', 'Block']),
  );
  expect(textsOf((await draw(samples['a decision tree'])).svg)).toEqual(
    expect.arrayContaining(['width ≤ 0.8', 'True']),
  );
});

describe('colours', () => {
  test('of surfaces stay, with text that can be read on them', async () => {
    const { svg } = await draw(
      'digraph { a [style=filled fillcolor="#202020"]; b [style=filled fillcolor="#ffee00"] }',
    );
    expect(svg).toContain('fill="#202020"');
    expect(svg).toMatch(/fill="#ffffff"[^>]*>a</);
    expect(svg).toMatch(/fill="#000000"[^>]*>b</);
  });

  test('of lines and text stay where they can be seen on light and on dark, and are told where not', async () => {
    const { svg, found } = await draw(
      'digraph {\na -> b [color="#d03030"]\na -> c [color=navy]\nb [fontcolor=yellow]\n}',
    );
    expect(svg).toContain('stroke="#d03030"');
    expect(svg).not.toMatch(/#000080|#ffff00/);
    expect(found).toEqual([
      '2: Lines and text in `#000080`, `#ffff00` could not be seen on light and on dark: they have the page’s colours.',
    ]);
  });
});

test.each([
  ['digraph {\na -> }', '2: A name is expected where `}` stands.'],
  ['digraph {\na -> b', '2: `}` is expected where the graph ends.'],
  ['digraph {\na [label="x]\n}', '2: A quotation mark is never closed.'],
  ['digraph {\na [label=<x]\n}', '2: A label in `<…>` is never closed.'],
  ['digraph {\na [label=<<b>x</i>>]\n}', '2: `</i>` in a label of HTML closes nothing.'],
  ['digraph {\na [label=<<b>x>]\n}', '2: `<b>` in a label of HTML is never closed.'],
  ['digraph {\n/* x', '2: A comment is never closed.'],
  ['digraph {\n§a\n€ % b }', '3: `% b }` cannot be read.'],
  ['flowchart TD', '1: A graph begins with `graph` or `digraph`.'],
  ['digraph { }', '1: There is nothing in the graph.'],
  ['digraph { a } b', '1: `b` stands behind the graph.'],
  ['graph {\na -> b\n}', '2: Graphviz cannot read the graph at `->`.'],
  ['digraph {\na [image="https://example.org/a.png"]\n}', '2: Images cannot be drawn in a graph.'],
  [
    'digraph {\na [label=<<table><tr><td><img src="a"/></td></tr></table>>]\n}',
    '2: Images cannot be drawn in a graph.',
  ],
  ['digraph {\nlayout=spiral\na\n}', '2: There is no layout `spiral`.'],
])('%j is told by its line', async (text, message) => {
  const { svg, found } = await draw(text);
  expect(svg).toBe('');
  expect(found).toEqual([message]);
});

test.each(['URL="javascript:alert(1)"', 'href="https://example.org"', 'tooltip="x"', 'edgetooltip=x'])(
  '%s is left out, and told',
  async (attribute) => {
    const { svg, found } = await draw(`digraph {\na [${attribute}, label=b]\n}`);
    expect(svg).toContain('>b<');
    expect(svg).not.toMatch(/javascript|example|title/);
    expect(found).toEqual([`2: The diagram is an image: \`${/\w+/.exec(attribute)![0]}\` is left out.`]);
  },
);

describe('what would take long', () => {
  const names = (letter: string, count: number) => Array.from({ length: count }, (_, at) => letter + at).join(' ');
  test.each([
    [`digraph { ${names('a', 201)} }`, '1: The graph has more than 200 boxes.'],
    [`digraph { {${names('a', 20)}} -> {${names('b', 20)}} }`, '1: The graph has more than 250 lines.'],
    [`digraph { ${'{'.repeat(51)}a${'}'.repeat(51)} }`, '1: The graph has more than 50 groups.'],
    [`digraph { a ${' '.repeat(60_000)} }`, '1: The graph has more than 60000 characters.'],
    [
      `graph { layout=circo; {${names('a', 9)}} -- {${names('b', 9)}} }`,
      '1: With `layout=circo` a graph has at most 80 lines.',
    ],
    ['digraph { a -> b [minlen=99999] }', '1: `minlen` is larger than 20.'],
    ['digraph { a [shape=polygon sides=100000] }', '1: `sides` is larger than 40.'],
    ['digraph { a [peripheries=100000] }', '1: `peripheries` is larger than 8.'],
    ['digraph { a [width=1e9] }', '1: `width` is larger than 2000.'],
    [
      'digraph { a [label=<<table><tr><td rowspan="400">x</td></tr></table>>] }',
      '1: A cell in a label of HTML spans more than 50.',
    ],
    [
      'digraph { a [label=<<table><tr><td rowspan="60000">x</td></tr></table>>] }',
      '1: A number in a label of HTML is larger than 500.',
    ],
  ])('is refused: %#', async (text, message) => {
    expect((await draw(text)).found).toEqual([message.includes('width') ? expect.stringMatching(/^1: /) : message]);
  });
});

test('curved lines, which take Graphviz minutes, are left out and told', async () => {
  const { svg, found } = await draw('graph {\nlayout=neato splines=curved\na -- b\n}');
  expect(svg).toContain('<path');
  expect(found).toEqual(['2: `splines=curved` takes Graphviz too long: it is left out.']);
});

test('other layouts, directions and nested groups are drawn', async () => {
  for (const layout of ['neato', 'fdp', 'circo', 'twopi', 'osage'])
    expect((await draw(`graph { layout=${layout}; a -- b -- c -- a }`)).found).toEqual([]);
  const across = (await draw('digraph { rankdir=LR; a -> b }')).svg;
  const [a, b] = [...across.matchAll(/<text x="([\d.]+)"/g)].map(([, x]) => Number(x));
  expect(b).toBeGreaterThan(a!);
  const { svg, found } = await draw('digraph { subgraph cluster_a { label=A; subgraph cluster_b { label=B; x } } }');
  expect(found).toEqual([]);
  expect(svg.match(/<polygon [^>]*stroke="var\(--soft\)"/g)).toHaveLength(2);
});

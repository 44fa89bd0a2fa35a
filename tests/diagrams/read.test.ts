import { describe, expect, test } from 'vitest';
import type { DiagnosticCollector } from '../../src/core/diagnostics.ts';
import { readClass } from '../../src/diagrams/class.ts';
import { readEr } from '../../src/diagrams/er.ts';
import { readFlowchart } from '../../src/diagrams/flowchart/read.ts';
import { Scanner } from '../../src/diagrams/flowchart/scanner.ts';
import type { Graph } from '../../src/diagrams/graph/graph.ts';
import { readLabel } from '../../src/diagrams/label.ts';
import { readSequence } from '../../src/diagrams/sequence/read.ts';
import { readSource, type Source } from '../../src/diagrams/source.ts';
import { readState } from '../../src/diagrams/state.ts';
import { isUnsupported, withoutColour } from '../../src/diagrams/unsupported.ts';
import { readXyChart } from '../../src/diagrams/xychart/read.ts';
import { createCanvas } from '../../src/drawing/svg.ts';
import { collect } from '../support/drawing.ts';

/** What a reader makes of lines, and what it reports. */
function read<T>(reader: (source: Source, diagnostics: DiagnosticCollector) => T, keyword: string, text: string) {
  const { collector, found } = collect();
  return { result: reader(readSource(`${keyword}\n${text}`, collector), collector), found: found() };
}

/** A graph in short. */
const short = ({ direction, nodes, groups, edges }: Graph) => ({
  direction,
  nodes: nodes.map(({ name, group }) => (group === undefined ? name : `${group}/${name}`)),
  groups: groups.map(({ id }) => id),
  edges: edges.map(({ from, to, line, heads, label }) => [from, line, ...heads, to, ...label].join(' ')),
});

describe('a source', () => {
  test('is a first word, lines with their numbers, and what it says about itself', () => {
    const { collector, found } = collect();
    const text =
      '---\ntitle: T\n---\n%% comment\nflowchart TD\naccDescr {\n a\n b\n}\n%%{init: { x: { y: 1 } }}%%\n  A --> B';
    expect(readSource(text, collector)).toEqual({
      ...{ keyword: 'flowchart', rest: { at: 5, text: 'TD' }, lines: [{ at: 11, text: 'A --> B' }] },
      ...{ title: 'T', heading: 'T', description: 'a b' },
      settings: new Map([['x.y', { value: 1, line: 10 }]]),
    });
    expect(found()).toEqual([]);
  });

  test('reports what never ends', () => {
    const { collector, found } = collect();
    readSource('flowchart TD\naccDescr {\nA', collector);
    expect(found()).toEqual(['2: What begins here has no end.']);
  });
});

describe('a label', () => {
  test.each([
    ['"a<br>b"', ['a', 'b']],
    ['"`**a** _b_`"', ['a b']],
    ['"`my_own_name __is *b*__`"', ['my_own_name is b']],
    ['#quot;x&amp;y#35;&unknown;', ['"x&y#&unknown;']],
    ['<b>List<T></b>', ['List<T>']],
    [' ', []],
    ['"fa:fa-car A car"', ['A car']],
    ['fa:fa-credit-card', ['credit card']],
    ['"\n a\n b\n"', ['a', 'b']],
  ])('%s is %j', (written, lines) => {
    expect(readLabel(written)).toEqual(lines);
  });
});

test('a scanner reads from left to right', () => {
  const scanner = new Scanner('ab  cd;e');
  expect(scanner.take(/b/)).toBeUndefined();
  expect(scanner.take(/(a)b/)?.[1]).toBe('a');
  expect(scanner.isDone).toBe(false);
  expect(scanner.upTo([';', 'd'])).toEqual({ text: 'c', end: 'd' });
  expect(scanner.rest).toBe(';e');
  expect(scanner.upTo(['x'])).toBeUndefined();
});

describe('what is not supported', () => {
  test.each([
    ['style A fill:red', true],
    ['click A "x"', true],
    ['style --> B', false],
  ])('%s: %s', (text, expected) => {
    const { collector, found } = collect();
    expect(isUnsupported({ at: 1, text }, collector)).toBe(expected);
    expect(found()).toHaveLength(expected ? 1 : 0);
  });

  test('a colour is left out of a label', () => {
    const { collector } = collect();
    expect(withoutColour('rgb(1, 2, 3) The rest', 1, collector)).toBe('The rest');
    expect(withoutColour('The red rest', 1, collector)).toBe('The red rest');
  });
});

test('a flowchart', () => {
  const { result, found } = read(readFlowchart, 'flowchart LR', 'subgraph g [G]\na[A] --> b & c\nend\nc -. x .-o g');
  expect(found).toEqual([]);
  expect(short(result)).toEqual({
    direction: 'LR',
    nodes: ['g/A', 'g/b', 'g/c'],
    groups: ['g'],
    edges: ['a solid none arrow b', 'a solid none arrow c', 'c dotted none dot g x'],
  });
});

describe('a flowchart may be written', () => {
  test.each([
    ['a\n--> b', ['a solid none arrow b']],
    ['a -->|x|\nb ==>\nc', ['a solid none arrow b x', 'b thick none arrow c']],
    ['a .-> b', ['a dotted none arrow b']],
    ['a1,b --> c#d', ['a1,b solid none arrow c#d']],
    ['a["one\ntwo"] --> b', ['a solid none arrow b']],
    ['click a "x" "two\nlines"\na --> b', ['a solid none arrow b']],
  ])('%j', (text, edges) => {
    expect(short(read(readFlowchart, 'flowchart', text).result).edges).toEqual(edges);
  });

  test('with its direction on a line of its own', () => {
    expect(read(readFlowchart, 'flowchart TB', 'direction LR\na --> b').result.direction).toBe('LR');
  });

  test('a line within several that are one is reported by its number', () => {
    expect(read(readFlowchart, 'flowchart TB', 'a -->\nb -->\n=> c').found).toEqual([
      '4: A box is expected where `=> c` stands.',
    ]);
  });
});

test('`@{…}` leaves the label or the shape of a box that it does not name', () => {
  const text = 'a["A"] --> b(B)\na@{ shape: diam }\nb@{ label: "C" }\nc@{ shape: circle }';
  const { result, found } = read(readFlowchart, 'flowchart', text);
  expect(found).toEqual(['4: `b` is called “B” before and “C” here: the first is left out.']);
  expect(short(result).nodes).toEqual(['A', 'C', 'c']);
  const [a, b] = result.nodes.map(({ draw, width, height }) => {
    const canvas = createCanvas();
    draw(canvas, { x: 0, y: 0, width, height });
    return canvas.shapes.join('');
  });
  expect(a).toMatch(/^<polygon/);
  expect(b).not.toContain('rx="3"');
});

test('a group is in the one that mentions it, but never in itself', () => {
  const groupsOf = (text: string) =>
    read(readFlowchart, 'flowchart', text).result.groups.map(({ id, group }) => [id, group]);
  const inner = 'subgraph B\nb\nend';
  expect(groupsOf(`subgraph A\nB\nend\n${inner}`)).toEqual([
    ['A', undefined],
    ['B', 'A'],
  ]);
  expect(groupsOf('subgraph A\nB\na\nend\nsubgraph B\nA\nB\nb\nend')).toEqual([
    ['A', 'B'],
    ['B', undefined],
  ]);
});

test('a state diagram may have braces, notes and descriptions in other places', () => {
  const text =
    'state "Long" as s: more\nstate a\n{\nb\n}\nstate c { d }\nnote "free" as n\n# remark\nstate f &lt;&lt;fork&gt;&gt;\nx/y --> s';
  const { result, found } = read(readState, 'stateDiagram-v2', text);
  expect(found).toEqual([]);
  expect(short(result)).toMatchObject({ nodes: ['Long more', 'a/b', 'c/d', 'free', 'f', 'x/y'], groups: ['a', 'c'] });
});

test('a class diagram may have names and notes of several lines', () => {
  const text =
    'class `Two\nlines` {\n+x\n}\n`Two\nlines` --> A\nnote "one\ntwo"\nclass B["Long\nname"]\n&lt;&lt;interface&gt;&gt; A\n' +
    'class People List~Person~\nnamespace `A::B` {\nclass C\n}\nclass D\n{\n+y\n}';
  const { result, found } = read(readClass, 'classDiagram', text);
  expect(found).toEqual([]);
  expect(short(result).nodes).toEqual([
    ...['Two lines', 'A', 'Long name', 'People List<Person>', 'namespace A::B/C', 'D', 'one two'],
  ]);
});

test.each([
  ['A { string title int n PK "x" }', ['A'], []],
  ['A\n{\nint x\n}', ['A'], []],
  ['A many optionally to one B : x', ['A', 'B'], ['A dotted any one B x']],
  ['A 1--o{ B : x', ['A', 'B'], ['A solid one any B x']],
  ['A u--|{ B : x', ['A', 'B'], ['A solid none some B x']],
  ['A one or zero .. many(1) B : x', ['A', 'B'], ['A dotted maybe some B x']],
  ['A ::: s {\n}', ['A'], []],
  ['_**strongé😀**_ {\n}\nLINE_ITEM_x', ['strongé😀', 'LINE_ITEM_x'], []],
])('an entity-relationship diagram may have %j', (text, nodes, edges) => {
  const { result, found } = read(readEr, 'erDiagram', text);
  expect(found.filter((each) => !each.includes('colours'))).toEqual([]);
  expect(short(result)).toMatchObject({ nodes, edges });
});

describe('a sequence diagram may have', () => {
  const stepsOf = (text: string) => {
    const { result, found } = read(readSequence, 'sequenceDiagram', text);
    expect(found).toEqual([]);
    return result.steps;
  };

  test.each([
    ['-|\\', 'none', 'half-above', false],
    ['--|/', 'none', 'half-below', true],
    ['-\\\\', 'none', 'stroke-above', false],
    ['--//', 'none', 'stroke-below', true],
    ['/|-', 'half-above', 'none', false],
    ['\\|--', 'half-below', 'none', true],
    ['//-', 'stroke-above', 'none', false],
    ['\\\\--', 'stroke-below', 'none', true],
  ])('the half arrow %s', (sign, start, end, isDashed) => {
    for (const message of [`A${sign}B: x`, `A ${sign} B: x`])
      expect(stepsOf(message)).toMatchObject([{ from: 'A', to: 'B', heads: [start, end], isDashed }]);
  });

  test.each([
    ['A->>()B: x', [false, true]],
    ['A ()-->> B: x', [true, false]],
    ['A()/|-()B: x', [true, true]],
  ])('points: %s', (message, points) => {
    expect(stepsOf(message)).toMatchObject([{ from: 'A', to: 'B', points }]);
  });

  test('actors that come and go', () => {
    const text = 'A->>B: x\ncreate actor C as Carl\nA->>C: y\ndestroy C\nC-xA: z\ndestroy B\nNote over A: n';
    expect(stepsOf(text)).toMatchObject([
      { creates: false },
      { to: 'C', creates: true },
      { from: 'C', destroys: 'C' },
      { kind: 'note' },
      { kind: 'destroy', actor: 'B' },
    ]);
  });

  test('decimals in its numbers, and parts of par_over', () => {
    const steps = stepsOf('autonumber 1.5 .25\npar_over p\nA->>B: x\nand q\nA->>B: y\nend');
    expect(steps.map((step) => ('label' in step ? step.label.join() : step.kind))).toEqual([
      ...['p', '1.5. x', 'q', '1.75. y', 'close'],
    ]);
  });
});

test('a state diagram', () => {
  const { result, found } = read(readState, 'stateDiagram-v2', '[*] --> a\nstate a {\nb\n}\na : said\ndirection RL\n}');
  expect(found).toEqual(['8: There is no `state … {` that this `}` could close.']);
  expect(short(result)).toEqual({
    direction: 'RL',
    nodes: ['', 'a/b'],
    groups: ['a'],
    edges: ['start of  solid none arrow a'],
  });
});

test('a class diagram', () => {
  const { result, found } = read(
    readClass,
    'classDiagram',
    'A <|-- B : is\nnamespace N {\nclass C~T~\n}\nnote for A "n"',
  );
  expect(found).toEqual([]);
  expect(short(result)).toMatchObject({
    nodes: ['A', 'B', 'namespace N/C<T>', 'n'],
    edges: ['A solid triangle none B is', 'A dotted none none note 6'],
  });
});

test('an entity-relationship diagram', () => {
  const { result, found } = read(readEr, 'erDiagram', 'A ||--o{ B : has\nA {\nint id PK "key"\nbad\n}');
  expect(found).toEqual(['5: `bad` is no attribute.']);
  expect(short(result)).toMatchObject({ nodes: ['A', 'B'], edges: ['A solid one any B has'] });
});

test('attributes and members have types of types, and no Markdown', () => {
  const attributes = 'A {\nList~Map~int~~ *a_b_c* "**key**<br>of"\n}';
  const ofEr = read(readEr, 'erDiagram', attributes).result.nodes[0]!;
  const ofClass = read(readClass, 'classDiagram', 'class A {\nList~S~ x\n}').result.nodes[0]!;
  const textsOf = ({ draw, width, height }: typeof ofEr) => {
    const canvas = createCanvas();
    draw(canvas, { x: 0, y: 0, width, height });
    return canvas.texts.map((each) => each.replace(/<[^>]*>/g, '')).filter((each) => each !== '');
  };
  expect(textsOf(ofEr)).toEqual(['A', 'List&lt;Map&lt;int&gt;&gt;', 'a_b_c', 'key of']);
  expect(textsOf(ofClass)).toEqual(['A', 'List&lt;S&gt; x']);
});

test('a sequence diagram', () => {
  const { result, found } = read(readSequence, 'sequenceDiagram', 'actor A as Ann\nA->>+B: x\nloop y\nB--)A: z\nend');
  expect(found).toEqual([]);
  expect(result.actors.map(({ label, type }) => [...label, type])).toEqual([
    ['Ann', 'actor'],
    ['B', 'participant'],
  ]);
  expect(result.steps).toMatchObject([
    { kind: 'message', from: 'A', to: 'B', heads: ['none', 'arrow'], turns: '+' },
    { kind: 'open', word: 'loop', label: ['y'] },
    { kind: 'message', from: 'B', to: 'A', isDashed: true, heads: ['none', 'open'] },
    { kind: 'close' },
  ]);
});

test('an xychart', () => {
  const { result, found } = read(readXyChart, 'xychart horizontal', 'x-axis X ["a, b", c]\nbar n [1, -2.5]\nline [1]');
  expect(found).toEqual(['4: There are 1 values for 2 places on the x-axis.']);
  expect(result).toMatchObject({
    ...{ isHorizontal: true, x: { title: 'X', categories: ['a, b', 'c'] } },
    series: [{ kind: 'bar', name: 'n', values: [1, -2.5] }, { kind: 'line' }],
  });
});

import { describe, expect, test } from 'vitest';
import { readFlowchart } from '../../src/diagrams/flowchart/read.ts';
import { drawGraph } from '../../src/diagrams/graph/draw.ts';
import { drawHead } from '../../src/diagrams/graph/heads.ts';
import { boxNode } from '../../src/diagrams/graph/members.ts';
import { paint, type Shape } from '../../src/diagrams/graph/shapes.ts';
import { tableNode } from '../../src/diagrams/graph/table.ts';
import { actorHeight, drawActor } from '../../src/diagrams/sequence/actor.ts';
import { drawSequence } from '../../src/diagrams/sequence/draw.ts';
import { readSequence } from '../../src/diagrams/sequence/read.ts';
import { drawXyChart } from '../../src/diagrams/xychart/draw.ts';
import { readSource } from '../../src/diagrams/source.ts';
import { createCanvas } from '../../src/drawing/svg.ts';
import { widthOf, wrap } from '../../src/drawing/text.ts';
import { collect } from '../support/drawing.ts';

const box = { x: 0, y: 0, width: 100, height: 40 };

test.each<[Shape, string]>([
  ['rectangle', '<rect x="0" y="0" width="100" height="40" rx="3"/>'],
  ['stadium', '<rect x="0" y="0" width="100" height="40" rx="20"/>'],
  ['diamond', '<polygon points="50,0 100,20 50,40 0,20" stroke-linejoin="round"/>'],
  ['flag', '<polygon points="0,0 100,0 100,40 0,40 14,20" stroke-linejoin="round"/>'],
  ['bar', '<rect x="0" y="0" width="100" height="40" rx="2" fill="var(--ink)" stroke="none"/>'],
])('a %s is %s', (shape, svg) => {
  expect(paint(shape, box)).toBe(svg);
});

test('a head points away from where its line comes from', () => {
  expect(drawHead('arrow', { x: 10, y: 0 }, { x: 0, y: 0 })).toContain('points="10,0 2,');
  expect(drawHead('arrow', { x: 0, y: 10 }, { x: 0, y: 0 })).toMatch(/points="0,10 -?3.4,2 /);
  expect(drawHead('none', { x: 10, y: 0 }, { x: 0, y: 0 })).toBe('');
});

describe('a node', () => {
  test('is drawn where the layout puts it', () => {
    const canvas = createCanvas();
    boxNode('a', { label: ['A', '&'], shape: 'rounded' }, undefined).draw(canvas, { ...box, x: 100 });
    expect(canvas.shapes).toEqual(['<rect x="100" y="0" width="100" height="40" rx="9"/>']);
    expect(canvas.texts[0]).toMatch(/^<text x="150".*>A<tspan.*>&amp;<\/tspan>/);
  });

  test('with rows has columns that begin below each other', () => {
    const canvas = createCanvas();
    const sections = [
      [
        [{ text: 'int' }, { text: 'id' }],
        [{ text: 'string' }, { text: 'name' }],
      ],
    ];
    const node = tableNode({ id: 'a', group: undefined, above: '', title: ['A'], sections });
    node.draw(canvas, { x: 0, y: 0, width: node.width, height: node.height });
    const startOf = (text: string) => /x="([\d.]+)"/.exec(canvas.texts.find((each) => each.includes(`>${text}<`))!)![1];
    expect(startOf('id')).toBe(startOf('name'));
    expect(startOf('int')).toBe(startOf('string'));
    expect(canvas.shapes).toHaveLength(2);
  });
});

test('the title of a group stands where no line runs through it', async () => {
  const { collector } = collect();
  const text = 'flowchart TB\nB --> C & D\nsubgraph g [A group with a title]\nC --> D\nend\nE --> D\nC --> G --> D';
  const svg = await drawGraph(readFlowchart(readSource(text, collector), collector));
  const title = Number(/<text x="([\d.]+)"[^>]*>A group with a title</.exec(svg)![1]);
  const y = Number(/<text x="[\d.]+" y="([\d.]+)"[^>]*>A group/.exec(svg)![1]);
  const upright = [...svg.matchAll(/<path d="([^"]*)"\/>/g)].flatMap(([, path]) => {
    const points = [...path!.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, a, b]) => [Number(a), Number(b)] as const);
    return points.slice(1).flatMap(([x, to], at) => (points[at]![1] < y && to > y - 10 ? [x] : []));
  });
  expect(upright.length).toBeGreaterThan(1);
  for (const x of upright) expect(x < title || x > title + widthOf('A group with a title', 13, true)).toBe(true);
});

test('a sequence has a lifeline for each actor, and its messages from top to bottom', () => {
  const actors = ['a', 'b'].map((id) => ({ id, label: [id], type: 'participant' as const }));
  const message = { kind: 'message', label: ['x'], isDashed: false, heads: ['none', 'arrow'], turns: '' } as const;
  const steps = [
    { ...message, from: 'a', to: 'b' },
    { ...message, from: 'b', to: 'a' },
  ];
  const svg = drawSequence({ actors, boxes: [], steps });
  expect(svg.match(/ stroke-opacity=".7"\/>/g)).toHaveLength(2);
  const heights = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)L[\d.]+ \1"/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(2);
  expect(heights[1]).toBeGreaterThan(heights[0]!);
});

test('each type of an actor has its own look, and its name within or below it', () => {
  const types = ['participant', 'actor', 'boundary', 'control', 'entity', 'database', 'queue', 'collections'] as const;
  const { collector, found } = collect();
  const lines = types.map((type) => `participant ${type}@{ "type": "${type}" }`).join('\n');
  const { actors } = readSequence(readSource(`sequenceDiagram\n${lines}`, collector), collector);
  expect(found()).toEqual([]);
  const looks = actors.map((actor) => {
    const canvas = createCanvas();
    drawActor(canvas, { ...actor, label: ['x'] }, 0, 0);
    const baseline = Number(/ y="([-\d.]+)"/.exec(canvas.texts.join(''))![1]);
    expect(baseline).toBeLessThan(0);
    expect(baseline).toBeGreaterThan(-actorHeight(actor));
    return canvas.shapes.join('');
  });
  expect(new Set(looks).size).toBe(types.length);
});

test('an actor that is created stands where its message ends, and one that is destroyed ends in a cross', () => {
  const actors = ['a', 'b'].map((id) => ({ id, label: [id], type: 'participant' as const }));
  const message = { kind: 'message', label: ['x'], isDashed: false, heads: ['none', 'arrow'], turns: '' } as const;
  const svg = drawSequence({
    ...{ actors, boxes: [] },
    steps: [
      { ...message, from: 'a', to: 'b', creates: true, points: [true, false] },
      { ...message, from: 'b', to: 'a', destroys: 'b' },
    ],
  });
  const [a, b] = [
    ...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)" stroke="var\(--soft\)" stroke-opacity=".7"\/>/g),
  ];
  expect(Number(b![1])).toBeGreaterThan(Number(a![1]));
  expect(Number(b![2])).toBeLessThan(Number(a![2]));
  expect(svg).toMatch(/<g [^>]*stroke-width="2"><path/);
  expect(svg).toContain('<circle cx="0"');
});

test('the frame of a group can be seen: the colour of thin lines of a page is too pale for it', async () => {
  const { collector } = collect();
  const svg = await drawGraph(readFlowchart(readSource('flowchart\nsubgraph g\na\nend', collector), collector));
  expect(svg).toMatch(/<rect [^>]* stroke="var\(--soft\)" stroke-opacity=".7"\/>/);
});

test('frames around actors are as wide as their titles, and do not overlap', () => {
  const actors = ['a', 'b', 'c'].map((id) => ({ id, label: [id], type: 'participant' as const }));
  const title = 'A very long title of a frame around few actors';
  const svg = drawSequence({
    actors,
    steps: [],
    boxes: ['a', 'b', 'c'].map((id) => ({ label: [title], actors: [id] })),
  });
  const frames = [...svg.matchAll(/<rect x="(-?[\d.]+)" y="-[\d.]+" width="([\d.]+)"[^>]*rx="5"/g)]
    .map(([, x, width]) => ({ from: Number(x), to: Number(x) + Number(width) }))
    .sort((a, b) => a.from - b.from);
  expect(frames).toHaveLength(3);
  for (const [index, { from }] of frames.slice(1).entries()) expect(from).toBeGreaterThan(frames[index]!.to);
  const widestLine = Math.max(...wrap([title], 160, 13).map((line) => widthOf(line, 13, true)));
  for (const { from, to } of frames) expect(to - from).toBeGreaterThan(widestLine);
});

test.each([
  ['half-above', 0, 10],
  ['half-below', 10, 0],
] as const)('%s lies on its side of a line, whichever way that leads', (head, from, to) => {
  const across = (svg: string) => [...svg.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
  for (const x of [-20, 20]) {
    const ys = across(drawHead(head, { x: 0, y: 5 }, { x, y: 5 }));
    expect(Math.min(...ys)).toBe(Math.min(5, from));
    expect(Math.max(...ys)).toBe(Math.max(5, to === 0 ? 10 : 5));
  }
});

test('bars are as high as their values', () => {
  const axis = { title: '', range: undefined };
  const series = [{ kind: 'bar' as const, name: '', values: [1, 2] }];
  const svg = drawXyChart({ title: '', isHorizontal: false, x: { ...axis, categories: ['a', 'b'] }, y: axis, series });
  const heights = [...svg.matchAll(/<rect [^>]*height="([\d.]+)" fill="var\(--accent\)"/g)].map(([, height]) =>
    Number(height),
  );
  expect(heights.sort((a, b) => a - b)).toEqual([125, 250]);
});

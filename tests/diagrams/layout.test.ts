import { describe, expect, test } from 'vitest';
import { readFlowchart } from '../../src/diagrams/flowchart/read.ts';
import { layOut } from '../../src/diagrams/graph/layout.ts';
import { outlines } from '../../src/diagrams/graph/outlines.ts';
import { gapAt, isSign, labelMiddle, paint, sizeFor, type Shape } from '../../src/diagrams/graph/shapes.ts';
import { columnsOf } from '../../src/diagrams/sequence/columns.ts';
import type { Step } from '../../src/diagrams/sequence/sequence.ts';
import { readSource } from '../../src/diagrams/source.ts';
import { collect } from '../support/drawing.ts';

const layoutOf = (text: string) => {
  const { collector } = collect();
  return layOut(readFlowchart(readSource(text, collector), collector));
};

describe('a graph', () => {
  test.each([
    ['TB', 'y', 1],
    ['BT', 'y', -1],
    ['LR', 'x', 1],
    ['RL', 'x', -1],
  ] as const)('in the direction %s leads along %s', async (direction, axis, sign) => {
    const { nodes } = await layoutOf(`flowchart ${direction}\na --> b`);
    expect(Math.sign(nodes[1]!.box[axis] - nodes[0]!.box[axis])).toBe(sign);
  });

  test('has boxes that do not overlap, within its size, and inside their group', async () => {
    const { nodes, groups, width, height } = await layoutOf(
      'flowchart TB\nsubgraph g\na --> b & c\nend\nc --> d & e & f',
    );
    for (const [index, { node, box }] of nodes.entries()) {
      expect(box.x + box.width <= width && box.y + box.height <= height).toBe(true);
      for (const { box: other } of nodes.slice(index + 1))
        expect(
          box.x + box.width <= other.x ||
            other.x + other.width <= box.x ||
            box.y + box.height <= other.y ||
            other.y + other.height <= box.y,
        ).toBe(true);
      if (node.group === undefined) continue;
      const [{ box: group }] = groups as [(typeof groups)[0]];
      expect(box.x >= group.x && box.x + box.width <= group.x + group.width).toBe(true);
    }
  });

  test('has labels beside its lines', async () => {
    const { edges } = await layoutOf('flowchart TB\na -- label --> b --> c');
    expect(edges[0]!.label!.width).toBeGreaterThan(20);
    expect(edges[1]!.label).toBeUndefined();
  });
});

describe('a shape', () => {
  const label = { width: 100, height: 20 };
  const shapes: Shape[] = ['rectangle', 'stadium', 'circle', 'diamond', 'hexagon', 'cylinder', 'lean-left', 'note'];

  test.each(shapes)('%s is larger than its label', (shape) => {
    const { width, height } = sizeFor(shape, label);
    expect(width).toBeGreaterThan(100);
    expect(height).toBeGreaterThan(20);
  });

  test.each(Object.keys(outlines) as Shape[])('%s stays inside its box, and holds its label', (shape) => {
    const { width, height } = sizeFor(shape, label);
    const box = { x: 0, y: 0, width, height };
    const at = labelMiddle(shape, box);
    const painted = paint(shape, box).replace(/(?: r\w*| \w*-width)="[^"]*"|[aA][^"a-z]*/g, '');
    for (const [, x, y] of painted.matchAll(/(?<![\d.])(-?[\d.]+)[ ,](-?[\d.]+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(-0.1);
      expect(Number(x)).toBeLessThanOrEqual(width + 0.1);
      expect(Number(y)).toBeGreaterThanOrEqual(-0.1);
      expect(Number(y)).toBeLessThanOrEqual(height + 0.1);
    }
    if (isSign(shape)) return;
    expect(Math.min(at.x, width - at.x)).toBeGreaterThanOrEqual(label.width / 2);
    expect(Math.min(at.y, height - at.y)).toBeGreaterThanOrEqual(label.height / 2);
  });

  test.each<[Shape, number, number]>([
    ['rectangle', 0, 0],
    ['diamond', 25, 0],
    ['diamond', 50, 0],
    ['circle', 50, 0],
    ['circle', 0, 50],
  ])('%s begins at the middle of a side: %s, %s', (shape, x, y) => {
    const box = { x: 0, y: 0, width: 100, height: 100 };
    expect(gapAt(shape, box, { x, y })).toBeCloseTo(shape === 'diamond' ? 50 - x : 0);
  });
});

test('columns are as far apart as the message between them needs', () => {
  const actors = ['a', 'b', 'c'].map((id) => ({ id, label: [id], type: 'participant' as const }));
  const message = (from: string, to: string, text: string): Step => ({
    ...{ kind: 'message', from, to, label: [text], isDashed: false, heads: ['none', 'arrow'], turns: '' },
  });
  const [a, b, c] = [
    ...columnsOf(actors, [message('a', 'b', 'x'), message('b', 'c', 'a long message '.repeat(2))]).values(),
  ];
  expect([a, b]).toEqual([0, 90]);
  expect(c! - b!).toBeGreaterThan(150);
});

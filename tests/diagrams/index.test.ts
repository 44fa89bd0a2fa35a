import { expect, test } from 'vitest';
import { drawDiagram } from '../../src/diagrams/index.ts';
import { types } from '../../src/diagrams/types.ts';
import { messages } from '../support/drawing.ts';

test('text in, drawing and description out', async () => {
  const { drawing, diagnostics } = await drawDiagram('---\ntitle: T\n---\nflowchart TD\nA --> B', { messages });
  expect(diagnostics).toEqual([]);
  expect(drawing).toMatchObject({ title: 'T', description: 'T. Flowchart: A to B.' });
  expect(drawing!.svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 [\d.]+ [\d.]+" width=/);
});

test('with an error there is no drawing, and every diagnostic has its line', async () => {
  const { drawing, diagnostics } = await drawDiagram('flowchart TD\nA => B\nC:::x --> D\nE[', { messages });
  expect(drawing).toBeUndefined();
  expect(diagnostics.map(({ line, severity }) => [line, severity])).toEqual([
    [2, undefined],
    [3, 'warning'],
    [4, undefined],
  ]);
  expect(diagnostics.every(({ fix }) => fix)).toBe(true);
});

test('a description that is too long ends with how much is left', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `node${index} --> node${index + 1}`);
  const { drawing } = await drawDiagram(`flowchart TD\n${lines.join('\n')}`, { messages });
  expect(drawing!.description).toMatch(/^Flowchart: node0 to node1; .*; node\d+ to node\d+ and \d+ more\.$/);
  expect(drawing!.description.length).toBeLessThan(430);
});

test('what is larger than can be laid out is an error', async () => {
  const boxes = Array.from({ length: 201 }, (_, index) => `n${index}`).join('\n');
  const { diagnostics } = await drawDiagram(`flowchart TD\n${boxes}`, { messages });
  expect(diagnostics).toMatchObject([{ line: 1, message: 'The diagram has more than 200 boxes.' }]);
});

test('no first word names two types', () => {
  const keywords = types.flatMap((type) => type.keywords);
  expect(new Set(keywords).size).toBe(keywords.length);
});

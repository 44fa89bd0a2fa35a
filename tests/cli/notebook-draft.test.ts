import { expect, test } from 'vitest';
import { draftNotebook } from '../../src/cli/notebook-draft.ts';
import { readNotebook } from '../support/notebooks.ts';

test('a draft is a notebook of format 4.5, which is read without a word', () => {
  const text = draftNotebook('title: A title\ndraft: true # a comment\n');
  const { yaml, body, errors, warnings } = readNotebook(text, { folder: '.', download: '' });
  expect(yaml).toBe('title: A title\ndraft: true # a comment');
  expect(body).toContain('Begin here.');
  expect([...errors, ...warnings]).toEqual([]);
  const { nbformat, nbformat_minor, cells } = JSON.parse(text) as {
    nbformat: number;
    nbformat_minor: number;
    cells: { id: string; cell_type: string; outputs?: unknown }[];
  };
  expect([nbformat, nbformat_minor]).toEqual([4, 5]);
  // https://github.com/jupyter/nbformat/blob/v5.10.4/nbformat/v4/nbformat.v4.5.schema.json
  for (const { id, cell_type: type, outputs } of cells) {
    expect(id).toMatch(/^[\w-]{1,64}$/);
    expect(outputs !== undefined).toBe(type === 'code');
  }
});

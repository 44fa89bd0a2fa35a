import { expect, test } from 'vitest';
import { render } from '../../support/documents.ts';

test('the boxes of a task list have names, and cannot be changed', async () => {
  const { html } = await render('- [ ] a\n- [x] b\n- [X] c\n  1. [ ] d');
  const boxes = [...html.matchAll(/<input[^>]*>/g)].map(([box]) => box);
  expect(boxes.map((box) => /aria-label="([^"]*)"/.exec(box)?.[1])).toEqual(['To do', 'Done', 'Done', 'To do']);
  for (const box of boxes) expect(box).toMatch(/type="checkbox".*disabled|disabled.*type="checkbox"/);
});

test('brackets elsewhere are brackets', async () => {
  expect((await render('- [y] a\n- [] b\n\n[ ] c')).html).not.toContain('<input');
});

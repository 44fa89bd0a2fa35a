import { expect, test } from 'vitest';
import { check } from '../../support/documents.ts';

test('a paragraph of MDX with an expression in it does not summarise a post, the next one does', async () => {
  const { firstParagraph } = await check('The answer is {answer}.\n\nThe question is open.\n');
  expect(firstParagraph).toBe('The question is open.');
});

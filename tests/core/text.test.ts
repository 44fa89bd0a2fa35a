import { expect, test } from 'vitest';
import { wrap } from '../../src/core/text.ts';

test.each([
  ['a line that is short enough', 'One two', 40, '  One two'],
  ['no width', 'One two three four', undefined, '  One two three four'],
  ['a long line', 'One two three four', 12, '  One two\n  three four'],
  ['a word that is too long', 'One abcdefghijklmnop two', 10, '  One\n  abcdefghijklmnop\n  two'],
  ['code with spaces', 'Write `title: a b c` here', 16, '  Write\n  `title: a b c`\n  here'],
  ['a lone backtick', 'Write ` a b c d e f g', 14, '  Write ` a b\n  c d e f g'],
  ['indented lines', 'Write:\n- a: b\n  c: d', 40, '  Write:\n  - a: b\n    c: d'],
  ['an empty line', 'a\n\nb', 40, '  a\n\n  b'],
])('%s', (_, text, width, expected) => {
  expect(wrap(text, '  ', width)).toBe(expected);
});

import { expect, test } from 'vitest';
import { escapeAttribute, unescapeText } from '../../src/core/escape.ts';

test('what was escaped is read back, and an escape of an escape once', () => {
  for (const text of ['a < b && c > "d"', '&lt;', '&amp;amp;', '&nbsp; &#39;'])
    expect(unescapeText(escapeAttribute(text))).toBe(text);
  expect(unescapeText('&nbsp;')).toBe('&nbsp;');
});

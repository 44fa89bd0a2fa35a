import { expect, test } from 'vitest';
import { isWebUrl } from '../../src/core/web-url.ts';

test.each(['https://example.org/', 'http://example.org', 'https://example.org/a?b#c', 'https://संगणक.भारत/'])(
  '%s is an address',
  (text) => {
    expect(isWebUrl(text)).toBe(true);
  },
);

test.each([
  'example.org',
  '//example.org/',
  'javascript:alert(1)',
  'mailto:a@b.example',
  'https://',
  'https://example',
  'https://a b.example/',
  'https://[.example/',
])('%s is none', (text) => {
  expect(isWebUrl(text)).toBe(false);
});

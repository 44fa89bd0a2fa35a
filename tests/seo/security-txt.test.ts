import { expect, test } from 'vitest';
import { DiagnosticsError } from '../../src/core/diagnostics.ts';
import { securityFile } from '../../src/seo/security-txt.ts';
import { absolute } from '../../src/blog/urls.ts';

const now = Date.UTC(2026, 10, 23);
const file = (security?: { contact: string; expires: string }) =>
  securityFile({ ...(security && { security }), timeZone: 'Asia/Kolkata', lang: 'en' }, now);

test('says whom to tell and until when', () => {
  expect(file({ contact: 'mailto:me@example.org', expires: '2027-06-30' })).toBe(
    `Contact: mailto:me@example.org\nExpires: 2027-06-29T18:30:00Z\nPreferred-Languages: en\nCanonical: ` +
      `${absolute('/.well-known/security.txt')}\n`,
  );
});

test('is not there without a contact', () => {
  expect(file()).toBeUndefined();
});

test('stops the build when its day has passed', () => {
  const expired = () => file({ contact: 'mailto:me@example.org', expires: '2026-11-22' });
  expect(expired).toThrow(DiagnosticsError);
  expect(expired).toThrow('which has passed');
});

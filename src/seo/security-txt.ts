import type { Site } from '../config/site.ts';
import { parseDate } from '../core/dates.ts';
import { DiagnosticsError } from '../core/diagnostics.ts';
import { absolute, withBase } from '../blog/urls.ts';

/**
 * The text of `/.well-known/security.txt` (RFC 9116), which must say when it expires; `now` is the build’s clock, in
 * milliseconds. Throws a `DiagnosticsError` once it has expired.
 */
export function securityFile(
  { security, timeZone, lang }: Pick<Site, 'security' | 'timeZone' | 'lang'>,
  now: number,
): string | undefined {
  if (security === undefined) return undefined;
  const { contact, expires } = security;
  const date = parseDate(expires, timeZone)!;
  if (date.instant <= now) {
    throw new DiagnosticsError([
      {
        file: 'src/site.ts',
        message: `\`security.expires\` is ${expires}, which has passed: nobody is to rely on the contact any more.`,
        fix: 'See whether the contact still holds, and write a later day.',
      },
    ]);
  }
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${new Date(date.instant).toISOString().replace('.000', '')}`,
    `Preferred-Languages: ${lang}`,
    `Canonical: ${absolute(withBase('/.well-known/security.txt'))}`,
  ];
  return `${lines.join('\n')}\n`;
}

import type { Site } from '../site.ts';
import { parseDate } from './dates.ts';
import { ProblemsError } from './problem.ts';
import { absolute, withBase } from './urls.ts';

/** The text of `/.well-known/security.txt` (RFC 9116), which must say when it expires; `now` is the build's clock, in milliseconds. Throws a `ProblemsError` for settings that cannot be used. */
export function securityFile({ security, timeZone, lang }: Pick<Site, 'security' | 'timeZone' | 'lang'>, now: number): string | undefined {
  if (security === undefined) return undefined;
  const { contact, expires } = security;
  const problem = (message: string, fix: string) => new ProblemsError([{ file: 'src/site.ts', message, fix }]);
  if (!/^(mailto:\S+@\S+|https:\/\/\S+|tel:\+[\d-]+)$/.test(contact)) throw problem(`\`security.contact\` is \`${contact}\`.`, 'Write `mailto:me@example.org`, or the `https:` address of a page.');
  const date = parseDate(expires, timeZone);
  if (date === undefined) throw problem(`\`security.expires\` is \`${expires}\`, which is no date.`, 'Write the day as `2027-06-30`, less than a year ahead.');
  if (date.instant <= now) throw problem(`\`security.expires\` is ${expires}, which has passed: nobody is to rely on the contact any more.`, 'See whether the contact still holds, and write a later day.');
  return `Contact: ${contact}\nExpires: ${new Date(date.instant).toISOString().replace('.000', '')}\nPreferred-Languages: ${lang}\nCanonical: ${absolute(withBase('/.well-known/security.txt'))}\n`;
}

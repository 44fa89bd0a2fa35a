import { z } from 'zod';
import type { TextDiagnostic } from '../core/diagnostics.ts';
import { parseDate } from '../core/dates.ts';
import { site } from '../site.ts';
import type { PostDate } from './dates.ts';

/** A correction of a post that has been published. */
export interface Change {
  /** When it was made. */
  date: PostDate;
  /** What is another, in a sentence of plain text. */
  text: string;
}

const fix = 'Write `changes: [{ date: 2024-01-31, text: The proof had a sign wrong. }]`.';
const help = { error: `\`changes\` must be a list of dates and texts.\n${fix}` };

const change = z
  .strictObject({ date: z.string(help), text: z.string(help).trim().regex(/\S/, help) }, help)
  .transform(({ date, text }, context): Change => {
    const parsed = parseDate(date, site.timeZone);
    if (parsed !== undefined) return { date: parsed, text: text.replace(/\s+/g, ' ') };
    const message = `\`date: ${date}\` of a change is not a date of the calendar.\n${fix}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** `changes` of the front matter: one, or a list, the oldest first whatever their order there. */
export const changes = z
  .union([z.array(change), change.transform((one) => [one])], help)
  .transform((list) => list.toSorted((a, b) => a.date.instant - b.date.instant))
  .optional();

/** The later of the day that a post says it was updated on, and that of its last change. */
export function lastUpdate(updated: PostDate | undefined, list: readonly Change[]): PostDate | undefined {
  const last = list.at(-1)?.date;
  return last !== undefined && (updated === undefined || updated.day < last.day) ? last : updated;
}

/** What front matter says of changes. */
interface ChangeFields {
  updated?: PostDate | undefined;
  changes?: readonly Change[] | undefined;
}

/** What a post written as `frontMatter` says at `now` of its changes: those of a later time are not there yet. */
export function changesUntil(
  now: number,
  { updated, changes = [] }: ChangeFields,
): { updated: PostDate | undefined; changes?: Change[] } {
  const past = changes.filter(({ date }) => date.instant <= now);
  const last = updated !== undefined && updated.instant <= now ? updated : undefined;
  return { updated: lastUpdate(last, past), ...(past.length > 0 && { changes: past }) };
}

/** A diagnostic, and the field of the front matter that it is about. */
type FieldDiagnostic = TextDiagnostic & { field: string };

const subjects = { updated: '`updated`', changes: 'A change' };

/** What `diagnose` says of `updated` and of the first of the changes whose dates are `isOff`. */
function checkDates(
  { updated, changes = [] }: ChangeFields,
  isOff: (date: PostDate) => boolean,
  diagnose: (dated: string, field: keyof typeof subjects) => TextDiagnostic,
): FieldDiagnostic[] {
  const dates = { updated: [updated], changes: changes.map(({ date }) => date) };
  return (['updated', 'changes'] as const).flatMap((field) => {
    const off = dates[field].find((date) => date !== undefined && isOff(date));
    return off === undefined ? [] : { field, ...diagnose(`${subjects[field]} (${off.day})`, field) };
  });
}

/** Warnings of a post that will be changed after `now`. */
export const futureChanges = (now: number, fields: ChangeFields): FieldDiagnostic[] =>
  checkDates(
    fields,
    ({ instant }) => instant > now,
    (dated) => ({
      message: `${dated} is in the future.`,
      fix: 'It appears in the first build from that day on. Correct the date if it is not meant.',
      severity: 'warning',
    }),
  );

/** Errors of a post that was changed before its `date`. */
export function earlyChanges(date: PostDate, fields: ChangeFields): FieldDiagnostic[] {
  const words = {
    updated: { day: '`date`', fix: 'Give the day of the last change, or leave `updated` out.' },
    changes: {
      day: 'the post’s `date`',
      fix: 'Give the day of the correction; what was changed before publication is none.',
    },
  };
  return checkDates(
    fields,
    (change) => isBefore(change, date),
    (dated, field) => ({
      message: `${dated} is before ${words[field].day} (${date.day}).`,
      fix: words[field].fix,
    }),
  );
}

/** Whether one date is before another: by the instant where both have a time, else by the day. */
function isBefore(a: PostDate, b: PostDate): boolean {
  const timed = a.iso !== a.day && b.iso !== b.day;
  return timed ? a.instant < b.instant : a.day < b.day;
}

/** Links, code, strong or slanted words and formulas, as Markdown writes them. */
const markdown = new RegExp(
  [
    /\[[^\]]+\]\([^)\s]+\)/,
    /`[^`]+`/,
    /(?<![\p{L}\p{N}*])(\*{1,2})(?=\S)[^*]+(?<=\S)\1(?![\p{L}\p{N}*])/u,
    // An amount of money ends in a digit, or in a space before the next.
    /\$(?=\S)[^$]*(?<=[^\s\d])\$(?!\d)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
);

/** Warnings of changes that are written as Markdown, which would be shown as it stands. */
export const markdownInChanges = ({ changes = [] }: ChangeFields): FieldDiagnostic[] =>
  changes.flatMap(({ date, text }) => {
    const found = markdown.exec(text)?.[0];
    if (found === undefined) return [];
    const shown = found.startsWith('`') ? found : `\`${found}\``;
    return {
      field: 'changes',
      message: `The change of ${date.day} is plain text: ${shown} in it is shown as it stands.`,
      fix: 'Write it in words. A link can stand in the text of the post.',
      severity: 'warning',
    };
  });

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
const says = (message: string) => ({ error: `${message}\n${fix}` });
const help = says('`changes` must be a list of dates and texts.');
const noDate = says('This change has no `date`.');
const noText = says('This change has no `text`.');

const day = z
  .string(noDate)
  .regex(/\S/, noDate)
  .transform((date, context): PostDate => {
    const parsed = parseDate(date, site.timeZone);
    if (parsed !== undefined) return parsed;
    const message = `\`date: ${date}\` of a change is not a date of the calendar.\n${fix}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const text = z
  .string(noText)
  .regex(/\S/, noText)
  .transform((words) => words.trim().replace(/\s+/g, ' '));

const change = z.strictObject(
  { date: day, text },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `A change has no \`${issue.keys.join('`, `')}\`, but \`date\` and \`text\`.\n${fix}`
        : help.error,
  },
);

/** `changes` of the front matter: one, or a list, in the order in which they are written. */
export const changes = z.union([z.array(change), change.transform((one) => [one])], help).optional();

/** The field of the front matter in which the change at `index` of the list stands. */
const fieldOf = (index: number): string => `changes.${index}`;

/** The later of the day that a post says it was updated on, and that of its last change; the oldest comes first. */
export function lastUpdate(updated: PostDate | undefined, list: readonly Change[]): PostDate | undefined {
  const last = list.at(-1)?.date;
  return last !== undefined && (updated === undefined || updated.day < last.day) ? last : updated;
}

/** What front matter says of changes. */
interface ChangeFields {
  updated?: PostDate | undefined;
  changes?: readonly Change[] | undefined;
}

/**
 * What a post written as `frontMatter` says at `now` of its changes, the oldest first: those of a later time are not
 * there yet.
 */
export function changesUntil(
  now: number,
  { updated, changes = [] }: ChangeFields,
): { updated: PostDate | undefined; changes?: Change[] } {
  const past = changes.filter(({ date }) => date.instant <= now).sort((a, b) => a.date.instant - b.date.instant);
  const last = updated !== undefined && updated.instant <= now ? updated : undefined;
  return { updated: lastUpdate(last, past), ...(past.length > 0 && { changes: past }) };
}

/** A diagnostic, and the field of the front matter that it is about, or the entry of one: `changes.1`. */
type FieldDiagnostic = TextDiagnostic & { field: string };

const subjects = { updated: '`updated`', changes: 'A change' };
const entryOf = { updated: () => 'updated', changes: fieldOf };

/** What `diagnose` says of `updated` and of each change whose dates are `isOff`. */
function checkDates(
  { updated, changes = [] }: ChangeFields,
  isOff: (date: PostDate) => boolean,
  diagnose: (dated: string, field: keyof typeof subjects) => TextDiagnostic,
): FieldDiagnostic[] {
  const dates = { updated: [updated], changes: changes.map(({ date }) => date) };
  return (['updated', 'changes'] as const).flatMap((field) =>
    dates[field].flatMap((date, index) =>
      date !== undefined && isOff(date)
        ? { field: entryOf[field](index), ...diagnose(`${subjects[field]} (${date.day})`, field) }
        : [],
    ),
  );
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
  changes.flatMap(({ date, text }, index) => {
    const found = markdown.exec(text)?.[0];
    if (found === undefined) return [];
    const shown = found.startsWith('`') ? found : `\`${found}\``;
    return {
      field: fieldOf(index),
      message: `The change of ${date.day} is plain text: ${shown} in it is shown as it stands.`,
      fix: 'Write it in words. A link can stand in the text of the post.',
      severity: 'warning',
    };
  });

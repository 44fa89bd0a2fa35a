import { dateFormatter, type WrittenDate } from '../core/dates.ts';

/** The date of a post. */
export type PostDate = WrittenDate;

/**
 * The instant that a feed gives for a date. Feed readers show instants in their own zone, so a day alone is given as
 * 10:00 UTC: that is the same calendar day from Honolulu (UTC−10, 00:00) to the Chatham Islands (UTC+13:45, 23:45).
 */
export function feedDate(date: PostDate): Date {
  return date.iso === date.day ? new Date(`${date.day}T10:00:00Z`) : new Date(date.instant);
}

/** The day for people, in the words of `lang`: `28 June 2022`, or `28 Jun` and the like with other options. */
export function formatDay(
  { day }: PostDate,
  lang: string,
  options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' },
): string {
  return dateFormatter(formatsOf(lang), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The year for people, in the digits of `lang`. */
export const formatYear = ({ day }: PostDate, lang: string): string =>
  Number(day.slice(0, 4)).toLocaleString(formatsOf(lang), { useGrouping: false });

/**
 * Whose formats a language takes: `en` alone is American to Intl, which few readers outside of America expect of a
 * date.
 */
export const formatsOf = (lang: string): string => (lang === 'en' ? 'en-GB' : lang);

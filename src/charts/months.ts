import { timeFormatDefaultLocale } from 'd3-time-format';

/**
 * Sets the names of months and days to those of a language. Plot writes dates with the one default of `d3-time-format`:
 * call this right before drawing, so that two charts cannot mix.
 */
export function useMonthsOf(lang: string): void {
  const names = (count: number, options: Intl.DateTimeFormatOptions, dateOf: (index: number) => number) => {
    const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
    return Array.from({ length: count }, (_, index) => format.format(dateOf(index))) as never;
  };
  const monthOf = (index: number) => Date.UTC(2023, index);
  // The first of January 2023 was a Sunday.
  const dayOf = (index: number) => Date.UTC(2023, 0, 1 + index);
  timeFormatDefaultLocale({
    ...{ dateTime: '', date: '', time: '', periods: ['AM', 'PM'] },
    days: names(7, { weekday: 'long' }, dayOf),
    shortDays: names(7, { weekday: 'short' }, dayOf),
    months: names(12, { month: 'long' }, monthOf),
    shortMonths: names(12, { month: 'short' }, monthOf),
  });
}

import { readDate as canonicalDate } from '../dialects/dates.ts';

/** A moment as an old post gives it. */
export interface OldDate {
  /** As this blog writes it: `2022-06-28`, or `2022-06-28 14:30:00 +0530`. */
  written: string;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const pattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?/i;

/** Reads a date as blogs write it, if it is in the calendar. */
export function readDate(text: string): OldDate | undefined {
  const match = pattern.exec(canonicalDate(text).trim());
  if (match === null) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => part && Number(part)) as number[];
  const stamp = new Date(Date.UTC(year!, month! - 1, day, hour, minute, second));
  if (stamp.getUTCMonth() !== month! - 1 || stamp.getUTCDate() !== day) return undefined;
  const parts = { year: year!, month: month!, day, hour, minute, second };
  const iso = stamp.toISOString();
  return {
    ...parts,
    written:
      match[4] === undefined ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}${offsetOf(match[7])}`,
  };
}

function offsetOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  return /^(z|utc)$/i.test(zone) ? ' +0000' : ` ${zone.replace(':', '').padEnd(5, '0')}`;
}

/** The date on the clocks of a time zone, where the text gives an offset. */
export function dateIn(date: OldDate, timeZone: string | undefined): OldDate {
  const offset = / ([+-])(\d{2})(\d{2})$/.exec(date.written);
  if (offset === null || timeZone === undefined) return date;
  const minutes = (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  const instant = Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second) - minutes * 60_000;
  try {
    const shown = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    }).format(instant);
    const [day, month, year, hour, minute, second] = shown.match(/\d+/g)!.map(Number);
    return {
      written: date.written,
      year: year!,
      month: month!,
      day: day!,
      hour: hour!,
      minute: minute!,
      second: second!,
    };
  } catch {
    return date;
  }
}

const two = (n: number): string => String(n).padStart(2, '0');
const monthNames = 'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Every part of a date that a permalink may name. */
export function dateParts(date: OldDate): Record<string, string> {
  const day = new Date(Date.UTC(date.year, date.month - 1, date.day));
  const start = Date.UTC(date.year, 0, 1);
  const yearDay = Math.round((day.getTime() - start) / 86_400_000) + 1;
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * 86_400_000);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * 86_400_000)) + 1;
  const [monthName, dayName] = [monthNames[date.month - 1]!, dayNames[day.getUTCDay()]!];
  return {
    year: String(date.year).padStart(4, '0'),
    shortYear: two(date.year % 100),
    month: two(date.month),
    month1: String(date.month),
    monthName,
    shortMonth: monthName.slice(0, 3),
    day: two(date.day),
    day1: String(date.day),
    dayName,
    shortDay: dayName.slice(0, 3),
    weekday: String(day.getUTCDay()),
    yearDay: String(yearDay).padStart(3, '0'),
    yearDay1: String(yearDay),
    week: two(week),
    hour: two(date.hour),
    minute: two(date.minute),
    second: two(date.second),
  };
}

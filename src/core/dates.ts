/** A date as its author wrote it: the day never moves, whatever the zone of the reader or of the building machine. */
export interface WrittenDate {
  /** The day as written, `YYYY-MM-DD`. */
  day: string;
  /** Value for `<time datetime>` and JSON-LD: the day alone, or with the time and its offset (RFC 3339). */
  iso: string;
  /**
   * Milliseconds since the epoch, for order and for the published rule. A day alone begins at 00:00 in the site's zone.
   */
  instant: number;
}

const pattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Reads `YYYY-MM-DD` or `YYYY-MM-DD HH:MM[:SS][ ±HHMM|Z]` (ISO 8601 and the form that Jekyll writes).
 * A time without an offset is read in `timeZone`. `undefined` when the text is no such date, 30 February included.
 */
export function parseDate(text: string, timeZone: string): WrittenDate | undefined {
  const match = pattern.exec(text.trim());
  if (match === null) return undefined;
  const [year, month, date, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1, 7)
    .map((part) => part && Number(part)) as number[];
  const wall = Date.UTC(year!, month! - 1, date, hours, minutes, seconds);
  const day = new Date(wall).toISOString().slice(0, 10);
  const offset = match[7] === undefined ? zoneOffset(wall, timeZone) : parseOffset(match[7]);
  const exists =
    offset !== undefined &&
    day === `${match[1]}-${two(month!)}-${two(date!)}` &&
    hours < 24 &&
    minutes < 60 &&
    seconds < 60;
  if (!exists) return undefined;
  const instant = wall - offset * 60_000;
  const iso = match[4] === undefined ? day : `${new Date(wall).toISOString().slice(0, 19)}${formatOffset(offset)}`;
  return { day, iso, instant };
}

/** Minutes ahead of UTC; `undefined` for what no clock shows (offsets go from −12:00 to +14:00). */
function parseOffset(text: string): number | undefined {
  if (/^(z|utc)$/i.test(text)) return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * Minutes that `timeZone` is ahead of UTC when its clocks show `wall`. A time that they show twice is the earlier one,
 * a time that they skip is as much later as they skip (Temporal's `compatible` rule).
 */
function zoneOffset(wall: number, timeZone: string): number {
  const aDay = 86_400_000;
  const [before, after] = [offsetAt(wall - aDay, timeZone), offsetAt(wall + aDay, timeZone)];
  return [before, after].find((offset) => offsetAt(wall - offset * 60_000, timeZone) === offset) ?? before;
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = dateFormatter('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return Math.round((shown - instant) / 60_000);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Formatters by locale and options: to make one takes about a hundred times as long as to use it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A formatter of dates, the same one for the same locale and options. */
export function dateFormatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

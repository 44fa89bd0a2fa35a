const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const time = String.raw`[,T\s]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap]\.?m\.?)?`;
const clock = String.raw`(?:${time}\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?)?`;
const weekday = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`;
const patterns: readonly [RegExp, (parts: readonly string[]) => [string, string, string]][] = [
  // 2022/07/08, 2022.7.8, 2022-07-08 10:00 AM
  [
    new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}$`, 'i'),
    ([year, , month, day]) => [year!, month!, day!],
  ],
  // 11 Oct 2023, Mon, 11 October 2023 10:00:00 +0000, 11-Oct-2023
  [
    new RegExp(
      String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})${clock}$`,
      'i',
    ),
    ([day, month, year]) => [year!, month!, day!],
  ],
  // Jul 08 2022, October 11, 2023
  [
    new RegExp(String.raw`^${weekday}([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`, 'i'),
    ([month, day, year]) => [year!, month!, day!],
  ],
];

/** 24.01.2020, 01/24/2020: where one number can be no month, or both are the same. */
const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[,T\s])/;

const yearFirst = (text: string): string =>
  text.replace(dayFirst, (whole, first: string, _sign: string, second: string, year: string) => {
    const [a, b] = [Number(first), Number(second)];
    if (a <= 12 && b <= 12 && a !== b) return whole;
    return a > 12 ? `${year}-${second}-${first}` : `${year}-${first}-${second}`;
  });

/** A date as other engines let it be written, in our form; as it is when it is none of those, or could be two days. */
export function readDate(text: string): string {
  const written = yearFirst(text.trim());
  for (const [pattern, order] of patterns) {
    const match = pattern.exec(written);
    if (match === null) continue;
    const [hours, minutes, seconds, half, zone] = match.slice(-5);
    const [year, month, day] = order(match.slice(1));
    const number = /^\d+$/.test(month) ? month : String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1);
    if (number === '0') return text;
    const date = `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (hours === undefined) return date;
    const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
    const said = `${String(hour).padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`;
    return `${date} ${said}${zone === undefined ? '' : ` ${zone.replace('GMT', 'UTC')}`}`;
  }
  return text;
}

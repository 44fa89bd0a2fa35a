import { afterEach, describe, expect, test } from 'vitest';
import { feedDate, formatDay } from '../../src/blog/dates.ts';
import { parseDate } from '../../src/core/dates.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const parse = (text: string, timeZone = 'Asia/Kolkata') => parseDate(text, timeZone);
const utc = (text: string) => Date.parse(text);

describe.each([
  ['Pacific/Auckland', -720],
  ['America/Los_Angeles', 420],
  ['UTC', 0],
])('on a machine in %s', (machine, offset) => {
  test.each([
    ['2022-06-28', '2022-06-28', '2022-06-28', '2022-06-27T18:30:00Z'],
    ['2022-6-8', '2022-06-08', '2022-06-08', '2022-06-07T18:30:00Z'],
    [' 2022-06-28 ', '2022-06-28', '2022-06-28', '2022-06-27T18:30:00Z'],
    ['2022-06-28 14:30', '2022-06-28', '2022-06-28T14:30:00+05:30', '2022-06-28T09:00:00Z'],
    ['2022-06-28 4:30', '2022-06-28', '2022-06-28T04:30:00+05:30', '2022-06-27T23:00:00Z'],
    ['2022-06-28T14:30', '2022-06-28', '2022-06-28T14:30:00+05:30', '2022-06-28T09:00:00Z'],
    ['2022-06-28 14:30:15', '2022-06-28', '2022-06-28T14:30:15+05:30', '2022-06-28T09:00:15Z'],
    ['2022-06-28 14:30:15.250 Z', '2022-06-28', '2022-06-28T14:30:15Z', '2022-06-28T14:30:15Z'],
    ['2022-06-28T14:30:15z', '2022-06-28', '2022-06-28T14:30:15Z', '2022-06-28T14:30:15Z'],
    ['2022-06-28 14:30 UTC', '2022-06-28', '2022-06-28T14:30:00Z', '2022-06-28T14:30:00Z'],
    ['2022-06-28 23:59 -0800', '2022-06-28', '2022-06-28T23:59:00-08:00', '2022-06-29T07:59:00Z'],
    ['2022-06-28 00:01:00 +13:45', '2022-06-28', '2022-06-28T00:01:00+13:45', '2022-06-27T10:16:00Z'],
    ['2022-06-28 14:30 +05', '2022-06-28', '2022-06-28T14:30:00+05:00', '2022-06-28T09:30:00Z'],
    ['2022-06-28 14:30 -0330', '2022-06-28', '2022-06-28T14:30:00-03:30', '2022-06-28T18:00:00Z'],
    ['2022-06-28 14:30 +0000', '2022-06-28', '2022-06-28T14:30:00Z', '2022-06-28T14:30:00Z'],
    ['2024-02-29', '2024-02-29', '2024-02-29', '2024-02-28T18:30:00Z'],
    ['2000-02-29', '2000-02-29', '2000-02-29', '2000-02-28T18:30:00Z'],
  ])('%s keeps its day', (text, day, iso, instant) => {
    process.env.TZ = machine;
    expect(new Date(utc('2022-06-28T12:00:00Z')).getTimezoneOffset()).toBe(offset);
    expect(parse(text)).toEqual({ day, iso, instant: utc(instant) });
  });

  test.each(['2022-01-01', '2022-06-28 23:30', '2022-06-28 00:10 +1345', '2022-12-31 23:59 -1000'])(
    '%s is shown as that day',
    (text) => {
      process.env.TZ = machine;
      const [year, month, date] = text.slice(0, 10).split('-').map(Number);
      const months = [
        'January',
        'February',
        'March',
        'April',
        'May',
        'June',
        'July',
        'August',
        'September',
        'October',
        'November',
        'December',
      ];
      expect(formatDay(parse(text)!, 'en')).toBe(`${date} ${months[month! - 1]} ${year}`);
    },
  );

  test('the feed’s instant does not follow the machine', () => {
    process.env.TZ = machine;
    expect(feedDate(parse('2022-06-28')!).toISOString()).toBe('2022-06-28T10:00:00.000Z');
    expect(feedDate(parse('2022-06-28 14:30')!).toISOString()).toBe('2022-06-28T09:00:00.000Z');
  });
});

test.each([
  ...[
    '',
    'today',
    '2022',
    '2022-06',
    '28-06-2022',
    '06/28/2022',
    '2022/06/28',
    '20220628',
    '28 June 2022',
    '2022-06-28x',
    'x2022-06-28',
  ],
  ...['2022-02-30', '2022-02-29', '2100-02-29', '2022-04-31', '2022-13-01', '2022-00-10', '2022-06-00', '2022-06-32'],
  ...[
    '2022-06-28 24:00',
    '2022-06-28 12:60',
    '2022-06-28 12:30:60',
    '2022-06-28 12',
    '2022-06-28 1:5',
    '2022-06-28 12:30 IST',
    '2022-06-28 2:30 PM',
  ],
  ...['2022-06-28 +0530', '2022-06-28Z', '2022-06-2814:30', '0099-01-01', '２０２２-06-28', '2022–06–28'],
])('"%s" is no date', (text) => {
  expect(parse(text)).toBeUndefined();
});

test.each(['2022-06-28 12:30 +99:00', '2022-06-28 12:30 +2400', '2022-06-28 12:30 +05:60', '2022-06-28 12:30 -0199'])(
  '"%s" has an offset that no clock shows',
  (text) => {
    expect(parse(text)).toBeUndefined();
  },
);

describe('a day begins at midnight of the site’s zone', () => {
  test.each([
    ['UTC', '2022-06-28T00:00:00Z'],
    ['Asia/Kathmandu', '2022-06-27T18:15:00Z'],
    ['America/New_York', '2022-06-28T04:00:00Z'],
    ['Pacific/Kiritimati', '2022-06-27T10:00:00Z'],
    ['Pacific/Pago_Pago', '2022-06-28T11:00:00Z'],
  ])('in %s', (timeZone, instant) => {
    expect(parse('2022-06-28', timeZone)!.instant).toBe(utc(instant));
  });

  test.each([
    ['America/New_York', '2022-03-12', '2022-03-13', '2022-03-14'],
    ['America/New_York', '2022-11-05', '2022-11-06', '2022-11-07'],
    ['Europe/Berlin', '2022-03-26', '2022-03-27', '2022-03-28'],
    ['Europe/Berlin', '2022-10-29', '2022-10-30', '2022-10-31'],
    ['Pacific/Auckland', '2022-09-24', '2022-09-25', '2022-09-26'],
    ['Pacific/Auckland', '2022-04-02', '2022-04-03', '2022-04-04'],
  ])('in %s around the clock change of %s', (timeZone, ...days) => {
    const shown = (instant: number) => new Date(instant).toLocaleString('sv-SE', { timeZone });
    expect(days.map((day) => shown(parse(day, timeZone)!.instant))).toEqual(days.map((day) => `${day} 00:00:00`));
  });

  test('or, where the clocks skip midnight, at the first moment that the day has', () => {
    expect(parse('2018-11-04', 'America/Sao_Paulo')!.instant).toBe(utc('2018-11-04T03:00:00Z'));
  });
});

describe('a time that the clocks skip or show twice', () => {
  test.each([
    ['America/New_York', '2022-03-13 02:30'],
    ['America/New_York', '2022-11-06 01:30'],
    ['Europe/Berlin', '2022-03-27 02:30'],
    ['Europe/Berlin', '2022-10-30 02:30'],
    ['Pacific/Auckland', '2022-09-25 02:30'],
    ['Pacific/Auckland', '2022-04-03 02:30'],
  ])('keeps its day and its digits, and iso and instant agree (%s, %s)', (timeZone, text) => {
    const date = parse(text, timeZone)!;
    expect(date.day).toBe(text.slice(0, 10));
    expect(date.iso).toMatch(new RegExp(`^${text.replace(' ', 'T')}:00[+-]\\d\\d:\\d\\d$`));
    expect(utc(date.iso)).toBe(date.instant);
  });

  test.each([
    ['2022-03-13 01:59', '2022-03-13T06:59:00Z'],
    ['2022-03-13 03:00', '2022-03-13T07:00:00Z'],
    ['2022-11-06 00:59', '2022-11-06T04:59:00Z'],
    ['2022-11-06 02:00', '2022-11-06T07:00:00Z'],
  ])('does not disturb the times beside it (%s)', (text, instant) => {
    expect(parse(text, 'America/New_York')!.instant).toBe(utc(instant));
  });
});

test('a feed reader shows a day alone as that day from UTC−10 to UTC+13:45', () => {
  for (const day of ['2022-06-28', '2022-01-01', '2024-02-29', '2022-12-31']) {
    const instant = feedDate(parse(day)!).getTime();
    for (let minutes = -600; minutes <= 825; minutes += 15)
      expect(new Date(instant + minutes * 60_000).toISOString().slice(0, 10)).toBe(day);
  }
});

test.each([
  ['en', undefined, '28 June 2022'],
  ['en', { day: 'numeric', month: 'short' } as const, '28 Jun'],
  ['en-US', undefined, 'June 28, 2022'],
  ['de', undefined, '28. Juni 2022'],
  ['hi', undefined, '28 जून 2022'],
  ['zh-Hans', undefined, '2022年6月28日'],
])('a day in the words of %s', (lang, options, words) => {
  expect(formatDay(parse('2022-06-28')!, lang, options)).toBe(words);
});

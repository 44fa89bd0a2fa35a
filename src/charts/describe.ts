import type { DrawingMessages } from '../i18n/index.ts';

/** More than this is for the table below the chart. */
export const most = 6;

/** `a, b and 3 more`, of which the first six. */
export function list(parts: readonly string[], messages: DrawingMessages, separator = messages.marks.comma): string {
  const more = parts.length - most;
  return (more > 1 ? [...parts.slice(0, most), messages.more(more)] : parts).join(separator);
}

/** What a chart is, then what is in it. */
export const sentence = (what: readonly string[], parts: readonly string[], messages: DrawingMessages): string => {
  const { marks } = messages;
  return `${what.join(marks.comma)}${marks.colon}${list(parts, messages, marks.semicolon)}${marks.stop}`;
};

/** The first of the items with the lowest value. */
export const lowest = <T>(items: readonly T[], value: (item: T) => number): T =>
  items.reduce((best, item) => (value(item) < value(best) ? item : best));

/** The first of the items with the highest value. */
export const highest = <T>(items: readonly T[], value: (item: T) => number): T => lowest(items, (item) => -value(item));

/** The highest and the lowest of some values, each with its name. */
export const extremes = (items: readonly { value: number; text: string }[], messages: DrawingMessages): string =>
  messages.extremes(highest(items, ({ value }) => value).text, lowest(items, ({ value }) => value).text);

/** A number as people write it in tables. */
export interface WrittenNumber {
  /** What it is worth; of `91%`, 91. */
  value: number;
  /** What stands before its digits: a sign, a currency. */
  prefix: string;
  /** The digits before its decimal sign, with the signs that group them. */
  whole: string;
  /** The digits after its decimal sign. */
  fraction: string;
  /** What stands behind: an exponent, `%`, a currency, `± 0.2`. */
  suffix: string;
}

/** The sign before the fraction of a number. */
export type DecimalSign = '.' | ',';

const currency = String.raw`[$€£¥₹]`;
/** Digits in groups of three, or of two as in India, or without groups. */
const groups = (sign: string) => String.raw`\d{1,3}(?:${sign}\d{2,3})*${sign}\d{3}(?!\d)`;
const numberWith = (decimal: DecimalSign): RegExp => {
  const [point, comma] = decimal === '.' ? [String.raw`\.`, ','] : [',', String.raw`\.`];
  const whole = String.raw`(?:${groups(comma)}|${groups(String.raw`[\u00a0\u202f\u2009 '’_]`)}|\d*)`;
  return new RegExp(
    String.raw`^(?<prefix>(?:[+-]\s?)?(?:${currency}\s?)?(?:[+-])?)(?<whole>${whole})(?:${point}(?<fraction>\d*))?` +
      String.raw`(?<exponent>e[+-]?\d+)?` +
      String.raw`(?<rest>(?:\s?(?:[%‰]|${currency}))?(?:\s?(?:±|\+\/-)\s?\d*(?:${point}\d+)?%?)?)$`,
    'i',
  );
};
const patterns = { '.': numberWith('.'), ',': numberWith(',') };

/** Digits and signs of Arabic, Persian and Hindi as those of ASCII, and every minus as a hyphen. */
const plainDigits = (text: string): string =>
  text
    .replace(/[٠-٩۰-۹०-९]/g, (digit) =>
      String((digit.codePointAt(0)! - (digit < '۰' ? 0x660 : digit < '०' ? 0x6f0 : 0x966)) % 10),
    )
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/[−–](?=[\d.$€£¥₹])/g, '-');

/** Reads `1,200`, `91%`, `$19.99`, `−3`, `1e-4`, `0.91 ± 0.02`; `undefined` for what is no number. */
export function readNumber(text: string, decimal: DecimalSign = '.'): WrittenNumber | undefined {
  const written = text.trim();
  // As many characters as the longest number that anybody reads.
  if (written.length > 60) return undefined;
  const {
    prefix = '',
    whole = '',
    fraction = '',
    exponent = '',
    rest = '',
  } = patterns[decimal].exec(plainDigits(written))?.groups ?? {};
  if (whole === '' && fraction === '') return undefined;
  const digits = `${prefix.replace(/[^+-]/g, '')}${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}${exponent}`;
  const value = Number(digits);
  return Number.isFinite(value) ? { value, prefix, whole, fraction, suffix: exponent + rest } : undefined;
}

/**
 * The decimal sign of some numbers that belong together: a comma where one of them can be read in no other way (`3,14`)
 * and none has a point that is one.
 */
export function decimalSignOf(texts: readonly string[]): DecimalSign {
  const comma = texts.some((text) => readNumber(text, '.') === undefined && readNumber(text, ',') !== undefined);
  const point = texts.some((text) => readNumber(text, ',') === undefined && readNumber(text, '.') !== undefined);
  return comma && !point ? ',' : '.';
}

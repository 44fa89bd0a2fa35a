import { decimalSignOf, readNumber } from '../core/numbers.ts';
import { widthOf } from '../drawing/text.ts';
import { isGap, isNumber, momentOf, numberOf, type AxisKind } from './cells.ts';

/** Reads a cell of a column as a number; `NaN` for what is none. */
export type NumberReader = (cell: string) => number;

/**
 * How the numbers of some cells are to be read, which one column or matrix holds: as programs write them, or as people
 * do: `91%`, `1,200,000`, `$19.99`, `1 234,5`.
 */
export function numberReader(cells: readonly string[]): NumberReader {
  const written = cells.filter((cell) => !isGap(cell) && !isNumber(cell));
  if (written.length === 0) return numberOf;
  const decimal = decimalSignOf(cells.filter((cell) => !isGap(cell)));
  return (cell) => {
    if (isGap(cell) || (decimal === '.' && isNumber(cell))) return numberOf(cell);
    return readNumber(cell, decimal)?.value ?? NaN;
  };
}

/**
 * What a column holds: numbers or moments when at least half of it are, so that a slip of the pen is reported as one.
 */
export function kindOf(cells: readonly string[]): AxisKind {
  const filled = cells.filter((cell) => !isGap(cell));
  const read = numberReader(cells);
  const most = (value: NumberReader) => filled.filter((cell) => !Number.isNaN(value(cell))).length * 2 >= filled.length;
  return most(read) ? 'number' : most(momentOf) ? 'time' : 'words';
}

/** What stands before and after each number of a column: `$`, `%`. */
export interface Unit {
  before: string;
  after: string;
}

const noUnit: Unit = { before: '', after: '' };

/** The units that numbers of a column are written with, each with the first cell that has it. */
export function unitsOf(cells: readonly string[]): Map<string, { unit: Unit; cell: string }> {
  const units = new Map<string, { unit: Unit; cell: string }>();
  for (const cell of cells) {
    const number = readNumber(cell) ?? readNumber(cell, ',');
    if (number === undefined || isGap(cell)) continue;
    const before = number.prefix.replace(/[+\-−\s]/g, '');
    const after = /\s?[%‰$€£¥₹]/.exec(number.suffix)?.[0] ?? '';
    const key = before + after.trim();
    if (!units.has(key)) units.set(key, { unit: { before, after }, cell });
  }
  return units;
}

/** The unit that all columns have, where it is one; a cell of a column may be without it, as a bare 0 often is. */
export function commonUnit(columns: readonly (readonly string[])[]): Unit {
  const keys = columns.map((cells) => [...unitsOf(cells)].filter(([key]) => key !== ''));
  const [first] = keys;
  const same = keys.every((units) => units.length === 1 && units[0]![0] === first![0]![0]);
  return same && first?.[0] !== undefined ? first[0][1].unit : noUnit;
}

/** Room to the right of an axis for half of its last number, in units of the drawing. */
export const lastTickRoom = (high: number, format: NumberFormat): number =>
  hasWord(high) ? Math.ceil(widthOf(tickText(high, format)) / 2) + 2 : 0;

/**
 * A cell whose comma or point is the sign before a fraction or parts thousands, and no cell of the column says which:
 * `1,234`. In data that commas divide, a comma in a number is surely no sign before a fraction.
 */
export function unclearNumber(cells: readonly string[]): string | undefined {
  const withComma = cells.filter((cell) => cell.includes(',') && readNumber(cell, ',') !== undefined);
  const isUnclear = withComma.every((cell) => /^\D*[1-9]\d{0,2},\d{3}\D*$/.test(cell));
  return isUnclear && !cells.some((cell) => /\d[.'’\u00a0\u202f ]\d/.test(cell)) ? withComma[0] : undefined;
}

/** How the numbers of an axis are written. */
export interface NumberFormat {
  /** Language of the words in them. */
  lang: string;
  unit?: Unit | undefined;
}

/** From a million on a number has a word for its size, up to what languages have words for. */
const hasWord = (value: number): boolean => Math.abs(value) >= 1e6 && Math.abs(value) < 1e15;

/** Digits are those of the rest of the drawing. */
const inWords = (value: number, lang: string, digits: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(`${lang}-u-nu-latn`, { notation: 'compact', compactDisplay: 'long', ...digits }).format(value);

const withUnit = (text: string, { before, after }: Unit = noUnit): string => {
  const [, sign = '', rest = ''] = /^([-−]?)(.*)$/s.exec(text)!;
  return `${sign}${before}${rest}${after}`.replace(/^-/, '−');
};

/** A number for people: four significant digits, whole numbers as they are, large ones as `1.2 million`. */
export function numberText(value: number, { lang, unit }: NumberFormat): string {
  const size = Math.abs(value);
  if (hasWord(value)) return withUnit(inWords(value, lang, { maximumSignificantDigits: 4 }), unit);
  if (value !== 0 && (size < 0.001 || size >= 1e15)) {
    const text = value.toExponential(2).replace(/\.?0+e/, 'e');
    return withUnit(text.replace('e+', 'e').replace('e-', 'e−'), unit);
  }
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(size >= 1000 ? 6 : 4));
  return withUnit(rounded.toLocaleString('en', { maximumFractionDigits: 6 }), unit);
}

/** A tick’s number: no exponent from 0.0001 on, a real minus. */
export function tickText(value: number, { lang, unit }: NumberFormat): string {
  const size = Math.abs(value);
  if (hasWord(value)) return withUnit(inWords(value, lang, { maximumFractionDigits: 12 }), unit);
  const isFar = value !== 0 && (size < 1e-4 || size >= 1e15);
  const text = isFar ? exponential(value) : value.toLocaleString('en', { maximumFractionDigits: 12 });
  return withUnit(text.replace('e-', 'e−'), unit);
}

/** A power of ten or a multiple of one: `2e−5`. */
export const exponential = (value: number): string => Number(value.toPrecision(12)).toExponential().replace('e+', 'e');

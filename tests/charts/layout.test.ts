import { beforeAll, describe, expect, test } from 'vitest';
import { createTools, headingOf, logTicks, thinned, type Tools } from '../../src/charts/frame.ts';
import { numberText, tickText } from '../../src/charts/numbers.ts';
import { twoLines } from '../../src/drawing/text.ts';
import { binBounds, countsOf } from '../../src/charts/histogram/bins.ts';
import { placeLabels } from '../../src/charts/points/line-labels.ts';
import type { Point, PointChart } from '../../src/charts/points/read.ts';
import { xScaleOf, yScaleOf } from '../../src/charts/points/scales.ts';
import { thinDots, thinLine } from '../../src/charts/points/thin.ts';
import { lookOf } from '../../src/charts/style.ts';

let tools: Tools;
beforeAll(async () => void (tools = await createTools(640)));

const pointsOf = (ys: readonly number[]): Point[] => ys.map((y, x) => ({ x, y, at: String(x) }));
const chartOf = (...lines: readonly (readonly number[])[]): PointChart => ({
  ...{ type: 'line', x: 'number', log: { x: false, y: false }, title: undefined, xLabel: undefined, yLabel: undefined },
  series: lines.map((ys, index) => ({ name: `line ${index}`, values: pointsOf(ys) })),
});

describe('bins', () => {
  test('of a few whole numbers have each in its middle', () => {
    expect(binBounds([[1, 2, 4]], undefined)).toEqual([0.5, 1.5, 2.5, 3.5, 4.5]);
  });

  test('have their lower bound, the last its upper one too', () => {
    expect(countsOf([0, 1, 1.5, 2], [0, 1, 2]).map(({ count }) => count)).toEqual([1, 3]);
  });
});

describe('scales', () => {
  test('reach from the lowest to the highest value', () => {
    expect(xScaleOf(chartOf([1, 2, 3]))).toEqual({ type: 'linear', domain: [0, 2] });
    expect(yScaleOf(chartOf([1, NaN], [5]))).toEqual({ type: 'linear', domain: [1, 5], nice: true });
  });

  test('have room around a single value', () => {
    expect(yScaleOf(chartOf([4, 4]))).toMatchObject({ domain: [2, 6] });
    expect(xScaleOf(chartOf([4]))).toMatchObject({ domain: [-1, 1] });
  });

  test('are round where they are logarithmic', () => {
    const chart = { ...chartOf([0.3, 70]), log: { x: false, y: true } };
    expect(yScaleOf(chart)).toMatchObject({ type: 'log', domain: [0.2, 100] });
    expect(logTicks([0.2, 100], { lang: 'en' }).ticks).toEqual([1, 10, 100]);
    expect(logTicks([1, 20], { lang: 'en' }).ticks).toEqual([1, 2, 5, 10, 20]);
  });
});

test.each([
  [12_345.5, '12,345.5'],
  [-3, '−3'],
  [1e-5, '1e−5'],
  [1e7, '10 million'],
  [-1.25e9, '−1.25 billion'],
  [1e18, '1e18'],
])('the tick of %s is %s', (value, text) => {
  expect(tickText(value, { lang: 'en' })).toBe(text);
});

test.each([
  ['hi', '20 करोड़'],
  ['zh-Hans', '2亿'],
  ['ar', '200 مليون'],
])('large numbers are in the language of the text: %s', (lang, text) => {
  expect(tickText(2e8, { lang })).toBe(text);
});

test('numbers have their unit', () => {
  expect(tickText(91, { lang: 'en', unit: { before: '', after: '%' } })).toBe('91%');
  expect(tickText(-2e6, { lang: 'en', unit: { before: '$', after: '' } })).toBe('−$2 million');
  expect(numberText(19.99, { lang: 'en', unit: { before: '', after: ' €' } })).toBe('19.99 €');
});

test('a long label has two lines, and ends in an ellipsis beyond them', () => {
  expect(twoLines('Short', 100)).toBe('Short');
  expect(twoLines('Wholesale and retail trade', 120)).toBe('Wholesale and\nretail trade');
  expect(twoLines('Wholesale and retail trade of everything', 120)).toMatch(/^Wholesale and\nretail trade.*…$/);
});

test('words are left out evenly where there is no room', () => {
  const words = Array.from({ length: 10 }, (_, index) => `word ${index}`);
  expect(thinned(words, 10_000)).toEqual(words);
  expect(thinned(words, 200)).toEqual(['word 0', 'word 4', 'word 8']);
});

test('a heading is as high as its lines', () => {
  const keys = [{ name: 'a', look: lookOf(0) }];
  const height = (title?: string, yLabel?: string, some = keys) =>
    headingOf(tools, { title, yLabel, xLabel: undefined }, some, 'line').height;
  expect([height(undefined, undefined, []), height('T'), height('T', 'y')]).toEqual([10, 62, 86]);
});

describe('labels of lines', () => {
  const scale = { type: 'linear', domain: [0, 100], range: [200, 0] } as const;

  test('stand at the ends, moved apart', () => {
    const { labels } = placeLabels(tools, chartOf([0, 50], [0, 51]), { ...scale, range: [200, 0] })!;
    expect(labels.map(({ index }) => index)).toEqual([1, 0]);
    expect(labels[1]!.y - labels[0]!.y).toBeCloseTo(17);
  });

  test('are none where a line ends early', () => {
    expect(placeLabels(tools, chartOf([0, 50, 60], [0, 51]), { ...scale, range: [200, 0] })).toBeUndefined();
  });
});

describe('thinning', () => {
  test('a strip keeps its lowest and its highest point', () => {
    const points = pointsOf([0, 5, -5, 1, 2, 3]);
    expect(thinLine(points, () => 0).map(({ y }) => y)).toEqual([5, -5]);
    expect(thinLine(points, ({ x }) => Number(x) * 2)).toEqual(points);
  });

  test('of points on top of each other one is left', () => {
    expect(thinDots(pointsOf([1, 2, 3]), ({ x }) => [Number(x) / 10, 0], 1)).toHaveLength(1);
  });
});

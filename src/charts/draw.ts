import { timeFormatDefaultLocale, type TimeLocaleDefinition } from 'd3-time-format';
import type { DrawingMessages } from '../i18n/index.ts';
import { drawBars } from './bar/draw.ts';
import { drawHeat } from './heat-map/draw.ts';
import { drawHistogram } from './histogram/draw.ts';
import { drawPoints } from './points/draw.ts';
import type { Tools } from './frame.ts';
import type { Chart } from './model.ts';
import { svgText } from './compact-svg.ts';

/** Widths of drawings, in units: as wide as the text, or as the figure that reaches beyond it, so that letters keep their size. */
const widths: Partial<Record<string, number>> = { wide: 740, full: 1040 };

/**
 * Draws a chart as SVG. Observable Plot and a document of linkedom's are loaded for the first chart (about 120 ms).
 * `linkedom/worker` is the same as `linkedom` in one file, which loads in a third of the time.
 */
export async function drawChart(chart: Chart, width: string | undefined, words: DrawingMessages): Promise<string> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom/worker')]);
  const { document } = parseHTML('<html></html>');
  const tools: Tools = { Plot, document, width: widths[width ?? ''] ?? 640 };
  return svgText(pictureOf(tools, chart, words)).replace(/^<svg/, '<svg class="chart"');
}

/** Plot writes dates with the one default of `d3-time-format`. Nothing waits between here and the drawing, so two charts cannot mix. */
function useMonthsOf(lang: string): void {
  const names = (count: number, options: Intl.DateTimeFormatOptions, dateOf: (index: number) => number) => {
    const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
    return Array.from({ length: count }, (_, index) => format.format(dateOf(index)));
  };
  const months = (month: 'long' | 'short') => names(12, { month }, (index) => Date.UTC(2023, index));
  // The first of January 2023 was a Sunday.
  const days = (weekday: 'long' | 'short') => names(7, { weekday }, (index) => Date.UTC(2023, 0, 1 + index));
  timeFormatDefaultLocale({
    ...{ dateTime: '', date: '', time: '', periods: ['AM', 'PM'] },
    ...({ days: days('long'), shortDays: days('short'), months: months('long'), shortMonths: months('short') } as Pick<
      TimeLocaleDefinition,
      'days' | 'shortDays' | 'months' | 'shortMonths'
    >),
  });
}

function pictureOf(tools: Tools, chart: Chart, words: DrawingMessages): Element {
  if (chart.type === 'bar') return drawBars(tools, chart);
  if (chart.type === 'histogram') return drawHistogram(tools, { ...chart, yLabel: chart.yLabel ?? words.count });
  if (chart.type === 'heatmap') return drawHeat(tools, chart);
  if (chart.x === 'time') useMonthsOf(words.lang);
  return drawPoints(tools, chart);
}

import { drawBars } from './draw-bars.ts';
import { drawHeat } from './draw-heat.ts';
import { drawHistogram } from './draw-histogram.ts';
import { drawPoints } from './draw-points.ts';
import type { Tools } from './frame.ts';
import type { Chart } from './model.ts';
import { svgText } from './svg.ts';

/** Widths of drawings, in units: as wide as the text, or as the figure that reaches beyond it, so that letters keep their size. */
const widths: Partial<Record<string, number>> = { wide: 740, full: 1040 };

/**
 * Draws a chart as SVG. Observable Plot and a document of linkedom's are loaded for the first chart (about 120 ms).
 * `linkedom/worker` is the same as `linkedom` in one file, which loads in a third of the time.
 */
export async function drawChart(chart: Chart, width: string | undefined): Promise<string> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom/worker')]);
  const { document } = parseHTML('<html></html>');
  const tools: Tools = { Plot, document, width: widths[width ?? ''] ?? 640 };
  return svgText(pictureOf(tools, chart)).replace(/^<svg/, '<svg class="chart"');
}

function pictureOf(tools: Tools, chart: Chart): Element {
  if (chart.type === 'bar') return drawBars(tools, chart);
  if (chart.type === 'histogram') return drawHistogram(tools, chart);
  return chart.type === 'heatmap' ? drawHeat(tools, chart) : drawPoints(tools, chart);
}

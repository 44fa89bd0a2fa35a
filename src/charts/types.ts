import { bar } from './bar/read.ts';
import type { ChartType } from './chart-type.ts';
import { heatMap } from './heat-map/read.ts';
import { histogram } from './histogram/read.ts';
import { line, scatter } from './points/read.ts';

/** The types of charts, by the name that an author writes. */
export const types: Readonly<Record<string, ChartType>> = { line, bar, scatter, histogram, heatmap: heatMap };

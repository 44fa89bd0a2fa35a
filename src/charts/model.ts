/** A cell of the data: what the author wrote, and the number it is; `NaN` for a gap. */
export interface Cell {
  text: string;
  value: number;
}

/** Data in rows and named columns. */
export interface Table {
  columns: string[];
  /** `line`: where the row stands in the fence (its first line is 1), or in `file`. */
  rows: { cells: string[]; line: number }[];
  /** The file it was read from. */
  file: string | undefined;
  /** Line of the fence to tell about the data as a whole. */
  line: number;
}

/** What stands on an axis: numbers, moments (ISO dates, read as UTC), or words in the order of the data. */
export type AxisKind = 'number' | 'time' | 'words';

/** One mark of a line or a scatter plot. */
export interface Point {
  /** A number, a moment in milliseconds since 1970, or a word, as the axis has it. */
  x: number | string;
  /** `NaN` where a line has a gap. */
  y: number;
  /** `x` as the author wrote it. */
  at: string;
}

/** A named part of the data. */
export interface Series<T> {
  name: string;
  values: T[];
}

/** What every chart has. */
interface Common {
  title: string | undefined;
  xLabel: string | undefined;
  yLabel: string | undefined;
  /** The author’s own text alternative. */
  description: string | undefined;
  table: Table;
}

/** Lines and scatter plots: points over an axis. */
export interface PointChart extends Common {
  type: 'line' | 'scatter';
  x: AxisKind;
  /** Which axes are logarithmic. */
  log: { x: boolean; y: boolean };
  series: Series<Point>[];
}

/** Bars: one for each category and series. */
export interface BarChart extends Common {
  type: 'bar';
  x: AxisKind;
  categories: string[];
  /** A value for each category. */
  series: Series<Cell>[];
}

/** How often values fall between the same bounds. */
export interface Histogram extends Common {
  type: 'histogram';
  series: Series<number>[];
  /** Bounds of the bins, ascending, one more than there are bins. */
  bounds: number[];
}

/** A matrix of numbers; rows from top to bottom. */
export interface HeatMap extends Common {
  type: 'heatmap';
  rows: string[];
  columns: string[];
  /** Row by row. */
  cells: Cell[][];
  /** What stands in the table below the chart: everything that the author wrote. */
  data: { columns: string[]; rows: string[][] };
}

export type Chart = PointChart | BarChart | Histogram | HeatMap;

export const types = ['line', 'bar', 'scatter', 'histogram', 'heatmap'] as const;

/** Tells the author what is wrong. `line` counts lines inside the fence: 0 is the fence itself. */
export type Tell = (line: number, message: string, fix: string) => void;

/** Bars or a line: a value for each position on the x-axis. */
export interface Series {
  kind: 'bar' | 'line';
  name: string;
  values: number[];
}

/** From where to where an axis runs. */
export interface Range {
  min: number;
  max: number;
}

/** Bars and lines over categories or a range. */
export interface XyChart {
  title: string;
  isHorizontal: boolean;
  x: { title: string; categories: string[] | undefined; range: Range | undefined };
  y: { title: string; range: Range | undefined };
  series: Series[];
}

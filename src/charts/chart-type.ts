import type { DrawingMessages } from '../i18n/index.ts';
import type { Form } from './form.ts';
import type { Tools } from './frame.ts';
import type { ChartInput } from './input.ts';
import type { Unit } from './numbers.ts';
import type { Columns } from './table.ts';

/** A type of chart: add one to `types.ts`. */
export interface ChartType {
  /**
   * The fields that only some types have, this one among them. When no other type has one of them, it need not be
   * named.
   */
  fields: readonly string[];
  /** Why it cannot have a field of other types, where there is more to say than that. */
  refusals?: Readonly<Record<string, string>>;
  /** Whether the data has no names of columns. */
  isHeadless?(form: Form): boolean;
  /** Reads a chart; `undefined` when it has errors, which are reported. */
  read(input: ChartInput): ReadChart | undefined;
}

/** A chart that has been read. */
export interface ReadChart {
  /** What it shows: its kind and names, and where its numbers begin, end and turn. */
  describe(messages: DrawingMessages): string;
  draw(tools: Tools, messages: DrawingMessages): Element;
  /** Its data, where that is not the table that it was read from. */
  data?: Columns;
}

/** What every chart may have written on it. */
export interface Labels {
  title: string | undefined;
  xLabel: string | undefined;
  yLabel: string | undefined;
  /** What the numbers of each axis are written with. */
  units?: { x?: Unit; y?: Unit };
}

/** A cell of the data: what the author wrote, and the number it is; `NaN` for a gap. */
export interface Cell {
  text: string;
  value: number;
}

/** A named part of the data. */
export interface Series<T> {
  name: string;
  values: T[];
}

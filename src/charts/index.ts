import { createCollector, type DiagnosticCollector, type TextDiagnostic } from '../core/diagnostics.ts';
import { suggestion } from '../core/suggest.ts';
import { withTitle } from '../drawing/description.ts';
import type { DrawingMessages } from '../i18n/index.ts';
import { kindOf } from './numbers.ts';
import type { ReadChart } from './chart-type.ts';
import { readForm, textOf, type Form } from './form.ts';
import { createTools } from './frame.ts';
import { ChartInput } from './input.ts';
import { compactSvg } from './compact-svg.ts';
import { readTable, type Columns, type Table } from './table.ts';
import { types } from './types.ts';

/** How to draw a chart. */
export interface ChartOptions {
  /** What the drawing says by itself, in the language of the text around it. */
  messages: DrawingMessages;
  /** Fields that are set outside of the text: `type=bar`, or the name of a type alone. */
  settings?: readonly string[];
  /** Width of the drawing; its text stays 15 units high. */
  width?: number;
  /** Text of a file that the chart names as its data; `undefined` when there is none. */
  readFile?(path: string): string | undefined;
}

/** A chart as SVG. */
export interface DrawnChart {
  /** One `<svg>` with `viewBox`, `width` and `height`, whose colours are custom properties: `var(--ink)`. */
  svg: string;
  /** What it shows, for those who cannot see it. */
  description: string;
  caption: string | undefined;
  data: DataTable;
}

/** The data of a chart, as its author wrote it. */
export interface DataTable {
  columns: { name: string; isNumeric: boolean }[];
  rows: string[][];
}

/** What came of a text. A line of 0 stands for `settings`. */
export interface ChartResult {
  /** `undefined` when there is nothing to draw. */
  drawing: DrawnChart | undefined;
  diagnostics: readonly TextDiagnostic[];
}

/** Draws a chart from fields in YAML, or from CSV alone. */
export async function drawChart(text: string, options: ChartOptions): Promise<ChartResult> {
  const collector = createCollector();
  const { diagnostics } = collector;
  const { messages, settings = [], width = 640, readFile = () => undefined } = options;
  const form = readForm(text, settings, { fields: ownFields, types: Object.keys(types) }, collector);
  const found = form && readChart(form, readFile, collector);
  if (form === undefined || found === undefined) return { drawing: undefined, diagnostics };
  const { chart, table } = found;
  const tools = await createTools(width);
  const drawing = {
    svg: compactSvg(chart.draw(tools, messages)).replace(/^<svg/, '<svg class="chart"'),
    description:
      textOf(form, 'description') ?? withTitle(textOf(form, 'title') ?? '', chart.describe(messages), messages),
    caption: textOf(form, 'caption'),
    data: dataTable(chart.data ?? { columns: table.columns, rows: table.rows.map(({ cells }) => cells) }),
  };
  return { drawing, diagnostics };
}

function dataTable({ columns, rows }: Columns): DataTable {
  const isNumeric = (column: number) =>
    kindOf(rows.map((cells) => cells[column]!)) === 'number' && rows.some((cells) => cells[column] !== '');
  return { columns: columns.map((name, index) => ({ name, isNumeric: isNumeric(index) })), rows };
}

/** Each field that not every type has, with the types that have it. */
const typesByField = new Map(
  [...new Set(Object.values(types).flatMap(({ fields }) => fields))].map((field) => [
    field,
    Object.keys(types).filter((type) => types[type]!.fields.includes(field)),
  ]),
);
const ownFields = [...typesByField.keys()];

function readChart(
  form: Form,
  readFile: (path: string) => string | undefined,
  collector: DiagnosticCollector,
): { chart: ReadChart; table: Table } | undefined {
  const named = readType(form, collector);
  if (named === false) return undefined;
  const isHeadless = named !== undefined && types[named]!.isHeadless?.(form) === true;
  const table = readTable(form.source, isHeadless, readFile, collector);
  if (table === undefined) return undefined;
  const input = new ChartInput(form, table, collector);
  const type = named ?? (input.hasWordsAlongX() ? 'bar' : 'line');
  reportOthersFields(form, type, collector);
  const chart = types[type]!.read(input);
  return chart && { chart, table };
}

/**
 * The type that a form names, or that alone has its fields; `undefined` when it follows from the data, `false` for an
 * error.
 */
function readType({ settings }: Form, { error }: DiagnosticCollector): string | undefined | false {
  const setting = settings.get('type');
  if (setting === undefined) {
    const owners = [...settings.keys()].map((field) => typesByField.get(field) ?? []);
    return Object.keys(types).findLast((type) => owners.some((each) => each.length === 1 && each[0] === type));
  }
  const written = setting.values.join(' ').trim();
  const plain = written.toLowerCase().replace(/[\s_-]/g, '');
  if (Object.hasOwn(types, plain)) return plain;
  const names = Object.keys(types);
  const fix = [suggestion(plain, names), `Known are ${names.join(', ')}.`].filter((each) => each !== undefined);
  error(`There is no chart of type \`${written}\`.`, fix.join(' '), setting.line);
  return false;
}

/** Reports fields that only other types have. */
function reportOthersFields({ settings }: Form, type: string, { error }: DiagnosticCollector): void {
  for (const [field, owners] of typesByField) {
    const setting = settings.get(field);
    if (setting === undefined || owners.includes(type)) continue;
    const message = types[type]!.refusals?.[field] ?? `\`${field}\` means nothing in a chart of type \`${type}\`.`;
    const names = owners.map((each) => `\`type: ${each}\``).join(', ');
    error(message, `It is for ${names}. Take it out, or change the type.`, setting.line);
  }
}

import { Columns, textOf } from './columns.ts';
import { nearest, readForm, type Field, type Form } from './form.ts';
import { isHeadless, readHeatMap } from './heat-map/read.ts';
import { readBars, readHistogram, readPoints } from './series.ts';
import { types, type Chart, type Table, type Tell } from './model.ts';
import { readTable } from './table.ts';

/** A chart, and the caption that stands inside its fence. */
export interface Parsed {
  chart: Chart;
  caption: string | undefined;
}

/**
 * The chart that a fence asks for; `undefined` when something is wrong, which is then told. `words` are those after `chart`;
 * `read` gives the text of a file beside the post.
 */
export function parseChart(
  body: string,
  words: readonly string[],
  read: (path: string) => string | undefined,
  tell: Tell,
): Parsed | undefined {
  const form = readForm(body, words, tell);
  const type = form && typeOf(form, tell);
  if (form === undefined || type === false) return undefined;
  const table = readTable(form.source, isHeadless(form), read, tell);
  const chart = table && readChart(form, type, table, tell);
  return chart && { chart, caption: textOf(form, 'caption') };
}

/** The fields that only some charts have, and which these are. */
const own: Partial<Record<Field, readonly Chart['type'][]>> = {
  ...{ bins: ['histogram'], labels: ['heatmap'], rows: ['heatmap'], columns: ['heatmap'], value: ['heatmap'] },
  ...{ series: ['line', 'bar', 'scatter', 'histogram'] },
};

/** The kind that a fence asks for: its `type`, or what only one kind has; `undefined` when it is left to the data, `false` when there is none such. */
function typeOf({ settings }: Form, tell: Tell): Chart['type'] | undefined | false {
  const setting = settings.get('type');
  if (setting === undefined) {
    const isMatrix = (['labels', 'rows', 'columns', 'value'] as const).some((field) => settings.has(field));
    return isMatrix ? 'heatmap' : settings.has('bins') ? 'histogram' : undefined;
  }
  const written = setting.values.join(' ').trim();
  const plain = written.toLowerCase().replace(/[\s_-]/g, '');
  const type = types.find((each) => each === plain);
  if (type !== undefined) return type;
  const near = nearest(plain, types);
  tell(
    setting.line,
    `There is no chart of type \`${written}\`.`,
    `${near === undefined ? '' : `Did you mean \`${near}\`? `}Known are ${types.join(', ')}.`,
  );
  return false;
}

/** The chart that a fence asks for; `undefined` when something about it is wrong, which is then told. */
function readChart(form: Form, type: Chart['type'] | undefined, table: Table, tell: Tell): Chart | undefined {
  const columns = new Columns(table, form, tell);
  const x = form.settings.get('x')?.values[0] ?? table.columns[0]!;
  const kind = type ?? (table.columns.includes(x) && columns.kind(x) === 'words' ? 'bar' : 'line');
  for (const [field, kinds] of Object.entries(own)) {
    const setting = form.settings.get(field as Field);
    if (setting !== undefined && !kinds!.includes(kind)) {
      const fix = `It is for ${kinds!.map((each) => `\`type: ${each}\``).join(', ')}. Take it out, or change the type.`;
      tell(setting.line, `\`${field}\` means nothing in a chart of type \`${kind}\`.`, fix);
    }
  }
  const log = readLog(form, kind, tell);
  if (log === undefined) return undefined;
  if (kind === 'heatmap') return readHeatMap(form, columns, tell);
  if (kind === 'histogram') return readHistogram(form, columns, tell);
  return kind === 'bar' ? readBars(form, columns, tell) : readPoints(kind, form, columns, log, tell);
}

function readLog(form: Form, kind: Chart['type'], tell: Tell): { x: boolean; y: boolean } | undefined {
  const setting = form.settings.get('log');
  if (setting === undefined) return { x: false, y: false };
  const axes = setting.values
    .join('')
    .toLowerCase()
    .replace(/[\s,&+]|and/g, '');
  if (!/^[xy]+$/.test(axes))
    return void tell(
      setting.line,
      `\`log\` names an axis, and \`${textOf(form, 'log')}\` is none.`,
      'Write `log: x`, `log: y` or `log: [x, y]`.',
    );
  if (kind !== 'line' && kind !== 'scatter') {
    const why =
      kind === 'bar'
        ? 'Bars begin at 0, which a logarithmic axis does not have.'
        : `A ${kind === 'heatmap' ? 'heat map' : 'histogram'} has no logarithmic axis.`;
    return void tell(setting.line, why, 'Take `log` out, or write `type: line` or `type: scatter`.');
  }
  return { x: axes.includes('x'), y: axes.includes('y') };
}

import type { Bundle } from './nbformat.ts';
import { imageOf, type OutputImage } from './images.ts';

/** The form in which an output is shown. */
export type Form =
  | { kind: 'html'; html: string; /** All rows, when some were left out. */ rows: number | undefined }
  | { kind: 'math'; tex: string }
  | { kind: 'image'; image: OutputImage }
  | { kind: 'broken image' }
  | { kind: 'markdown'; text: string }
  | { kind: 'text'; text: string }
  /** Nothing that a page without scripts can show. */
  | { kind: 'none' };

/** Rows of a table that are shown: as many as pandas prints by itself (`display.max_rows`). */
const maxRows = 60;

/** HTML beyond this many characters is shown as text: about what sixty rows of fifty columns take. */
const maxHtml = 200_000;

/** The richest form that is safe, and whether a richer one needs scripts. */
export function formOf(bundle: Bundle): { form: Form; lost: string | undefined } {
  const types = Object.keys(bundle);
  const script = types.map((type) => interactive.find(([pattern]) => pattern.test(type))?.[1]).find(Boolean);
  const html = bundle['text/html'] ?? '';
  const table = tableOf(html);
  const image = imageOf(bundle);
  const tex = mathOf(bundle['text/latex'] ?? '');
  const markdown = bundle['text/markdown'] ?? '';
  const plain = bundle['text/plain'] ?? '';
  const isRunning = table === undefined && runs.test(html);
  const lost = script ?? (isRunning ? 'HTML with scripts or frames' : undefined);

  if (table !== undefined && table.html.length <= maxHtml) return { form: { kind: 'html', ...table }, lost: undefined };
  if (tex !== undefined) return { form: { kind: 'math', tex }, lost: undefined };
  if (image === 'broken') return { form: { kind: 'broken image' }, lost: undefined };
  if (image !== undefined) return { form: { kind: 'image', image }, lost: undefined };
  if (markdown !== '') return { form: { kind: 'markdown', text: markdown }, lost };
  if (html !== '' && !isRunning && !styled.test(html) && html.length <= maxHtml)
    return { form: { kind: 'html', html, rows: undefined }, lost };
  if (plain.trim() !== '' && !isRepr.test(plain.trim())) return { form: { kind: 'text', text: plain }, lost };
  if (html !== '' && !isRunning && html.length <= maxHtml)
    return { form: { kind: 'html', html, rows: undefined }, lost };
  return { form: { kind: 'none' }, lost: lost ?? types.find((type) => type !== 'text/plain') };
}

/** MIME types of outputs that are programs or the data of one. */
const interactive: readonly (readonly [RegExp, string])[] = [
  [/plotly/, 'a Plotly figure'],
  [/vega/, 'a Vega chart'],
  [/bokeh/, 'a Bokeh plot'],
  [/holoviews/, 'a HoloViews plot'],
  [/widget-view/, 'a Jupyter widget'],
  [/javascript/, 'JavaScript'],
];

/** HTML that is nothing, or something else, without its scripts, frames, forms or images from elsewhere. */
const runs =
  /<(?:(?:unsafe-)?script|iframe|frame|object|embed|applet|canvas|video|audio|img|svg|input|button|select|form)\b/i;
/** HTML that leans on its own style sheet says more as text. */
const styled = /<style\b/i;
/** What Python prints of an object that only has other forms. */
const isRepr = /^<IPython\.\S{1,100} object>$/;

/** HTML that is a table: pandas', polars' and R's, also among the scripts that Colab puts around it. */
function tableOf(html: string): { html: string; rows: number | undefined } | undefined {
  const isFrame = /<table\b[^>]{0,300}\bdataframe\b/i.test(html);
  if (!/<table\b/i.test(html) || (!isFrame && /<(?:script|iframe)\b/i.test(html))) return undefined;
  const ends: number[] = [];
  for (let at = html.indexOf('</tr>'); at !== -1; at = html.indexOf('</tr>', at + 1)) ends.push(at + 5);
  // The line above the body holds the names.
  const limit = maxRows + 1;
  if (ends.length <= limit) return { html, rows: undefined };
  return {
    html: html.slice(0, ends[limit - 1]) + html.slice(Math.max(html.lastIndexOf('</table>'), ends.at(-1)!)),
    rows: ends.length - 1,
  };
}

/** LaTeX that is one formula, without its delimiters. */
function mathOf(latex: string): string | undefined {
  const text = latex.trim();
  const inner = [/^\$\$([^$]+)\$\$$/, /^\$([^$]+)\$$/, /^\\\[([^$]+)\\\]$/, /^\\\(([^$]+)\\\)$/]
    .map((form) => form.exec(text)?.[1])
    .find((found) => found !== undefined);
  const isEnvironment =
    /^\\begin\{(?:equation|align|gather|multline|array|[bpvBV]?matrix|cases|aligned|gathered|split)\*?\}[^$]*\}$/.test(
      text,
    );
  return (inner ?? (isEnvironment ? text : undefined))?.trim().replace(/\n\s*\n/g, '\n');
}

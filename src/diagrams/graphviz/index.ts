import { createCollector, TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import { compare } from '../../core/order.ts';
import { describe, withTitle } from '../../drawing/description.ts';
import { printable } from '../../drawing/text.ts';
import type { DrawingMessages } from '../../i18n/index.ts';
import type { DiagramResult } from '../result.ts';
import { prepare, type Engine, type Prepared } from './attributes.ts';
import { Colours } from './colours.ts';
import { drawLayout } from './draw.ts';
import { layout, textOf, type GraphvizLayout } from './layout.ts';
import { readDot } from './read.ts';
import { DotError } from './tokens.ts';

/** Draws a graph that is written in the DOT language of Graphviz. */
export async function drawGraphviz(text: string, { messages }: { messages: DrawingMessages }): Promise<DiagramResult> {
  const collector = createCollector();
  const { diagnostics } = collector;
  try {
    const dot = readDot(text);
    const found = await layOut(prepare(text, dot, collector));
    if (found.objects.length === 0)
      throw new DotError('There is nothing in the graph.', 'Write boxes and lines into it: `a -> b`.', 1);
    const colours = new Colours();
    const svg = drawLayout(found, colours);
    reportColours(colours, dot.attributes, collector);
    const description = describe(messages.graph, clausesOf(found, messages), messages);
    const title = printable(textOf(found._ldraw_)).trim();
    return { drawing: { svg, description: withTitle(title, description, messages), title: '' }, diagnostics };
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    collector.error(error.message, error.diagnostic.fix, error instanceof DotError ? error.line : 1);
    return { drawing: undefined, diagnostics };
  }
}

let last: Promise<unknown> = Promise.resolve();

/**
 * What Graphviz makes of a text. Each gets an instance of its own, one after the other, in about 45 ms: what a layout
 * leaves behind in memory can make the next fail (seen with 16.1.0 of the same graph twice).
 */
function runGraphviz(text: string, engine: Engine): Promise<string> {
  const run = async (): Promise<string> => {
    // 0.8 MB of WebAssembly, so only where a graph is.
    const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
    const graphviz = await Graphviz.load();
    try {
      return graphviz.layout(text, 'json', engine, { yInvert: true });
    } finally {
      Graphviz.unload();
    }
  };
  const result = last.then(run);
  last = result.catch(() => undefined);
  return result;
}

/** Lays a graph out. Throws a `DotError`. */
async function layOut({ text, engine }: Prepared): Promise<GraphvizLayout> {
  try {
    return layout.parse(JSON.parse(await runGraphviz(text, engine)));
  } catch (error) {
    const message = String((error as Error).message);
    const [, line, near] = /syntax error in line (\d+)(?: near '([^']*)')?/.exec(message) ?? [];
    if (line !== undefined) {
      const stands = near === undefined || near === '' ? 'here' : `at \`${near}\``;
      const fix = 'Check the line, and the one before.';
      throw new DotError(`Graphviz cannot read the graph ${stands}.`, fix, Number(line));
    }
    const fix = 'Take lines out until it can, to find the one that cannot.';
    throw new DotError(`The graph cannot be laid out: ${message.split('\n')[0]}`, fix, 1);
  }
}

/** What leads where; and what stands alone. */
function clausesOf({ objects, edges, _subgraph_cnt: groups }: GraphvizLayout, messages: DrawingMessages): string[] {
  const nodes = objects.slice(groups);
  const names = new Map(nodes.map(({ _gvid, name, _ldraw_ }) => [_gvid, printable(textOf(_ldraw_) || name).trim()]));
  const joined = new Set(edges.flatMap(({ tail, head }) => [tail, head]));
  const lines = edges.map(({ tail, head, _ldraw_ }) => {
    const label = printable(textOf(_ldraw_)).trim();
    const leads = messages.leads(names.get(tail) ?? '', names.get(head) ?? '');
    return label === '' ? leads : `${leads} (${label})`;
  });
  return [...lines, ...nodes.flatMap(({ _gvid }) => (joined.has(_gvid) ? [] : [names.get(_gvid)!]))];
}

/** Warns of colours that could not be seen on light or on dark, once. */
function reportColours(
  { leftOut }: Colours,
  attributes: readonly { name: string; value: string; line: number }[],
  diagnostics: DiagnosticCollector,
): void {
  if (leftOut.size === 0) return;
  const { line = 1 } = attributes.find(({ name }) => /^(?:font|pen)?color$/i.test(name)) ?? {};
  const all = [...leftOut]
    .sort(compare)
    .map((colour) => `\`${colour}\``)
    .join(', ');
  const message = `Lines and text in ${all} could not be seen on light and on dark: they have the page’s colours.`;
  diagnostics.warning(message, 'Delete the colour, or take one of medium brightness.', line);
}

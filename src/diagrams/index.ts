import { createCollector, TextError, type DiagnosticCollector } from '../core/diagnostics.ts';
import { suggestion } from '../core/suggest.ts';
import { describe, withTitle } from '../drawing/description.ts';
import type { DrawingMessages } from '../i18n/index.ts';
import type { DiagramType, ReadDiagram } from './diagram-type.ts';
import { replaceFormulas, show, type FormulaText } from './formulas.ts';
import { reportIcons } from './icons.ts';
import type { DiagramResult } from './result.ts';
import { eachLine, readSource, reportUnusedSettings, type Source } from './source.ts';
import { types } from './types.ts';

/** How to draw a diagram. */
export interface DiagramOptions {
  /** What the drawing says by itself, in the language of the text around it. */
  messages: DrawingMessages;
  /** How formulas in labels become text; without it they are their TeX. */
  formulaText?: FormulaText;
}

/** Draws a diagram that is written as for Mermaid. */
export async function drawDiagram(text: string, { messages, formulaText }: DiagramOptions): Promise<DiagramResult> {
  const collector = createCollector();
  const { diagnostics } = collector;
  const hasErrors = () => diagnostics.some(({ severity }) => severity !== 'warning');
  const source = readSource(await replaceFormulas(text, formulaText, collector), collector);
  reportIcons(source.lines, collector);
  // What never ends has swallowed the rest.
  const diagram = source.keyword === '' && hasErrors() ? undefined : readDiagram(source, collector, messages);
  reportUnusedSettings(source, collector);
  if (diagram === undefined || hasErrors()) return { drawing: undefined, diagnostics };
  try {
    const svg = await diagram.draw();
    const description = show(source.description) || describe(diagram.name, diagram.clauses, messages);
    const drawing = {
      svg,
      title: show(source.heading),
      description: withTitle(show(source.title), description, messages),
    };
    return { drawing, diagnostics };
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    return { drawing: undefined, diagnostics: [...diagnostics, { ...error.diagnostic, line: source.rest.at }] };
  }
}

const known = (() => {
  const names = types.map(({ keywords }) => `\`${keywords[0]}\``);
  return `What can be drawn are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`;
})();

function readDiagram(
  source: Source,
  collector: DiagnosticCollector,
  messages: DrawingMessages,
): ReadDiagram | undefined {
  let diagram: ReadDiagram | undefined;
  eachLine([source.rest], collector, () => {
    diagram = typeOf(source).read(source, collector, messages);
    if (diagram.isEmpty && collector.diagnostics.every(({ severity }) => severity === 'warning'))
      throw new TextError('There is nothing in the diagram.', 'Write something below its first line, or delete it.');
  });
  return diagram;
}

/** Types of Mermaid that cannot be drawn: https://mermaid.js.org/intro/syntax-reference.html */
const others = new RegExp(
  '^(gantt|pie|mindmap|gitGraph|journey|timeline|quadrantChart|requirement(Diagram)?|C4\\w+|sankey|block|packet' +
    '|kanban|architecture|radar|treemap|treeView|zenuml|info|ishikawa|venn|wardley|eventmodeling)(-beta)?$',
);

/** The type that the first word names. Throws a `TextError` when there is none. */
function typeOf({ keyword, rest }: Source): DiagramType {
  const type = types.find(({ keywords }) => keywords.includes(keyword));
  if (type !== undefined) return type;
  if (keyword === '' && rest.text === '') throw new TextError('The diagram is empty.', known);
  if (keyword === 'pie')
    throw new TextError('A `pie` cannot be drawn.', 'Bars compare better: write them in a ` ```chart `.');
  if (others.test(keyword)) throw new TextError(`A \`${keyword}\` cannot be drawn.`, known);
  const keywords = types.flatMap((each) => each.keywords);
  throw new TextError(
    `A diagram does not begin with \`${`${keyword} ${rest.text}`.trim()}\`.`,
    suggestion(keyword, keywords) ?? known,
  );
}

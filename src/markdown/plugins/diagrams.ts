import { defineMdastPlugin } from 'satteri';
import type { DiagramResult } from '../../diagrams/result.ts';
import type { DrawingMessages } from '../../i18n/index.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf } from '../kit/document.ts';
import { drawingFigure, parseDrawingMeta } from '../kit/drawing.ts';
import { generated } from '../kit/generated.ts';
import { mathText } from '../math/mathml-text.ts';
import { formulaHtml } from '../math/mathml.ts';

const knownMeta = 'Known are `#fig:name`, `.wide`, `.full` and `caption="…"`.';

/** Diagrams by the language of their fence. */
const languages: Readonly<Record<string, (text: string, messages: DrawingMessages) => Promise<DiagramResult>>> = {
  mermaid: async (text, messages) =>
    (await import('../../diagrams/index.ts')).drawDiagram(text, { messages, formulaText }),
  dot: drawDot,
  graphviz: drawDot,
};

/**
 * Diagrams: a ```` ```mermaid ````, ```` ```dot ```` or ```` ```graphviz ```` fence becomes a figure. One with an error
 * stays code, and stops the build.
 */
export const diagramsPlugin = () =>
  defineMdastPlugin({
    name: 'diagrams',
    options: { position: true },
    async code(node, context) {
      const language = node.lang?.toLowerCase() ?? '';
      if (!Object.hasOwn(languages, language)) return undefined;
      const messages = messagesOf(context.data).drawing;
      const { drawing, diagnostics } = await languages[language]!(node.value, messages);
      const meta = parseDrawingMeta(node.meta ?? '');
      const { start, end } = node.position ?? { start: { line: 0 }, end: { line: 0 } };
      // What `file=` brought in has lines of its own.
      const isIncluded = end.line - start.line - 1 < node.value.split('\n').length && node.value !== '';
      for (const { line = 0, message, ...others } of diagnostics)
        report(
          context.data,
          node,
          isIncluded
            ? { message: `Line ${line} of the diagram’s file: ${message}`, ...others }
            : { message, ...others, line: line + 1 },
        );
      for (const word of meta.unknown)
        report(context.data, node, {
          severity: 'warning',
          message: `\`${word}\` after \`${language}\` means nothing here.`,
          fix: knownMeta,
        });
      // The highlighter knows Mermaid, not DOT, and what stands after the language is of a figure.
      if (drawing === undefined) return language === 'mermaid' ? undefined : { ...node, lang: 'text', meta: null };
      const caption = meta.caption ?? (drawing.title || undefined);
      return generated(
        drawingFigure(drawing, { ...meta, caption, width: meta.width ?? widthFor(drawing.svg) }, context.data),
      );
    },
  });

async function drawDot(text: string, messages: DrawingMessages): Promise<DiagramResult> {
  return (await import('../../diagrams/graphviz/index.ts')).drawGraphviz(text, { messages });
}

/** A formula in a label as text; `undefined` where it cannot be, or has an error. */
async function formulaText(tex: string): Promise<string | undefined> {
  try {
    return mathText(await formulaHtml(tex, false, ''));
  } catch {
    return undefined;
  }
}

/**
 * A drawing wider than the column of text, which is 651 px at most, takes a little of the room beside it, so that its
 * text stays larger.
 */
const widthFor = (svg: string): 'wide' | undefined =>
  Number(/ width="([\d.]+)"/.exec(svg)?.[1]) > 651 ? 'wide' : undefined;

import { defineMdastPlugin } from 'satteri';
import { diagnosticAt, messagesOf } from '../kit/document.ts';
import { figureOf, parseDrawingMeta } from '../kit/drawing.ts';
import { generated } from '../kit/generated.ts';

const knownWords = 'Known are `#fig:name`, `.wide`, `.full` and `caption="…"`.';

/** Diagrams: a ```` ```mermaid ```` fence becomes a picture. One with a mistake stays code, and stops the build. */
export const diagrams = () =>
  defineMdastPlugin({
    name: 'diagrams',
    options: { position: true },
    async code(node, context) {
      if (node.lang?.toLowerCase() !== 'mermaid') return undefined;
      const { drawDiagram } = await import('../../diagrams/draw.ts');
      const { picture, mistakes, doubts } = await drawDiagram(node.value, messagesOf(context.data).drawing);
      const meta = parseDrawingMeta(node.meta ?? '');
      const state = context.data.post;
      if (state !== undefined) {
        const { start, end } = node.position ?? { start: { line: 0 }, end: { line: 0 } };
        // What `file=` brought in has lines of its own.
        const isIncluded = end.line - start.line - 1 < node.value.split('\n').length && node.value !== '';
        const tell = ({ line, message, fix }: (typeof mistakes)[0]) =>
          isIncluded
            ? diagnosticAt(state, node, `Line ${line} of the diagram’s file: ${message}`, fix)
            : diagnosticAt(state, node, message, fix, line);
        state.problems.push(...mistakes.map(tell));
        state.warnings.push(...doubts.map(tell));
        for (const word of meta.unknown)
          state.warnings.push(
            diagnosticAt(state, node, `\`${word}\` after \`mermaid\` means nothing here.`, knownWords),
          );
      }
      return (
        picture &&
        generated(
          figureOf(
            picture,
            {
              ...meta,
              caption: meta.caption ?? (picture.title || undefined),
              width: meta.width ?? roomFor(picture.svg),
            },
            context.data,
          ),
        )
      );
    },
  });

/** A drawing wider than the column of text, which is 651 px at most, takes a little of the room beside it, so that its words stay larger. */
const roomFor = (svg: string): 'wide' | undefined =>
  Number(/ width="([\d.]+)"/.exec(svg)?.[1]) > 651 ? 'wide' : undefined;

import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { lineCounter } from '../../core/text.ts';
import { report } from '../kit/diagnostics.ts';
import { findLabel, labelKinds, linkToLabel, noLabel, type Label } from '../kit/labels.ts';

/** After a letter that is not Latin, too: Arabic writes “and” together with the next word, Chinese has no spaces. */
const reference = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{N}@])\[?@(${labelKinds})[:-]([\p{L}\p{N}_](?:[\p{L}\p{N}_:.-]*[\p{L}\p{N}_])?)\]?`,
  'gu',
);

/** Whether a source may refer to something; the colon may be hidden in it. */
export const mayRefer = new RegExp(`@(?:${labelKinds})(?![a-z])`);

/** `@fig:loss`, `@eq:elbo`, `@tbl:models` and `@thm:bayes` in the text become links with numbers: “Figure 1”. */
export const referencesPlugin = () =>
  defineMdastPlugin({
    name: 'references',
    options: { position: true },
    text(node, context) {
      const parts: PhrasingContent[] = [];
      const lineOf = lineCounter(node.value);
      let at = 0;
      for (const match of node.value.matchAll(reference)) {
        const [whole, kind, name] = match as unknown as [string, Label['kind'], string];
        const label = findLabel(context.data, kind, name);
        if (label === undefined) {
          report(context.data, node, { ...noLabel(context.data, kind, name), line: lineOf(match.index) });
          continue;
        }
        parts.push(
          { type: 'text', value: node.value.slice(at, match.index) },
          linkToLabel(label, ({ title }) => title),
        );
        at = match.index + whole.length;
      }
      if (parts.length > 0)
        context.replaceNode(
          node,
          [...parts, { type: 'text', value: node.value.slice(at) }].filter(
            (part) => part.type !== 'text' || part.value !== '',
          ),
        );
    },
  });

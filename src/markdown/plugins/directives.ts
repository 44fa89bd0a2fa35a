import { defineMdastPlugin } from 'satteri';
import { leniently, report } from '../kit/diagnostics.ts';

const fix =
  'Begin with a line such as `:::note` and end with a line `:::`; something inside something else takes one ' +
  'colon more outside.';

/** A directive without content, which other engines have (https://talk.commonmark.org/t/generic-directives-plugins-syntax/444). */
const leafDirective = /^\s*(::[a-z][\w-]*)(?:\{[^{}]*\}|\[[^[\]]*\](?:\{[^{}]*\})?)\s*$/i;

/**
 * Says which `:::` never ends, or ends nothing: the one would take in the rest of a post, the other be shown as text.
 */
export const directivesPlugin = () => {
  const ends = new Set<number>();
  let lines: string[] | undefined;
  return defineMdastPlugin({
    name: 'directives',
    options: { position: true },
    containerDirective(node, { source, data }) {
      const end = node.position?.end;
      lines ??= source.split(/\r\n?|\n/);
      const last = end === undefined ? '' : lines[end.line - 1]!.slice(0, end.column - 1);
      // One line cannot end two: the colons of the outer one were taken for the inner one's.
      const isShared = end !== undefined && ends.has(end.line);
      if (end !== undefined) ends.add(end.line);
      if (isShared || !/^[\s>]*:{3,}\s*$/.test(last))
        report(data, node, { message: `\`:::${node.name}\` never ends.`, fix });
    },
    text(node, { data }) {
      const values = node.value.split('\n');
      const leaf = values.findIndex((line) => leafDirective.test(line));
      if (leaf !== -1)
        report(data, node, {
          message: `\`${leafDirective.exec(values[leaf]!)![1]!}\` means nothing here.`,
          fix: 'Write what it stands for. A block begins with three colons, `:::note`.',
          line: leaf + 1,
          ...leniently(data),
        });
      const index = values.findIndex((line) => /^\s*:{3,}(\s*$|\s*\{|\s+\w)/.test(line));
      if (index !== -1)
        report(data, node, {
          message: 'A line with `:::` begins nothing and ends nothing.',
          fix,
          line: index + 1,
          ...leniently(data),
        });
    },
  });
};

import type { Paragraph, PhrasingContent } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { report } from '../kit/diagnostics.ts';

const definition = /^\*\[([^\]\n]+)\]:[ \t]*(.+)$/;

/**
 * `*[SGD]: stochastic gradient descent` on a line of its own (PHP Markdown Extra’s rule, and kramdown’s) explains SGD
 * wherever the text says it.
 */
export const abbreviationsPlugin = () => {
  const meanings = new Map<string, string>();
  const used = new Set<string>();
  const definitions: { name: string; line: number; position: Paragraph['position'] }[] = [];
  let words: RegExp | undefined;
  return defineMdastPlugin({
    name: 'abbreviations',
    options: { position: true },
    before(root, context) {
      for (const node of root.children) {
        if (node.type !== 'paragraph') continue;
        const { rest, found } = takeDefinitions(node);
        for (const { name, meaning, line } of found) {
          meanings.set(name, meaning);
          definitions.push({ name, line, position: node.position });
        }
        if (found.length > 0 && rest.length === 0) context.removeNode(node);
        else if (found.length > 0) context.setProperty(node, 'children', rest);
      }
      const names = [...meanings.keys()]
        .sort((a, b) => b.length - a.length)
        .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      if (names.length > 0) words = new RegExp(`(?<![\\p{L}\\p{N}_])(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'u');
    },
    text(node, context) {
      const parts = words === undefined ? [] : node.value.split(words);
      if (parts.length < 2 || (context.parent(node).data as { hName?: string } | undefined)?.hName === 'abbr') return;
      for (let index = 1; index < parts.length; index += 2) used.add(parts[index]!);
      const nodes = parts.map((value, index) =>
        index % 2 === 0
          ? { type: 'text', value }
          : {
              type: 'abbreviation',
              data: { hName: 'abbr', hProperties: { title: meanings.get(value) } },
              children: [{ type: 'text', value }],
            },
      );
      context.replaceNode(node, nodes.filter((part) => part.value !== '') as never);
    },
    after(_root, { data }) {
      for (const { name, line, position } of definitions)
        if (!used.has(name))
          report(
            data,
            { position },
            {
              severity: 'warning',
              message: `The abbreviation \`${name}\` is explained and never used.`,
              fix: 'Take the line out, or check how the text writes it.',
              line,
            },
          );
    },
  });
};

/** The definitions of a paragraph, and what is left of it. Their lines hold text only. */
function takeDefinitions({ children }: Readonly<Paragraph>): {
  rest: PhrasingContent[];
  found: { name: string; meaning: string; line: number }[];
} {
  const found: { name: string; meaning: string; line: number }[] = [];
  let line = 1;
  const rest = children.flatMap((child, index): PhrasingContent[] => {
    if (child.type !== 'text') return [child];
    const lines = child.value.split('\n');
    const kept = lines.filter((text, at) => {
      const isWhole = (at > 0 || index === 0) && (at < lines.length - 1 || index === children.length - 1);
      const [, name, meaning] = (isWhole && definition.exec(text)) || [];
      if (name !== undefined) found.push({ name, meaning: meaning!.trim(), line: line + at });
      return name === undefined;
    });
    line += lines.length - 1;
    return kept.length === 0 ? [] : [{ type: 'text', value: kept.join('\n') }];
  });
  return { rest, found };
}

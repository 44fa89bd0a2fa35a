import type { PhrasingContent } from 'mdast';
import { defineMdastPlugin } from 'satteri';

type Context = Parameters<NonNullable<Parameters<typeof defineMdastPlugin>[0]['text']>>[1];
interface Parent {
  type: string;
  children: PhrasingContent[];
}

/** `==marked==`, `x^2^` and `H~2~O`. Sätteri’s own sub- and superscript would take “x^2 and y^2” for one. */
export const marks = () => [highlights(), scripts()];

const parents = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'link', 'delete', 'descriptionTerm'] as const;

/** Text between `==` and `==`, also around other marks of a line: no space just inside, no third `=`. */
const highlights = () => defineMdastPlugin({ name: 'highlights', ...Object.fromEntries(parents.map((type) => [type, markChildren])) });

function markChildren(node: Readonly<Parent>, context: Context): void {
  if (!node.children.some((child) => child.type === 'text' && child.value.includes('=='))) return;
  const out: PhrasingContent[][] = [[]];
  let found = false;
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  node.children.forEach((child, index) => {
    const parts = child.type === 'text' ? child.value.split(/(?<!=)==(?!=)/) : [];
    if (parts.length < 2) return void out.at(-1)!.push(child);
    parts.forEach((part, at) => {
      // Beside the marks: the text around them, or another piece of the line.
      const before = at > 0 ? parts[at - 1]!.slice(-1) || (at > 1 ? '=' : neighbour(node, index - 1)) : '';
      const after = part[0] ?? (at < parts.length - 1 ? '=' : neighbour(node, index + 1));
      if (at > 0 && out.length > 1 && /[^\s=]/.test(before)) {
        const children = out.pop()!;
        out.at(-1)!.push({ type: 'mark', data: { hName: 'mark' }, children } as never);
        found = true;
      } else if (at > 0 && out.length === 1 && /[^\s=]/.test(after)) out.push([]);
      else if (at > 0) out.at(-1)!.push(...text('=='));
      out.at(-1)!.push(...text(part));
    });
  });
  if (!found) return;
  // Opened and never closed.
  const [done, open] = out;
  context.setProperty(node as never, 'children', open === undefined ? done! : [...done!, ...text('=='), ...open]);
}

/** A letter for a piece of the line that is no text, nothing at its ends. */
const neighbour = ({ children }: Readonly<Parent>, index: number): string => (children[index] === undefined || children[index]!.type === 'break' ? '' : 'x');

/** Pandoc’s rule: no white space inside. What a letter or digit follows is no end, so “x^2+y^2” stays as it is. */
const scripts = () =>
  defineMdastPlugin({
    name: 'scripts',
    options: { position: true },
    text(node, context) {
      const parts = node.value.split(/\^([^\s^]*[\p{L}\p{N}][^\s^]*)\^(?![\p{L}\p{N}])/u);
      if (parts.length === 1) return;
      const nodes = parts.map((value, index) => (index % 2 === 0 ? { type: 'text', value } : { type: 'script', data: { hName: 'sup' }, children: [{ type: 'text', value }] }));
      context.replaceNode(node, nodes.filter((part) => part.value !== '') as never);
    },
    delete(node, context) {
      const { start, end } = node.position ?? {};
      const written = start === undefined || end === undefined ? '' : context.source.slice(start.offset, end.offset);
      if (/^~(?!~)/.test(written) && !/\s/.test(written)) context.setProperty(node, 'data', { hName: 'sub' });
    },
  });

import type { FootnoteDefinition, Nodes, PhrasingContent, Text } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { lineCounter } from '../../core/text.ts';
import { leniently, report } from '../kit/diagnostics.ts';
import { escapedAt } from '../kit/backslashes.ts';

/** What is wrong with a text, and where in it. */
interface Leftover extends TextDiagnostic {
  index: number;
}

/**
 * Reports what was meant for a link or a footnote and is none, so that the reader would see its brackets, or not see
 * the footnote. Runs before any plugin changes a text.
 */
export const leftoverBracketsPlugin = () => {
  const footnotes: Readonly<FootnoteDefinition>[] = [];
  const used = new Set<string>();
  return defineMdastPlugin({
    name: 'leftover-brackets',
    options: { position: true },
    text(node, context) {
      if (context.data.post === undefined || !/\]\(|\[\^/.test(node.value)) return;
      reportAll(node, [...openLinks(node, context), ...missingFootnotes(node, context)], context);
    },
    footnoteReference: ({ identifier }) => void used.add(identifier),
    footnoteDefinition: (node) => void footnotes.push({ ...node, position: node.position }),
    after(_root, { data }) {
      const seen = new Set<string>();
      for (const footnote of footnotes) {
        const { identifier } = footnote;
        const name = `[^${footnote.label ?? identifier}]`;
        if (seen.has(identifier))
          report(data, footnote, {
            message: `There are two footnotes \`${name}\`: capitals make no difference.`,
            fix: 'Give one of them another name.',
          });
        else if (!used.has(identifier))
          report(data, footnote, {
            severity: 'warning',
            message: `Nothing refers to the footnote \`${name}\`, so it is not shown.`,
            fix: `Write \`${name}\` in the text where it belongs, or take it out.`,
          });
        seen.add(identifier);
      }
    },
  });
};

/** `{#fig:loss .wide}` where nothing takes it. Runs last. */
export const leftoverAttributesPlugin = () =>
  defineMdastPlugin({
    name: 'leftover-attributes',
    options: { position: true },
    text(node, context) {
      const found = [...node.value.matchAll(/\{(?:#(?:fig|tbl|eq)[:-][^{}]*|\.(?:wide|full))\}/g)];
      if (
        found.length === 0 ||
        (context.parent(node).type as string) === 'generated' ||
        escapedAt(node, context.source, '{').size > 0
      )
        return;
      const fix =
        'It belongs behind an image that stands alone in its paragraph, `![What it shows](./a.png){#fig:name ' +
        '.wide}`, ' +
        'or at the end of the caption below a table, `: Caption {#tbl:name}`.';
      reportAll(
        node,
        found.map(({ index, 0: braces }) => ({ index, message: `\`${braces}\` names nothing here.`, fix })),
        context,
      );
      if (context.data.post?.isLenient === true)
        context.setProperty(
          node as Text,
          'value',
          found.reduce((text, { 0: braces }) => text.replace(braces, ''), node.value),
        );
    },
  });

function reportAll(node: Readonly<Text>, found: readonly Leftover[], context: MdastVisitorContext): void {
  const at = node.position === undefined ? context.parent(node) : node;
  const lineOf = lineCounter(node.position === undefined ? '' : node.value);
  for (const { index, ...diagnostic } of found)
    report(context.data, at, { ...diagnostic, line: lineOf(index), ...leniently(context.data) });
}

/** `](` that ends no link, with what looks like a URL behind it. */
function openLinks(node: Readonly<Text>, context: MdastVisitorContext): Leftover[] {
  const escaped = escapedAt(node, context.source, ']');
  const { children } = context.parent(node) as { children: readonly PhrasingContent[] };
  const childIndex = context.indexOf(node)!;
  // Brackets of the author’s own open nothing.
  const brackets = escapedAt(node, context.source, '[');
  const value = node.value.replace(/\[/g, (bracket, index: number) => (brackets.has(index) ? '\0' : bracket));
  return [...value.matchAll(/\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)(\)?)/g)].flatMap(
    ({ index, 1: inside = '', 2: end }): Leftover[] => {
      const next = children[childIndex + 1];
      const url = inside === '' && end === '' && next?.type === 'link' ? next.url : inside.trim();
      if (escaped.has(index) || !/[/#?]|\.\p{L}+|^</u.test(url)) return [];
      const opening = [...children.slice(0, childIndex).map(sourceOf), value.slice(0, index)].join('');
      const start = opening.lastIndexOf('[', Math.max(opening.lastIndexOf('[^') - 1, 0) || opening.length);
      if (start === -1) return [];
      return [{ index, ...linkText(opening.slice(start + 1).replace(/\s+/g, ' '), url) }];
    },
  );
}

/** Why `[text](url` is no link, and what to write instead. */
function linkText(text: string, url: string): TextDiagnostic {
  const [footnote] = /\[\^[^\]]+\]/.exec(text) ?? [];
  if (footnote !== undefined)
    return {
      message: `The footnote \`${footnote}\` stands inside a link, so there is no link.`,
      fix: `Put it behind: \`[${text.replace(footnote, '').replace(/ {2,}/g, ' ')}](${url})${footnote}\`.`,
    };
  const [template] = /\{\{.*?\}\}/.exec(url) ?? [];
  if (template !== undefined)
    return {
      message: `Nothing fills in \`${template}\` here, so this is no link.`,
      fix: `Write the URL itself, such as \`[${text}](${url.replace(template, '').trim() || '/'})\`.`,
    };
  const isSpaced = /\s/.test(url);
  return {
    message: isSpaced
      ? `The URL \`${url}\` has a space in it, so this is no link.`
      : `The link \`[${text}](${url}\` does not end.`,
    fix: `Write \`[${text}](${isSpaced ? `<${url}>` : url})\`, or \`\\[\` for a bracket as such.`,
  };
}

/** A piece of the line much as it was written. */
function sourceOf(node: Readonly<Nodes>): string {
  if (node.type === 'footnoteReference') return `[^${node.label ?? node.identifier}]`;
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(sourceOf).join('') : '';
}

/** `[^name]` without a footnote. */
function missingFootnotes(node: Readonly<Text>, context: MdastVisitorContext): Leftover[] {
  const escaped = escapedAt(node, context.source, '[');
  return [...node.value.matchAll(/\[\^([^[\]\n]+)\]/g)]
    .filter(({ index }) => !escaped.has(index))
    .map(({ index, 0: whole, 1: label = '' }): Leftover => {
      const isSpaced = /\s/.test(label);
      const name = isSpaced ? label.trim().replace(/\s+/g, '-') : label;
      return {
        index,
        message: isSpaced
          ? `The name of a footnote has no spaces: \`${whole}\`.`
          : `There is no footnote for \`${whole}\`.`,
        fix:
          `Write ${isSpaced ? `\`[^${name}]\`, and ` : ''}\`[^${name}]: …\` on a line of its own; for brackets as ` +
          `such write \`\\[^\`.`,
      };
    });
}

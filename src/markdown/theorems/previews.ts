import type { Element, ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import { previewId } from '../kit/labels.ts';

/** How much of a statement a popover shows: characters, of which a formula counts as `formula`. */
const limit = 1_200;
const formula = 40;

/** What a popover shows of a statement; figures, tables and code are left to the page. */
const shown = new Set('p ol ul li dl dt dd em strong code sub sup mark del br span blockquote'.split(' '));

/**
 * The popovers of the statements that the text refers to, which a browser that knows how shows beside such a link; see
 * `createPreviews` for those of links to posts. They stand below the text, each no longer than `limit`.
 */
export const statementPreviewsPlugin = () => {
  const asked = new Set<string>();
  const statements: Readonly<Element>[] = [];
  return defineHastPlugin({
    name: 'statement-previews',
    element: [
      {
        filter: ['a'],
        visit: ({ properties: { interestfor } }) => void (typeof interestfor === 'string' && asked.add(interestfor)),
      },
      {
        filter: ['div', 'details'],
        visit(node) {
          const { className, id } = node.properties;
          if (Array.isArray(className) && className.includes('statement') && id !== undefined) statements.push(node);
        },
      },
    ],
    after(root, context) {
      for (const statement of statements) {
        const id = previewId(String(statement.properties.id));
        if (asked.has(id)) context.appendChild(root, popover(id, statement));
      }
    },
  });
};

function popover(id: string, { children }: Readonly<Element>): Element {
  const left = { characters: limit };
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['preview'], popover: 'hint', hidden: true, dataPageOnly: true, id },
    children: copyOf(children, left),
  };
}

/** A copy without ids, links and what is too long; `left` counts down what may still be shown. */
function copyOf(children: readonly ElementContent[], left: { characters: number }): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (left.characters <= 0) return [];
    if (child.type === 'text') {
      left.characters -= child.value.length;
      return [{ type: 'text', value: left.characters < 0 ? `${child.value.slice(0, left.characters)}…` : child.value }];
    }
    if (child.type !== 'element') return [];
    if (child.tagName === 'generated') {
      left.characters -= formula;
      const html = String(child.properties.html);
      return /^<(?:math|div class="equation")/.test(html) ? [{ ...child, properties: { html: withoutIds(html) } }] : [];
    }
    const inside = () => copyOf(child.children, left);
    if (child.tagName === 'a' || child.tagName === 'summary') return inside();
    if (!shown.has(child.tagName)) return [];
    const { id: _, ...properties } = child.properties;
    return [{ ...child, properties, children: inside() }];
  });
}

const withoutIds = (html: string): string => html.replace(/ (?:id|tabindex)="[^"]*"/g, '');

import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';

/** A wide table scrolls inside itself and can be reached by keyboard; alignment is a class, since the policy refuses inline styles. */
export const tables = () =>
  defineHastPlugin({
    name: 'tables',
    element: [
      {
        filter: ['th', 'td'],
        visit(node, context) {
          const align = /text-align:\s*(\w+)/.exec(String(node.properties.style ?? ''))?.[1];
          if (align === undefined) return;
          context.setProperty(node, 'style', null);
          if (align !== 'left') context.setProperty(node, 'className', [align]);
        },
      },
      {
        filter: ['table'],
        visit(node, context) {
          const wrapper: Element = { type: 'element', tagName: 'div', properties: { className: ['table'], tabIndex: 0, dataPageWrapper: true }, children: [] };
          context.wrapNode(node, wrapper);
        },
      },
    ],
  });

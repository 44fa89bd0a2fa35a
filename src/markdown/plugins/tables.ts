import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';

/** Letters from which a cell holds words that want room: about three lines at the least width that `.words` has. */
const manyLetters = 30;

/**
 * A wide table scrolls inside itself and can be reached by keyboard; alignment is a class, since the policy refuses
 * inline styles.
 */
export const tablesPlugin = () =>
  defineHastPlugin({
    name: 'tables',
    element: [
      {
        filter: ['th', 'td'],
        visit(node, context) {
          const align = /text-align:\s*(\w+)/.exec(String(node.properties.style ?? ''))?.[1];
          if (align !== undefined) context.setProperty(node, 'style', null);
          const wordy = align !== 'right' && context.textContent(node).length > manyLetters;
          const classes = [...(align === undefined || align === 'left' ? [] : [align]), ...(wordy ? ['words'] : [])];
          if (classes.length > 0) context.setProperty(node, 'className', classes);
        },
      },
      {
        filter: ['table'],
        visit(node, context) {
          const wrapper: Element = {
            type: 'element',
            tagName: 'div',
            properties: { className: ['table'], tabIndex: 0, dataPageWrapper: true },
            children: [],
          };
          context.wrapNode(node, wrapper);
        },
      },
    ],
  });

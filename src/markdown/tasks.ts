import { defineHastPlugin } from 'satteri';

/** Gives the boxes of a task list a name that a screen reader can say. */
export const tasks = () =>
  defineHastPlugin({
    name: 'tasks',
    element: {
      filter: ['input'],
      visit(node, context) {
        if (node.properties.type === 'checkbox') context.setProperty(node, 'ariaLabel', node.properties.checked ? 'Done' : 'To do');
      },
    },
  });

import { defineHastPlugin } from 'satteri';
import { messagesOf } from '../kit/document.ts';

/** Gives the boxes of a task list a name that a screen reader can say. */
export const tasksPlugin = () =>
  defineHastPlugin({
    name: 'tasks',
    element: {
      filter: ['input'],
      visit(node, context) {
        if (node.properties.type !== 'checkbox') return;
        const { done, toDo } = messagesOf(context.data);
        context.setProperty(node, 'ariaLabel', node.properties.checked ? done : toDo);
      },
    },
  });

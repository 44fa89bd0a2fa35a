import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';

/** A picture alone in its paragraph with a title, `![alt](a.png "caption")`, is a figure with a caption. */
export const figures = () =>
  defineHastPlugin({
    name: 'figures',
    element: {
      filter: ['p'],
      visit(node) {
        const [image, ...others] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
        if (image?.type !== 'element' || image.tagName !== 'img' || others.length > 0 || !image.properties.title) return undefined;
        const { title, ...properties } = image.properties;
        const caption: Element = { type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: String(title) }] };
        return { type: 'element', tagName: 'figure', properties: {}, children: [{ ...image, properties }, caption] };
      },
    },
  });

import type { Element } from 'hast';
import type { BlockContent, Image, Paragraph, PhrasingContent } from 'mdast';
import { defineHastPlugin, defineMdastPlugin, type Data, type MdastVisitorContext } from 'satteri';
import { takeAttributes, takeLastAttributes, type Attributes } from '../kit/attributes.ts';
import { report } from '../kit/diagnostics.ts';
import { findLabel } from '../kit/labels.ts';
import { reveal } from '../hidden/hide.ts';

/** What the element around an image is to be, left on the image until the tree is HTML's. */
interface FigureShape {
  id?: string | undefined;
  width?: string | undefined;
  size?: string | undefined;
  /** `Figure 2`. */
  number?: string | undefined;
}

/**
 * `![alt](a.png "caption"){#fig:loss .wide}`, and several images in a row with one caption between `:::figure` and
 * `:::`.
 */
export const figureAttributesPlugin = () =>
  defineMdastPlugin({
    name: 'figure-attributes',
    options: { position: true },
    paragraph(node, context) {
      const { attributes, rest } = takeLastAttributes(node.children as PhrasingContent[]);
      const [image, ...others] = rest;
      if (attributes === undefined || image?.type !== 'image' || others.length > 0) return;
      checkAttributes(attributes, node, context.data);
      shape(image, attributes, context);
      context.setProperty(node, 'children', [image]);
    },
    // Beside words an image has no caption, but may have a size.
    text(node, context) {
      const [braces, size] = /^\{width=([1-9]\d*%?)\}/.exec(node.value) ?? [];
      if (braces === undefined) return;
      const siblings = context.parent(node).children as readonly PhrasingContent[];
      const image = siblings[context.indexOf(node)! - 1];
      if (image?.type !== 'image') return;
      context.setProperty(image, 'data', { hProperties: { dataSize: size } });
      context.setProperty(node, 'value', node.value.slice(braces.length));
    },
    // Where braces are code, in MDX, the attributes stand at the end of the caption.
    image(node, context) {
      const { attributes, rest } = takeAttributes(node.title ?? '');
      if (attributes === undefined) return;
      checkAttributes(attributes, node, context.data);
      context.setProperty(node, 'title', rest);
      shape(node, attributes, context);
    },
    containerDirective(node, context) {
      if (node.name !== 'figure') return;
      const { id, class: width } = node.attributes ?? {};
      const label = id == null ? undefined : findLabel(context.data, 'fig', reveal(id));
      if (node.children.length === 0)
        report(context.data, node, {
          message: 'The figure is empty.',
          fix: 'Put images between `:::figure` and `:::`, and a caption below them.',
        });
      const { shown, caption } = partsOf(node.children as BlockContent[], label && `${label.title}: `);
      const widthClass = /^(wide|full)$/.test(width ?? '') ? width : undefined;
      const className = [widthClass ?? 'figure'];
      const sized =
        widthClass === undefined
          ? shown
          : shown.map((each) =>
              each.type === 'image' ? { ...each, data: { hProperties: { dataWidth: widthClass } } } : each,
            );
      context.replaceNode(node, {
        type: 'figure',
        data: { hName: 'figure', hProperties: { className, ...(label && { id: label.id }) } },
        children: [...sized, ...caption],
      } as never);
    },
  });

function shape(image: Readonly<Image>, { label, width, size }: Attributes, context: MdastVisitorContext): void {
  const known = label === undefined ? undefined : findLabel(context.data, 'fig', label);
  const figure: FigureShape = { id: known?.id, width, size, number: known && known.title };
  context.setProperty(image, 'data', { hProperties: { dataFigure: JSON.stringify(figure) } });
}

function checkAttributes({ unknown }: Attributes, node: Readonly<Paragraph | Image>, data: Data): void {
  for (const word of unknown)
    report(data, node, {
      severity: 'warning',
      message: `\`${word}\` after the image means nothing here.`,
      fix: 'Known are a name to refer to, `#fig:name`, the widths `.wide` and `.full`, and `width=300` or `width=50%`.',
    });
}

/** What a figure shows: blocks, images, rows of images. */
interface Shown {
  type: string;
  data?: unknown;
  children?: unknown;
}

/** Images side by side, whatever else is shown, and below them the paragraphs, as the caption. */
function partsOf(
  children: readonly BlockContent[],
  number: string | undefined,
): { shown: Shown[]; caption: unknown[] } {
  const isImage = (child: PhrasingContent) => child.type === 'image' || child.type === 'imageReference';
  const isRow = (block: BlockContent): block is Paragraph =>
    block.type === 'paragraph' &&
    block.children.every((child) => isImage(child) || (child.type === 'text' && child.value.trim() === ''));
  const shown = children.flatMap((block): Shown[] => {
    if (block.type === 'paragraph' && !isRow(block)) return [];
    if (!isRow(block)) return [block];
    const images = block.children.filter(isImage);
    return images.length === 1
      ? images
      : [{ type: 'row', data: { hName: 'div', hProperties: { className: ['row'] } }, children: images }];
  });
  const paragraphs = children.filter((block): block is Paragraph => block.type === 'paragraph' && !isRow(block));
  const text = paragraphs.flatMap(({ children }, index) =>
    index === 0 ? children : [{ type: 'text' as const, value: ' ' }, ...children],
  );
  const all = [
    ...(number === undefined ? [] : [{ type: 'text', value: text.length === 0 ? number.replace(': ', '') : number }]),
    ...text,
  ];
  return {
    shown,
    caption: all.length === 0 ? [] : [{ type: 'caption', data: { hName: 'figcaption' }, children: all }],
  };
}

/**
 * An image alone in its paragraph with a title, `![alt](a.png "caption")`, or with attributes is a figure with a
 * caption.
 */
export const figuresPlugin = () =>
  defineHastPlugin({
    name: 'figures',
    element: {
      filter: ['p'],
      visit(node) {
        const [image, ...others] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
        if (image?.type !== 'element' || image.tagName !== 'img' || others.length > 0) return undefined;
        const { title, dataFigure, ...properties } = image.properties;
        if (!title && dataFigure === undefined) return undefined;
        const { id, width, size, number } = JSON.parse(String(dataFigure ?? '{}')) as FigureShape;
        const text = [number, title].filter(Boolean).join(': ');
        const sized = {
          ...image,
          properties: { ...properties, dataWidth: width, dataSize: size ?? properties.dataSize },
        };
        // A size alone makes no figure.
        if (text === '' && id === undefined && width === undefined) return { ...node, children: [sized] };
        const caption: Element[] =
          text === ''
            ? []
            : [{ type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: text }] }];
        const shape = { ...(id !== undefined && { id }), ...(width !== undefined && { className: [width] }) };
        return {
          type: 'element',
          tagName: 'figure',
          properties: shape,
          children: [sized, ...caption],
        };
      },
    },
  });

import type { Element } from 'hast';
import type { ImageReference, Text } from 'mdast';
import { defineHastPlugin, defineMdastPlugin, type HastVisitorContext, type MdastVisitorContext } from 'satteri';
import { basePath, decodePath } from '../../blog/urls.ts';
import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { report } from '../kit/diagnostics.ts';
import { imageName, publicImage } from '../kit/image-files.ts';
import { sizeClass, writePlaceholder, type ImagePlaceholder } from '../kit/image-placeholder.ts';
import { stripBox, stripOf } from '../kit/strips.ts';

const isRemote = (url: string) => /^([a-z][a-z+.-]*:|\/\/)/i.test(url);

/** The name of an image’s file in words, for want of a text that says what it shows. */
export function nameInWords(src: string): string {
  const name = src
    .replace(/[?#].*$/s, '')
    .replace(/^.*\//s, '')
    .replace(/\.\w+$/, '');
  return name.replace(/[\s_-]+/g, ' ').trim() || 'image';
}

/** What is said of an image that the page may not load, and links to instead. */
export const linkedInstead = (src: string): TextDiagnostic => ({
  message: `The image \`${src.slice(0, 200)}\` is on another server; the page links to it.`,
  fix: 'To show it, save it beside the notebook and write `![What it shows](./name.png)`.',
  severity: 'warning',
});

/** An image on another server becomes a link to it; inside a link, its text. */
function linkInstead(
  node: { url: string; alt?: string | null | undefined },
  src: string,
  context: MdastVisitorContext,
): void {
  report(context.data, node as never, linkedInstead(src));
  const text: Text = { type: 'text', value: node.alt?.trim() || nameInWords(src) };
  const isLinked = context.parent(node as never).type === 'link';
  context.replaceNode(node as never, isLinked ? text : { type: 'link', url: node.url, children: [text] });
}

/** Why a page cannot show an image, by its path as it is written; `undefined` where it can. */
function errorOf(src: string, exists: (path: string) => boolean): TextDiagnostic | undefined {
  const isPublic = src.startsWith('/');
  if (isRemote(src))
    return {
      message: `The image \`${src}\` is on another server.`,
      fix: 'Save it beside the post and write `![…](./name.png)`: a page of this site loads nothing from elsewhere.',
    };
  if (src.trim() === '') return { message: 'An image has no URL.', fix: 'Write `![What it shows](./name.png)`.' };
  if (!exists(src))
    return {
      message: `There is no image \`${src}\`${isPublic ? ' in `public`' : ' beside the post'}.`,
      fix: 'Check its name (capitals count), or put the file there.',
    };
  if (!isPublic && !imageName.test(src))
    return {
      message: `\`${src}\` is no image that a browser shows.`,
      fix:
        'Save it as AVIF, GIF, JPEG, PNG, SVG or WebP; to offer a file for download, put it in `public/` and ' +
        'link to it.',
    };
  if (!isPublic && /[?#%]/.test(src))
    return {
      message: `The image’s name \`${src}\` has a \`?\`, \`#\` or \`%\` in it.`,
      fix: 'Rename the file: letters, digits, hyphens.',
    };
  return undefined;
}

/** Every image has alt text, is a file of this site, and exists. */
export const imageChecksPlugin = () => {
  const urls = new Map<string, string>();
  const references: Readonly<ImageReference>[] = [];
  const check = (node: { url: string; alt?: string | null | undefined }, context: MdastVisitorContext): void => {
    const state = context.data.post;
    if (state === undefined) return;
    const src = decodePath(node.url);
    const reject = (error: TextDiagnostic) => {
      report(context.data, node as never, error);
      state.references.push({ url: node.url, line: undefined, reported: true });
    };
    if (!node.alt?.trim()) {
      const message = `The image \`${src}\` has no alt text.`;
      const fix = `Say what it shows: \`![A line through five points](${node.url})\`.`;
      if (state.isLenient !== true) reject({ message, fix });
      else {
        report(context.data, node as never, { message, fix, severity: 'warning' });
        context.setProperty(node as never, 'alt' as never, nameInWords(src) as never);
      }
    }
    if (isRemote(src) && state.isLenient === true) return void linkInstead(node, src, context);
    const error = errorOf(src, (path) => state.exists(path));
    if (error !== undefined) return void reject(error);
    const known = src.startsWith('/') ? state.publicImages : state.images;
    if (!known.includes(src)) known.push(src);
  };
  return defineMdastPlugin({
    name: 'check-images',
    options: { position: true },
    image: check,
    // `![alt][name]`: the URL is in a definition, which may stand anywhere; the first one counts.
    definition({ identifier, url }) {
      if (!urls.has(identifier)) urls.set(identifier, url);
    },
    imageReference(node) {
      references.push({ ...node, position: node.position });
    },
    after(_root, context) {
      for (const reference of references) {
        const url = urls.get(reference.identifier);
        if (url !== undefined) check({ ...reference, url }, context);
      }
    },
  });
};

/** Whether an element is what a link leads by. */
function isInLink(node: Readonly<Element>, context: HastVisitorContext): boolean {
  const parent = context.parent(node) as { tagName?: string; name?: string };
  return (parent.tagName ?? parent.name) === 'a';
}

/**
 * Images beside the post become placeholders (MDX keeps the element, which Astro imports); those in `public/` get the
 * base path.
 */
export const imagesPlugin = () => {
  let count = 0;
  return defineHastPlugin({
    name: 'images',
    element: {
      filter: ['img'],
      async visit(node, context) {
        const { src: written, alt = '', title, dataWidth: width, dataSize } = node.properties;
        const figureWidth = width === 'wide' || width === 'full' ? width : undefined;
        const shown = typeof dataSize === 'string' ? dataSize : undefined;
        if (typeof written !== 'string' || isRemote(written)) return undefined;
        const hasCover = context.data.post?.hasCover ?? context.data.astro?.frontmatter['image'] !== undefined;
        const eager = count++ === 0 && !hasCover;
        if (written.startsWith('/')) {
          for (const name of ['dataWidth', 'dataSize']) context.setProperty(node, name, null);
          if (!written.startsWith(basePath())) context.setProperty(node, 'src', basePath() + written.slice(1));
          if (!eager) context.setProperty(node, 'loading', 'lazy');
          const found = await publicImage(decodePath(written), shown);
          const canScroll = shown === undefined && !isInLink(node, context);
          const strip = canScroll ? stripOf(found, figureWidth) : undefined;
          for (const [name, value] of Object.entries({ ...found, ...strip })) context.setProperty(node, name, value);
          if (strip !== undefined) context.wrapNode(node, stripBox());
          return undefined;
        }
        if (context.sourceFormat === 'mdx') {
          if (isInLink(node, context)) context.setProperty(node, 'dataInLink', 'yes');
          return void context.setProperty(node, 'loading', eager ? 'eager' : 'lazy');
        }
        const size: Pick<ImagePlaceholder, 'width'> = figureWidth === undefined ? {} : { width: figureWidth };
        const more = { ...(title && { title: String(title) }), ...size, ...(shown !== undefined && { size: shown }) };
        const className = sizeClass(shown);
        const dataPicture = writePlaceholder({ src: decodePath(written), alt: String(alt), ...more, eager });
        return {
          type: 'element',
          tagName: 'img',
          properties: { dataPicture, ...(className.length > 0 && { className }) },
          children: [],
        };
      },
    },
  });
};

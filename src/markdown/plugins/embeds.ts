import type { Image, Link, Paragraph } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { messagesOf } from '../kit/document.ts';

/** Services whose own way to be embedded is a script or a frame of theirs. */
const services: { name: string; kind: 'video' | 'gist' | 'post'; on: string; pattern: RegExp }[] = [
  {
    name: 'youtube',
    kind: 'video',
    on: 'YouTube',
    pattern: /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/(?:watch\?(?:\S*&)?v=|shorts\/|live\/)|youtu\.be\/)[\w-]+/,
  },
  { name: 'vimeo', kind: 'video', on: 'Vimeo', pattern: /^https?:\/\/(?:www\.)?vimeo\.com\/(?:\S*\/)?\d+/ },
  { name: 'gist', kind: 'gist', on: 'GitHub', pattern: /^https?:\/\/gist\.github\.com\/[\w-]+\/[0-9a-f]+/ },
  {
    name: 'post',
    kind: 'post',
    on: 'X',
    pattern: /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w+\/status\/\d+/,
  },
  { name: 'post', kind: 'post', on: 'Mastodon', pattern: /^https?:\/\/[\w.-]+\/@[\w.-]+(?:@[\w.-]+)?\/\d{6,}/ },
];

/** What stands in every text that has one. */
export const mayBeEmbedded = /youtu|vimeo|gist\.|twitter|x\.com|\/\\?@/;

/**
 * The URL of a video, a gist or a post alone in a paragraph becomes a link card; nothing is loaded from
 * elsewhere. Its title is that of the link, `[The talk](https://youtu.be/…)`, its image one that the link holds,
 * `[![alt](./poster.jpg)](https://youtu.be/…)`.
 */
export const embedsPlugin = () =>
  defineMdastPlugin({
    name: 'embeds',
    paragraph(node, context) {
      const link = onlyLink(node);
      const service = link && services.find(({ pattern }) => pattern.test(link.url));
      if (link === undefined || service === undefined) return;
      const [only] = link.children;
      const poster = link.children.length === 1 && only?.type === 'image' ? only : undefined;
      const title = poster === undefined ? titleOf(link, context.textContent(link)) : (poster.alt ?? '');
      context.setProperty(node, 'data', { hProperties: { className: ['embed', service.name] } });
      // The card shows its URL, so nothing has to spell it out on paper, whatever the link was marked as.
      context.setProperty(link, 'data', {});
      context.setProperty(link, 'children', [
        ...(poster === undefined ? [] : [withoutTitle(poster)]),
        span('kind', messagesOf(context.data)[service.kind](service.on)),
        { type: 'text', value: ' ' },
        span('title', title),
      ] as never);
    },
  });

function onlyLink({ children }: Readonly<Paragraph>): Link | undefined {
  const [link, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return link?.type === 'link' && others.length === 0 ? link : undefined;
}

/** The text of the link; of a bare URL the part that says something. */
const titleOf = ({ url }: Link, text: string): string =>
  text === url || `https://${text}` === url ? url.replace(/^https?:\/\/(www\.)?/, '') : text;

const withoutTitle = (image: Readonly<Image>): Image => ({ ...image, title: null });

const span = (name: string, value: string) => ({
  type: 'part',
  data: { hName: 'span', hProperties: { className: [name] } },
  children: [{ type: 'text', value }],
});

import type { Image, Link, Paragraph } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { messagesOf } from '../kit/document.ts';

/** Places whose own way to be embedded is a script or a frame of theirs. */
const places: { name: string; kind: 'video' | 'gist' | 'post'; on: string; address: RegExp }[] = [
  {
    name: 'youtube',
    kind: 'video',
    on: 'YouTube',
    address: /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/(?:watch\?(?:\S*&)?v=|shorts\/|live\/)|youtu\.be\/)[\w-]+/,
  },
  { name: 'vimeo', kind: 'video', on: 'Vimeo', address: /^https?:\/\/(?:www\.)?vimeo\.com\/(?:\S*\/)?\d+/ },
  { name: 'gist', kind: 'gist', on: 'GitHub', address: /^https?:\/\/gist\.github\.com\/[\w-]+\/[0-9a-f]+/ },
  {
    name: 'post',
    kind: 'post',
    on: 'X',
    address: /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w+\/status\/\d+/,
  },
  { name: 'post', kind: 'post', on: 'Mastodon', address: /^https?:\/\/[\w.-]+\/@[\w.-]+(?:@[\w.-]+)?\/\d{6,}/ },
];

/**
 * The address of a video, a gist or a post alone in a paragraph becomes a card that leads there; nothing is loaded from
 * elsewhere. Its title is that of the link, `[The talk](https://youtu.be/…)`, its picture one that the link holds,
 * `[![alt](./poster.jpg)](https://youtu.be/…)`.
 */
export const embedsPlugin = () =>
  defineMdastPlugin({
    name: 'embeds',
    paragraph(node, context) {
      const link = onlyLink(node);
      const place = link && places.find(({ address }) => address.test(link.url));
      if (link === undefined || place === undefined) return;
      const [only] = link.children;
      const poster = link.children.length === 1 && only?.type === 'image' ? only : undefined;
      const title = poster === undefined ? titleOf(link, context.textContent(link)) : (poster.alt ?? '');
      context.setProperty(node, 'data', { hProperties: { className: ['embed', place.name] } });
      // Its address is in the card, so nothing has to spell it out on paper, whatever the link was marked as.
      context.setProperty(link, 'data', {});
      context.setProperty(link, 'children', [
        ...(poster === undefined ? [] : [withoutTitle(poster)]),
        span('kind', messagesOf(context.data)[place.kind](place.on)),
        { type: 'text', value: ' ' },
        span('title', title),
      ] as never);
    },
  });

function onlyLink({ children }: Readonly<Paragraph>): Link | undefined {
  const [link, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return link?.type === 'link' && others.length === 0 ? link : undefined;
}

/** The words of the link; for a bare address what of it says something. */
const titleOf = ({ url }: Link, text: string): string =>
  text === url || `https://${text}` === url ? url.replace(/^https?:\/\/(www\.)?/, '') : text;

const withoutTitle = (image: Readonly<Image>): Image => ({ ...image, title: null });

const span = (name: string, value: string) => ({
  type: 'part',
  data: { hName: 'span', hProperties: { className: [name] } },
  children: [{ type: 'text', value }],
});

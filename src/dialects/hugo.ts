import { readArguments, type Arguments } from './arguments.ts';
import { calloutKind, calloutOpening, destination, embedUrl, figure } from './blocks.ts';
import { closeQuote, closeTag, openQuote, openTag } from './open-tags.ts';
import type { Replacement, Tag } from './templates.ts';

type Handler = (tag: Tag, given: Arguments) => Replacement | undefined;

const card = (place: string, written: string | undefined): Replacement | undefined => {
  const url = written === undefined ? undefined : embedUrl(place, written);
  return url === undefined ? undefined : { block: url };
};

const embed =
  (place: string): Handler =>
  (_tag, { named, positional }) =>
    card(place, named['id'] ?? named['url'] ?? named['src'] ?? named['link'] ?? positional[0]);

const image: Handler = (_tag, { named, positional }) => {
  const names = ['src', 'link', 'url', 'path', 'image', 'img'];
  const src = names.map((name) => named[name]).find((each) => each !== undefined) ?? positional[0];
  if (src === undefined) return undefined;
  const link = named['src'] === undefined ? undefined : named['link'];
  const attribution =
    named['attr'] === undefined
      ? ''
      : ` ${named['attrlink'] === undefined ? named['attr'] : `[${named['attr']}](${named['attrlink']})`}`;
  const caption = `${named['caption'] ?? named['title'] ?? positional[2] ?? ''}${attribution}`;
  return { block: figure({ src, alt: named['alt'] ?? positional[1], caption, width: named['width'], link }) };
};

const tweet: Handler = (_tag, { named, positional }) => {
  const { user, id } = named;
  return user !== undefined && id !== undefined
    ? { block: `https://twitter.com/${user}/status/${id}` }
    : card('tweet', named['url'] ?? id ?? positional[0]);
};

const reference: Handler = ({ draft, inHtml }, { named, positional }) => {
  const [, path = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(named['path'] ?? positional[0] ?? '') ?? [];
  if (path === '') return fragment === '' ? undefined : { inline: fragment };
  const { findPost } = draft.options;
  if (findPost === undefined) return { inline: `${path.split('/').at(-1)!.replace(/\.md$/, '')}.md${fragment}` };
  const post = findPost(path);
  if (inHtml && post?.url === '') return undefined;
  return post && { inline: (inHtml ? post.url : destination(post.path)) + fragment };
};

/** `{{< notice warning "Title" >}}`, whose end is a tag of its own. */
const callout: Handler = ({ name }, { named, positional }) => {
  const [first = '', ...others] = positional;
  const kind = calloutKind(named['type'] ?? first) ?? calloutKind(name) ?? 'note';
  const title = named['title'] ?? named['header'] ?? (calloutKind(first) === undefined ? first : others.join(' '));
  return { block: calloutOpening(kind, title) };
};

const details: Handler = (_tag, { named, positional }) => ({
  block: `<details><summary>${named['summary'] ?? named['title'] ?? positional.join(' ')}</summary>\n`,
});

const names = (text: string, handler: Handler): [string, Handler][] => text.split(' ').map((name) => [name, handler]);

/** Shortcodes without an end, or that need none. */
const shortcodes = new Map<string, Handler>([
  ...names('figure fig img image imgproc picture figures/figure resize_image', image),
  ...names('youtube youtubelite yt lite-youtube', embed('youtube')),
  ...names('vimeo', embed('vimeo')),
  ...names('video', (_tag, given) => {
    const src = given.named['src'] ?? given.named['url'] ?? given.positional[0];
    return src !== undefined && /\.(?:mp4|webm|mov|ogv)$/i.test(src)
      ? { block: `<video src="${src}" controls></video>` }
      : card('', src);
  }),
  ...names('tweet twitter x twitter_simple', tweet),
  ...names('gist', (_tag, { named, positional: [user = '', id = ''] }) =>
    card('gist', named['url'] ?? (id === '' ? user : `${user}/${id}`)),
  ),
  ...names('ref relref', reference),
  ...names('instagram instagram_simple', embed('instagram')),
  ...names('bilibili', embed('bilibili')),
  ...names('spotify', embed('spotify')),
  // An icon says nothing to who hears the page.
  ...names('toc pagebreak br icon fa fab iconify bi', () => 'nothing'),
  ...names('kbd', (_tag, { positional }) => ({ inline: `<kbd>${positional.join(' ')}</kbd>` })),
  ...names('param', ({ draft }, { positional }) =>
    positional[0] === 'title' ? { inline: draft.options.title ?? '' } : undefined,
  ),
]);

const quote: Handler = ({ draft }, { named, positional }) => {
  const who = named['author'] ?? positional[0];
  const from = named['source'] ?? named['footer'];
  const work = named['url'] === undefined ? from : `[${from ?? who ?? named['url']}](${named['url']})`;
  return { block: openQuote(draft, [who, work].filter((each) => each !== undefined).join(', ')) };
};

/** A button is a link. */
const button: Handler = ({ draft }, { named, positional }) => {
  const url = named['href'] ?? named['link'] ?? named['url'] ?? positional[0];
  openTag(draft, url === undefined ? '' : `](${destination(url)})`);
  return { inline: url === undefined ? '' : '[' };
};

/** Of what stands in these the content stays. */
const plainContainers = 'raw rawhtml html math katex mathjax unsafe center columns column lead badge typeit typewriter';

/** Shortcodes around Markdown, and what ends them. */
const containers = new Map<string, { open: Handler; close: Replacement | ((tag: Tag) => Replacement) }>(
  [
    ...'notice note tip warning info alert admonition callout hint important caution danger success attention question'
      .split(' ')
      .map((name) => ({ name, open: callout, close: { block: ':::' } })),
    ...['details', 'expand', 'collapse', 'spoiler', 'fold', 'toggle', 'hide'].map((name) => ({
      name,
      open: details,
      close: { block: '</details>' },
    })),
    { name: 'quote', open: quote, close: ({ draft }: Tag) => ({ block: closeQuote(draft) }) },
    { name: 'button', open: button, close: ({ draft }: Tag) => ({ inline: closeTag(draft) }) },
    ...plainContainers.split(' ').map((name) => ({
      name,
      open: (() => 'nothing') as Handler,
      close: 'nothing' as const,
    })),
  ].map(({ name, open, close }) => [name, { open, close }]),
);

/** Whether a name is that of a shortcode that is read. */
export const isShortcode = (name: string): boolean =>
  shortcodes.has(name) || containers.has(name) || /^(?:highlight|mermaid)$/.test(name);

/** What becomes of `{{< name … >}}`, in Hugo's form or Quarto's; `undefined` leaves it, reported. */
export function shortcode(tag: Tag, isClosing: boolean): Replacement | undefined {
  const name = tag.name.toLowerCase().replace(/\.\w+$|\/$/, '');
  const container = containers.get(name);
  const isAlone = /\/\s*$/.test(tag.rest);
  if (container !== undefined && !isAlone)
    return !isClosing
      ? container.open(tag, readArguments(tag.rest))
      : typeof container.close === 'function'
        ? container.close(tag)
        : container.close;
  // The end of one that needs none, or that is reported already.
  if (isClosing && shortcodes.has(name)) return 'nothing';
  if (isClosing) return undefined;
  const made = shortcodes.get(name)?.(tag, readArguments(tag.rest.replace(/\/\s*$/, '')));
  if (made !== undefined) return made;
  const { draft } = tag;
  const isReference = /^(?:rel)?ref$/.test(name);
  draft.report(
    tag.at,
    `shortcode ${name}`,
    isReference
      ? `\`{{< ${name} ${tag.rest.trim()} >}}\` names no file of this site.`
      : `The shortcode \`{{< ${tag.name} >}}\` means nothing here.`,
    isReference
      ? 'Link to the file of the post: `[words](./2022-06-28-a-post.md)`.'
      : 'Write what it stands for. To show it as text, put it between backticks.',
  );
  return undefined;
}

import { readArguments } from './arguments.ts';
import { calloutKind, calloutOpening, destination, embedUrl, figure } from './blocks.ts';
import { liquidBlock } from './liquid-blocks.ts';
import type { Replacement, Tag } from './templates.ts';

const textFix = 'Write what it stands for. To show it as text, put it between backticks.';

/** What becomes of `{% name … %}`; `undefined` leaves it, reported. */
export function liquidTag(tag: Tag): Replacement | undefined {
  const { name, rest } = tag;
  const handler = Object.hasOwn(tags, name) ? tags[name] : undefined;
  const made = handler?.(tag) ?? liquidBlock(tag);
  if (made !== undefined) return made;
  // The parts of a tag that is reported already.
  if (!/^end|^(?:else|elsif|when|break|continue)$/.test(name))
    reportTag(tag, /^include/.test(name) ? `${name} ${includedFile(rest)}` : name);
  return undefined;
}

function reportTag({ draft, rest, name, at }: Tag, shown: string): void {
  const isReference = /^(?:post_url|link)$/.test(name);
  draft.report(
    at,
    `liquid ${shown}`,
    isReference
      ? `\`{% ${name} ${rest.trim()} %}\` names no file of this site.`
      : `The Liquid tag \`{% ${shown} %}\` means nothing here.`,
    isReference ? 'Link to the file of the post: `[words](./2022-06-28-a-post.md)`.' : textFix,
  );
}

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** A value of an include: Liquid inside of it is the site's own path. */
const value = (text: string | undefined): string | undefined =>
  text?.replace(/\{\{\s*(?:site|page)\.\w+[^}]*\}\}(?=\/)/g, '').replace(/\{\{\s*["']([^"']*)["'][^}]*\}\}/g, '$1');

const card = (place: string, written: string): Replacement | undefined => {
  const url = written === '' ? undefined : embedUrl(place, value(written)!);
  return url === undefined ? undefined : { block: url };
};

const embed =
  (place: string) =>
  ({ rest }: Tag) => {
    const { named, positional } = readArguments(rest);
    return card(place, named['id'] ?? named['url'] ?? positional[0] ?? '');
  };

function reference({ rest, draft, inHtml }: Tag): Replacement | undefined {
  const [, path = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(unquoted(rest)) ?? [];
  const name = path.trim();
  if (name === '' || /\{\{/.test(name)) return undefined;
  const post = draft.options.findPost?.(name);
  // One that is not published has no URL.
  if (inHtml && post?.url === '') return undefined;
  if (post !== undefined) return { inline: (inHtml ? post.url : destination(post.path)) + fragment };
  if (draft.options.findPost !== undefined) return undefined;
  const file = name.split('/').at(-1)!;
  return { inline: `${file}${/\.\w+$/.test(file) ? '' : '.md'}${fragment}` };
}

/** A file that a link names, such as a PDF: its path from the root. */
function linked(tag: Tag): Replacement | undefined {
  const path = unquoted(tag.rest);
  if (/\.(?:md|markdown|html?)$/.test(path)) return reference(tag);
  return /^[\w./-]+\.\w+$/.test(path) ? { inline: `/${path.replace(/^\//, '')}` } : undefined;
}

/** Hexo's link to a post, with its title or words of its own. Right behind `](` or a quotation mark it is a URL. */
function linkToPost(tag: Tag): Replacement | undefined {
  const { rest, draft, at, inHtml } = tag;
  const [name = '', ...words] = readArguments(rest).positional;
  const made = reference({ ...tag, rest: name });
  const isUrl = inHtml || /\]\(\s*<?$/.test(draft.text.slice(Math.max(0, at - 20), at));
  if (made === undefined || typeof made === 'string' || 'block' in made || isUrl) return made;
  const isEscape = /^(?:true|false)$/.test(words.at(-1) ?? '');
  const shown = words.slice(0, isEscape ? -1 : undefined).join(' ');
  return { inline: `[${shown || (draft.options.findPost?.(name)?.title ?? name)}](${made.inline})` };
}

/** Hexo's link to a file beside the post. */
function linkToAsset({ rest }: Tag): Replacement | undefined {
  const [name, ...words] = readArguments(rest).positional;
  return name === undefined ? undefined : { inline: `[${words.join(' ') || name}](${destination(name)})` };
}

/** Eleventy's `{% image "./a.jpg", "What it shows" %}`, and what its users call the same. */
function quotedImage({ rest }: Tag): Replacement | undefined {
  const { named, positional } = readArguments(rest);
  const src = named['src'] ?? named['url'] ?? positional[0] ?? '';
  if (!/^(?:https?:|\.{0,2}\/)|\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(src)) return undefined;
  return { block: figure({ src, alt: named['alt'] ?? positional[1], caption: named['caption'] }) };
}

/** Octopress: `{% img class /path.png 300 200 Title "alt" %}`. */
function octopressImage({ rest }: Tag): Replacement | undefined {
  const [, classes = '', src, width, title] =
    /^\s*((?:[\w-]+\s+)*?)((?:https?:\/\/|\/|\S+\/|\S+\.)\S+)(?:\s+(\d+))?(?:\s+\d+)?(?:\s+(.+?))?\s*$/.exec(rest) ??
    [];
  if (src === undefined) return undefined;
  const { positional } = readArguments(title ?? '');
  const alt = positional.length > 1 && /["']/.test(title!) ? positional.at(-1) : unquoted(title ?? '');
  return { block: figure({ src: value(src)!, alt, width, classes: classes.trim().split(/\s+/) }) };
}

const includedFile = (rest: string): string => /^\s*(\S+)/.exec(rest)?.[1] ?? '';

/** Includes whose name says what they do, as themes and fastpages have them. */
function include({ rest }: Tag): Replacement | undefined {
  const file = includedFile(rest)
    .replace(/\.\w+$/, '')
    .toLowerCase();
  const { named, positional } = readArguments(rest.replace(/^\s*\S+/, ''));
  const pick = (...names: string[]) => value(names.map((name) => named[name]).find((each) => each !== undefined));
  if (/^(?:.*\/)?(?:toc|table-of-contents|mathjax|katex|math|disqus|comments|share)$/.test(file)) return 'nothing';
  if (/youtube|ytplayer/.test(file))
    return card('youtube', pick('id', 'content', 'url', 'video', 'src') ?? positional[0] ?? '');
  if (/vimeo/.test(file)) return card('vimeo', pick('id', 'url', 'video') ?? positional[0] ?? '');
  if (/gist/.test(file)) return card('gist', pick('id', 'url', 'gist') ?? positional[0] ?? '');
  if (/tweet|twitter/.test(file)) return card('tweet', pick('url', 'id', 'link', 'tweet') ?? positional[0] ?? '');
  const place = /(?:bilibili|spotify|twitch|instagram)$/.exec(file)?.[0];
  if (place !== undefined) return card(place, pick('id', 'url') ?? positional[0] ?? '');
  const [, player] = /(?:^|\/)(audio|video)$/.exec(file) ?? [];
  const media = pick('src', 'path', 'url', 'file') ?? '';
  if (player !== undefined && /\.(?:mp4|webm|mov|ogv|mp3|ogg|wav|m4a)$/i.test(media))
    return { block: `<${player} src="${rooted(media)}" controls></${player}>` };
  if (/video/.test(file)) return card(pick('provider') ?? '', pick('id', 'url', 'src', 'path') ?? '');
  if (/fig|image|img|pic|photo/.test(file)) {
    const src =
      pick('src', 'path', 'url', 'image_path', 'file', 'image', 'img', 'filename') ??
      positional.find((each) => /\.\w{3,4}$/.test(each));
    const width = pick('width', 'max-width', 'max_width');
    return src === undefined || /^[a-z]+\.[a-z_]+$/.test(src)
      ? undefined
      : {
          block: figure({
            src: rooted(src),
            alt: pick('alt', 'alt_text'),
            caption: pick('caption', 'title', 'description'),
            width,
            link: pick('link'),
          }),
        };
  }
  const kind =
    calloutKind(file.replace(/^.*\//, '').replace(/^(?:callout|alert|notice|admonition)[-_]?(?=.)/, '')) ??
    calloutKind(pick('type') ?? '');
  const words = pick('text', 'content', 'body', 'message');
  return kind === undefined || words === undefined
    ? undefined
    : { block: `${calloutOpening(kind, pick('title'))}\n${words.trim()}\n:::` };
}

/** Themes name files of the site without the slash in front. */
const rooted = (src: string): string => (/^(?:assets|images?|img|files|static|public)\//.test(src) ? `/${src}` : src);

const tags: Readonly<Record<string, (tag: Tag) => Replacement | undefined>> = {
  gist: ({ rest }) => card('gist', readArguments(rest).positional[0] ?? ''),
  youtube: embed('youtube'),
  youtube_player: embed('youtube'),
  vimeo: embed('vimeo'),
  tweet: embed('tweet'),
  twitter: embed('tweet'),
  oembed: embed(''),
  embed: embed(''),
  video: embed(''),
  post_url: reference,
  post_link: linkToPost,
  asset_img: octopressImage,
  asset_link: linkToAsset,
  asset_path: ({ rest }) => ({ inline: unquoted(rest) }),
  link: linked,
  img: (tag) => (/^\s*["']/.test(tag.rest) ? quotedImage(tag) : octopressImage(tag)),
  image: quotedImage,
  fig: quotedImage,
  figure: quotedImage,
  picture: quotedImage,
  include,
  include_cached: include,
  cite: ({ rest }) => ({
    inline: `[${readArguments(rest)
      .positional.map((key) => `@${key}`)
      .join('; ')}]`,
  }),
  bibliography: () => 'nothing',
  // A footnote of fastpages.
  fn: ({ rest }) => (/^\s*[\w-]+\s*$/.test(rest) ? { inline: `[^${rest.trim()}]` } : undefined),
  toc: () => 'nothing',
};

/** What becomes of `{{ … }}`; `undefined` leaves it, reported. */
export function liquidOutput({ rest, draft, after, at }: Tag): Replacement | undefined {
  const [, , note, name] = footnote.exec(rest) ?? [];
  if (note !== undefined) return { block: `[^${name}]: ${note.trim().replace(/\s*\n\s*/g, ' ')}` };
  const [first = '', ...filters] = rest.trim().split(/\s*\|\s*(?=[a-z_]+)/);
  const literal = /^(["'])(.*)\1$/s.exec(first)?.[2];
  if (literal !== undefined && filters.every((filter) => pathFilter.test(filter)))
    return { inline: filters.length === 0 ? literal : rootPath(literal, filters) };
  if (siteRoot.test(first) && filters.every((filter) => pathFilter.test(filter) || /^append:/.test(filter))) {
    const [, appended = ''] =
      /^append:\s*["']([^"']*)["']/.exec(filters.find((filter) => /^append:\s*["']/.test(filter)) ?? '') ?? [];
    return { inline: appended === '' ? (/^\/|^\{[{%]/.test(after) ? '' : '/') : rootPath(appended, filters) };
  }
  if (first === 'page.title' && draft.options.title !== undefined) return { inline: draft.options.title };
  draft.report(at, `output ${first}`, `Nothing fills in \`{{ ${first} }}\` here.`, textFix);
  return undefined;
}

/** The text of a footnote of fastpages. */
const footnote = /^\s*(["'])(.*)\1\s*\|\s*fndetail:\s*([\w-]+)\s*$/s;
const siteRoot = /^(?:site\.(?:baseurl|base_url|url|root|github\.url)|base_?url|base_?path|BASE_PATH|ASSET_PATH)$/;
const pathFilter =
  /^(?:relative_url|absolute_url|prepend:.*|escape|uri_escape|url_encode|strip|safe|replace:\s*["']\/\/["'].*|asset_url|asset_path)$/s;

/** A path from the root, whatever prefix the old site put before it. */
const rootPath = (path: string, filters: readonly string[]): string =>
  filters.some((filter) => /url|prepend|asset/.test(filter)) && !/^(?:\/|https?:|#)/.test(path) ? `/${path}` : path;

import { calloutKind, calloutOpening, embedUrl } from '../dialects/blocks.ts';

/** The value of an attribute of a tag, where it is written out. */
type Value = (tag: string, name: string) => string | undefined;

const attributes = String.raw`(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^"'{}<>])*?`;
const alone = (names: string) => new RegExp(String.raw`<(${names})\b${attributes}(?:/>|>\s*</\1>)`, 'g');
const around = (names: string) =>
  new RegExp(String.raw`^([ \t]*)(<(${names})\b${attributes}>)((?:(?!<\3\b)[^])*?)</\3>`, 'gm');

const embeds = alone('YouTube|Youtube|LiteYouTube|LiteYoutube|Vimeo|Tweet|Gist');
const links = alone('LinkCard|LinkButton|CardLink');
const callouts = around('Aside|Callout|Admonition|Alert|Notice|Note|Tip|Info|Warning|Caution|Danger|Important');

/**
 * Components of MDX that packages for Astro, Starlight and Docusaurus have under these names, as Markdown: players,
 * cards that lead somewhere, and callouts.
 */
export function readComponents(body: string, value: Value): string {
  const first = (tag: string, ...names: string[]) =>
    names.map((name) => value(tag, name)).find((each) => each !== undefined && each !== '');
  const read = body
    .replace(embeds, (tag, name: string) => {
      const place = name.toLowerCase().replace('lite', '');
      const url = embedUrl(place, first(tag, 'id', 'videoId', 'videoid', 'url', 'src', 'tweetLink') ?? '');
      return url === undefined ? tag : `\n\n${url}\n\n`;
    })
    .replace(links, (tag) => {
      const url = first(tag, 'href', 'link', 'url');
      const title = first(tag, 'title', 'label') ?? url;
      const description = first(tag, 'description');
      return url === undefined
        ? tag
        : `\n\n[${title}](${url})${description === undefined ? '' : `: ${description}`}\n\n`;
    })
    .replace(callouts, (_, indent: string, tag: string, name: string, content: string) => {
      const kind = calloutKind(first(tag, 'type', 'variant', 'kind') ?? '') ?? calloutKind(name) ?? 'note';
      const lines = content.replace(/^(?:[ \t]*\n)+|\s+$/g, '').split('\n');
      const margin = Math.min(
        ...lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0].length),
      );
      const inner = lines.map((line) => indent + line.slice(Number.isFinite(margin) ? margin : 0)).join('\n');
      return `${indent}${calloutOpening(kind, first(tag, 'title'))}\n\n${inner}\n\n${indent}:::`;
    });
  return read === body ? body : read.replace(/\n(?:[ \t]*\n){2,}/g, '\n\n');
}

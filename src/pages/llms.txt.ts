import { getPages, getPosts } from '../queries/posts.ts';
import { absolute, feedUrl } from '../blog/urls.ts';
import { site } from '../site.ts';

/** The site for language models (https://llmstxt.org): what it is, and every post, as Markdown where there is such. */
export async function GET(): Promise<Response> {
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  const entry = (title: string, url: string, description: string) =>
    `- [${oneLine(title).replace(/[[\]\\]/g, '\\$&')}](${absolute(url)})${description === '' ? '' : `: ${oneLine(description)}`}`;
  const posts = (await getPosts()).map(({ title, url, markdown = url, description }) =>
    entry(title, markdown, description),
  );
  const pages = (await getPages()).map(({ title, url, description }) => entry(title, url, description));
  const sections = [
    [`# ${oneLine(site.title)}`],
    [`> ${oneLine(site.description)}`],
    ...(posts.length > 0 ? [['## Posts'], posts] : []),
    ['## Optional'],
    [...pages, entry('Feed', feedUrl('json'), 'the newest posts in full, with links to all older ones')],
  ];
  return new Response(`${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

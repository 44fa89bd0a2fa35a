import type { Post } from '../blog/post.ts';
import { absolute, feedUrl, notesUrl } from '../blog/urls.ts';
import { messages } from '../i18n/index.ts';
import { site } from '../site.ts';

type Listed = Pick<Post, 'title' | 'url' | 'description'> & Partial<Pick<Post, 'markdown'>>;

/** The site for language models (https://llmstxt.org): what it is, and every post, as Markdown where there is such. */
export function llmsTxt(posts: readonly Listed[], pages: readonly Listed[], hasNotes = false): string {
  const feed = {
    title: 'Feed',
    url: feedUrl('atom'),
    description: 'the newest posts in full, with a link to older ones',
  };
  const notes = {
    title: messages.notes.title,
    url: feedUrl('atom', notesUrl()),
    description: 'the newest short posts in full',
  };
  const sections = [
    [`# ${oneLine(site.title)}`],
    [`> ${oneLine(site.description)}`],
    ...(posts.length > 0 ? [['## Posts'], posts.map(entry)] : []),
    ['## Optional'],
    [...pages, feed, ...(hasNotes ? [notes] : [])].map(entry),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function entry({ title, url, markdown = url, description }: Listed): string {
  const link = `- [${oneLine(title).replace(/[[\]\\]/g, '\\$&')}](${absolute(markdown)})`;
  return description === '' ? link : `${link}: ${oneLine(description)}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

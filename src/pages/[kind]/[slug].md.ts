import type { APIRoute } from 'astro';
import { stringify } from 'yaml';
import { paramsOf, type Post } from '../../blog/post.ts';
import { getMarkdown, getPostsAndNotes, keyed } from '../../queries/posts.ts';
import { absolute } from '../../blog/urls.ts';
import { messages } from '../../i18n/index.ts';
import { site } from '../../site.ts';

export async function getStaticPaths() {
  const posts = (await getPostsAndNotes()).filter(({ markdown }) => markdown !== undefined);
  return posts.map((post) => keyed(paramsOf(post), { post }));
}

/** A post or note as Markdown, with front matter, and with scheme and host in every URL. */
export const GET: APIRoute<{ post: Post }> = async ({ props: { post } }) => {
  const { title, untitled, url, external, date, updated, tags, lang } = post;
  const front = {
    title: untitled ? undefined : title,
    url: absolute(url),
    link: external,
    date: date.iso,
    updated: updated?.iso,
    author: site.author?.name,
    lang: lang ?? site.lang,
    tags: tags.length > 0 ? tags.map(({ name }) => name) : undefined,
  };
  const heading = untitled ? '' : `# ${title}\n\n`;
  const text = `${heading}${await getMarkdown(post)}${changesMarkdown(post.changes)}`;
  return new Response(`---\n${stringify(front, { lineWidth: 0 })}---\n\n${text}`, {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
};

/** The corrections of a post, as its page has them. */
function changesMarkdown(changes: Post['changes'] = []): string {
  if (changes.length === 0) return '';
  const items = changes.map(({ date, text }) => `- ${date.day}: ${text.replace(/[\\`*_<[\]$]/g, '\\$&')}\n`);
  return `\n## ${messages.post.changes}\n\n${items.join('')}`;
}

import { getBody, getPosts } from '../blog/posts.ts';
import { rssFeed } from '../feeds/rss.ts';

export async function GET(): Promise<Response> {
  const xml = await rssFeed(await getPosts(), getBody);
  // Not application/rss+xml: Firefox offers that as a download, and nobody would see the stylesheet.
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}

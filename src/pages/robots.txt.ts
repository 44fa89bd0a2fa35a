import { absolute, sitemapUrl } from '../blog/urls.ts';

/** Everyone may read everything; the sitemap says where to begin. */
export function GET(): Response {
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapUrl())}\n`);
}

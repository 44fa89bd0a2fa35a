import { aiCrawlers } from '../seo/ai-crawlers.ts';
import { absolute, sitemapUrl } from '../blog/urls.ts';
import { site } from '../site.ts';

/** Every search engine may read everything, and the sitemap says where to begin; language models as the settings say (RFC 9309). */
export function GET(): Response {
  const refused =
    site.aiCrawlers === 'disallow'
      ? `${aiCrawlers.map((name) => `User-agent: ${name}\n`).join('')}Disallow: /\n\n`
      : '';
  return new Response(`${refused}User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapUrl())}\n`);
}

import { absolute, sitemapUrl } from '../blog/urls.ts';
import { site } from '../site.ts';

/**
 * Names under which crawlers collect text to train or feed language models, as their operators document them or as
 * https://github.com/ai-robots-txt/ai.robots.txt lists them. Search engines are not among them.
 */
const aiCrawlers = `AI2Bot Ai2Bot-Dolma Amazonbot anthropic-ai Applebot-Extended Bytespider CCBot ChatGPT-User
  Claude-SearchBot Claude-User Claude-Web ClaudeBot cohere-ai cohere-training-data-crawler Diffbot DuckAssistBot
  FacebookBot Google-CloudVertexBot Google-Extended GPTBot ImagesiftBot meta-externalagent Meta-ExternalFetcher
  MistralAI-User OAI-SearchBot omgili omgilibot PanguBot Perplexity-User PerplexityBot PetalBot Timpibot
  VelenPublicWebCrawler Webzio-Extended YouBot`.split(/\s+/);

/** Why nothing may be read, for who opens the file. */
const draftsNote = '# Built with --drafts: to be shared, not to be published.\n';

/**
 * The text of `/robots.txt` (RFC 9309): search engines may read everything; AI crawlers, if the settings allow it. None
 * may read a site with drafts.
 */
export function robotsTxt(drafts = false): string {
  if (drafts) return `${draftsNote}User-agent: *\nDisallow: /\n`;
  const refused =
    site.aiCrawlers === 'disallow'
      ? `${aiCrawlers.map((name) => `User-agent: ${name}\n`).join('')}Disallow: /\n\n`
      : '';
  return `${refused}User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapUrl())}\n`;
}

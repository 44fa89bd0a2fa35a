import type { Site } from './config/site.ts';

/**
 * Everything that makes this blog yours. Edit this file; nothing else needs to know. What else there is to set:
 * `src/config/site.ts`.
 */
export const site: Site = {
  // Where the site is published, with a path if it lives under one: https://me.github.io/blog/
  url: 'https://stay-tuned.example/',
  title: 'Stay Tuned',
  // One sentence, for the home page, search results and the feed.
  description: 'Notes from a full-stack engineer who is learning machine learning, and writing it up along the way.',
  // author: { name: 'Your name', url: 'https://example.org/' },
  // A BCP 47 tag. `en`, `hi`, `ar` and `zh-Hans` have their words in src/i18n/.
  lang: 'en',
  // An IANA name: days begin here, and times without an offset are read here.
  timeZone: 'Asia/Kolkata',
  // The links at the top of every page.
  nav: [
    { label: 'Posts', path: '/' },
    { label: 'Archive', path: '/archive/' },
    { label: 'Tags', path: '/tags/' },
    { label: 'About', path: '/about/' },
  ],
  postsPerPage: 10,
  feedSize: 20,
  // Each post offers a citation of itself, as BibTeX.
  offerCitation: true,
  // How posts cite their sources: `author-date`, “(Kingma & Ba, 2015)”, or `numeric`, “[1]”.
  citations: 'author-date',
  // Which engine the search form asks: `duckduckgo`, `google` or `bing`. Without it there is no form.
  search: 'duckduckgo',
  // What robots.txt says to crawlers that collect text for language models: `allow` or `disallow`.
  aiCrawlers: 'allow',
};

/** Everything that makes this blog yours. Edit this file; nothing else needs to know. */
export interface Site {
  /** Where the site is published, with a path if it lives under one (`https://me.github.io/blog/`). */
  url: string;
  /** The name of the blog, in the header, the browser tab and the feed. */
  title: string;
  /** One sentence on what the blog is about, for the home page, search results and the feed. */
  description: string;
  /** Who writes it. Leave it out and no name appears anywhere. */
  author?: { name: string; url?: string };
  /** Language of the posts, a BCP 47 tag such as `en`, `hi` or `zh-Hans`. */
  lang: string;
  /** IANA zone in which a time without an offset is read, and in which a day begins. */
  timeZone: string;
  /** The links at the top of every page. Paths are relative to the site's root. */
  nav: readonly { label: string; path: string }[];
  /** Posts on one page of the home list. */
  postsPerPage: number;
  /** Newest posts in the feed. */
  feedSize: number;
  /** Whether each post offers a citation of itself, as BibTeX. */
  offerCitation: boolean;
  /** How the text cites a source: `author-date` says “(Kingma & Ba, 2015)”, `numeric` says “[1]”. */
  citations: 'author-date' | 'numeric';
}

export const site: Site = {
  url: 'https://stay-tuned.example/',
  title: 'Stay Tuned',
  description: 'Notes from a full-stack engineer who is learning machine learning, and writing it up along the way.',
  lang: 'en',
  timeZone: 'Asia/Kolkata',
  nav: [
    { label: 'Posts', path: '/' },
    { label: 'Archive', path: '/archive/' },
    { label: 'Tags', path: '/tags/' },
    { label: 'About', path: '/about/' },
  ],
  postsPerPage: 10,
  feedSize: 20,
  offerCitation: true,
  citations: 'author-date',
};

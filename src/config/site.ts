/**
 * What `src/site.ts` may set; `settings-schema.ts` checks the values. A setting that is added later is optional, so
 * that the file of an owner from before stays valid, and an update never has to change it.
 */
export interface Site {
  /** Where the site is published, with a path if it lives under one (`https://me.github.io/blog/`). */
  url: string;
  /** The name of the blog, in the header, the browser tab and the feed. */
  title: string;
  /** One sentence on what the blog is about, for the home page, search results and the feed. */
  description: string;
  /** Who writes it, a person unless it says otherwise. Leave it out and no name appears anywhere. */
  author?: { name: string; url?: string; type?: 'Person' | 'Organization' };
  /**
   * Language of the posts and of the words around them, a BCP 47 tag: `en`, `hi`, `ar` and `zh-Hans` have their words
   * in `src/i18n/`.
   */
  lang: string;
  /** IANA zone in which a time without an offset is read, and in which a day begins. */
  timeZone: string;
  /** The links at the top of every page. Paths are relative to the site's root. */
  nav: readonly { label: string; path: string }[];
  /** Posts on one page of the home list. */
  postsPerPage: number;
  /** How many tags the home page names, with the number of their posts, most first. None without. */
  topics?: number;
  /** Newest posts in each feed, and posts in each document of the feed’s archive. */
  feedSize: number;
  /** Whether each post offers a citation of itself, as BibTeX. */
  offerCitation: boolean;
  /** How the text cites a source: `author-date` says “(Kingma & Ba, 2015)”, `numeric` says “[1]”. */
  citations: 'author-date' | 'numeric';
  /**
   * How theorems count: `shared`, one counter for theorems, lemmas, definitions and so on (“Definition 1, Theorem 2”),
   * or `each`. `shared` without. Exercises and algorithms always count by themselves.
   */
  theoremNumbers?: 'shared' | 'each';
  /** Notes, the short posts in `src/content/notes/`. With `inFeed: true` they are also in the feed of the blog. */
  notes?: { inFeed?: boolean };
  /** The terms under which what you write may be used: in the footer, the feeds and for search engines. */
  licence?: { name: string; url: string };
  /** The search engine that the search form asks about this site. No form without. */
  search?: 'duckduckgo' | 'google' | 'bing';
  /**
   * A service that sends your posts by mail: a form on `/subscribe/`, and with `onPosts` under each post. `action` is
   * where its form leads and `field` the name of its field for the address, as in the code that the service gives out
   * to paste; `archive` is a page with letters that were sent. `fields` are its hidden fields, by name: `tag` for
   * Buttondown, `list` for Sendy, `l` for listmonk. Leave out those that are to come back empty, which robots fill.
   * `thanks` is the page that the service sends readers to afterwards, if that is on another origin than `action`, be
   * it this blog’s: Chromium refuses to go where the policy does not allow.
   */
  newsletter?: {
    action: string;
    field: string;
    fields?: Readonly<Record<string, string | readonly string[]>>;
    thanks?: string;
    archive?: string;
    onPosts?: boolean;
  };
  /**
   * The public repository that the blog lies in, such as `{ url: 'https://github.com/me/blog' }`, with its `branch`
   * where that is not `main`, and the project's `folder` in it. Every post and page leads to its history there and,
   * where the host has an editor, to a change that a reader suggests; posts that are notebooks lead to their source,
   * and to Colab. `software` is what a host runs whose name does not say so; without it nothing
   * leads to such a host, and a warning says so.
   */
  repository?: {
    url: string;
    branch?: string;
    folder?: string;
    software?: 'github' | 'gitlab' | 'forgejo' | 'gitea' | 'bitbucket' | 'sourcehut';
  };
  /** What robots.txt says to the crawlers that collect text to train or feed language models. */
  aiCrawlers: 'allow' | 'disallow';
  /** Address for “Reply by email” under each post. */
  replyTo?: string;
  /**
   * You elsewhere, each linked in the footer with `rel="me"`: Mastodon and others verify by it that the site is yours.
   */
  profiles?: readonly { label: string; url: string }[];
  /** Your account on the fediverse, such as `@me@example.social`: Mastodon names it under links to your posts. */
  fediverse?: string;
  /** Address of a WebSub hub that your host or you tell of new posts, such as `https://pubsubhubbub.appspot.com/`. */
  hub?: string;
  /**
   * Whom to tell of a hole in the site’s security, for `/.well-known/security.txt`: `mailto:me@example.org` or a page.
   * `expires` is the day from which nobody should rely on it any more, less than a year ahead (RFC 9116).
   */
  security?: { contact: string; expires: string };
}

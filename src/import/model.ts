import type { Note } from './notes.ts';

/** What an old site's configuration says; `undefined` for what it does not say. */
export interface OldSettings {
  /** Where the site was published, with the path that it lived under. */
  url?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  author?: string | undefined;
  /** A BCP 47 tag. */
  lang?: string | undefined;
  /** An IANA name. */
  timeZone?: string | undefined;
}

/** A value of front matter as its author wrote it: numbers, dates and booleans stay text. */
export type Value = string | Value[] | { [key: string]: Value };

/** Front matter by field, in the author's own spelling. */
export type Fields = Record<string, Value>;

/** A post or page of the old site. */
export interface OldDocument {
  /** Path from the old site's root, with `/`. */
  path: string;
  /** What it was there. */
  kind: 'post' | 'page';
  /** Its front matter, as it is written. */
  fields: Fields;
  /** What stands below the front matter. */
  body: string;
  /** Line of the file on which the body begins, counted from 1. */
  bodyLine: number;
  /** As `YYYY-MM-DD`, with time and offset where they are known. */
  date: string | undefined;
  /** Whether the old site kept it back. */
  draft: boolean;
  /**
   * Paths at which the old site served it, from the root of the host, its present one first. Empty where that is
   * unknown.
   */
  urls: string[];
  /** What the old feed called it. */
  feedId: string | undefined;
  /** Tags that do not stand in the front matter: Jekyll's folders. */
  tags: string[];
}

/** A site as its engine describes it. */
export interface OldSite {
  /** What its configuration says. */
  settings: OldSettings;
  /** Its posts and pages. */
  documents: OldDocument[];
  /** Folders whose files the old site served from its root. */
  publicFolders: string[];
  /** Whether `{{ x }}` in a text is what its readers saw: the engine fills in nothing there. */
  bracesAreText?: boolean;
  /** What was not taken, and why. */
  notes: Note[];
}

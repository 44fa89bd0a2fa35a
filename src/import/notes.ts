/** Kinds of what an import did that its owner may want to know, as headings of the report. */
export const noteKinds = {
  encoding: 'Files that were not UTF-8, now converted',
  date: 'Posts without a readable date: drafts, dated by their file',
  field: 'Fields of front matter that were left out',
  script: 'Scripts that were taken out: this site sends no JavaScript',
  style: 'Style sheets and inline styles that were taken out',
  frame: 'Frames and players that became links',
  html: 'HTML tags and attributes that were taken out; the text in them stays',
  syntax: 'Syntax of the old engine that has no counterpart here',
  component: 'Components of MDX that were taken out; the text in them stays',
  'image-missing': 'Images that the old site does not have: the alt text stands in their place',
  'image-remote': 'Images on other servers, now links: run the import again with `--fetch` to bring them here',
  'image-failed': 'Images that could not be fetched, now links',
  'image-alt': 'Images without alt text',
  'image-broken': 'Images that cannot be shown: the alt text stands in their place',
  link: 'Links that led nowhere in the old site: their text stays',
  fragment: 'Links to a part of a page that is not there: they lead to the page, or are text',
  alias: 'Old URLs that cannot lead to their post here',
  slug: 'Posts whose URL is taken by another: they have a URL of their own',
  name: 'File names that were made safe',
  repair: 'Parts that this site cannot show: they stand there as code',
  draft: 'Posts that this site cannot show: they are drafts',
  unread: 'Files that could not be read',
  left: 'Files that were left out',
  owner: 'Files that are yours already and were left as they are: `--force` replaces them',
  setting: 'Settings that you have set already, and that the old site had otherwise',
} as const;

/** A kind of note, by which the report is ordered. */
export type NoteKind = keyof typeof noteKinds;

/** Something that an import lost, changed or left, by file and line of the old site. */
export interface Note {
  /** What happened. */
  kind: NoteKind;
  /** Path in the old site. */
  file: string;
  /** Line of that file, counted from 1. */
  line?: number | undefined;
  /** Number of the cell of a notebook, counted from 1, which the line is of. */
  cell?: number | undefined;
  /** The words of the old site that it is about, or a sentence. */
  what: string;
}

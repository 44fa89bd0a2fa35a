// The commands read this before the settings, whose errors they are to report: nothing here may import those.

/** What the files of a folder of `src/content/` become: pages, or texts above lists. */
export const kinds = ['posts', 'notes', 'pages', 'intros'] as const;

/** One of them. */
export type Kind = (typeof kinds)[number];

/** Whether the files of a folder have a day, and stand in lists and feeds. */
export const isDated = (kind: Kind): kind is 'posts' | 'notes' => kind === 'posts' || kind === 'notes';

/** Folders of the kinds, relative to the project. */
export const folders = {
  posts: 'src/content/posts',
  notes: 'src/content/notes',
  pages: 'src/content/pages',
  // Among other things: see `introFolders`.
  intros: 'src/content',
} as const satisfies Record<Kind, string>;

/** Folders of intros, relative to `src/content/`; that of the home page may also be a file, `home.md`. */
export const introFolders = ['home', 'tags', 'series'] as const;

/** Where posts and pages are, relative to the project. */
export const folders = { posts: 'src/content/posts', pages: 'src/content/pages' } as const;

/** Folder in which what was rendered is cached, relative to the project. */
export const documentsCache = 'node_modules/.astro/documents/';

/** Where posts and pages are, relative to the project. */
export const folders = { posts: 'src/content/posts', pages: 'src/content/pages' } as const;

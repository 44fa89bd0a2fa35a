/** Folder in which what was rendered is cached, relative to the project. */
export const documentsCache = 'node_modules/.astro/documents/';

import { join, posix } from 'node:path';
import { settingsFile } from '../config/settings-errors.ts';
import { blogrollFile, parseBlogroll } from '../loader/blogroll.ts';
import { buildClock } from '../loader/clock.ts';
import { readText } from '../loader/files.ts';
import { folders } from '../loader/folders.ts';
import { renderContent } from '../loader/load-content.ts';
import { site } from '../site.ts';

/** A position from which a link leads to another site. */
export interface ExternalLink {
  /** Absolute, without a fragment. */
  url: string;
  /** File relative to the project, and the line or the cell of a notebook where that is known. */
  file: string;
  line?: number | undefined;
  cell?: number | undefined;
  /** Day on which it was written, `YYYY-MM-DD`: that of its post. */
  day?: string | undefined;
}

/**
 * All links of the blog to other sites: in posts and pages, drafts too, in their front matter and bibliographies, in
 * the blogroll and in the settings. `cache` is the folder in which a build caches what it has rendered.
 */
export async function listExternalLinks(root: string, cache: string): Promise<ExternalLink[]> {
  const links = [...(await linksOfDocuments(root, cache)), ...linksOfBlogroll(root), ...linksOfSettings(root)];
  return links.flatMap((link) => {
    const url = URL.parse(link.url.startsWith('//') ? `https:${link.url}` : link.url);
    if (url === null || !/^https?:$/.test(url.protocol) || url.origin === new URL(site.url).origin) return [];
    url.hash = '';
    return [{ ...link, url: url.href }];
  });
}

async function linksOfDocuments(root: string, cache: string): Promise<ExternalLink[]> {
  const { renderings } = await renderContent({ root, cache, folders, edition: { drafts: true, now: buildClock() } });
  return [...renderings].flatMap(([{ file, date, kind, frontMatter, text }, { outline, dependencies }]) => {
    const day = kind === 'pages' ? undefined : date.day;
    const inFields = [
      ...(frontMatter.discussions ?? []).map(({ url }) => url),
      ...(frontMatter.link ? [frontMatter.link] : []),
    ];
    const bibliographies = Object.keys(dependencies.files).flatMap((path) =>
      path.endsWith('.bib') ? [path.startsWith('/') ? `public${path}` : posix.join(posix.dirname(file), path)] : [],
    );
    return [
      ...outline.external.map(({ url, line, cell }) => ({
        ...{ file, line, cell, url, day },
        ...(line === undefined && foundIn(bibliographies, url, root)),
      })),
      ...inFields.map((url) => ({ url, file, line: lineWith(url, text), day })),
    ];
  });
}

const linksOfBlogroll = (root: string): ExternalLink[] => {
  const text = readText(join(root, blogrollFile), blogrollFile);
  if (typeof text !== 'string') return [];
  const urls = parseBlogroll(text, blogrollFile).blogs.flatMap(({ url, feed }) => [url, ...(feed ? [feed] : [])]);
  return urls.map((url) => ({ url, file: blogrollFile, line: lineWith(url, text) }));
};

const linksOfSettings = (root: string): ExternalLink[] => {
  const text = readText(join(root, settingsFile), settingsFile);
  if (typeof text !== 'string') return [];
  const urls = [...(site.profiles ?? []).map(({ url }) => url), ...(site.author?.url ? [site.author.url] : [])];
  return urls.map((url) => ({ url, file: settingsFile, line: lineWith(url, text) }));
};

/** Where a URL stands in one of some files; a DOI may stand there by itself. */
function foundIn(files: readonly string[], url: string, root: string): Pick<ExternalLink, 'file' | 'line'> | undefined {
  const doi = url.replace(/^https:\/\/doi\.org\//, '');
  for (const file of files) {
    const text = readText(join(root, file), file);
    const line = typeof text === 'string' ? (lineWith(url, text) ?? lineWith(doi, text)) : undefined;
    if (line !== undefined) return { file, line };
  }
  return undefined;
}

/** The line on which a URL stands first. */
function lineWith(url: string, text: string): number | undefined {
  const index = text.indexOf(url);
  return index === -1 ? undefined : text.slice(0, index).split('\n').length;
}

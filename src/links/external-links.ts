import { join, posix } from 'node:path';
import { folders, isDated } from '../blog/kinds.ts';
import { settingsFile } from '../config/settings-errors.ts';
import { blogrollFile, parseBlogroll } from '../loader/blogroll.ts';
import { buildClock } from '../loader/clock.ts';
import { readText } from '../loader/files.ts';
import { renderContent } from '../loader/load-content.ts';
import { site } from '../site.ts';

/** A position from which a link leads to another site. */
export interface ExternalLink {
  /** What to ask for: absolute, without a fragment, user and password. */
  url: string;
  /** As it stands in the file or the page. */
  written: string;
  /** File relative to the project, and the line or the cell of a notebook where that is known. */
  file: string;
  line?: number | undefined;
  cell?: number | undefined;
  /** Day on which it was written, `YYYY-MM-DD`: that of its post. */
  day?: string | undefined;
}

type WrittenLink = Omit<ExternalLink, 'url'> & { href?: string | undefined };

/**
 * All links of the blog to other sites: in posts and pages, drafts too, in their front matter and bibliographies, in
 * the blogroll and in the settings. `cache` is the folder in which a build caches what it has rendered.
 */
export async function listExternalLinks(root: string, cache: string): Promise<ExternalLink[]> {
  const links = [...(await linksOfDocuments(root, cache)), ...linksOfBlogroll(root), ...linksOfSettings(root)];
  return links.flatMap(({ href, ...link }) => {
    const url = URL.parse(href ?? link.written, site.url);
    if (url === null || !/^https?:$/.test(url.protocol) || url.origin === new URL(site.url).origin) return [];
    // A password is no server's business but that of the owner's browser, and least of all the archive's.
    [url.hash, url.username, url.password] = ['', '', ''];
    return [{ ...link, url: url.href }];
  });
}

/** What is no link for a reader: a name that only looks like one, and what takes requests of another kind. */
const notLinks = ['feedId', 'action', 'hub'];

/** The URLs that stand in a value, in order, however deep. */
function urlsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:\/\//i.test(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => (notLinks.includes(key) ? [] : urlsIn(each)));
}

async function linksOfDocuments(root: string, cache: string): Promise<WrittenLink[]> {
  const { renderings } = await renderContent({ root, cache, folders, edition: { drafts: true, now: buildClock() } });
  return [...renderings].flatMap(([{ file, date, kind, frontMatter, text }, { outline, dependencies }]) => {
    const day = isDated(kind) ? date.day : undefined;
    const bibliographies = Object.keys(dependencies.files).flatMap((path) =>
      path.endsWith('.bib') ? [path.startsWith('/') ? `public${path}` : posix.join(posix.dirname(file), path)] : [],
    );
    return [
      ...outline.external.map(({ url: written, href, line, cell }) => ({
        ...{ file, line, cell, written, href, day },
        ...(line === undefined && foundIn(bibliographies, href ?? written, root)),
      })),
      ...locate(urlsIn(frontMatter), file, text).map((link) => ({ ...link, day })),
    ];
  });
}

const linksOfBlogroll = (root: string): WrittenLink[] => {
  const text = readText(join(root, blogrollFile), blogrollFile);
  return typeof text === 'string' ? locate(urlsIn(parseBlogroll(text, blogrollFile).blogs), blogrollFile, text) : [];
};

const linksOfSettings = (root: string): WrittenLink[] => {
  const text = readText(join(root, settingsFile), settingsFile);
  return typeof text === 'string' ? locate(urlsIn(site), settingsFile, text) : [];
};

const locate = (urls: readonly string[], file: string, text: string): WrittenLink[] =>
  urls.map((written) => ({ written, file, line: lineWith(written, text) }));

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

import { folders } from '../../blog/kinds.ts';
import { urlOfFile } from '../../blog/urls.ts';
import type { Rule } from './rule.ts';
import { fileFor, innerPath } from './site.ts';

/** No post is lost on the way, and none is published that should not be. */
export const nothingLost: Rule = (site) => {
  const known = new Set(site.manifest.map(({ file }) => file));
  const unread = site.sources
    .filter((file) => !known.has(file))
    .map((file) => ({
      file,
      message: 'The file was not read, so its page is missing.',
      fix: 'This is a bug of the site, not of the post: please report it, and rename the file for now.',
    }));
  const urls = site.manifest.flatMap(({ file, url }) =>
    url === null ? [] : [{ file, url, path: innerPath(url, '', site)?.path }],
  );
  const missing = urls
    .filter(({ path }) => path === undefined || fileFor(path, site) === undefined)
    .map(({ file, url, path }) => ({
      file,
      message: `The post has no page: ${path === undefined ? url : `/${path}`} was not written.`,
      fix: 'This is a bug of the site, not of the post: please report it.',
    }));
  const doubled = urls
    .filter(({ file, path }) => path !== undefined && site.owners.get(path) !== file)
    .map(({ file, path }) => ({
      file,
      message: `The post has no page of its own: /${path} shows ${site.owners.get(path!)}.`,
      fix: 'Give one of the two another `slug`.',
    }));
  const hasNotes = site.sources.some((file) => file.startsWith(`${folders.notes}/`));
  const isOfPost = hasNotes ? /^posts\/|^notes\/(?!index\.html$|page\/\d+\/)/ : /^posts\//;
  const strays = [...site.pages.values()]
    .filter(({ path, refresh }) => isOfPost.test(path) && refresh === undefined && !site.owners.has(urlOfFile(path)))
    .map(({ path }) => ({
      file: `dist/${path}`,
      message: 'The page belongs to no published post.',
      fix: 'A post that is a draft or dated in the future must not be in the finished site.',
    }));
  return [...unread, ...missing, ...doubled, ...strays];
};

import { urlOfFile } from '../../blog/urls.ts';
import { cssUrls } from '../../core/html/css.ts';
import { checkLink, fileAt, hasRepeatedId, loadsFromElsewhere } from '../../core/link-check.ts';
import { nearest } from '../../core/suggest.ts';
import { eachPage, isForeign, type Rule } from './rule.ts';
import { sourceOf, sourceOfUrl } from './site.ts';

/** A page asks no other server for anything. */
export const noThirdParty: Rule = (site) => {
  const pages = eachPage((page) =>
    page.loads
      .filter((url) => isForeign(url, page.path, site))
      .map((url) => ({
        ...sourceOfUrl(page.path, url, site),
        ...loadsFromElsewhere(urlOfFile(page.path), url),
      })),
  );
  const others = [
    ...[...site.styleSheets].map(([file, css]) => ({ file, loads: cssUrls(css) })),
    ...[...site.drawings].map(([file, { loads }]) => ({ file, loads })),
  ];
  const foreign = others.flatMap(({ file, loads }) =>
    loads
      .filter((url) => isForeign(url, file, site))
      .map((url) => ({
        file: `dist/${file}`,
        message: `The file would load \`${url}\` from another server.`,
        fix: loadsFromElsewhere('', url).fix,
      })),
  );
  return [...pages(site), ...foreign];
};

/**
 * Every URL inside the site leads somewhere, to the right part of it, in one step. The loader has reported what it
 * could know.
 */
export const linksResolve: Rule = (site) => {
  // The same few URLs stand on every page; a search for what was meant is slow.
  const suggested = new Map<string, string | undefined>();
  const base = new URL(site.url).pathname;
  const suggest = (path: string) => {
    if (!suggested.has(path)) suggested.set(path, nearest(path, [...site.files].map(urlOfFile)));
    const near = suggested.get(path);
    return near === undefined ? undefined : base + near;
  };
  const find = (path: string) => {
    const file = fileAt(path);
    return site.files.has(file) ? { ids: site.pages.get(file)?.ids } : undefined;
  };
  // One that begins with a slash means the same on each page.
  const sound = new Set<string>();
  return eachPage((page) => {
    const urls = new Set([...page.links, ...page.loads, ...(page.refresh ? [page.refresh] : [])]);
    return [...urls].flatMap((url) => {
      if (sound.has(url)) return [];
      const dead = checkLink(
        url,
        site.innerPath(url, page.path),
        { root: site.url, find, suggest },
        ` on /${urlOfFile(page.path)}`,
      );
      if (dead === undefined) {
        if (url.startsWith('/')) sound.add(url);
        return [];
      }
      const { written, message, fix } = dead;
      return [{ ...sourceOfUrl(page.path, written, site), message, fix }];
    });
  })(site);
};

/** An id names one element of a page, so that a link to it has one target. */
export const idsAreUnique: Rule = eachPage((page, site) =>
  page.repeatedIds.map((id) => ({
    ...sourceOf(page.path, `id="${id}"`, site),
    ...hasRepeatedId(urlOfFile(page.path), id),
  })),
);

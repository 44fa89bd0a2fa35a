import { nearest } from './suggest.ts';

/** Where a URL inside the site leads. */
export interface InnerPath {
  /** Decoded, without the site's base: `posts/a/`. */
  path: string;
  /** Decoded, without `#`. */
  fragment: string;
}

/** What stands at a path of the site. */
export interface LinkTarget {
  /** Where a fragment may lead; `undefined` when that is not known, or when it is no page. */
  ids?: readonly string[] | undefined;
  /** The source file of a page that is not published, and so is not there. */
  unpublished?: string;
}

/** What a link may lead to. */
export interface LinkTargets {
  /** Where the site is published, with its base path and a slash at the end. */
  root: string;
  /** What stands at a path as in `InnerPath`; `undefined` when nothing does. */
  find(path: string): LinkTarget | undefined;
  /** The URL, from the server's root, that was probably meant by a path that leads nowhere. */
  suggest(path: string): string | undefined;
}

/** What is wrong with a link. */
export interface DeadLink {
  message: string;
  fix: string;
  /** What of the link is wrong, as it is written: all of it, or the part from `#` on. */
  written: string;
}

let last: { from: string; root: string; base: URL; page: URL } | undefined;

/** The URLs of a page and of its site, of which many are asked one after the other. */
function parsed(from: string, root: string): { base: URL; page: URL } {
  if (last?.from !== from || last.root !== root) last = { from, root, base: new URL(root), page: new URL(from, root) };
  return last;
}

/** Where a URL on the page at `from` leads; `undefined` when it leads out of the site. */
export function innerPath(url: string, from: string, root: string): InnerPath | undefined {
  const { base, page } = parsed(from, root);
  const target = URL.parse(url, page);
  if (
    target === null ||
    !/^https?:$/.test(target.protocol) ||
    target.host !== base.host ||
    !target.pathname.startsWith(base.pathname)
  )
    return undefined;
  return { path: decode(target.pathname.slice(base.pathname.length)), fragment: decode(target.hash.slice(1)) };
}

/** What is wrong with a page that asks another server for something. `page` is its path without the base. */
export const loadsFromElsewhere = (page: string, url: string): { message: string; fix: string } => ({
  message: `The page /${page} would load \`${url}\` from another server.`,
  fix: 'Save a copy of the file beside the post or in `public/`, and use that; a plain link to another site is fine.',
});

/** What is wrong with a page in which an id names two places. */
export const hasRepeatedId = (page: string, id: string): { message: string; fix: string } => ({
  message: `The page /${page} has two elements with the id \`${id}\`.`,
  fix: 'Give one of them another id. A heading gets its id from its text.',
});

/** The file that a static host serves for a path. */
export const fileAt = (path: string): string => (path === '' || path.endsWith('/') ? `${path}index.html` : path);

/** Percent-decoding that leaves a bare `%` alone. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What is wrong with a link: it leads nowhere, to a part that is not there, or takes two steps. `target` is where it
 * leads; `on` names the page, ` on /a/`, where the reader of the message cannot know it.
 */
export function checkLink(
  url: string,
  target: InnerPath | undefined,
  targets: LinkTargets,
  on = '',
): DeadLink | undefined {
  if (target === undefined) return outsideBase(url, targets, on);
  const { path, fragment } = target;
  const found = targets.find(path);
  if (found === undefined) return brokenLink(url, path, targets, on);
  if (found.unpublished !== undefined)
    return {
      written: url,
      message: `The link \`${url}\`${on} leads to ${found.unpublished}, which is not published.`,
      fix: 'Publish it first, or take the link out.',
    };
  return missingPart(url, path, fragment, found, on);
}

/** A path written without the site's base is of another site on the same server, unless it is a page of this one. */
function outsideBase(url: string, { root, find }: LinkTargets, on: string): DeadLink | undefined {
  const base = new URL(root).pathname;
  if (!/^\/(?!\/)/.test(url)) return undefined;
  const within = base + url.slice(1);
  const { path } = innerPath(within, '', root) ?? {};
  if (path === undefined || (find(path) ?? find(`${path}/`)) === undefined) return undefined;
  return {
    written: url,
    message: `The link \`${url}\`${on} leads out of the site, which is under \`${base}\`.`,
    fix: `Write \`${within}\`.`,
  };
}

function brokenLink(url: string, path: string, { find, suggest }: LinkTargets, on: string): DeadLink {
  const message = `The link \`${url}\`${on} leads nowhere.`;
  if (!path.endsWith('/') && find(`${path}/`) !== undefined)
    return { written: url, message, fix: `Put a slash at its end: \`${url.replace(/^[^?#]*/, '$&/')}\`.` };
  return { written: url, message, fix: fixFor(url, path, suggest(path)) };
}

/** What to write instead of a link that leads nowhere. `near` was perhaps meant. */
function fixFor(url: string, path: string, near: string | undefined): string {
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(url)) return `Write \`mailto:${url}\` to offer an e-mail address.`;
  if (/^(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|dev|edu|gov|io|net|org)(\/|$))/i.test(url))
    return `Write \`https://${url}\` to lead to another site.`;
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  const isFile = /\.(?!html?$)[a-z0-9]{2,5}$/i.test(path);
  return isFile
    ? `Correct the address, or put the file at \`public/${path}\`.`
    : 'Correct the address, or take the link out.';
}

function missingPart(
  url: string,
  path: string,
  written: string,
  { ids }: LinkTarget,
  on: string,
): DeadLink | undefined {
  // What follows `:~:` is for the browser to find in the text (URL Fragment Text Directives).
  const fragment = written.replace(/:~:.*$/s, '');
  if (fragment === '' || fragment === 'top' || ids === undefined || ids.includes(fragment)) return undefined;
  const simple = fragment
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, '-');
  const near = ids.includes(simple) ? simple : nearest(simple, ids);
  const message = `The link \`${url}\`${on} leads to a part that /${path} does not have.`;
  return {
    written: url.slice(url.indexOf('#')),
    message,
    fix: near === undefined ? 'Take away the part after `#`, or correct it.' : `Did you mean \`#${near}\`?`,
  };
}

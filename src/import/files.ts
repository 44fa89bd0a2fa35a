import { posix } from 'node:path';
import { createPageReader } from '../build/checks/index.ts';
import { isProgram, useOf } from '../build/checks/files.ts';
import { bytesOf } from '../blog/alias-paths.ts';
import { reservedSegments } from '../blog/urls.ts';

const most = 120;
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name that every file system, URL and Markdown takes, with its ending. */
export function safeName(name: string): string {
  const { name: bare, ext } = posix.parse(name.normalize('NFC').replace(/[. ]+$/, ''));
  const clean = bare.replace(/[\p{Cc}\s?#%\\:*"'<>|()[\]{}^`~!$&+,;=@]+/gu, '-').replace(/^[-._]+|[-. ]+$/g, '');
  let short = clean === '' || device.test(clean) ? `file-${clean}`.replace(/-$/, '') : clean;
  while (bytesOf(short) > most) short = [...short].slice(0, -1).join('');
  return short + ext.replace(/[^.\w]/g, '');
}

/** A path of the old site as one in `public/`, every name safe and none the site's own. */
export function safePublicPath(path: string): string {
  const parts = path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(safeName);
  return parts.length > 0 && reservedSegments.includes(parts[0]!) && parts.length === 1
    ? `files/${parts[0]}`
    : parts.join('/');
}

const readDrawing = createPageReader(String, () => true);

/**
 * Whether a file may be published as it is: the checks of a finished site let nothing pass that runs, or loads
 * something from elsewhere.
 */
export function isPublishable(path: string, read: () => Uint8Array): boolean {
  // Of the old site's own workings, and of its other pages, nothing goes on.
  if (isProgram(path) || /\.(html?|css|scss|less|jsx|tsx?|xml|rss|atom|swf|htaccess|ipynb|md|qmd)$/i.test(path))
    return false;
  const use = useOf(path, Buffer.from(read()));
  if (use.as !== 'xml') return use.as === 'data';
  const { scripts, refused, lost, loads } = readDrawing(path, use.text);
  return scripts.length + refused.length + lost.length === 0 && loads.every((url) => /^(data:|#)/.test(url));
}

/** What a browser shows as an image, and the site can read. */
export const isImage = (path: string): boolean => /\.(avif|gif|jpe?g|png|svg|webp)$/i.test(path);

/** A name in a folder that no other file there has, whatever their capitals. */
export function freeName(name: string, taken: Set<string>): string {
  const { dir, name: bare, ext } = posix.parse(name);
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = posix.join(dir, `${bare}-${count}${ext}`);
  taken.add(free.toLowerCase());
  return free;
}

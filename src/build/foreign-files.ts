import { join, relative, sep } from 'node:path';
import { reservedSegments } from '../blog/urls.ts';
import { openCachedValue } from '../core/cache.ts';
import { isHidden, listFiles, moveFiles } from './publish.ts';

/** So many files are named in a warning; a list of all would hide it. */
const namedAtMost = 10;

/**
 * Moves files out of the published site in `target` that no build made, such as a `CNAME`, or a file that proves to a
 * search engine whose site it is: the build that is about to be published would delete them. `files` are those of the
 * new site. Returns a warning for the author, if there was such a file.
 */
export function moveForeignFiles(root: string, target: string, files: ReadonlySet<string>): string | undefined {
  const cache = openCachedValue<string[]>(join(root, 'node_modules/.cache/dist.json'), target);
  const earlier = cache.read();
  const known = new Set(earlier);
  const isBuilt = (file: string) => (earlier === undefined ? looksBuilt(file) : known.has(file));
  const others = listFiles(target).filter((file) => !isHidden(file) && !files.has(file));
  const foreign = others.filter((file) => !isBuilt(file));
  const aside = join(root, 'node_modules/.cache/taken-out');
  moveFiles(target, foreign, aside);
  cache.write([...files, ...others.filter(isBuilt)]);
  const fromRoot = (path: string) => relative(root, path).split(sep).join('/');
  return foreign.length === 0 ? undefined : warningFor(foreign, fromRoot(target), fromRoot(aside));
}

function warningFor(foreign: readonly string[], folder: string, aside: string): string {
  const named = foreign.slice(0, namedAtMost).map((file) => `${folder}/${file}\n`);
  const more = foreign.length > namedAtMost ? `and ${foreign.length - namedAtMost} more\n` : '';
  const these = foreign.length === 1 ? 'this file' : 'these files';
  return [
    `Warning: ${named.join('')}${more}  No build made ${these}, and every build makes ${folder}/ anew.`,
    `    Put what is yours into \`public/\`: each build copies it from there. It is now in ${aside}/:`,
    `    mv "${aside}/${foreign[0]}" "public/${foreign[0]}"\n`,
  ].join('\n');
}

/** Whether a file has the name of one that a build makes, where no list of an earlier build says so. */
const looksBuilt = (file: string): boolean =>
  file.endsWith('/index.html') ||
  /^(index\.html|sitemap-\w+\.xml|_headers|_redirects|404\.html)$/.test(file) ||
  reservedSegments.includes(file.split('/')[0]!);

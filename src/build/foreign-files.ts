import { join, relative, sep } from 'node:path';
import { reservedSegments } from '../blog/urls.ts';
import { openCachedValue, type CachedValue } from '../core/cache.ts';
import { isHidden, listFiles, moveFiles } from './publish.ts';

/** So many are named in a message; a list of all would hide it. */
const namedAtMost = 10;

/**
 * Files in the finished site that no build has put there, such as a `CNAME` or a file that proves to a search engine whose
 * site it is. The next build would delete them, so they are put aside, and their author is told where they belong.
 */
export class ForeignFiles {
  readonly #root: string;
  readonly #target: string;
  /** The files of earlier builds. */
  readonly #cache: CachedValue<string[]>;

  constructor(root: string, target: string) {
    this.#root = root;
    this.#target = target;
    this.#cache = openCachedValue(join(root, 'node_modules/.cache/dist.json'), target);
  }

  /**
   * Takes out what is neither in the new site, whose files are given, nor from an earlier one; and remembers the new
   * one's. Gives what to tell the author.
   */
  moveAway(files: ReadonlySet<string>): string | undefined {
    const there = listFiles(this.#target).filter((file) => !isHidden(file) && !files.has(file));
    const earlier = this.#cache.read();
    const known = new Set(earlier);
    const isBuilt = (file: string) => (earlier === undefined ? looksBuilt(file) : known.has(file));
    const own = there.filter((file) => !isBuilt(file));
    const aside = join(this.#root, 'node_modules/.cache/taken-out');
    moveFiles(this.#target, own, aside);
    this.#cache.write([...files, ...there.filter(isBuilt)]);
    return own.length === 0 ? undefined : this.#tell(own, relative(this.#root, aside).split(sep).join('/'));
  }

  #tell(own: readonly string[], aside: string): string {
    const folder = relative(this.#root, this.#target).split(sep).join('/');
    const named = own.slice(0, namedAtMost).map((file) => `${folder}/${file}\n`);
    const more = own.length > namedAtMost ? `and ${own.length - namedAtMost} more\n` : '';
    const example = `mv "${aside}/${own[0]}" "public/${own[0]}"`;
    return `Warning: ${named.join('')}${more}  No build made ${own.length === 1 ? 'this file' : 'these files'}, and every build makes ${folder}/ anew.\n    Put what is yours into \`public/\`: each build copies it from there. It now lies in ${aside}/:\n    ${example}\n`;
  }
}

/** Whether a file has the name of one that a build makes, where no list says so. */
const looksBuilt = (file: string): boolean =>
  file.endsWith('/index.html') ||
  /^(index\.html|sitemap-\w+\.xml|_headers|_redirects|404\.html)$/.test(file) ||
  reservedSegments.includes(file.split('/')[0]!);

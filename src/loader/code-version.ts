import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Records of what is installed: npm's own list, and the two files that ask for it. */
const installed = ['node_modules/.package-lock.json', 'package-lock.json', 'package.json'];

const icons = ['svg', 'png', 'ico'].map((ending) => join('public', `favicon.${ending}`));

/**
 * A digest of everything that decides what becomes of a text, the text itself aside: this site's code and settings, the
 * installed packages by their versions, and Node's. Whatever was made by another version is made again.
 */
export function codeVersion(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const code = (readdirSync(join(root, 'src'), { recursive: true }) as string[]).filter(
    (file) => !/^content([\\/]|$)/.test(file) && /\.\w+$/.test(file),
  );
  // Every page names the icon.
  const files = [
    ...code.sort().map((file) => join('src', file)),
    'astro.config.mjs',
    'tsconfig.json',
    ...icons,
    ...installed,
  ];
  for (const file of files.filter((file) => existsSync(join(root, file))))
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('base64url');
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.ts';
import { openCachedValue } from '../core/cache.ts';
import { fileKind } from '../core/file.ts';
import { damaged, isDamaged } from '../core/image.ts';
import { listFiles } from '../core/walk.ts';
import { reasonsUnreadable } from './files.ts';

const image = /\.(avif|gif|jpe?g|png|webp)$/i;

/** Name of the cache of images that were read to the end, with their sizes and times. */
const cacheName = 'public-images.json';

/**
 * What in `public/` cannot be published: pipes and links that lead nowhere, which a build would wait for or stop at
 * without a word, and damaged images, whatever names them. An image is looked at once, until it changes.
 */
export async function checkPublicFiles(root: string, folder: string, version: string): Promise<Diagnostic[]> {
  const cache = openCachedValue<Record<string, string>>(join(folder, cacheName), version);
  const known = cache.read() ?? {};
  const sound: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  for (const path of listFiles(join(root, 'public'))) {
    const file = join(root, 'public', path);
    const kind = fileKind(file);
    if (kind !== 'file') {
      diagnostics.push({ file: `public/${path}`, ...reasonsUnreadable[kind] });
    } else if (image.test(path)) {
      const { size, mtimeMs, ctimeMs } = statSync(file);
      const state = [size, mtimeMs, ctimeMs].join(' ');
      const isSound = known[path] === state || !(await isDamaged(file));
      if (isSound) sound[path] = state;
      else diagnostics.push({ file: `public/${path}`, ...damaged(`/${path}`) });
    }
  }
  if (JSON.stringify(sound) !== JSON.stringify(known)) cache.write(sound);
  return diagnostics;
}

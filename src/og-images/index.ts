import type { OgImageText } from '../blog/og-images.ts';
import { readCached, type DrawnImage } from './cache.ts';
import { ogImageKey } from './key.ts';
import { requestOgImage } from './thread.ts';

export { pruneCached } from './cache.ts';
export { ogImageKeys } from './key.ts';
export { ogImageFolder } from './thread.ts';

/** An OG image from `folder`, where an earlier build or the thread has cached it; else has it drawn. */
export const getOgImage = async (image: OgImageText, folder: string): Promise<DrawnImage> =>
  readCached(folder, ogImageKey(image)) ?? requestOgImage(image, folder);

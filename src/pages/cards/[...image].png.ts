import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { listOgImages, type OgImage } from '../../blog/og-images.ts';
import { paramOf } from '../../blog/urls.ts';
import { getOgImagePng, keepOnly, ogImageKey } from '../../og-images/index.ts';
import { getPosts, keyed } from '../../queries/posts.ts';

const folder = join(process.cwd(), 'node_modules/.cache/cards');

/** The OG images of the site. One with a warning is made in every build, so that its author is warned again. */
export async function getStaticPaths() {
  const images = listOgImages(await getPosts()).map((image) => ({ image, key: ogImageKey(image) }));
  const withWarnings = keepOnly(folder, new Set(images.map(({ key }) => key)));
  return images.map(({ image, key }) => {
    const params = { image: paramOf(image.url).replace(/^cards\//, '') };
    return withWarnings.has(key) ? { params, props: { image } } : keyed(params, { image });
  });
}

export const GET: APIRoute<{ image: OgImage }> = async ({ props: { image }, url }) => {
  const { png, warnings } = await getOgImagePng(image, folder);
  for (const warning of warnings)
    console.warn(`Warning: the image for link previews of “${image.title}” (${url.pathname}): ${warning}\n`);
  return new Response(Buffer.from(png), { headers: { 'Content-Type': 'image/png' } });
};

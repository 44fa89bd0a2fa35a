import type { APIRoute } from 'astro';
import { listOgImages, type OgImage } from '../../blog/og-images.ts';
import { paramOf } from '../../blog/urls.ts';
import { getOgImage, ogImageFolder, ogImageKeys, pruneCached } from '../../og-images/index.ts';
import { getPostsAndNotes, keyed } from '../../queries/posts.ts';

/** The OG images of the site. One with a warning is made in every build, so that its author is warned again. */
export async function getStaticPaths() {
  const images = listOgImages(await getPostsAndNotes());
  const keys = ogImageKeys(images);
  const withWarnings = pruneCached(ogImageFolder(), new Set(keys));
  return images.map((image, index) => {
    const params = { image: paramOf(image.url).replace(/^cards\//, '') };
    return withWarnings.has(keys[index]!) ? { params, props: { image } } : keyed(params, { image });
  });
}

export const GET: APIRoute<{ image: OgImage }> = async ({ props: { image }, url }) => {
  const { png, warnings } = await getOgImage(image, ogImageFolder());
  for (const warning of warnings)
    console.warn(`Warning: the image for link previews of “${image.title}” (${url.pathname}): ${warning}\n`);
  return new Response(Buffer.from(png), { headers: { 'Content-Type': 'image/png' } });
};

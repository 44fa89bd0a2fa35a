import { listOgImages } from '../blog/og-images.ts';
import type { NamedPost } from '../blog/post.ts';
import { answerRequests } from '../core/worker.ts';
import type { DrawnImage } from './cache.ts';
import { makeOgImage } from './make.ts';
import type { OgImageRequest } from './thread.ts';

/** Makes OG images in a thread of its own; see `thread.ts`. */
answerRequests(async (request: OgImageRequest): Promise<DrawnImage | undefined> =>
  'image' in request ? makeOgImage(request.image, request.folder) : makeAll(request.posts, request.folder),
);

/** Makes the images of all posts, as they are stored, and of their tags and series. */
async function makeAll(posts: readonly string[], folder: string): Promise<undefined> {
  const listed = posts.map((post) => JSON.parse(post) as NamedPost).filter(({ unlisted }) => !unlisted);
  const queue = listOgImages(listed).values();
  const work = async () => {
    // What cannot be drawn is reported when its page asks for it.
    for (const image of queue) await makeOgImage(image, folder).catch(() => undefined);
  };
  // Two, so that one is put together while the other is being drawn.
  await Promise.all([work(), work()]);
}

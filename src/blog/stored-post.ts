import type { ImageMetadata } from 'astro';
import type { NamedPost, Post } from './post.ts';

/** A collection of Astro's; notes are among the posts. */
export type Collection = 'posts' | 'pages' | 'intros';

/**
 * What Astro stores of a post or page: all of it as one text, since Astro walks through each value; the images apart,
 * since Astro has to find them.
 */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no `Record` to Astro
export type StoredPost<Image = ImageMetadata> = {
  post: string;
  cover?: Image | undefined;
  images: Image[];
};

/** Astro turns a string with this prefix into the image that it names (what its own `image()` schema writes). */
const imageImport = '__ASTRO_IMAGE_';

/** The name of an image for Astro, to which one without a dot in front is that of a package. */
const imported = (name: string): string => imageImport + (/^\.{0,2}\//.test(name) ? name : `./${name}`);

const plain = (image: string): string => image.slice(imageImport.length);

/** A post as Astro is to store it. */
export const encodePost = (post: NamedPost): StoredPost<string> => ({
  post: JSON.stringify(post),
  cover: post.cover && imported(post.cover.image),
  images: post.images.map(imported),
});

/** The post that Astro has stored, with the images that it has found. */
export function decodePost({ post: text, cover, images }: StoredPost): Post {
  const post = JSON.parse(text) as NamedPost;
  return {
    ...post,
    cover: cover && { image: cover, alt: post.cover?.alt ?? '' },
    images: Object.fromEntries(post.images.map((name, index) => [name, images[index]!])),
  };
}

/** A stored post with the images that `imageOf` gives for their names, as a build has it for pages. */
export function withImages({ post, cover, images }: StoredPost<string>, imageOf: (name: string) => ImageMetadata) {
  return { post, cover: cover && imageOf(plain(cover)), images: images.map((image) => imageOf(plain(image))) };
}

/** Names of the images of a stored post, each once, the first of them its cover. */
export const imageNames = ({ cover, images }: StoredPost<string>): string[] => [
  ...new Set([...(cover === undefined ? [] : [cover]), ...images].map(plain)),
];

/** What Astro makes of a stored post: without its marks, and with the places of the images and their names. */
export function withoutMarks({ post, cover, images }: StoredPost<string>): {
  data: StoredPost<string>;
  imageImports: (string | number)[][];
  assetImports: string[];
} {
  const data = { post, cover: cover && plain(cover), images: images.map(plain) };
  return {
    data,
    imageImports: [...(cover === undefined ? [] : [['cover']]), ...images.map((_, index) => ['images', index])],
    assetImports: imageNames({ post, cover, images }),
  };
}

import { expect, test } from 'vitest';
import type { ImageMetadata } from 'astro';
import type { Entry } from '../../src/loader/entries.ts';
import type { LoadedContent } from '../../src/loader/load-content.ts';
import { collectionOf, collectionWithImages, hasPrograms, imagesOf, renewed } from '../../src/loader/loaded.ts';

const mark = '__ASTRO_IMAGE_';
const entry = (id: string, text: string, images: string[] = [], mdx = false): Entry => ({
  id,
  filePath: `src/content/posts/${id}.md`,
  digest: text,
  data: { post: text, images: images.map((name) => `${mark}${name}`) },
  ...(mdx && { deferredRender: true as const }),
});
const textsIn = (collection: ReadonlyMap<string, object>) =>
  [...collection.values()].map((each) => (each as Entry).data.post).sort();

test('a page is given an entry as Astro’s store would give it, the places of its images included', () => {
  const cover = {
    ...entry('a', 'A', ['./b.png', './c.png']),
    data: { post: 'A', cover: `${mark}./b.png`, images: [`${mark}./b.png`, `${mark}./c.png`] },
  };
  expect(collectionOf([cover]).get('a')).toEqual({
    id: 'a',
    filePath: 'src/content/posts/a.md',
    digest: 'A',
    data: { post: 'A', cover: './b.png', images: ['./b.png', './c.png'] },
    imageImports: [['cover'], ['images', 0], ['images', 1]],
    assetImports: ['./b.png', './c.png'],
  });
});

test('a build gives a page an entry with its images in place', () => {
  const entries = [
    { ...entry('a', 'A'), data: { post: 'A', cover: `${mark}./c.png`, images: [`${mark}../b.png`, `${mark}./c.png`] } },
    entry('b', 'B', ['./c.png']),
  ];
  expect(imagesOf(entries)).toEqual(['src/content/posts/c.png', 'src/content/b.png']);
  const images = new Map(imagesOf(entries).map((path) => [path, { src: path } as ImageMetadata]));
  const collection = collectionWithImages(entries, (path) => images.get(path)!);
  expect(collection.get('a')).toMatchObject({
    filePath: 'src/content/posts/a.md',
    data: {
      post: 'A',
      cover: { src: 'src/content/posts/c.png' },
      images: [{ src: 'src/content/b.png' }, { src: 'src/content/posts/c.png' }],
    },
  });
  expect(collection.get('a')).not.toHaveProperty('imageImports');
});

test('Astro has to bundle content with a program alone', () => {
  const content = (...posts: Entry[]) => ({ entries: { posts, pages: [], intros: [] } }) as unknown as LoadedContent;
  expect(hasPrograms(content(entry('a', 'A', ['./b.png'])))).toBe(false);
  expect(hasPrograms(content(entry('a', 'A'), entry('c', 'C', [], true)))).toBe(true);
});

test('while writing, a text shows at once; one with an image that is new when Astro has stored it', () => {
  const first = collectionOf([entry('a', 'A1'), entry('b', 'B1', ['./b.png']), entry('gone', 'Gone')]);
  const changed = [
    entry('a', 'A2'),
    entry('b', 'B2', ['./b.png', './new.png']),
    entry('c', 'C1', ['./c.png']),
    entry('d', 'D1'),
  ];
  const early = renewed(first, changed, new Set(), false);
  expect([textsIn(early.collection), early.isComplete]).toEqual([['A2', 'B1', 'D1'], false]);
  const later = renewed(early.collection, changed, new Set(), true);
  expect([textsIn(later.collection), later.isComplete]).toEqual([['A2', 'B2', 'C1', 'D1'], true]);
  expect(renewed(first, [entry('b', 'B2', ['./b.png'])], new Set(), false).isComplete).toBe(true);
});

test('a post that is broken stays as it was until it is corrected', () => {
  const first = collectionOf([entry('a', 'A1'), entry('b', 'B1')]);
  const { collection } = renewed(first, [entry('b', 'B2')], new Set(['src/content/posts/a.md']), false);
  expect(textsIn(collection)).toEqual(['A1', 'B2']);
});

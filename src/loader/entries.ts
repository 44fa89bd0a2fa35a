import { changesUntil, futureChanges } from '../blog/changes.ts';
import { unpublishedReason, type Edition } from '../blog/published.ts';
import { encodePost, type StoredPost } from '../blog/stored-post.ts';
import { digestOf } from '../core/cache.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Kind } from '../blog/kinds.ts';
import { lineOf, type SourceDocument } from './documents.ts';
import type { Rendering } from './render-cache.ts';

/** What Astro stores of a document. */
export interface Entry {
  /** The path of its page below the collection’s: a note’s begins with `notes/`. */
  id: string;
  /** Source file, relative to the project. */
  filePath: string;
  /** Digest of `data`. */
  digest: string;
  /** The post or page. */
  data: StoredPost<string>;
  /** An MDX file is compiled by Astro when its page is built. */
  deferredRender?: true;
}

type Renderings = ReadonlyMap<SourceDocument, Rendering>;

/** The documents of some kinds that became a post or a page, as `edition` shows them. */
export function entriesOf(renderings: Renderings, kinds: readonly Kind[], { drafts, now }: Edition): Entry[] {
  return [...renderings].flatMap(([document, { post }]): Entry[] => {
    if (!kinds.includes(document.kind) || post === undefined) return [];
    const { updated: _, changes: __, ...rest } = post;
    const changes = changesUntil(drafts ? Infinity : now, document.frontMatter);
    const data = encodePost({ ...rest, ...changes, unpublished: unpublishedReason(document, now) });
    const { kind, slug, file: filePath, mdx } = document;
    // A note may have the slug of a post, and a series that of a tag.
    const id = { posts: slug, notes: `notes/${slug}`, pages: slug, intros: filePath }[kind];
    return [{ id, filePath, digest: digestOf(JSON.stringify(data)), data, ...(mdx && { deferredRender: true }) }];
  });
}

/** Warnings of changes to published documents that are dated after `now`. */
export const checkFutureChanges = (renderings: Renderings, { now }: Edition): Diagnostic[] =>
  [...renderings.keys()]
    .filter((document) => unpublishedReason(document, now) === undefined)
    .flatMap((document) =>
      futureChanges(now, document.frontMatter).map(({ field, ...diagnostic }) => ({
        file: document.file,
        line: lineOf(document, field),
        ...diagnostic,
      })),
    );

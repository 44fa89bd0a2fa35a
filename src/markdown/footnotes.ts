import type { Element } from 'hast';
import { defineHastPlugin, type Data } from 'satteri';
import { parseFileName } from '../blog/file-name.ts';
import './document.ts';

/** Prefix that Sätteri writes; replaced below by the post's slug. */
export const idPrefix = 'note-';

/**
 * Notes whose ids carry the post's slug, so that several posts can share a page. The first reference to note n is of
 * class `fn<n>`: `notes.css` anchors the note to it and sets it in the margin where there is room.
 */
export const footnotes = () => {
  const seen = new Set<unknown>();
  return defineHastPlugin({
    name: 'footnotes',
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const { dataFootnoteRef, dataFootnoteBackref, href, id } = node.properties;
          if (dataFootnoteRef === undefined && dataFootnoteBackref === undefined) return;
          const slug = slugOf(context);
          context.setProperty(node, 'href', rename(href, slug));
          if (dataFootnoteRef === undefined) return;
          context.setProperty(node, 'id', rename(id, slug));
          context.setProperty(node, 'ariaDescribedBy', [labelId(slug)]);
          if (seen.has(href)) return;
          seen.add(href);
          context.setProperty(node, 'className', [`fn${context.textContent(node)}`]);
        },
      },
      {
        filter: ['li', 'h2'],
        visit(node, context) {
          const { id } = node.properties;
          if (id === 'footnote-label') context.setProperty(node, 'id', labelId(slugOf(context)));
          else if (node.tagName === 'li' && isNote(node)) context.setProperty(node, 'id', rename(id, slugOf(context)));
        },
      },
    ],
  });
};

const isNote = ({ properties: { id } }: Readonly<Element>) => typeof id === 'string' && id.startsWith(`${idPrefix}fn-`);
const labelId = (slug: string) => `${slug}-notes`;
const rename = (value: unknown, slug: string) => String(value).replace(idPrefix, `${slug}-`);

/** While Astro compiles MDX the slug is worked out from the front matter and the file's name, as the loader does it. */
function slugOf({ data: { post, astro }, fileURL }: { data: Data; fileURL: URL | undefined }): string {
  const given = post?.slug ?? astro?.frontmatter.slug ?? '';
  return given === '' ? parseFileName(decodeURIComponent(fileURL?.pathname ?? 'post.mdx')).slug : String(given);
}

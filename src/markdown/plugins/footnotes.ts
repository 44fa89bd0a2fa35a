import type { Element } from 'hast';
import { defineHastPlugin, type Data } from 'satteri';
import { parseFileName } from '../../blog/file-name.ts';
import { bodyMessages } from '../../i18n/index.ts';

/** Prefix that Sätteri writes; replaced below by the post's slug. */
const idPrefix = 'note-';

/** What Sätteri needs to know of footnotes, `lang` being the language of the text. */
export function footnoteFeatures(lang: string | undefined) {
  const { notes: label, back: backLabel } = bodyMessages(lang);
  return { clobberPrefix: idPrefix, label, backContent: '↩', backLabel };
}

/**
 * Footnotes whose ids carry the post’s slug, so that several posts can share a page, and the footnote’s name as it is
 * written, in any script. The first reference to footnote n is of class `fn<n>`: `notes.css` anchors the footnote to it
 * and sets it in the margin where there is room.
 */
export const footnotesPlugin = () => {
  /** How often each footnote has been referred to, by its name. */
  const counts = new Map<string, number>();
  /** Links back that have been seen in the current footnote. */
  let backLinks = 0;
  return defineHastPlugin({
    name: 'footnotes',
    element: {
      filter: ['a', 'li', 'h2'],
      visit(node, context) {
        const { id, href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
        const slug = () => slugOf(context);
        if (node.tagName === 'h2' && id === 'footnote-label') return context.setProperty(node, 'id', labelId(slug()));
        if (node.tagName === 'li' && isFootnote(node)) {
          backLinks = 0;
          return context.setProperty(node, 'id', footnoteId(slug(), nameOf(id)));
        }
        if (dataFootnoteBackref !== undefined) {
          backLinks += 1;
          return context.setProperty(node, 'href', fragment(referenceId(slug(), nameOf(href, backLinks), backLinks)));
        }
        if (dataFootnoteRef === undefined) return;
        const name = nameOf(href);
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        context.setProperty(node, 'href', fragment(footnoteId(slug(), name)));
        context.setProperty(node, 'id', referenceId(slug(), name, count));
        context.setProperty(node, 'ariaDescribedBy', [labelId(slug())]);
        if (count === 1) context.setProperty(node, 'className', [`fn${context.textContent(node)}`]);
      },
    },
  });
};

const isFootnote = ({ properties: { id } }: Readonly<Element>) =>
  typeof id === 'string' && id.startsWith(`${idPrefix}fn-`);

/**
 * The name of a footnote in an id of Sätteri’s, which is encoded for a URL and numbers all references but the first.
 */
function nameOf(value: unknown, count = 1): string {
  const name = decodeURIComponent(
    String(value)
      .replace(/^#/, '')
      .slice(idPrefix.length)
      .replace(/^fn(ref)?-/, ''),
  );
  return count === 1 ? name : name.slice(0, -`-${count}`.length);
}

const labelId = (slug: string) => `${slug}-notes`;
const footnoteId = (slug: string, name: string) => `${slug}-fn-${name}`;
/** Numbered before the name, because a name may end in a number. */
const referenceId = (slug: string, name: string, count: number) => `${slug}-fnref${count === 1 ? '' : count}-${name}`;
const fragment = (id: string) => `#${encodeURIComponent(id)}`;

/** While Astro compiles MDX the slug is worked out from the front matter and the file's name, as the loader does it. */
function slugOf({ data: { post, astro }, fileURL }: { data: Data; fileURL: URL | undefined }): string {
  const given = post?.slug ?? astro?.frontmatter.slug ?? '';
  return given === '' ? parseFileName(decodeURIComponent(fileURL?.pathname ?? 'post.mdx')).slug : String(given);
}

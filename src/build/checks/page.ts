import { assetPath, decodePath } from '../../blog/urls.ts';
import { detached } from '../../core/detached.ts';
import { cssUrls } from '../../core/html/css.ts';
import { gatherFacts } from './gather.ts';

/** What is known of one HTML page or SVG drawing, gathered in one pass. It can be cached as JSON. */
export interface PageFacts {
  /** Path in the finished site: `posts/a/index.html`. */
  path: string;
  /** Every `id`, and `name` of an anchor, each once: where a fragment may lead. */
  ids: string[];
  /** Ids that stand there more than once. */
  repeatedIds: string[];
  /** URLs that a reader may follow, as written. */
  links: string[];
  /** URLs that the browser loads by itself: images, styles, fonts, icons. */
  loads: string[];
  /** The images among them, as the page shows them where it has a choice of sizes. */
  images: string[];
  /** How the policy would name the `<style>` elements. */
  styles: string[];
  /** Code that would run: `<script>`, `onclick="…"`, `href="javascript:…"`; each as it is written. */
  scripts: string[];
  /** Elements with a `style` attribute, by name. */
  styled: string[];
  /** What else does not pass, as written: elements, attributes and schemes that are not among those of a page. */
  refused: string[];
  /** What never ends, or is no HTML: a reader would lose a part of the page. */
  lost: string[];
  /** The first content security policy, and whether a style or a URL to load came before it. */
  policy: { content: string; late: boolean } | undefined;
  /** Where a page at an old URL leads; empty for one that only loads itself again. */
  refresh: string | undefined;
  /** Files of `_astro/` that are named anywhere in it, relative to the site's root. */
  assets: string[];
  /** `false` for a page that asks search engines to stay away (`noindex`) or that only leads elsewhere. */
  listed: boolean;
  /**
   * When it last changed, as written in the page (W3C datetime): `article:modified_time`, else
   * `article:published_time`, else (lists) the newest `<time datetime>`.
   */
  lastmod: string | undefined;
}

/**
 * A reader of pages; what `isXml` says is read as XML. For all pages of a site, because much in them is alike.
 * `hashOf` says how the policy names an inline style.
 */
export function createPageReader(
  hashOf: (style: string) => string,
  isXml: (path: string) => boolean = (path) => /\.svg$/i.test(path),
): (path: string, html: string) => PageFacts {
  const share = createInterner();
  const knownStyles = new Map<string, { hash: string; loads: string[] }>();
  const styleOf = (css: string) => {
    const known = knownStyles.get(css) ?? { hash: hashOf(css), loads: cssUrls(css).map(share) };
    knownStyles.set(share(css), known);
    return known;
  };
  return (path, html) => {
    const { ids, meta, css, newest, policy, refresh, ...facts } = gatherFacts(path, html, isXml(path));
    const styles = css.map(styleOf);
    const listed = refresh === undefined && !/\b(?:noindex|none)\b/i.test(meta.get('robots') ?? '');
    const lastmod =
      meta.get('article:modified_time') ?? meta.get('article:published_time') ?? (listed ? newest : undefined);
    return {
      ...facts,
      ids: [...ids].map(share),
      links: facts.links.map(share),
      images: [...new Set(facts.images)].map(share),
      loads: [...facts.loads.map(share), ...styles.flatMap(({ loads }) => loads)],
      styles: styles.map(({ hash }) => hash),
      policy: policy && { ...policy, content: share(policy.content) },
      refresh: refresh && share(refresh),
      assets: [...new Set(html.match(assetPath))].map((name) => share(decodePath(name))),
      listed,
      lastmod: lastmod && share(lastmod),
    };
  };
}

/** One copy of each string, detached from the page that it was cut out of. */
function createInterner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const copy = known.get(text) ?? detached(text);
    known.set(copy, copy);
    return copy;
  };
}

import { slug } from 'github-slugger';
import type { Definition, Link } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { basePath, decodePath } from '../../blog/urls.ts';
import type { DocumentState } from '../kit/document.ts';
import { leniently, lineOf, report } from '../kit/diagnostics.ts';
import { unlink } from '../kit/unlink.ts';

type Jsx = Parameters<NonNullable<Parameters<typeof defineMdastPlugin>[0]['mdxJsxTextElement']>>[0];

/**
 * A link to another post's file (`./2022-06-28-a-post.md#part`) leads to its page; a link from the root (`/tags/`) gets
 * the site's base path.
 */
export const linksPlugin = () => {
  const spelledOut = new Set<string>();
  const link = (node: Readonly<Link>, context: MdastVisitorContext): void => {
    if (resolve(node, context)) markSpelledOut(node, context, spelledOut);
  };
  return defineMdastPlugin({
    name: 'links',
    options: { position: true },
    link,
    definition: (node, context) => void resolve(node, context),
    mdxJsxTextElement: recordHref,
    mdxJsxFlowElement: recordHref,
  });
};

/** Gives a link its URL; `false` where it leads nowhere and has become its words. */
function resolve(node: Readonly<Link | Definition>, context: MdastVisitorContext): boolean {
  const { post } = context.data;
  const known = post?.diagnostics.length;
  const url = resolved(node, context);
  if (url === undefined) {
    // A definition has no words of its own: what it is for shows as it is written.
    if (!unlink(node, context)) post?.references.push({ url: node.url, line: lineOf(post, node), reported: true });
    return false;
  }
  if (url !== node.url) context.setProperty(node as Link, 'url', url);
  post?.links.push(url);
  post?.references.push({
    url,
    written: node.url,
    line: lineOf(post, node),
    reported: post.diagnostics.length !== known,
  });
  return true;
}

/**
 * On paper the URL of a link is printed after it, unless the link is of class `url`: its text says it, or an earlier
 * link.
 */
function markSpelledOut(node: Readonly<Link>, context: MdastVisitorContext, spelledOut: Set<string>): void {
  if (!/^https?:/i.test(node.url)) return;
  const plain = (url: string) =>
    url
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '');
  const url = plain(node.url);
  if (spelledOut.has(url) || plain(context.textContent(node)) === url)
    context.setProperty(node, 'data', { hProperties: { className: ['url'] } });
  spelledOut.add(url);
}

/** An `<a>` of MDX is a program’s, and stays as it is. One in plain Markdown is found in the finished HTML. */
function recordHref(node: Readonly<Pick<Jsx, 'name' | 'attributes' | 'position'>>, context: MdastVisitorContext): void {
  const { name, attributes } = node;
  const href =
    name === 'a'
      ? attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'href')?.value
      : undefined;
  if (typeof href !== 'string') return;
  context.data.post?.links.push(href);
  context.data.post?.references.push({ url: href, line: lineOf(context.data.post, node) });
}

/** Where a link leads; as written when there is nothing to resolve, or nothing there. */
function resolved(node: Readonly<Link | Definition>, { data, source }: MdastVisitorContext): string | undefined {
  const state = data.post;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(node.url) ?? [];
  if (/\.(md|mdx|markdown|qmd|ipynb)$/i.test(path) && !/^([a-z][a-z+.-]*:|\/\/)/i.test(path)) {
    const page = state?.pageOf(decodePath(path));
    if (page === undefined) return node.url;
    if ('url' in page) return page.url + inOurForm(rest, state!, decodePath(path), source);
    report(data, node, { ...page, ...leniently(data) });
    if (state?.isLenient === true && node.type === 'link') return undefined;
  } else if (state !== undefined && isElsewhere(path) && !state.exists(decodePath(path))) {
    const whole = path.includes('@') ? `mailto:${node.url}` : `https://${node.url.replace(/^https?(:\/|\/\/)/i, '')}`;
    report(data, node, {
      message: `The link \`${node.url}\` leads to a page of this site, for it does not say how to get there.`,
      fix: `Write \`${whole}\`.`,
      ...leniently(data),
    });
    if (state.isLenient === true) return whole;
  } else if (path.startsWith('/') && !path.startsWith('//') && !path.startsWith(basePath())) {
    return basePath() + path.slice(1) + rest;
  } else if (path === '' && state !== undefined) return inOurForm(node.url, state, undefined, source);
  return node.url;
}

/**
 * A fragment that leads to a heading of a notebook as Jupyter calls it, `#A-Heading,-of-mine`, as our id of that
 * heading. `path` is that of the notebook, `undefined` in the notebook itself.
 */
function inOurForm(written: string, state: DocumentState, path: string | undefined, source: string): string {
  const [, before = '', fragment = ''] = /^([^#]*)#(.+)$/s.exec(written) ?? [];
  const isNotebook = path === undefined ? state.isLenient === true : /\.ipynb$/i.test(path);
  if (fragment === '' || !isNotebook) return written;
  const name = decodePath(fragment);
  const text = path === undefined ? source : state.read(path);
  // The author's own anchors keep their names.
  if (
    new RegExp(`(?:id|name)=\\\\?["']?${RegExp.escape(name)}["'\\\\>\\s]|\\{#${RegExp.escape(name)}[}\\s]`).test(
      text ?? '',
    )
  )
    return written;
  return `${before}#${slug(name.replaceAll('-', ' '))}`;
}

/**
 * Domains at the top that are no endings of files (https://data.iana.org/TLD/tlds-alpha-by-domain.txt has them all).
 */
const domains =
  'com|org|net|edu|gov|int|io|dev|ai|app|info|blog|xyz|tech|science|me|eu|uk|de|fr|nl|ch|at|it|es|se|no|in' +
  '|jp|cn|tw|kr|au|nz|ca|us|br|ru';
const elsewhere = new RegExp(
  `^(?:www\\.|https?//|https?:/(?!/)|[^\\s@/:]+@[\\w-]+(?:\\.[\\w-]+)+$|(?:[\\w-]+\\.)+(?:${domains})(?:/|$))`,
  'i',
);

/** Whether a URL without a scheme was meant for another site, or for e-mail. */
const isElsewhere = (path: string): boolean => elsewhere.test(path);

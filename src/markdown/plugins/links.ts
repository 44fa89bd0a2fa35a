import type { Definition, Link } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { basePath, decodePath } from '../../blog/urls.ts';
import { lineOf, report } from '../kit/diagnostics.ts';

type Jsx = Parameters<NonNullable<Parameters<typeof defineMdastPlugin>[0]['mdxJsxTextElement']>>[0];

/**
 * A link to another post's file (`./2022-06-28-a-post.md#part`) leads to its page; a link from the root (`/tags/`) gets
 * the site's base path.
 */
export const linksPlugin = () => {
  const spelledOut = new Set<string>();
  const link = (node: Readonly<Link>, context: MdastVisitorContext): void => {
    resolve(node, context);
    markSpelledOut(node, context, spelledOut);
  };
  return defineMdastPlugin({
    name: 'links',
    options: { position: true },
    link,
    definition: resolve,
    mdxJsxTextElement: recordHref,
    mdxJsxFlowElement: recordHref,
  });
};

function resolve(node: Readonly<Link | Definition>, context: MdastVisitorContext): void {
  const { post } = context.data;
  const known = post?.diagnostics.length;
  const url = resolved(node, context);
  if (url !== node.url) context.setProperty(node as Link, 'url', url);
  post?.links.push(url);
  post?.references.push({
    url,
    written: node.url,
    line: lineOf(post, node),
    reported: post.diagnostics.length !== known,
  });
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
function resolved(node: Readonly<Link | Definition>, { data }: MdastVisitorContext): string {
  const state = data.post;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(node.url) ?? [];
  if (/\.(md|mdx|markdown|qmd|ipynb)$/i.test(path) && !/^([a-z][a-z+.-]*:|\/\/)/i.test(path)) {
    const page = state?.pageOf(decodePath(path));
    if (page === undefined) return node.url;
    if ('url' in page) return page.url + rest;
    report(data, node, page);
  } else if (state !== undefined && isElsewhere(path) && !state.exists(decodePath(path))) {
    const whole = path.includes('@') ? `mailto:${node.url}` : `https://${node.url.replace(/^https?(:\/|\/\/)/i, '')}`;
    report(data, node, {
      message: `The link \`${node.url}\` leads to a page of this site, for it does not say how to get there.`,
      fix: `Write \`${whole}\`.`,
    });
  } else if (path.startsWith('/') && !path.startsWith('//') && !path.startsWith(basePath())) {
    return basePath() + path.slice(1) + rest;
  }
  return node.url;
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

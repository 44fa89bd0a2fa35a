import { escapeText } from '../core/escape.ts';
import { absolute } from './urls.ts';
import { directionOf, interfaceLang, messages } from '../i18n/index.ts';

/** A page that sends the reader on at once, tells search engines the real URL, and asks not to be indexed. */
export function aliasPage({ title, url }: { title: string; url: string }): string {
  const text = escapeText(title);
  return `<!doctype html>
<html lang="${interfaceLang}" dir="${directionOf(interfaceLang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>${text}</title>
<meta http-equiv="refresh" content="0; url=${url}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${absolute(url)}">
<p>${messages.moved} <a href="${url}">${text}</a></p>
</html>
`;
}

/** The same page where its path has an ending that hosts serve as XML, such as `/feed.xml`. */
export function aliasFile(page: { title: string; url: string }, path: string): string {
  const html = aliasPage(page);
  if (!/\.(?:xml|rss|atom|rdf|xhtml)$/i.test(path)) return html;
  const closed = html.replace(/<((?:meta|link) [^>]*)>/g, '<$1/>');
  return closed
    .replace('<!doctype html>\n<html', '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"')
    .replace(/(<html[^>]*>)([^]*?)(<p>)/, '$1<head>$2</head><body>$3')
    .replace('</p>', '</p></body>');
}

import type { Diagnostic } from '../core/diagnostics.ts';
import { unescapeText } from '../core/escape.ts';
import type { RenderCache, Rendering } from './render-cache.ts';
import type { DeadReference } from './references.ts';

/**
 * A notebook whose links lead nowhere, with their words in place of the links, and a warning for each. What is cached
 * stays as it is: another day there may be something where they lead.
 */
export function withoutDeadLinks(
  { post, ...rendering }: Rendering,
  dead: readonly DeadReference[],
  cache: Pick<RenderCache, 'text' | 'setText'>,
): { rendering: Rendering; diagnostics: Diagnostic[] } {
  const diagnostics = dead.map(({ diagnostic }): Diagnostic => ({ ...diagnostic, severity: 'warning' }));
  if (post?.htmlFile === undefined || dead.length === 0) return { rendering: { post, ...rendering }, diagnostics };
  const hrefs = new Set(dead.map(({ href }) => href));
  const { htmlFile, markdownFile } = post;
  const unlinked = {
    ...post,
    htmlFile: cache.setText(unlinkHtml(cache.text(htmlFile), hrefs), 'html'),
    ...(markdownFile !== undefined && {
      markdownFile: cache.setText(unlinkMarkdown(cache.text(markdownFile), hrefs), 'md'),
    }),
  };
  return { rendering: { ...rendering, post: unlinked }, diagnostics };
}

/** A link of a text with slots (`text-record.ts`): its tag, and what stands in it. */
const link = /<a((?:[^<>"]|"[^"]*")*)>([^]*?)<\/a>/g;

function unlinkHtml(template: string, hrefs: ReadonlySet<string>): string {
  return template.replace(link, (whole, attributes: string, words: string) => {
    const href = /\shref="([^"]*)"/.exec(attributes)?.[1];
    if (href === undefined || !hrefs.has(unescapeText(href))) return whole;
    const id = /\sid="[^"]*"/.exec(attributes)?.[0];
    return id === undefined ? words : `<span${id}>${words}</span>`;
  });
}

/** Links in brackets whose words hold none. */
const unlinkMarkdown = (text: string, hrefs: ReadonlySet<string>): string =>
  text.replace(/(?<!!)\[([^[\]\n]+)\]\(<?([^()<>\s]+)>?\)/g, (whole, words: string, url: string) =>
    hrefs.has(url) ? words : whole,
  );

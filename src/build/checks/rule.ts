import { urlOfFile } from '../../blog/urls.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { PageFacts } from './page.ts';
import type { IndexedSite } from './site.ts';

/** A rule finds what is not allowed in a finished site. */
export type Rule = (site: IndexedSite) => Diagnostic[];

/** What so many pages have alike is reported once: it probably comes from their layout. */
const manyPages = 4;

/** A rule that checks one page after the other. */
export function eachPage(check: (page: PageFacts, site: IndexedSite) => Diagnostic[]): Rule {
  return (site) => {
    const found = [...site.pages.values()].flatMap((page) =>
      check(page, site).map((error) => ({ page: page.path, error })),
    );
    const alike = Map.groupBy(
      found,
      ({ page, error: { message, line } }) => `${line === undefined} ${message.replace(` /${urlOfFile(page)} `, ' ')}`,
    );
    return [...alike.values()].flatMap((group) => {
      const [first, ...others] = new Map(group.map(({ page, error }) => [page, error])).values();
      if (first === undefined || first.line !== undefined || others.length + 1 < manyPages)
        return group.map(({ error }) => error);
      const files = others
        .slice(0, 5)
        .map(({ file }) => `\n- ${file}`)
        .join('');
      const fix =
        `${first.fix}\nWhat stands on many pages comes from \`src/site.ts\` or \`src/layouts/\`; else look in ` +
        `these files${others.length > 5 ? ' and others' : ''}:${files}`;
      return [{ ...first, message: `${first.message} The same is so on ${others.length} other pages.`, fix }];
    });
  };
}

/** Whether a URL leads to another server. */
export function isForeign(url: string, page: string, site: IndexedSite): boolean {
  if (site.innerPath(url, page) !== undefined) return false;
  const target = URL.parse(url, new URL(page, site.url));
  return target !== null && target.protocol !== 'data:' && target.origin !== new URL(site.url).origin;
}

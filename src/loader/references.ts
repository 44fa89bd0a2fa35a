import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBase } from '../blog/urls.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { unescapeText } from '../core/escape.ts';
import { checkLink, decode, hasRepeatedId, innerPath, loadsFromElsewhere } from '../core/link-check.ts';
import type { InnerPath, LinkTargets } from '../core/link-check.ts';
import type { TextRecord } from '../markdown/kit/text-record.ts';
import type { DocumentState } from '../markdown/kit/document.ts';
import { bodyOf, type SourceDocument } from './documents.ts';
import { site } from '../site.ts';
import { lineOf } from '../config/settings-errors.ts';
import { siteRoot } from './targets.ts';

/** A position in a document from which a link leads to another part of the site, or a file of the site is loaded. */
export interface Reference extends Partial<InnerPath> {
  /** As it is written. */
  url: string;
  /** As it stands in the page, where that differs. */
  href?: string | undefined;
  line?: number | undefined;
  /** Cell of a notebook. */
  cell?: number | undefined;
}

/** What of a document other documents and the check of links need to know. */
export interface Outline {
  /**
   * The links that lead into the site, or are written as if they did; those to a part of the document that is there
   * left out.
   */
  references: Reference[];
  /** The links that lead to other sites. */
  external: Reference[];
  /** Ids in the document; `undefined` where a component may add others. */
  ids: string[] | undefined;
}

/**
 * The links and ids of a document. `locate` puts a line of a notebook's Markdown into its
 * cell.
 */
export function outlineOf(
  document: SourceDocument,
  state: DocumentState,
  { urls, ids }: { urls: readonly string[]; ids: string[] | undefined },
  locate: (at: Diagnostic) => Diagnostic = (at) => at,
): Outline {
  const own = innerPath(document.url, '', siteRoot())?.path ?? '';
  const inText = Map.groupBy(state.references, ({ url }) => decode(url));
  const isThere = new Set(ids);
  const occurrences = (url: string) => inText.get(decode(url)) ?? [{ url, line: lineWith(url, document) }];
  const unlocated = [...new Set(urls)].flatMap((url) => {
    const target = innerPath(url, own, siteRoot());
    if (target === undefined && !/^\/(?!\/)/.test(url)) return [];
    if (target?.path === own && (target.fragment === '' || isThere.has(target.fragment))) return [];
    return occurrences(url).flatMap(({ written = url, line, reported }: DocumentState['references'][number]) =>
      reported ? [] : [{ url: written, ...(written !== url && { href: url }), ...target, line }],
    );
  });
  const isExternal = (url: string) => /^(?:https?:)?\/\//i.test(url) && innerPath(url, own, siteRoot()) === undefined;
  const external = [...new Set(urls)].filter(isExternal).flatMap((url) =>
    occurrences(url).map(({ written = url, line }: DocumentState['references'][number]) => ({
      url: written,
      line,
      ...(written !== url && { href: url }),
    })),
  );
  const inSource = ({ line, ...reference }: Reference): Reference => {
    const at = locate({ file: document.file, line, message: '' });
    return { ...reference, line: at.line, cell: at.cell };
  };
  return { references: unlocated.map(inSource), external: external.map(inSource), ids };
}

/** Line of the file on which a URL of raw HTML stands. */
function lineWith(url: string, document: SourceDocument): number | undefined {
  const forms = [url, decode(url), url.replaceAll('&', '&amp;')];
  const index = bodyOf(document)
    .split('\n')
    .findIndex((line) => forms.some((form) => form !== '' && line.includes(form)));
  return index === -1 ? undefined : document.bodyLine + index;
}

/**
 * What of the HTML of a document no page may have: an id twice, and what would be loaded from another server. `text` is
 * its Markdown, by whose lines it is reported; what `state` reports already is left out.
 */
export function checkRecord(
  document: SourceDocument,
  record: TextRecord,
  text: string,
  state: DocumentState,
): Diagnostic[] {
  const { file, bodyLine } = document;
  const { repeatedIds, loads } = record;
  if (repeatedIds.length === 0 && !loads.some(isForeign)) return [];
  const page = innerPath(document.url, '', siteRoot())?.path ?? '';
  const lines = text.split('\n');
  const at = (index: number) => ({ file, line: index === -1 ? undefined : bodyLine + index });
  const isReported = (url: string) => state.diagnostics.some(({ message }) => message.includes(url));
  const foreign = [...new Set(loads)].filter((url) => isForeign(url) && !isReported(url));
  const holds = (line: string, url: string) => unescapeText(line).includes(url);
  return [
    ...[...new Set(repeatedIds)].map((id) => {
      const index = lines.findLastIndex((line) => namesId(line, id));
      return { ...at(index), ...hasRepeatedId(page, id) };
    }),
    ...foreign.map((url) => {
      const index = lines.findIndex((line) => holds(line, url));
      return { ...at(index), ...loadsFromElsewhere(page, url) };
    }),
  ];
}

/** Whether a line gives an id, in HTML or to a heading. */
const namesId = (line: string, id: string): boolean =>
  [`id="${id}"`, `id='${id}'`, `id=${id}`, `{#${id}`].some((form) => line.includes(form));

/** Whether a browser would ask another server for a URL. */
function isForeign(url: string): boolean {
  const target = URL.parse(url, siteRoot());
  return target !== null && target.protocol !== 'data:' && target.origin !== new URL(siteRoot()).origin;
}

/** A link that leads nowhere, as it stands in the page, and what is said of it. */
export interface DeadReference {
  /** The URL as it stands in the page. */
  href: string;
  /** Why it leads nowhere. */
  diagnostic: Diagnostic;
}

/** What is wrong with the links of a document. */
export function checkReferences(file: string, { references }: Outline, targets: LinkTargets): DeadReference[] {
  return references.flatMap(({ url, href = url, path, fragment = '', line, cell }) => {
    const wrong = checkLink(url, path === undefined ? undefined : { path, fragment }, targets);
    if (wrong === undefined) return [];
    return [{ href, diagnostic: { file, line, cell, message: wrong.message, fix: wrong.fix } }];
  });
}

/** What is wrong with the links of the settings, which stand on every page. */
export function checkSettingsLinks(root: string, targets: LinkTargets): Diagnostic[] {
  const file = 'src/site.ts';
  if (!existsSync(join(root, file))) return [];
  const links = [
    ...site.nav.map(({ path }, index) => ({ at: ['nav', index, 'path'], written: path, url: withBase(decode(path)) })),
    ...(site.profiles ?? []).map(({ url }, index) => ({ at: ['profiles', index, 'url'], written: url, url })),
    ...(site.author?.url === undefined
      ? []
      : [{ at: ['author', 'url'], written: site.author.url, url: site.author.url }]),
  ];
  const wrong = links.flatMap(({ at, written, url }) => {
    const target = innerPath(url, '', siteRoot());
    const found = target && checkLink(written, target, targets);
    return found === undefined ? [] : [{ at, ...found }];
  });
  if (wrong.length === 0) return [];
  const source = readFileSync(join(root, file), 'utf8');
  return wrong.map(({ at, message, fix }) => ({ file, line: lineOf(at, source), message, fix }));
}

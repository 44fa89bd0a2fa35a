import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFormat, feedFormatNames } from '../blog/feed-formats.ts';
import { archivedFeedUrl, urlOfFile } from '../blog/urls.ts';
import { contentSecurityPolicy, policyWithoutStyles } from '../core/csp.ts';
import { compare } from '../core/order.ts';
import type { PageFacts } from './checks/page.ts';

/** Cloudflare Pages ignores a longer line of `_headers`, and takes 100 rules: there are two here. */
const longestLine = 2_000;

/** What the files for hosts say. */
interface HostedSite {
  /** Folder to write into. */
  dist: string;
  pages: ReadonlyMap<string, PageFacts>;
  /** Every other file that is known by its path. */
  files: Iterable<string>;
  /** Path of the site. */
  base: string;
  /** Origins of the other sites that forms may lead to. */
  formOrigins: readonly string[];
  /** Whether the site shows drafts. */
  drafts: boolean;
}

/** Writes the files that static hosts read: `_headers`, and `_redirects` if anything leads to another place. */
export function writeHostFiles({ dist, pages, files, base, formOrigins, drafts }: HostedSite): void {
  const styleHashes = new Set([...pages.values()].flatMap(({ styles }) => styles));
  writeFileSync(join(dist, '_headers'), headersFile([...styleHashes].sort(compare), base, formOrigins, drafts));
  const redirects = [...pages].flatMap(([page, { refresh }]) =>
    refresh === undefined ? [] : [{ from: base + encodeURI(urlOfFile(page)), to: refresh }],
  );
  const all = [...redirects, ...movedArchive(files)];
  if (all.length > 0) writeFileSync(join(dist, '_redirects'), redirectsFile(all));
}

/** Until November 2026 the archive of the feed was in each format. The hosts fill `:document` in. */
function movedArchive(files: Iterable<string>): { from: string; to: string }[] {
  if (!Iterator.from(files).some((file) => file.startsWith('feeds/'))) return [];
  return feedFormatNames
    .filter((format) => format !== archiveFormat)
    .map((format) => ({ from: archivedFeedUrl(':document', format), to: archivedFeedUrl(':document') }));
}

/**
 * The `_headers` file that Netlify and Cloudflare Pages read. The policy is the pages' own with `frame-ancestors`,
 * which a `<meta>` cannot say, and with the hashes of every style of the site, and the one site that forms may lead to.
 * Where so many posts have styles of their own that the line would be too long for a host, it leaves styles to the
 * policy that each page has in itself. With drafts, search engines are asked not to list feeds and images either.
 */
export function headersFile(
  styleHashes: readonly string[],
  base: string,
  formOrigins: readonly string[] = [],
  drafts = false,
): string {
  const header = (policy: string) => `  Content-Security-Policy: ${policy}; frame-ancestors 'none'`;
  const full = header(contentSecurityPolicy(styleHashes, formOrigins));
  return `/*
${full.length > longestLine ? header(policyWithoutStyles(formOrigins)) : full}
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
  Referrer-Policy: strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
${drafts ? '  X-Robots-Tag: noindex\n' : ''}${base}_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

/** The `_redirects` file that Netlify and Cloudflare Pages read, from old paths to new ones; empty without any. */
export function redirectsFile(redirects: readonly { from: string; to: string }[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { urlOfFile } from '../blog/urls.ts';
import { contentSecurityPolicy } from '../core/csp.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { compare } from '../core/order.ts';
import type { PageFacts } from './checks/page.ts';

/** Cloudflare Pages ignores a longer line of `_headers`, and takes 100 rules: there are two here. */
const longestLine = 2_000;

/**
 * Writes the files that static hosts read into `dist`: `_headers`, and `_redirects` if a page leads to another. `base`
 * is the path of the site, and `formOrigin` the one other site that a form may lead to.
 */
export function writeHostFiles(
  dist: string,
  pages: ReadonlyMap<string, PageFacts>,
  base: string,
  formOrigin: string | undefined,
): Diagnostic[] {
  const styleHashes = new Set([...pages.values()].flatMap(({ styles }) => styles));
  const headers = headersFile([...styleHashes].sort(compare), base, formOrigin);
  writeFileSync(join(dist, '_headers'), headers);
  const redirects = [...pages].flatMap(([page, { refresh }]) =>
    refresh === undefined ? [] : [{ from: base + encodeURI(urlOfFile(page)), to: refresh }],
  );
  if (redirects.length > 0) writeFileSync(join(dist, '_redirects'), redirectsFile(redirects));
  return checkHeaders(headers);
}

/**
 * The `_headers` file that Netlify and Cloudflare Pages read. The policy is the pages' own with `frame-ancestors`,
 * which a `<meta>` cannot say, and with the hashes of every style of the site, and the one site that forms may lead to.
 */
export function headersFile(styleHashes: readonly string[], base: string, formOrigin?: string): string {
  return `/*
  Content-Security-Policy: ${contentSecurityPolicy(styleHashes, formOrigin)}; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
  Referrer-Policy: strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
${base}_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

/** A diagnostic for a policy that has grown too long for a host to read: some thirty different styles. */
export function checkHeaders(headers: string): Diagnostic[] {
  const long = headers.split('\n').find((line) => line.length > longestLine);
  if (long === undefined) return [];
  return [
    {
      file: 'dist/_headers',
      message: `A line has ${long.length} characters; Cloudflare Pages ignores one of more than ${longestLine}.`,
      fix:
        'Have fewer different inline styles: put rules into the style sheets that `src/styles/style-sheets.ts` ' +
        'lists.',
    },
  ];
}

/** The `_redirects` file that Netlify and Cloudflare Pages read, from old paths to new ones; empty without any. */
export function redirectsFile(redirects: readonly { from: string; to: string }[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

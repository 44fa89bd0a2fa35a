import type { Diagnostic } from '../core/diagnostics.ts';
import { contentSecurityPolicy } from '../core/csp.ts';

/** Cloudflare Pages ignores a longer line of `_headers`, and takes 100 rules: there are two here. */
const longestLine = 2_000;

/**
 * The `_headers` file that Netlify and Cloudflare Pages read. The policy is the pages' own with `frame-ancestors`, which
 * a `<meta>` cannot say, and with the hashes of every style of the site, and the one site that forms may lead to.
 */
export function headersFile(styleHashes: readonly string[], base: string, forms?: string): string {
  return `/*
  Content-Security-Policy: ${contentSecurityPolicy(styleHashes, forms)}; frame-ancestors 'none'
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

/** A policy that has grown too long for a host to read: some thirty different styles. */
export function checkHeaders(headers: string): Diagnostic[] {
  const long = headers.split('\n').find((line) => line.length > longestLine);
  if (long === undefined) return [];
  return [
    {
      file: 'dist/_headers',
      message: `A line has ${long.length} characters; Cloudflare Pages ignores one of more than ${longestLine}.`,
      fix: 'Have fewer different inline styles: put rules into the sheets that `src/styles/sheets.ts` lists.',
    },
  ];
}

/** The `_redirects` file that Netlify and Cloudflare Pages read, from old paths to new ones; empty without any. */
export function redirectsFile(redirects: readonly { from: string; to: string }[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

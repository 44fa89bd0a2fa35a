import { contentSecurityPolicy } from './csp.ts';

/**
 * The `_headers` file that Netlify and Cloudflare Pages read. The policy is the pages' own with `frame-ancestors`, which
 * a `<meta>` cannot say, and with the hashes of every style of the site. Cloudflare takes 2,000 characters a line.
 */
export function headersFile(styleHashes: readonly string[], base: string): string {
  return `/*
  Content-Security-Policy: ${contentSecurityPolicy(styleHashes)}; frame-ancestors 'none'
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

/** The `_redirects` file that Netlify and Cloudflare Pages read, from old paths to new ones; empty without any. */
export function redirectsFile(redirects: readonly { from: string; to: string }[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

import { createHash } from 'node:crypto';

/** The hash by which a policy allows an inline style (CSP 3, 2.3.1). */
export function styleHash(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}

export function contentSecurityPolicy(styleHashes: readonly string[]): string {
  return `default-src 'none'; style-src ${styleHashes.join(' ')} 'self'; img-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'`;
}

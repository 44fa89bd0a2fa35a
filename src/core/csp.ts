import { createHash } from 'node:crypto';

/** How a policy names an inline style that it lets through (Content Security Policy 3, 2.3.1). */
export function styleHash(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}

/**
 * The policy of a page: its own styles by their hashes, pictures and fonts of this site, and nothing else. There is no
 * `script-src`, so `default-src 'none'` refuses every script. Connections are for Lighthouse, which looks at
 * `robots.txt` from inside the page; without scripts nothing else can make one. `forms` are the origins of other
 * sites that a form may lead to.
 */
export function contentSecurityPolicy(styleHashes: readonly string[], forms: readonly string[] = []): string {
  return `default-src 'none'; style-src ${["'self'", ...styleHashes].join(' ')}; ${ownFilesOnly(forms)}`;
}

/**
 * The policy of a page but for its styles, for where there is no room for all hashes: nothing runs, nothing is framed.
 */
export const policyWithoutStyles = (forms: readonly string[] = []): string =>
  `script-src 'none'; object-src 'none'; frame-src 'none'; worker-src 'none'; ${ownFilesOnly(forms)}`;

const ownFilesOnly = (forms: readonly string[]): string =>
  `img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action ` +
  (forms.length > 0 ? forms.join(' ') : "'none'");

import type { Draft } from './draft.ts';

const ftp = /(?<![\w<>"'=([/:.-])ftp:\/\/[^\s<>()]*[^\s<>().,;:!?'"*_~]/dg;

/** A bare URL of FTP, which GFM (6.9) links and Sätteri (0.10) does not. */
export function readBareUrls(draft: Draft): void {
  draft.replace(ftp, ({ groups: [url = ''] }) => `<${url}>`, 'prose');
}

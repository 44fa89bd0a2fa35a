import type { APIRoute } from 'astro';
import { securityFile } from '../seo/security-txt.ts';
import { buildClock } from '../loader/clock.ts';
import { site } from '../site.ts';

/** The file is there when the settings have a contact. */
export function getStaticPaths() {
  const text = securityFile(site, buildClock());
  return text === undefined ? [] : [{ params: { security: '.well-known/security' }, props: { text } }];
}

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

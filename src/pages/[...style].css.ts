import type { APIRoute } from 'astro';
import { paramOf } from '../blog/urls.ts';
import { styleFiles } from '../styles/style-sheets.ts';

/** The style sheets that pages of a large blog link; a build leaves out what none of them does. */
export const getStaticPaths = () =>
  styleFiles.map(({ url, css }) => ({ params: { style: paramOf(url) }, props: { css } }));

export const GET: APIRoute<{ css: string }> = ({ props: { css } }) =>
  new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });

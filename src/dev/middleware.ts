import type { MiddlewareHandler } from 'astro';
import { formatReport, type Diagnostic, type DiagnosticsError } from '../core/diagnostics.ts';
import { processState } from '../core/process-state.ts';
import { errorPage, withBanner } from './banner.ts';

/** The last error that was printed: a page is asked for more than once. */
let printed = '';

/** Puts what is wrong into each page, and in place of one that cannot be made. Part of `npm run dev` only. */
export const onRequest: MiddlewareHandler = async ({ url }, next) => {
  const { diagnostics, manifest } = processState.content;
  try {
    const response = await next();
    if (!/^text\/html\b/.test(response.headers.get('content-type') ?? '') || diagnostics.length === 0) return response;
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    return new Response(withBanner(await response.text(), decodeURI(url.pathname), diagnostics, manifest), {
      status: response.status,
      headers,
    });
  } catch (error) {
    const found = (error as Partial<DiagnosticsError>).diagnostics;
    if (found === undefined) throw error;
    print(found);
    return new Response(errorPage([...found, ...diagnostics], decodeURI(url.pathname), manifest), {
      status: 500,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
};

function print(found: readonly Diagnostic[]): void {
  const report = formatReport(found, { width: process.stderr.columns });
  if (report !== printed) console.error(`\n${report}\n`);
  printed = report;
}

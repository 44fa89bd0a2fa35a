import { escapeText } from '../core/escape.ts';
import { decodePath, urlByName } from '../blog/urls.ts';
import { positionOf, sortDiagnostics, type Diagnostic } from '../core/diagnostics.ts';
import type { ManifestEntry } from '../core/process-state.ts';

/** So many errors of other files are listed. */
const shownElsewhere = 20;

/** Its own colours and fonts: the site's may be what is wrong. */
const css = `
#Errors {
  all: revert;
  grid-column: 1 / -1;
  position: relative;
  z-index: 9;
  margin: 0;
  padding: 0.75rem max(1rem, (100% - 60rem) / 2);
  border-block-end: 3px solid light-dark(#b3261e, #f2b8b5);
  background: light-dark(#fdecea, #3a1513);
  color: light-dark(#3b0b08, #fbe4e1);
  color-scheme: light dark;
  font: 1rem/1.45 system-ui, sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
}
#Errors :is(p, ul, pre, li) { margin: 0; padding: 0; font: inherit; }
#Errors :is(ul) { list-style: none; }
#Errors :is(ul, details) { margin-block-start: 0.5rem; }
#Errors li + li { margin-block-start: 0.5rem; }
#Errors code { font: 0.9em/1.4 ui-monospace, monospace; background: none; border: 0; padding: 0; color: inherit; }
#Errors .at { font-weight: 600; }
#Errors pre { white-space: pre-wrap; background: none; border: 0; padding-inline-start: 1rem; opacity: 0.9; }
#Errors summary { cursor: pointer; }
@media print { #Errors { display: none; } }
`;

/**
 * A page of HTML with what is wrong at its top: its own source first, then how much there is elsewhere. `path` is the
 * page's.
 */
export function withBanner(
  html: string,
  path: string,
  diagnostics: readonly Diagnostic[],
  manifest: readonly ManifestEntry[],
): string {
  if (diagnostics.length === 0) return html;
  const banner = bannerOf(path, diagnostics, manifest);
  return /<body\b[^>]*>/i.test(html) ? html.replace(/<body\b[^>]*>/i, (tag) => tag + banner) : banner + html;
}

/** A page of its own, in place of one that cannot be made. */
export function errorPage(
  diagnostics: readonly Diagnostic[],
  path: string,
  manifest: readonly ManifestEntry[],
): string {
  return withBanner(
    '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" ' +
      'content="width=device-width">\n<meta name="color-scheme" content="light dark">\n<title>This page cannot ' +
      'be made yet</title>\n<body></body>\n</html>\n',
    path,
    diagnostics,
    manifest,
  );
}

function bannerOf(path: string, diagnostics: readonly Diagnostic[], manifest: readonly ManifestEntry[]): string {
  const sorted = sortDiagnostics(diagnostics);
  const own = sorted.filter(({ file }) => isSourceOf(file, path, manifest));
  const others = sorted.filter((diagnostic) => !own.includes(diagnostic));
  const files = new Set(others.map(({ file }) => file)).size;
  const elsewhere = `${counted(others.length, 'error')} in ${counted(files, own.length > 0 ? 'other file' : 'file')}`;
  const rest = others.length > shownElsewhere ? `<p>… and ${others.length - shownElsewhere} more</p>` : '';
  const open = own.length > 0 ? '' : ' open';
  return [
    `<aside id="Errors" lang="en" dir="ltr" aria-label="Errors"><style>${css}</style>`,
    own.length > 0 ? `<p><strong>${counted(own.length, 'error')} in this page</strong></p>${list(own)}` : '',
    others.length > 0
      ? `<details${open}><summary>${elsewhere}</summary>${list(others.slice(0, shownElsewhere))}${rest}</details>`
      : '',
    '</aside>',
  ].join('');
}

/** Whether a page is made from a file. One that could not be read is looked for where its name would put it. */
function isSourceOf(file: string, path: string, manifest: readonly ManifestEntry[]): boolean {
  const entry = manifest.find((entry) => entry.file === file);
  return decodePath(entry?.url ?? urlByName(file)) === path;
}

const list = (diagnostics: readonly Diagnostic[]): string => `<ul role="list">${diagnostics.map(item).join('')}</ul>`;

function item(diagnostic: Diagnostic): string {
  const { message, fix } = diagnostic;
  const position = `<p class="at"><code>${escapeText(positionOf(diagnostic))}</code></p>`;
  return `<li>${position}<p>${withCode(message)}</p>${fix === undefined ? '' : `<pre>${withCode(fix)}</pre>`}</li>`;
}

/** A message as HTML; what stands between backticks is code. */
const withCode = (text: string): string => escapeText(text).replace(/(`+)([^`].*?)\1/gs, '<code>$2</code>');

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

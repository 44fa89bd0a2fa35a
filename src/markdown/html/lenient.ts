import { refusals } from '../../core/html/allowed.ts';
import { svgElements } from '../../core/html/names.ts';
import { escapeAttribute, escapeText } from '../../core/escape.ts';
import { replaceParts, type Replacement } from '../../core/html/slots.ts';
import { attributeOf, tagsIn, wholeElementsIn } from '../../core/html/tags.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { DocumentState } from '../kit/document.ts';
import { linkedInstead, nameInWords } from '../plugins/images.ts';
import { refusalText } from './messages.ts';

/**
 * HTML of a lenient document without what a page may not hold, each part told by a warning: a frame and an image on
 * another server become links, scripts go with all that is in them, of other elements and attributes the content stays.
 * `line` is that of the file on which the HTML begins; `isInLink` says that a link is open before it.
 */
export function withoutRefused(html: string, state: DocumentState, line: number, isInLink: boolean): string {
  const lineAt = (offset: number) => line + html.slice(0, offset).split('\n').length - 1;
  const warn = (offset: number, diagnostic: Omit<Diagnostic, 'file'>) =>
    state.diagnostics.push({ file: state.file, line: lineAt(offset), ...diagnostic, severity: 'warning' });
  const isRefused = (name: string) => refusals({ name, namespace: 'html', attributes: {} }).length > 0;
  const edits: Replacement[] = [];
  const breaksIn = (start: number, end: number) => '\n'.repeat(html.slice(start, end).split('\n').length - 1);
  const whole = wholeElementsIn(html, []).filter(({ name }) => isRefused(name));
  for (const { name, start, end, tag } of whole) {
    const [refusal] = refusals({ name, namespace: 'html', attributes: {} });
    warn(start, refusalText(refusal!, { name, attributes: { src: attributeOf(tag, 'src') ?? '' } }));
    const src = attributeOf(tag, 'src') ?? '';
    const link = name === 'iframe' && /^https?:\/\//i.test(src) && !isInLink ? linkTo(src, src) : '';
    edits.push({ start, end, text: link + breaksIn(start, end) });
  }
  let inLinks = isInLink ? 1 : 0;
  for (const tag of tagsIn(html, 0, html.length)) {
    const { name, start, end, closes } = tag;
    if (whole.some((each) => start >= each.start && start < each.end)) continue;
    if (name === 'a') inLinks += closes ? -1 : 1;
    const src = attributeOf(tag, 'src')?.trim() ?? '';
    if (name === 'img' && /^(?:https?:)?\/\//i.test(src)) {
      warn(start, linkedInstead(src));
      const text = attributeOf(tag, 'alt')?.trim() || nameInWords(src);
      edits.push({ start, end, text: (inLinks > 0 ? escapeText(text) : linkTo(src, text)) + breaksIn(start, end) });
      continue;
    }
    const attributes = closes ? {} : Object.fromEntries(tag.attributes.map((each) => [each.name, each.value]));
    const namespace = svgElements.has(name) && !/^(?:a|title|style)$/.test(name) ? 'svg' : 'html';
    const refused = refusals({ name, namespace, attributes });
    for (const refusal of closes ? [] : refused) warn(start, refusalText(refusal, { name, attributes }));
    if (refused.some(({ attribute }) => attribute === undefined)) {
      edits.push({ start, end, text: breaksIn(start, end) });
      continue;
    }
    for (const each of tag.attributes)
      if (refused.some(({ attribute }) => attribute?.toLowerCase() === each.name))
        edits.push({ start: each.start, end: each.end, text: breaksIn(each.start, each.end) });
  }
  return replaceParts(
    html,
    edits.sort((a, b) => a.start - b.start),
  );
}

const linkTo = (url: string, text: string): string =>
  `<a href="${escapeAttribute(url.replace(/^\/\//, 'https://'))}">${escapeText(text)}</a>`;

/** How many links a piece of HTML leaves open. */
export const openLinks = (html: string): number =>
  tagsIn(html, 0, html.length).reduce((count, { name, closes }) => count + (name !== 'a' ? 0 : closes ? -1 : 1), 0);

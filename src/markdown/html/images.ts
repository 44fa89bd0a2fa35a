import { basePath, decodePath } from '../../blog/urls.ts';
import { escapeAttribute } from '../../core/escape.ts';
import { imageName, publicImage } from '../kit/image-files.ts';
import type { DocumentState } from '../kit/document.ts';
import { sizeClass, writePlaceholder } from '../kit/image-placeholder.ts';

const tag = /<!--[^]*?(?:-->|$)|<picture\b[^]*?<\/picture>|<img\b((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const attribute = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const decoded: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#39': "'", apos: "'", lt: '<', gt: '>' };
const decode = (text: string): string =>
  text.replace(/&(amp|quot|#39|apos|lt|gt);/g, (_, name: string) => decoded[name]!);

/**
 * Images of an author's HTML become what images of Markdown are: those beside the post placeholders, those in
 * `public/` with
 * their pixels. `line` is that of the file on which the HTML begins.
 */
export async function readHtmlImages(html: string, state: DocumentState, line: number): Promise<string> {
  const parts: string[] = [];
  let from = 0;
  for (const match of html.matchAll(tag)) {
    if (match[1] === undefined) continue;
    const at = line + html.slice(0, match.index).split('\n').length - 1;
    const made = await readImage(match[1], state, at);
    if (made === undefined) continue;
    // Lines stay what they were for what is reported later.
    const breaks = '\n'.repeat(match[0].split('\n').length - 1);
    parts.push(html.slice(from, match.index), made.replace(/>$/, `${breaks}>`));
    from = match.index + match[0].length;
  }
  return parts.join('') + html.slice(from);
}

/** The tag for an image, given the attributes that are written; `undefined` where it stays as it is. */
async function readImage(written: string, state: DocumentState, line: number): Promise<string | undefined> {
  const attributes = new Map(
    [...written.matchAll(attribute)]
      .reverse()
      .map(([, name, ...values]): [string, string] => [
        name!.toLowerCase(),
        decode(values.find((value) => value !== undefined) ?? ''),
      ]),
  );
  const url = attributes.get('src') ?? '';
  const src = decodePath(url.startsWith(basePath()) ? `/${url.slice(basePath().length)}` : url);
  if (src === '' || /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(src) || attributes.has('srcset')) return undefined;
  const isServed = src.startsWith('/');
  // One that is not there is reported with the links that lead nowhere.
  if (!state.exists(src)) return undefined;
  if (!isServed && (!imageName.test(src) || /[?#%]/.test(src))) return undefined;
  const alt = attributes.get('alt');
  if (alt === undefined)
    state.diagnostics.push({
      file: state.file,
      line,
      message: `The image \`${src}\` has no alt text.`,
      fix: 'Add `alt="…"` with what it shows; `alt=""` where it shows nothing new.',
      severity: 'warning',
    });
  const known = isServed ? state.publicImages : state.images;
  if (!known.includes(src)) known.push(src);
  const width = /^\s*(\d+%?)(?:px)?\s*$/.exec(attributes.get('width') ?? '')?.[1];
  const size = width === undefined || /^(?:0|[1-9]\d\d%)/.test(width) ? undefined : width;
  const classes = [...(attributes.get('class')?.split(/\s+/).filter(Boolean) ?? [])];
  const title = attributes.get('title');
  if (!isServed) {
    const className = [...classes, ...sizeClass(size)].join(' ');
    const content = writePlaceholder({
      src,
      alt: alt ?? '',
      ...(title && { title }),
      ...(size !== undefined && { size }),
      ...(classes.length > 0 && { className: classes.join(' ') }),
      eager: false,
    });
    return `<img data-picture="${content}"${className === '' ? '' : ` class="${escapeAttribute(className)}"`}>`;
  }
  const { className = [], ...pixels } = await publicImage(src, size);
  const others = [...attributes].reverse().filter(([name]) => !/^(?:src|alt|width|height|loading|class)$/.test(name));
  const all: [string, string][] = [
    ['src', basePath() + url.replace(basePath(), '').replace(/^\//, '')],
    ['alt', alt ?? ''],
    ...others,
    ...Object.entries(pixels).map(([name, value]): [string, string] => [name, String(value)]),
    ...(classes.length + className.length === 0
      ? []
      : [['class', [...classes, ...className].join(' ')] as [string, string]]),
    ['loading', 'lazy'],
  ];
  return `<img${all.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}>`;
}

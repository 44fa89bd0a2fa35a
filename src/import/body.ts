import GithubSlugger from 'github-slugger';
import type { Node } from 'mdast';
import { markdownToMdast } from 'satteri';
import { featuresOf, hasDirectives } from '../markdown/features.ts';
import { hideSyntax, reveal } from '../markdown/hidden/hide.ts';
import { embedUrl } from '../dialects/blocks.ts';
import type { Replacement as Edit } from '../core/html/slots.ts';
import { attributeOf, tagsIn, wholeElementsIn, type HtmlTag } from '../core/html/tags.ts';
import { isRefused, refusedParts } from './html.ts';
import type { NoteKind } from './notes.ts';

/** A link or file in a body, and how it is written anew. */
export interface Reference {
  kind: 'link' | 'image' | 'file';
  /** As it is written in the old post. */
  url: string;
  /** Line of the text that was read, counted from 1. */
  line: number;
  /** Whether the file has to lie in `public/`: what HTML names, and what is offered for download. */
  isPublic: boolean;
  /** Whether it stands in HTML, where no file of Markdown can be named. */
  inHtml?: boolean;
  alt: string;
  /** The edits for a new URL; without one, what stands in its place. */
  write(url: string | undefined, instead?: 'text' | 'link'): Edit[];
}

/** A heading, and the ids that engines make of it. */
export interface Heading {
  /** Where an id of its own goes. */
  end: number;
  /** The id that this site gives it. */
  id: string;
  oldIds: string[];
}

/** A body taken apart, formulas hidden. */
export interface Body {
  source: string;
  references: Reference[];
  headings: Heading[];
  /** Ids that HTML or braces give. */
  ids: Set<string>;
  /** What goes in any case. */
  edits: Edit[];
  notes: { kind: NoteKind; what: string; line: number }[];
}

interface AnyNode extends Node {
  children?: AnyNode[];
  url?: string;
  title?: string | null;
  alt?: string | null;
  value?: string;
  identifier?: string;
  depth?: number;
}

const inlineDestination =
  /\]\(\s*(<[^<>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]|\([^\s()]*\))*\))*)(?:\s+(?:"[^]*"|'[^]*'|\([^]*\)))?\s*\)$/;
const definitionDestination = /^\[[^]+?\]:\s*(<[^<>\n]*>|\S+)/;

/** Takes Markdown of ours apart: what leads somewhere, headings, and HTML that cannot stay. */
export function readBody(markdown: string, lang: string | undefined): Body {
  const { source } = hideSyntax(markdown, { mdx: false, directives: hasDirectives(markdown) });
  const root = markdownToMdast(source, { features: featuresOf(markdown, lang) }) as AnyNode;
  const body: Body = { source, references: [], headings: [], ids: new Set(), edits: [], notes: [] };
  const reader = new BodyReader(body);
  reader.read(root);
  return body;
}

/** The text of a body with edits made. */
export const writeBody = ({ source }: Pick<Body, 'source'>, edits: readonly Edit[]): string =>
  reveal(writeEdits(source, edits));

/** A text with edits made; one that lies in another is left out. */
export function writeEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: instead } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), instead);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

const spanOf = ({ position }: AnyNode) => ({ start: position!.start.offset!, end: position!.end.offset! });

class BodyReader {
  readonly #body: Body;
  readonly #slugger = new GithubSlugger();
  readonly #definitions = new Map<string, AnyNode>();
  readonly #html: HtmlTag[] = [];
  readonly #code: { start: number; end: number }[] = [];
  readonly #lineStarts: number[] = [0];

  constructor(body: Body) {
    this.#body = body;
    for (const { index } of body.source.matchAll(/\n/g)) this.#lineStarts.push(index + 1);
  }

  read(root: AnyNode): void {
    this.#collect(root);
    this.#readElements();
    this.#visit(root, false);
    this.#readTags();
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Definitions, code and tags, wherever they stand. */
  #collect(node: AnyNode): void {
    if (node.type === 'definition' && !this.#definitions.has(node.identifier!))
      this.#definitions.set(node.identifier!, node);
    if (node.type === 'code' || node.type === 'inlineCode') this.#code.push(spanOf(node));
    for (const child of node.children ?? []) this.#collect(child);
  }

  /** Scripts, frames and the like. */
  #readElements(): void {
    const { source, edits, notes } = this.#body;
    for (const { name, start, end, tag } of wholeElementsIn(source, this.#code)) {
      if (!isRefused(name)) continue;
      const line = this.#lineAt(start);
      const src = attributeOf(tag, 'src') ?? attributeOf(tag, 'data');
      if (/^(iframe|embed|object)$/.test(name) && src !== undefined && src.trim() !== '') {
        if (name !== 'iframe') notes.push({ kind: 'frame', what: src, line });
        const url = src.startsWith('//') ? `https:${src}` : src;
        const page = embedUrl('', url);
        if (page !== undefined)
          edits.push({
            start,
            end,
            text: this.#isBlock(start) ? `\n\n${page}\n\n` : `[${attributeOf(tag, 'title') ?? page}](${page})`,
          });
        else
          this.#body.references.push({
            kind: 'link',
            url,
            line,
            isPublic: true,
            alt: '',
            write: (to) => [
              {
                start,
                end,
                text: to === undefined ? '' : `<a href="${to}">${attributeOf(tag, 'title') ?? nameOf(url)}</a>`,
              },
            ],
          });
      } else {
        notes.push({
          kind: /^(style|link)$/.test(name) ? 'style' : name === 'script' || name === 'noscript' ? 'script' : 'html',
          what: src ?? `<${name}>`,
          line,
        });
        edits.push({ start, end, text: '' });
      }
    }
  }

  /** Whether what stands at an offset begins its line. */
  #isBlock(offset: number): boolean {
    return this.#body.source.slice(this.#body.source.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
  }

  #isGone(offset: number): boolean {
    return this.#body.edits.some(({ start, end }) => offset >= start && offset < end);
  }

  #visit(node: AnyNode, inLink: boolean): void {
    if (node.type === 'html') this.#html.push(...tagsIn(this.#body.source, spanOf(node).start, spanOf(node).end));
    if (node.type === 'link') this.#link(node);
    if (node.type === 'image') this.#image(node, node, inLink);
    if (node.type === 'definition') this.#definition(node);
    if (node.type === 'heading') this.#heading(node);
    if (node.type === 'imageReference') {
      const definition = this.#definitions.get(node.identifier!);
      if (definition !== undefined)
        this.#image({ ...node, url: definition.url!, title: definition.title ?? null }, node, inLink);
    }
    if (node.type === 'linkReference') this.#linkReference(node);
    for (const child of node.children ?? [])
      this.#visit(child, inLink || node.type === 'link' || node.type === 'linkReference');
  }

  #destination(node: AnyNode, pattern: RegExp): { start: number; end: number } | undefined {
    const { start, end } = spanOf(node);
    const match = pattern.exec(this.#body.source.slice(start, end));
    const written = match?.[1];
    if (match === null || written === undefined) return undefined;
    const at =
      start + match.index + match[0].indexOf(written, node.type === 'definition' ? match[0].indexOf(']:') + 2 : 2);
    return { start: at, end: at + written.length };
  }

  /** The edits that leave of a link its text. */
  #unlink(node: AnyNode): Edit[] {
    const { start, end } = spanOf(node);
    const [first, last] = [node.children?.[0], node.children?.at(-1)];
    if (first === undefined || last === undefined) return [{ start, end, text: '' }];
    return [
      { start, end: spanOf(first).start, text: '' },
      { start: spanOf(last).end, end, text: '' },
    ];
  }

  #link(node: AnyNode): void {
    const span = spanOf(node);
    const position = this.#destination(node, inlineDestination);
    const url = reveal(node.url!);
    const write = (to: string | undefined): Edit[] => {
      if (to === undefined)
        return position === undefined
          ? [{ ...span, text: this.#body.source.slice(span.start, span.end).replace(/^<|>$/g, '') }]
          : this.#unlink(node);
      return position === undefined
        ? [{ ...span, text: `[${url}](${destination(to)})` }]
        : [{ ...position, text: destination(to) }];
    };
    this.#body.references.push({ kind: 'link', url, line: this.#lineAt(span.start), isPublic: true, alt: '', write });
  }

  #linkReference(node: AnyNode): void {
    const definition = this.#definitions.get(node.identifier!);
    if (definition === undefined) return;
    const line = this.#lineAt(spanOf(node).start);
    // Where its definition leads somewhere, it stays as it is.
    this.#body.references.push({
      kind: 'link',
      url: reveal(definition.url!),
      line,
      isPublic: true,
      alt: '',
      write: (to) => (to === undefined ? this.#unlink(node) : []),
    });
  }

  #definition(node: AnyNode): void {
    const position = this.#destination(node, definitionDestination);
    const span = spanOf(node);
    if (position === undefined || node.identifier?.startsWith('^')) return;
    this.#body.references.push({
      kind: 'link',
      url: reveal(node.url!),
      line: this.#lineAt(span.start),
      isPublic: true,
      alt: '',
      write: (to) => [to === undefined ? { ...span, text: '' } : { ...position, text: destination(to) }],
    });
  }

  #image(node: AnyNode, at: AnyNode, inLink: boolean): void {
    const span = spanOf(at);
    const { source } = this.#body;
    const url = reveal(node.url ?? '');
    const written = reveal(node.alt ?? '').trim();
    const title = node.title === null || node.title === undefined ? '' : reveal(node.title);
    const alt = written || title;
    const braces = /^\{[^{}\n]*\}/.exec(source.slice(span.end))?.[0].length ?? 0;
    const gone = { start: span.start, end: span.end + braces };
    const isFilm = /\.(mp4|webm|mov|ogv|m4v)([?#]|$)/i.test(url);
    const line = this.#lineAt(span.start);
    if (alt === '' && !isFilm) this.#body.notes.push({ kind: 'image-alt', what: url, line });
    const write = (to: string | undefined, instead: 'text' | 'link' = 'text'): Edit[] => {
      if (to === undefined)
        return [
          {
            ...gone,
            text:
              instead === 'link' && !inLink
                ? `[${escapeText(alt) || nameOf(url)}](${destination(url)})`
                : escapeText(alt),
          },
        ];
      if (isFilm) return [{ ...gone, text: `<video src="${to}" controls></video>` }];
      if (alt === '') return [{ ...gone, text: `<img src="${to}" alt="">` }];
      return [
        {
          ...span,
          text: `![${escapeText(alt)}](${destination(to)}${title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`})`,
        },
      ];
    };
    this.#body.references.push({
      kind: 'image',
      url,
      line,
      isPublic: alt === '' || isFilm,
      inHtml: alt === '' || isFilm,
      alt,
      write,
    });
  }

  #heading(node: AnyNode): void {
    const { source, headings, ids } = this.#body;
    const { start, end } = spanOf(node);
    const written = source.slice(start, end);
    const own = /\{#([^\s{}]+)[^{}]*\}\s*$/.exec(written.split('\n')[0]!)?.[1];
    if (own !== undefined) return void ids.add(own);
    const text = reveal(textOf(node)).trim();
    const id = this.#slugger.slug(text);
    const [firstLine = ''] = written.split('\n');
    const closing = /\s+#+\s*$/.exec(firstLine)?.index ?? firstLine.trimEnd().length;
    headings.push({ end: start + closing, id, oldIds: oldIds(text) });
  }

  /** Tags of HTML: addresses, and what cannot stay. */
  #readTags(): void {
    const { edits, notes, references } = this.#body;
    const stack: string[] = [];
    const tags = this.#html.filter(({ start }) => !this.#isGone(start));
    for (const [index, tag] of tags.entries()) {
      const line = this.#lineAt(tag.start);
      if (tag.name === 'svg' || tag.name === 'math') {
        if (tag.closes) stack.pop();
        else stack.push(tag.name);
      }
      const namespace =
        tag.name === 'svg' || stack.at(-1) === 'svg'
          ? 'svg'
          : tag.name === 'math' || stack.at(-1) === 'math'
            ? 'math'
            : 'html';
      if (tag.closes) {
        if (namespace === 'html' && isRefused(tag.name)) edits.push({ start: tag.start, end: tag.end, text: '' });
        continue;
      }
      const refused = refusedParts(tag, namespace);
      for (const { kind, what, edit } of refused) {
        edits.push(edit);
        notes.push({ kind, what, line });
      }
      if (refused.some(({ isElement }) => isElement)) continue;
      const own = attributeOf(tag, 'id') ?? (tag.name === 'a' ? attributeOf(tag, 'name') : undefined);
      if (own !== undefined) this.#id(own, tag, line);
      if (tag.name === 'a') this.#anchor(tag, tags.slice(index + 1), line);
      else if (tag.name === 'img') this.#htmlImage(tag, line);
      else {
        const close = tags.slice(index + 1).find(({ name, closes }) => closes && name === tag.name);
        for (const attribute of tag.attributes.filter(({ name }) => /^(src|poster)$/.test(name)))
          references.push({
            kind: 'file',
            inHtml: true,
            url: attribute.value,
            line,
            isPublic: true,
            alt: '',
            write: (to) =>
              to === undefined
                ? [tag, ...(close === undefined ? [] : [close])].map(({ start, end }) => ({ start, end, text: '' }))
                : [{ start: attribute.start, end: attribute.end, text: ` ${attribute.name}="${to}"` }],
          });
      }
    }
  }

  /** An id names one element: of several, browsers take the first. */
  #id(id: string, tag: HtmlTag, line: number): void {
    const { ids, edits, notes } = this.#body;
    const attribute = tag.attributes.find(({ name }) => name === 'id');
    if (ids.has(id) && attribute !== undefined) {
      edits.push({ start: attribute.start, end: attribute.end, text: '' });
      notes.push({ kind: 'html', what: `id="${id}", which another element has`, line });
    }
    ids.add(id);
  }

  #anchor(tag: HtmlTag, after: readonly HtmlTag[], line: number): void {
    const href = tag.attributes.find(({ name }) => name === 'href');
    if (href === undefined) return;
    const close = after.find(({ name, closes }) => name === 'a' && closes);
    const write = (to: string | undefined): Edit[] =>
      to !== undefined
        ? [{ start: href.start, end: href.end, text: ` href="${to.replace(/"/g, '%22')}"` }]
        : [
            { start: tag.start, end: tag.end, text: '' },
            ...(close === undefined ? [] : [{ start: close.start, end: close.end, text: '' }]),
          ];
    this.#body.references.push({ kind: 'link', url: href.value, line, isPublic: true, inHtml: true, alt: '', write });
  }

  #htmlImage(tag: HtmlTag, line: number): void {
    const { edits, notes, references } = this.#body;
    const src = tag.attributes.find(({ name }) => name === 'src');
    const alt = attributeOf(tag, 'alt');
    for (const { name, start, end } of tag.attributes)
      if (/^(srcset|sizes)$/.test(name)) edits.push({ start, end, text: '' });
    if (src === undefined) return void edits.push({ start: tag.start, end: tag.end, text: '' });
    if (alt === undefined) notes.push({ kind: 'image-alt', what: src.value, line });
    const write = (to: string | undefined, instead: 'text' | 'link' = 'text'): Edit[] => {
      if (to !== undefined)
        return [{ start: src.start, end: src.end, text: ` src="${to}"${alt === undefined ? ' alt=""' : ''}` }];
      const text = alt ?? '';
      return [
        {
          start: tag.start,
          end: tag.end,
          text:
            instead === 'link' ? `<a href="${src.value.replace(/"/g, '%22')}">${text || nameOf(src.value)}</a>` : text,
        },
      ];
    };
    references.push({ kind: 'image', url: src.value, line, isPublic: true, inHtml: true, alt: alt ?? '', write });
  }
}

const textOf = (node: AnyNode): string =>
  node.value !== undefined && node.type !== 'html' ? node.value : (node.children ?? []).map(textOf).join('');

/** A text that Markdown shows as it is. */
const escapeText = (text: string): string => text.replace(/\s+/g, ' ').replace(/[[\]\\`*_<>$]/g, '\\$&');

/** A URL as the destination of a link. */
const destination = (url: string): string =>
  /[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, encodeURIComponent)}>` : url;

/** A word for what has no text. */
const nameOf = (url: string): string => {
  const host = URL.parse(url)?.host;
  return (
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ??
    host ??
    url
  );
};

/** The ids that engines make of a heading: kramdown's two, Pandoc's, Python-Markdown's, GitHub's. */
function oldIds(text: string): string[] {
  const lower = text.toLowerCase();
  const ascii = text.normalize('NFKD').replace(/[^\x00-\x7f]/g, '');
  return [
    text
      .replace(/^[^a-zA-Z]+/, '')
      .replace(/[^a-zA-Z0-9 -]/g, '')
      .replace(/ /g, '-')
      .toLowerCase(),
    lower.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replace(/ /g, '-'),
    lower
      .replace(/[^\p{L}\p{N}_\-. ]/gu, '')
      .replace(/\s+/g, '-')
      .replace(/^[^\p{L}]+/u, ''),
    ascii
      .replace(/[^\w\s-]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, '-'),
    new GithubSlugger().slug(text),
  ];
}

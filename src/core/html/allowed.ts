import { cssUrls } from './css.ts';
import {
  attributes as allowedAttributes,
  frameElements,
  mathElements,
  svgAttributes,
  svgElements,
  textElements,
} from './names.ts';
import type { Tag } from './reader.ts';

/** Why a tag does not pass. */
export interface Refusal {
  kind:
    | 'script'
    | 'handler'
    | 'runs'
    | 'style'
    | 'style element'
    | 'frame'
    | 'form'
    | 'element'
    | 'attribute'
    | 'scheme'
    | 'css';
  /** The attribute, where it is one that does not pass. */
  attribute?: string;
  /** Its value; of CSS the URL that it would load. */
  value?: string;
}

/**
 * Schemes of links: those of the web, and those that the HTML standard lets a site be a handler of (8.3.1.2,
 * “safelisted scheme”), which only ever open another program.
 */
const linkSchemes = new Set(
  `http https bitcoin ftp ftps geo im irc ircs magnet mailto matrix mms news nntp openpgp4fpr sftp sip sms smsto ssh
  tel urn webcal wtai xmpp feed`.split(/\s+/),
);

/**
 * Attributes that hold a URL, by the elements that may have them. What a link leads to is followed by a reader, an
 * image loads by itself.
 */
const urlAttributes: Readonly<Record<string, { elements: ReadonlySet<string>; isLink?: true }[]>> = {
  href: [
    { elements: new Set(['a', 'area', 'link']), isLink: true },
    {
      elements: new Set(
        (
          'use image feimage pattern lineargradient radialgradient filter textpath mpath animate animatemotion ' +
          'animatetransform set'
        ).split(' '),
      ),
    },
  ],
  src: [{ elements: new Set(['img', 'source', 'track', 'audio', 'video']) }],
  srcset: [{ elements: new Set(['img', 'source']) }],
  imagesrcset: [{ elements: new Set(['link']) }],
  poster: [{ elements: new Set(['video']) }],
  cite: [{ elements: new Set(['blockquote', 'q', 'del', 'ins']), isLink: true }],
  action: [{ elements: new Set(['form']), isLink: true }],
};

/** An image or font inside a drawing itself, which has no policy of its own that would refuse it. */
const ownImage = /^\s*data:(?:image\/(?:png|jpeg|gif|webp|avif)|font\/|application\/(?:x-)?font)/i;

/** Attributes that only elements of the frame have. */
const frameAttributes = new Set(
  'action method http-equiv imagesrcset imagesizes as charset property content media'.split(' '),
);

/** Elements that load another page into this one, or hand it a program of another kind. */
const frames = new Set(['iframe', 'embed', 'object', 'frame', 'frameset', 'applet', 'portal', 'fencedframe']);

/** Where a tag stands: in a text, in the page around it, or in a drawing that is a file of its own. */
export type Part = 'text' | 'page' | 'drawing';

/**
 * Why a tag does not pass where it stands: its element or attributes are not among those of `names.ts`, or a URL has
 * a scheme that leads nowhere good. Gives nothing for one that passes.
 */
export function refusals({ name, namespace, attributes }: Tag, part: Part = 'text'): Refusal[] {
  const element = name.toLowerCase();
  const found = Object.entries(attributes).flatMap(([attribute, value]) =>
    refusedAttribute(element, attribute, value, part, namespace),
  );
  const refused = refusedElement(element, namespace, part);
  if (refused === undefined) return found;
  // The element itself has to go, with its attributes; what runs in it says why.
  const running = found.filter(({ kind }) => kind === 'handler' || kind === 'runs');
  return running.length > 0 && refused.kind !== 'script' ? running : [refused];
}

/** Whether the element itself may stand in a text, whatever its attributes. */
export const isTextElement = ({ name, namespace }: Tag): boolean =>
  refusedElement(name.toLowerCase(), namespace, 'text') === undefined;

function refusedElement(name: string, namespace: Tag['namespace'], part: Part): Refusal | undefined {
  if (part !== 'text' && ((namespace === 'html' && frameElements.has(name) && name !== 'script') || name === 'style'))
    return undefined;
  if (part === 'page' && name === 'script') return undefined;
  if (name === 'script') return { kind: 'script' };
  if (name === 'style') return { kind: 'style element' };
  const known = { html: textElements, svg: svgElements, math: mathElements }[namespace];
  // What another program wrote into a drawing has a prefix, and means nothing to a browser.
  if (known.has(name) || (namespace === 'svg' && name.includes(':'))) return undefined;
  if (frames.has(name)) return { kind: 'frame' };
  return { kind: name === 'form' ? 'form' : 'element' };
}

function refusedAttribute(
  element: string,
  written: string,
  value: string,
  part: Part,
  namespace: Tag['namespace'],
): Refusal[] {
  const refuse = (kind: Refusal['kind'], what = value): Refusal[] => [{ kind, attribute: written, value: what }];
  const attribute = written.toLowerCase();
  if (/^on/.test(attribute) && attribute !== 'on') return refuse('handler');
  const name = attribute.replace(/^xlink:(?=href$)/, '');
  if (runs(name, value)) return refuse('runs');
  if (attribute === 'style') return refuse('style');
  const rules = Object.hasOwn(urlAttributes, name) ? urlAttributes[name] : name === 'href' ? [] : undefined;
  if (rules !== undefined) {
    const rule = rules.find(({ elements }) => elements.has(element));
    if (rule === undefined || (part === 'text' && frameAttributes.has(name))) return refuse('attribute');
    const isAllowed = (url: string) =>
      isSafeUrl(url, rule.isLink ?? false) || (part === 'drawing' && !rule.isLink && ownImage.test(url));
    const refused = (/srcset$/.test(name) ? urlsInSrcset(value) : [value]).find((url) => !isAllowed(url));
    return refused === undefined ? [] : refuse('scheme', refused);
  }
  // SVG's animations write attributes.
  if (name === 'attributename' && !svgAttributes.has(value.trim().toLowerCase())) return refuse('attribute');
  if (name === 'attributename' && value.trim().toLowerCase() === 'style') return refuse('style');
  if (svgAttributes.has(name)) {
    const loads = cssUrls(value).find((url) => !url.startsWith('#'));
    if (
      loads !== undefined &&
      (part === 'text' || !(isSafeUrl(loads, false) || (part === 'drawing' && ownImage.test(loads))))
    )
      return refuse('css', loads);
  }
  if (
    part === 'text' &&
    frameAttributes.has(name) &&
    !(namespace === 'html' && /^(?:content|property|media|charset)$/.test(name))
  )
    return refuse('attribute');
  return isHarmless(attribute) ? [] : refuse('attribute');
}

/**
 * An attribute of the lists, of ARIA, of the author's own (`data-…`), or with a prefix, which a browser reads as a name
 * like any other.
 */
const isHarmless = (name: string): boolean =>
  allowedAttributes.has(name) ||
  /^(?:data|aria)-[^\s]/.test(name) ||
  /^(?!xlink:href|xml:base|xlink:actuate)[a-z][\w-]*:[\w.:-]+$/.test(name);

/**
 * Attributes that hold a URL somewhere in HTML, or in SVG's animations write one; a title or an `alt` may well begin
 * with “JavaScript:”.
 */
const holdsUrl =
  /^(?:href|src|action|formaction|data|to|from|by|values|ping|background|poster|cite|srcdoc|manifest|longdesc|profile|classid|codebase|lowsrc|dynsrc)$/;

const runs = (name: string, value: string): boolean =>
  holdsUrl.test(name) && /(?:^|;)(?:javascript|vbscript|livescript|mocha):/i.test(plain(value));

/**
 * Browsers drop spaces and control characters in front of a scheme, and tabs and line breaks inside it (URL standard,
 * 4.4).
 */
const plain = (url: string): string => url.replace(/[\u0000-\u0020]+/g, '');

/** The scheme of a URL, in lower case; `undefined` for a relative one. */
export const schemeOf = (url: string): string | undefined =>
  /^([a-z][a-z0-9+.-]*):/i.exec(plain(url))?.[1]?.toLowerCase();

/** Whether a URL may stand in a page: relative, of the web, or as a link with another scheme that opens a program. */
export function isSafeUrl(url: string, isLink: boolean): boolean {
  const scheme = schemeOf(url);
  return scheme === undefined || (isLink ? linkSchemes.has(scheme) : scheme === 'http' || scheme === 'https');
}

// A URL ends at a space, not at a comma: it may hold one itself (HTML standard, 4.8.4.2.2).
/** The URLs of a list of images. */
export const urlsInSrcset = (srcset: string): string[] =>
  [...srcset.matchAll(/([^\s,]\S*?)(?:,+(?=\s|$)|\s+[^,]*(?:,|$)|$)/g)].map((match) => match[1]!);

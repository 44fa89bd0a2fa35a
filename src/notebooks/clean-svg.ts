import { escapeAttribute, escapeText } from '../core/escape.ts';
import { refusals } from '../core/html/allowed.ts';
import type { Tag } from '../core/html/reader.ts';
import { readXml } from '../core/html/xml.ts';
import { plainXml } from '../core/plain.ts';

/**
 * What draws. Everything else (scripts, other languages, animation, editors' notes) is left out with all that is in it.
 */
const drawing = new Set(
  `
  svg g defs symbol use switch a title desc style path rect circle ellipse line polyline polygon text tspan textPath
  image clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
  fePointLight feSpecularLighting feSpotLight feTile feTurbulence
`.split(/\s+/),
);

/** Styles that load something, or hide with escapes that they do. What they may load lies in the file itself. */
const loads =
  /@import|@namespace|\\|(?:url|image|image-set|src)\((?!\s*["']?(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i;
const ownUrl = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i;

/** A drawing as a file that runs nothing and loads nothing; `undefined` when `text` is no SVG. */
export function cleanSvg(text: string): string | undefined {
  const out: string[] = [];
  /** End tags of the open elements, '' for those that are left out. */
  const ends: string[] = [];
  let skippedFrom = Infinity;
  let style: string | undefined;
  const reader = {
    open({ name, namespace, attributes }: Tag) {
      const isKept =
        skippedFrom === Infinity &&
        namespace === 'svg' &&
        drawing.has(name) &&
        (ends.length > 0 || (name === 'svg' && out.length === 0));
      if (!isKept) skippedFrom = Math.min(skippedFrom, ends.length);
      else if (name === 'style') style = '';
      else
        out.push(
          `<${name}${ends.length === 0 ? ' xmlns="http://www.w3.org/2000/svg"' : ''}${attributesOf(name, attributes)}>`,
        );
      ends.push(isKept ? `</${name}>` : '');
    },
    close() {
      const end = ends.pop() ?? '';
      if (style !== undefined && end === '</style>') {
        if (!loads.test(style)) out.push(`<style>${escapeText(style)}</style>`);
        style = undefined;
      } else out.push(end);
      if (ends.length <= skippedFrom) skippedFrom = Infinity;
    },
    text(part: string) {
      if (style !== undefined) style += part;
      else if (skippedFrom === Infinity && ends.length > 0) out.push(escapeText(part));
    },
  };
  readXml(plainXml(text), reader);
  while (ends.length > 0) reader.close();
  return out.join('') || undefined;
}

/** CSS pixels in a unit (CSS Values 4, 6.2). */
const units: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };

/** A clean drawing with its size in pixels; without any, that of a browser (CSS 2.2, 10.3.2). */
export function withPixels(svg: string): string {
  const end = svg.indexOf('>');
  const root = svg.slice(0, end);
  const pixels = (attribute: string) => {
    const [, number, unit = 'px'] = new RegExp(` ${attribute}="\\s*([\\d.]+)\\s*([a-z]*)\\s*"`, 'i').exec(root) ?? [];
    const factor = units[unit.toLowerCase() || 'px'];
    return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor * 100) / 100;
  };
  const [width, height] = [pixels('width'), pixels('height')];
  const isSized = Boolean(width && height);
  if (!isSized && / viewBox="/.test(root)) return svg;
  const rest = root.replace(/ (?:width|height)="[^"]*"/g, '');
  return `${rest} width="${isSized ? width! : 300}" height="${isSized ? height! : 150}"${svg.slice(end)}`;
}

/** Namespaces are not needed: `href` means the same as `xlink:href` (SVG 2), and what other ones hold is left out. */
function attributesOf(element: string, attributes: Record<string, string>): string {
  const passes = (name: string, value: string) =>
    refusals({ name: element, namespace: 'svg', attributes: { [name]: value } }, 'drawing').every(
      ({ kind }) => kind === 'style',
    );
  const kept = new Map<string, string>();
  for (const [written, value] of Object.entries(attributes)) {
    const name = written.replace(/^xlink:href$/, 'href');
    const isAllowed =
      /^(?:[a-z][\w-]*|xml:space|xml:lang)$/i.test(name) && !/^(?:xmlns|src)$/i.test(name) && passes(name, value);
    if (isAllowed && (name === 'href' ? ownUrl.test(value) : !loads.test(value))) kept.set(name, value);
  }
  return [...kept].map(([name, value]) => ` ${name}="${escapeAttribute(value).replace(/\n/g, '&#10;')}"`).join('');
}

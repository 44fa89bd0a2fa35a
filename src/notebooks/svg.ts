import { Parser } from 'htmlparser2';
import { refusals } from '../core/html/allowed.ts';

/** What draws. Everything else (scripts, other languages, animation, editors' notes) is left out with all that is in it. */
const drawing = new Set(
  `svg g defs symbol use switch a title desc style path rect circle ellipse line polyline polygon text tspan textPath image
  clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence`.split(/\s+/),
);

/** Styles that load something, or hide with escapes that they do. What they may load lies in the file itself. */
const loads =
  /@import|@namespace|\\|(?:url|image|image-set|src)\((?!\s*["']?(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i;
const ownAddress = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i;

/** A drawing as a file that runs nothing and loads nothing; `undefined` when `text` is no SVG. */
export function cleanSvg(text: string): string | undefined {
  const out: string[] = [];
  const ends: string[] = [];
  /** Depth at which leaving out began, 0 while writing. */
  let skippedFrom = 0;
  let style: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const local = name.replace(/^svg:/, '');
        const kept =
          skippedFrom === 0 && drawing.has(local) && (ends.length > 0 || (local === 'svg' && out.length === 0));
        ends.push(kept ? `</${local}>` : '');
        if (!kept) skippedFrom ||= ends.length;
        else if (local === 'style') style = '';
        else
          out.push(
            `<${local}${ends.length === 1 ? ' xmlns="http://www.w3.org/2000/svg"' : ''}${attributesOf(local, attributes)}>`,
          );
      },
      onclosetag() {
        const end = ends.pop() ?? '';
        if (style !== undefined && end === '</style>') {
          if (!loads.test(style)) out.push(`<style>${escape(style)}</style>`);
          style = undefined;
        } else out.push(end);
        if (ends.length < skippedFrom) skippedFrom = 0;
      },
      ontext(part) {
        if (style !== undefined) style += part;
        else if (skippedFrom === 0 && ends.length > 0) out.push(escape(part));
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return out.join('') || undefined;
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
    if (isAllowed && (name === 'href' ? ownAddress.test(value) : !loads.test(value))) kept.set(name, value);
  }
  return [...kept]
    .map(([name, value]) => ` ${name}="${escape(value).replace(/"/g, '&quot;').replace(/\n/g, '&#10;')}"`)
    .join('');
}

// No control character may stand in XML, not even as a reference (XML 1.0, 2.2).
const escape = (text: string) =>
  text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

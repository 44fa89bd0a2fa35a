import { attributes as knownAttributes, svgAttributes, svgElements, textElements } from '../../core/html/names.ts';

/** An element as a fix needs it: its name as written, and its attributes. */
export interface WrittenTag {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

const rule = 'use a class, and put the rule in `src/styles/prose.css`.';
const block = /^(?:p|div|h[1-6]|t[dhr]|caption|thead|tbody|tfoot|col)$/;
const sized = /^(?:img|video|table|td|th|col|svg)$/;

/** Attributes and elements of HTML that say the same as a declaration, by its property, the element and the value. */
const hints: { property: string; on: RegExp; value: RegExp; write: string }[] = [
  { property: 'width', on: sized, value: /^(\d+%|\d+)(?:px)?$/, write: 'width="$1"' },
  { property: 'height', on: /^(?:img|video|td|th|svg)$/, value: /^(\d+)(?:px)?$/, write: 'height="$1"' },
  { property: 'text-align', on: block, value: /^(left|right|center|justify)$/, write: 'align="$1"' },
  { property: 'vertical-align', on: /^t[dhr]$/, value: /^(top|middle|bottom|baseline)$/, write: 'valign="$1"' },
  { property: 'float', on: /^(?:img|table)$/, value: /^(left|right)$/, write: 'align="$1"' },
  { property: 'background-color', on: /^t(?:able|[dhr])$/, value: /^(#[0-9a-f]{3,6}|[a-z]+)$/, write: 'bgcolor="$1"' },
  { property: 'color', on: /^(?:span|font)$/, value: /^(#[0-9a-f]{3,6}|[a-z]+)$/, write: '<font color="$1">' },
  { property: 'font-weight', on: /^span$/, value: /^bold$/, write: '<b>' },
  { property: 'font-style', on: /^span$/, value: /^italic$/, write: '<i>' },
  { property: 'text-decoration', on: /^span$/, value: /^underline$/, write: '<u>' },
  { property: 'text-decoration', on: /^span$/, value: /^line-through$/, write: '<s>' },
];

/** What every image and video of the site has by default. */
const needless = /^max-width:100%$/;

/** What to write for an inline style, by as much as HTML itself can say of it. */
export function styleFix({ name, attributes: { style = '' } }: WrittenTag): string {
  const trimmed = style.split(';').map((each) =>
    each
      .replace(/!important/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const declarations = trimmed.filter((each) => each !== '');
  const element = name.toLowerCase();
  // In a drawing most properties are attributes too (SVG 2, 6.6).
  const draws = svgElements.has(element) && !textElements.has(element);
  const written = declarations.flatMap((declaration) => {
    const [, property = '', value = ''] = /^([\w-]+) ?: ?(.*)$/.exec(declaration) ?? [];
    if (/^(?:img|video)$/.test(element) && needless.test(`${property}:${value}`)) return [''];
    const applies = (hint: (typeof hints)[number]) => hint.on.test(element) && hint.value.test(value);
    const hint = hints.find((each) => each.property === property && applies(each));
    if (hint !== undefined) return [value.replace(hint.value, hint.write)];
    return draws && svgAttributes.has(property) ? [`${property}="${value}"`] : [];
  });
  const all = [...new Set(written.filter((each) => each !== ''))].map((each) => `\`${each}\``).join(' and ');
  const isWhole = written.length === declarations.length;
  if (all === '') return isWhole ? 'Take it out.' : `U${rule.slice(1)}`;
  return isWhole ? `Write ${all} instead.` : `Write ${all} instead; for the rest ${rule}`;
}

/** Names of attributes by their letters alone, as `className` and `strokeWidth` of JSX have them. */
const byLetters = new Map([...knownAttributes].map((name) => [name.replaceAll('-', ''), name]));
byLetters.set('classname', 'class').set('htmlfor', 'for');

/** What to write for an attribute that does not pass. */
export function attributeFix(attribute: string, value: string): string {
  const lower = attribute.toLowerCase();
  if (lower === 'markdown') return 'Take it out, and leave an empty line after the tag and before its end.';
  const meant = byLetters.get(lower.replaceAll('-', ''));
  if (meant !== undefined && meant !== lower) return `Write \`${meant}="${value}"\`.`;
  if (value === '') return 'Take it out. To show the tag as text, write `&lt;` for its `<`.';
  return 'Take it out. For an attribute of your own write `data-…`.';
}

/** Elements that HTML has and no post may hold. All other names are somebody's own, or words in angle brackets. */
const known = new Set(
  `applet base basefont bgsound blink body canvas dir form frame frameset head html iframe isindex
  keygen link listing marquee meta nextid noembed noframes noscript object param plaintext portal script slot spacer
  style template title xmp`.split(/\s+/),
);

/** What to write for an element that does not pass. */
export function elementFix({ name, attributes }: WrittenTag): string {
  const text = `write \`&lt;${name}>\` or put it between backticks`;
  if (known.has(name.toLowerCase())) return `Take it out. To show it as text, ${text}.`;
  const component = /^[A-Z]\w*$/.test(name) && Object.values(attributes).some((value) => value !== '');
  if (component) return `A component works only in a file that ends in \`.mdx\`. To show it as text, ${text}.`;
  return `To show it as text, ${text}. Else take it out.`;
}

/** Players, and the pages of what they play. */
const players = [
  [/^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/, 'https://www.youtube.com/watch?v='],
  [/^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+)/, 'https://vimeo.com/'],
] as const;

const linkCardFix =
  'Put the URL on a line of its own: one of YouTube, Vimeo, a gist, X or Mastodon becomes a link card.';

/** What to write for a frame: the URL of the page that it shows. */
export function frameFix({ attributes: { src = '', data = src } }: WrittenTag): string {
  for (const [frame, page] of players) {
    const [, video] = frame.exec(data) ?? [];
    if (video !== undefined) return `Write \`${page}${video}\` on a line of its own; it becomes a link card.`;
  }
  return linkCardFix;
}

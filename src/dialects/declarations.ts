/** Properties that change how something looks in its place, and nothing beyond. */
const allowed = new RegExp(
  `^(?:${[
    'color|opacity|background|background-color|color-scheme|accent-color|box-shadow|filter',
    'font|font-(?:family|size|style|weight|variant|stretch)|line-height|letter-spacing|word-spacing',
    'text-(?:align|align-last|decoration|decoration-(?:color|line|style)|indent|transform|overflow|shadow|wrap)',
    'white-space|word-break|word-wrap|overflow-wrap|hyphens|direction|vertical-align',
    '(?:min-|max-)?(?:width|height|inline-size|block-size)|aspect-ratio|object-fit|box-sizing',
    '(?:margin|padding)(?:-(?:top|right|bottom|left|block|inline|block-start|block-end|inline-start|inline-end))?',
    'border(?:-(?:top|right|bottom|left))?(?:-(?:width|style|color))?|border-(?:radius|collapse|spacing)',
    'outline|outline-(?:color|style|width)',
    'display|float|clear|overflow|overflow-[xy]|visibility|table-layout|caption-side|empty-cells',
    'list-style|list-style-(?:type|position)',
    'flex|flex-(?:basis|direction|flow|grow|shrink|wrap)|order|gap|row-gap|column-gap',
    'justify-(?:content|items|self)|align-(?:content|items|self)|place-(?:content|items|self)',
    'grid(?:-(?:template|template-columns|template-rows|template-areas|column|row|auto-flow|area|gap))?',
    'columns|column-(?:count|width|rule)|break-(?:inside|before|after)|page-break-(?:inside|before|after)',
  ].join('|')})$`,
);

const functions =
  /\b(?!(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color-mix|light-dark|calc|min|max|clamp|var|linear-gradient|radial-gradient|repeat|minmax|fit-content|grayscale|brightness|contrast|sepia|saturate)\()[\w-]+\(/i;

/** Whether a value loads nothing, ends nothing, and stays in its place. */
function isHarmless(property: string, value: string): boolean {
  if (/[<>{}\\@;]|!\s*important|\/\*/i.test(value) || functions.test(value)) return false;
  if (/^margin/.test(property) && /(?:^|\s)-\d|-\.\d|calc/.test(value)) return false;
  return !(property === 'filter' && /url|drop/.test(value));
}

/** What passes of some declarations, in one form; and the properties that do not. */
export function filterDeclarations(text: string): { kept: string; dropped: string[] } {
  const kept = new Map<string, string>();
  const dropped: string[] = [];
  for (const [, name = '', written = ''] of text.matchAll(
    /([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|[^;"'()])+)/g,
  )) {
    const property = name.toLowerCase();
    const value = written
      .replace(/!\s*important/gi, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (allowed.test(property) && value !== '' && isHarmless(property, value)) kept.set(property, value);
    else dropped.push(property);
  }
  // A ground of its own is light, as far as its author knows; so is what stands on it.
  const hasGround = /^(?!none|transparent|inherit)/.test(
    kept.get('background') ?? kept.get('background-color') ?? 'none',
  );
  if (hasGround && !kept.has('color')) kept.set('color-scheme', 'light').set('color', 'var(--ink)');
  return { kept: [...kept].map(([property, value]) => `${property}:${value}`).join(';'), dropped };
}

/** The class for some declarations: the same for the same. */
export function classFor(declarations: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < declarations.length; index++)
    hash = Math.imul(hash ^ declarations.charCodeAt(index), 0x01000193) >>> 0;
  return `s-${hash.toString(36)}`;
}

import { generate, List, parse, walk, type CssNode, type FunctionNode, type Value } from './css-tree.ts';
import { transform } from 'lightningcss';

/** The colour schemes of CSS (https://www.w3.org/TR/css-color-adjust-1/). */
export type Scheme = 'light' | 'dark';

/** A custom property as it is declared, in each scheme. */
export type CustomProperty = Record<Scheme, string>;

const schemes: readonly Scheme[] = ['light', 'dark'];

/**
 * The custom properties that a style sheet declares on `:root` or `html`: outside of media queries, or in one for
 * `prefers-color-scheme` alone. As in the cascade of one layer, the last declaration counts.
 */
export function readCustomProperties(css: string): Map<string, CustomProperty> {
  const found = new Map<string, CustomProperty>();
  collect((parse(css) as { children: List<CssNode> }).children, schemes, found);
  return found;
}

function collect(nodes: List<CssNode>, within: readonly Scheme[], found: Map<string, CustomProperty>): void {
  for (const node of nodes) {
    if (node.type === 'Atrule' && node.block !== null)
      collect(
        node.block.children,
        within.filter((scheme) => applies(node.name, node.prelude, scheme)),
        found,
      );
    if (
      node.type !== 'Rule' ||
      within.length === 0 ||
      !generate(node.prelude)
        .split(',')
        .some((selector) => /^(:root|html)$/.test(selector))
    )
      continue;
    for (const declaration of node.block.children) {
      if (declaration.type !== 'Declaration' || !declaration.property.startsWith('--')) continue;
      const value = generate(declaration.value).trim();
      const before = found.get(declaration.property) ?? { light: value, dark: value };
      found.set(declaration.property, { ...before, ...Object.fromEntries(within.map((scheme) => [scheme, value])) });
    }
  }
}

function applies(name: string, prelude: CssNode | null, scheme: Scheme): boolean {
  if (name === 'layer') return true;
  return (
    name === 'media' &&
    prelude !== null &&
    generate(prelude).replace(/^screen and /, '') === `(prefers-color-scheme:${scheme})`
  );
}

/**
 * A custom property as an opaque sRGB colour, `#9c3515`, in one of the schemes: `var()` and `light-dark()` are
 * followed, any notation of CSS is understood. `undefined` when there is none, or it is no such colour.
 */
export function colourOf(
  name: string,
  scheme: Scheme,
  properties: ReadonlyMap<string, CustomProperty>,
): string | undefined {
  const value = resolve(name, scheme, properties, []);
  return value === undefined ? undefined : toHex(value);
}

/** The value of a property with no `var()` and `light-dark()` left in it; `undefined` when one leads nowhere. */
function resolve(
  name: string,
  scheme: Scheme,
  properties: ReadonlyMap<string, CustomProperty>,
  asked: readonly string[],
): string | undefined {
  const written = asked.includes(name) ? undefined : properties.get(name)?.[scheme];
  if (written === undefined) return undefined;
  const value = parse(written, { context: 'value' }) as Value;
  let isWhole = true;
  walk(value, {
    visit: 'Function',
    leave(node: FunctionNode, item, list) {
      const chosen =
        node.name === 'var' ? reference(node) : node.name === 'light-dark' ? alternative(node, scheme) : undefined;
      if (chosen !== undefined && list !== null)
        list.replace(item, new List<CssNode>().fromArray([{ type: 'Raw', value: chosen }]));
    },
  });
  return isWhole ? generate(value) : undefined;

  function reference(node: FunctionNode): string {
    const [first, ...fallback] = argumentsOf(node);
    const text =
      resolve(first ?? '', scheme, properties, [...asked, name]) ??
      (fallback.length > 0 ? fallback.join(',') : undefined);
    isWhole &&= text !== undefined;
    return text ?? '';
  }
}

const alternative = (node: FunctionNode, scheme: Scheme): string => argumentsOf(node)[schemes.indexOf(scheme)] ?? '';

/** What stands between the commas of a function. */
function argumentsOf({ children }: FunctionNode): string[] {
  const parts: CssNode[][] = [[]];
  for (const child of children) {
    if (child.type === 'Operator' && child.value === ',') parts.push([]);
    else parts.at(-1)!.push(child);
  }
  return parts.map((part) =>
    part
      .map((node) => generate(node))
      .join(' ')
      .trim(),
  );
}

/** Browsers that know `#…` and nothing newer, so that every notation is written as that. */
const oldBrowsers = { chrome: 60 << 16 };

function toHex(value: string): string | undefined {
  const channels: { r: number; g: number; b: number; alpha: number }[] = [];
  const Color = (colour: unknown) => void channels.push(colour as (typeof channels)[0]);
  try {
    const plain = transform({
      filename: 'colour.css',
      code: Buffer.from(`a{color:${value}}`),
      minify: true,
      targets: oldBrowsers,
    });
    const [, first] = /color:([^;}]+)/.exec(plain.code.toString()) ?? [];
    transform({ filename: 'colour.css', code: Buffer.from(`a{color:${first}}`), visitor: { Color } });
  } catch {
    return undefined;
  }
  const [rgb] = channels;
  if (rgb?.alpha !== 1 || ![rgb.r, rgb.g, rgb.b].every(Number.isInteger)) return undefined;
  return `#${[rgb.r, rgb.g, rgb.b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

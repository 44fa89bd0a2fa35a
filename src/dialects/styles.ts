import { generate, parse, type CssNode } from '../core/css-tree.ts';
import { hidden } from './code.ts';
import { classFor, filterDeclarations } from './declarations.ts';
import { removal, type Draft, type Edit } from './draft.ts';

const tag = /<(\/?)([a-z][\w-]*)\b((?:[^<>"']|"[^"]*"|'[^']*')*?)(\s*\/?)>/dgi;
const attribute = /([^\s"'=/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const styleElement = new RegExp(`<style\\b[^<>]*>([${hidden}\\n]*)>`, 'dgi');

/** Elements that only say how their content looks, and what stands for them. */
const presentational: Readonly<Record<string, string>> = { center: 'div', font: 'span' };
const fontSizes = ['', '0.63em', '0.82em', '1em', '1.13em', '1.5em', '2em', '3em'];
const blocks = /^(?:p|div|h[1-6]|center|caption|t[dhr]|thead|tbody|tfoot|section|figure|col|colgroup)$/;

/** Styles inside of tags, and attributes that say the same, as classes; and style sheets of a post as its own. */
export function readStyles(draft: Draft): void {
  readStyleElements(draft);
  draft.replace(tag, ({ groups: [, slash, written = '', attributes = '', end = ''], start }) => {
    const name = written.toLowerCase();
    const other = presentational[name];
    if (slash === '/') return other === undefined ? undefined : `</${other}>`;
    if (other === undefined && !/\b(?:style|align|bgcolor|width|height)\s*=/i.test(attributes)) return undefined;
    const { declarations, rest, classes } = readAttributes(name, attributes);
    if (declarations === '' && other === undefined) return undefined;
    const { kept, dropped } = filterDeclarations(declarations);
    for (const property of dropped)
      draft.report(
        start,
        `style ${property}`,
        `\`${property}\` in a \`style\` is left out: it could reach beyond the text, or load something.`,
        'Take it out, or use a class and put the rule in `src/styles/prose.css`.',
        'warning',
      );
    if (kept !== '') {
      classes.push(classFor(kept));
      draft.css.add(`.prose .${classFor(kept)}{${kept}}`);
    }
    const classAttribute = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
    return `<${other ?? written}${classAttribute}${rest}${end}>`;
  });
}

/** What the attributes of a tag say of its looks, as declarations, and the others. */
function readAttributes(name: string, text: string): { declarations: string; rest: string; classes: string[] } {
  const declarations: string[] = [];
  const classes: string[] = [];
  let rest = '';
  for (const [whole, key = '', quoted = ''] of text.matchAll(attribute)) {
    const value = quoted.replace(/^(["'])(.*)\1$/s, '$2').trim();
    const said = key.toLowerCase() === 'style' ? value : declarationOf(name, key.toLowerCase(), value);
    if (key.toLowerCase() === 'class') classes.push(...value.split(/\s+/).filter(Boolean));
    else if (said === undefined) rest += ` ${whole}`;
    else declarations.push(said);
  }
  if (name === 'center') declarations.unshift('text-align:center');
  return { declarations: declarations.filter(Boolean).join(';'), rest, classes };
}

/** The declaration for an attribute that says how something looks. */
function declarationOf(name: string, key: string, value: string): string | undefined {
  if (key === 'align' && name === 'table') return value === 'center' ? 'margin-inline:auto' : `float:${value}`;
  if (key === 'align' && name === 'img') return /^(?:left|right)$/i.test(value) ? `float:${value}` : '';
  if (key === 'align' && blocks.test(name)) return `text-align:${value}`;
  if (key === 'bgcolor') return `background-color:${value}`;
  if (key === 'width' && /^(?:t[dh]|table|col|div|p)$/.test(name))
    return `width:${/^\d+$/.test(value) ? `${value}px` : value}`;
  if (name !== 'font') return undefined;
  if (key === 'color') return `color:${value}`;
  if (key === 'face') return `font-family:${value.replaceAll('"', "'")}`;
  if (key !== 'size') return undefined;
  const size = /^[+-]/.test(value) ? 3 + Number(value) : Number(value);
  return `font-size:${fontSizes[Math.min(7, Math.max(1, size || 3))]}`;
}

function readStyleElements(draft: Draft): void {
  const edits: Edit[] = [];
  for (const match of draft.masked.matchAll(styleElement)) {
    const [start, end] = match.indices![1]!;
    const css = draft.text.slice(start, end).replace(/<\/style$/i, '');
    const rules = scopedRules(parse(css, { parseValue: false, parseCustomProperty: false }), draft, match.index);
    if (rules !== '') draft.css.add(`@scope (.prose){${rules}}`);
    edits.push(removal(draft.text, match.index, match.index + match[0].length));
  }
  draft.apply(edits);
}

const reachesOut = /(?:^|[\s,>+~(])(?:html|body|:root|:host)(?![\w-])/i;

function scopedRules(node: CssNode, draft: Draft, at: number): string {
  const leaveOut = (what: string) => {
    draft.report(
      at,
      `style element ${what}`,
      `\`${what}\` in a \`<style>\` is left out: it reaches beyond the text, or loads something.`,
      'Take it out, or put the rule in `src/styles/prose.css`.',
      'warning',
    );
    return '';
  };
  if (node.type === 'StyleSheet' || node.type === 'Block')
    return node.children
      .toArray()
      .map((each) => scopedRules(each, draft, at))
      .join('');
  if (node.type === 'Atrule') {
    const inside = node.name === 'media' && node.block !== null ? scopedRules(node.block, draft, at) : '';
    if (node.name !== 'media') return leaveOut(`@${node.name}`);
    return inside === '' ? '' : `@media ${node.prelude === null ? '' : generate(node.prelude)}{${inside}}`;
  }
  if (node.type !== 'Rule') return '';
  const selector = generate(node.prelude);
  if (reachesOut.test(selector) || selector.includes('<')) return leaveOut(selector);
  const { kept, dropped } = filterDeclarations(
    node.block.children
      .toArray()
      .map((each) => generate(each))
      .join(';'),
  );
  for (const property of dropped) leaveOut(property);
  return kept === '' ? '' : `${selector}{${kept}}`;
}

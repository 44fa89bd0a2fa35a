import { linkClass } from './links.ts';

/** A node of Temml's tree: an element, a text, or a fragment, which is written as its children and nothing else. */
export interface TreeNode {
  /** Name of the element; a text and a fragment have none. */
  type?: string;
  /** Of an element or a fragment. */
  children?: TreeNode[];
  /** Of an element. */
  attributes?: Record<string, string>;
  /** Of an element. */
  classes?: string[];
  /** Of an element or a fragment, in JavaScript's names. */
  style?: Record<string, string>;
  /** Of a text. */
  text?: string;
  /** The node as MathML. */
  toMarkup(): string;
}

type Element = TreeNode & Required<Pick<TreeNode, 'type' | 'children' | 'attributes' | 'classes'>>;

/** Elements whose children have their meaning by their position (MathML Core, 3.3 and 3.4). */
const positional: ReadonlySet<string> = new Set(
  'mfrac mroot msub msup msubsup munder mover munderover mmultiscripts'.split(' '),
);

/** Elements that hold text only: an HTML parser leaves MathML at an element inside (MathML Core, 3.2). */
const tokens: ReadonlySet<string> = new Set('mi mn mo ms mtext'.split(' '));

const isElement = (node: TreeNode): node is Element => node.type !== undefined;
const isFragment = (node: TreeNode): node is TreeNode & { children: TreeNode[] } =>
  node.type === undefined && node.children !== undefined;

/** U+2061, which applies a function to what follows, or a space. */
const isSpacing = (node: TreeNode): boolean =>
  node.type === 'mspace' || (node.type === 'mo' && node.children?.[0]?.text === '\u2061');

/** The class of what stands above something; Temml (0.13) makes a superscript of it unless that is a relation. */
const above = 'above';

/**
 * Commands that Temml (0.13) sets wrongly, in a form that it sets right. `\overset`: what is above gets a class that
 * `makeValid` looks for, with an empty group so that it is always a row. `\prescript`: mathtools (3.5) has the
 * superscript first. Temml may read a formula twice, the second time with what the first has defined.
 */
const corrected: readonly Definition[] = [
  [/\\overset(?![a-zA-Z])/, String.raw`\def\over@set#1#2{\overset{\class{${above}}{#1{}}}{#2}}`],
  [/\\prescript(?![a-zA-Z])/, String.raw`\def\prescript#1#2#3{\pres@cript{_{#2}^{#1}}{}{#3}}`],
];

type Definition = readonly [command: RegExp, definition: string];

const each = (names: string, definition: (name: string) => string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map((name) => [name, definition(name)]));

/** Commands that say how pages and lines are broken, which a formula here is not. */
const nothing =
  'goodbreak badbreak break linebreak pagebreak nopagebreak displaybreak allowdisplaybreaks smallskip medskip ' +
  'bigskip noindent centering';

/** Alphabets of unicode-math (4.3), by those that Temml has. */
const alphabets: Readonly<Record<string, string>> = {
  ...{ symbf: String.raw`\mathbf{#}`, symit: String.raw`\mathit{#}`, symbfit: String.raw`\boldsymbol{#}` },
  ...{ symup: String.raw`\mathrm{#}`, symrm: String.raw`\mathrm{#}`, symbfup: String.raw`\mathbf{#}` },
  ...{ symnormal: '#', symbb: String.raw`\mathbb{#}`, symcal: String.raw`\mathcal{#}` },
  ...{ symscr: String.raw`\mathscr{#}`, symfrak: String.raw`\mathfrak{#}`, symsf: String.raw`\mathsf{#}` },
  ...{ symtt: String.raw`\mathtt{#}`, symsfup: String.raw`\mathsf{#}` },
  symbfcal: String.raw`\boldsymbol{\mathcal{#}}`,
  ...{ mathup: String.raw`\mathrm{#}`, mathbfup: String.raw`\mathbf{#}`, mathbfit: String.raw`\boldsymbol{#}` },
  ...{ mathbfcal: String.raw`\boldsymbol{\mathcal{#}}`, mathbfscr: String.raw`\boldsymbol{\mathscr{#}}` },
  ...{ mathbffrak: String.raw`\boldsymbol{\mathfrak{#}}`, mathbfsf: String.raw`\boldsymbol{\mathsf{#}}` },
};

/** Commands of MathJax and KaTeX that Temml (0.13) does not have. KaTeX draws ticks at the ends of a segment. */
const added: readonly Definition[] = Object.entries({
  mbox: String.raw`\let\mbox=\text `,
  '*': String.raw`\def\*{{*}}`,
  xrightleftarrows: String.raw`\let\xrightleftarrows=\xtofrom `,
  overlinesegment: String.raw`\let\overlinesegment=\overline `,
  underlinesegment: String.raw`\let\underlinesegment=\underline `,
  minuso: String.raw`\def\minuso{\mathord{⦵}}`,
  mathds: String.raw`\let\mathds=\mathbb `,
  mspace: String.raw`\def\mspace#1{\mskip#1}`,
  strut: String.raw`\let\strut=\mathstrut `,
  xrightequilibrium: String.raw`\let\xrightequilibrium=\xrightleftharpoons `,
  xleftequilibrium: String.raw`\let\xleftequilibrium=\xleftrightharpoons `,
  eqalign: String.raw`\def\eqalign#1{\begin{aligned}#1\end{aligned}}`,
  require: String.raw`\def\require#1{}`,
  xspace: String.raw`\def\xspace{}`,
  mathbbm: String.raw`\let\mathbbm=\mathbb `,
  mathbbmss: String.raw`\let\mathbbmss=\mathbb `,
  ncong: String.raw`\def\ncong{\mathrel{≇}}`,
  nicefrac: String.raw`\def\nicefrac#1#2{{{}^{#1}\!/{}_{#2}}}`,
  sfrac: String.raw`\def\sfrac#1#2{{{}^{#1}\!/{}_{#2}}}`,
  flatfrac: String.raw`\def\flatfrac#1#2{{#1}/{#2}}`,
  overunderset: String.raw`\def\overunderset#1#2#3{\overset{#1}{\underset{#2}{#3}}}`,
  buildrel: String.raw`\def\buildrel#1\over#2{\stackrel{#1}{#2}}`,
  root: String.raw`\def\root#1\of#2{\sqrt[#1]{#2}}`,
  skew: String.raw`\def\skew#1#2#3{#2{#3}}`,
  pmatrix: String.raw`\def\pmatrix#1{\begin{pmatrix}#1\end{pmatrix}}`,
  cases: String.raw`\def\cases#1{\begin{cases}#1\end{cases}}`,
  displaylines: String.raw`\def\displaylines#1{\begin{gathered}#1\end{gathered}}`,
  shoveleft: String.raw`\def\shoveleft#1{#1}`,
  shoveright: String.raw`\def\shoveright#1{#1}`,
  framebox: String.raw`\def\framebox#1{\fbox{\text{#1}}}`,
  makebox: String.raw`\let\makebox=\text `,
  parbox: String.raw`\def\parbox#1#2{\text{#2}}`,
  vspace: String.raw`\def\vspace#1{}`,
  bbox: String.raw`\def\bbox{\@ifnextchar[{\bbox@with}{\bbox@with[]}}\def\bbox@with[#1]#2{#2}`,
  ...each('hfil hfill', (name) => `\\def\\${name}{\\qquad}`),
  ...each(nothing, (name) => `\\def\\${name}{}`),
  ...each(
    'arccot arcsec arccsc sech csch arsinh arcosh artanh acos asin atan acot asec acsc',
    (name) => `\\def\\${name}{\\operatorname{${name.replace(/^a(?=cos|sin|tan|cot|sec|csc)/, 'arc')}}}`,
  ),
  ...Object.fromEntries(
    Object.entries(alphabets).map(([name, font]) => [name, `\\def\\${name}#1{${font.replace('#', '#1')}}`]),
  ),
}).map(([name, definition]) => [name === '*' ? /\\\*/ : new RegExp(`\\\\${name}(?![a-zA-Z])`), definition]);

/** A text of TeX for Temml, with what the commands in it need before it. */
export const withCorrections = (tex: string): string =>
  [...corrected, ...added]
    .filter(([command]) => command.test(tex))
    .map(([, definition]) => definition)
    .join('') + tex.replace(/\\overset(?![a-zA-Z])/g, '\\over@set');

/** What Temml has to trust for that; it asks for each command. */
export const trust = ({ command, class: name = '' }: { command: string; class?: string }): boolean =>
  command === '\\class' && (name === above || /^link-\d+$/.test(name));

/**
 * Makes Temml's tree valid MathML, in place. Temml (0.13) writes the parts of an operator side by side, so that in
 * `\underset{\theta}{\operatorname{argmin}}` its space stands where `θ` belongs, and puts elements into `<mo>` for
 * `\mathop{…}`.
 */
export function makeValid(node: TreeNode, spaceAfter = true): void {
  // The empty label of an arrow in `CD` has something else for children.
  if (node.children !== undefined && !Array.isArray(node.children)) node.children = [];
  for (const child of node.children ?? []) {
    // A colour is written on elements only.
    if (isFragment(node)) Object.assign(child.style ?? {}, node.style);
    makeValid(child, !positional.has(node.type ?? ''));
  }
  if (!isElement(node)) return;
  const script = node.children[1];
  if (script?.classes?.includes(above) && positional.has(node.type)) {
    const [first, ...others] = script.children!.slice(0, -1);
    if (first !== undefined && others.length === 0) node.children[1] = first;
    else Object.assign(script, { classes: [], children: script.children!.slice(0, -1) });
    node.type = 'mover';
  }
  if (node.type === 'mover') narrowHat(node);
  if (tokens.has(node.type) && node.children.some((child) => child.text === undefined)) toRow(node, spaceAfter);
  if (positional.has(node.type)) joinParts(node);
}

/** Temml (0.13) takes `\theta` in `\widehat{\theta}` for as wide as its name is long. */
function narrowHat({ children: [base, hat] }: Element): void {
  const [text] = base?.children ?? [];
  if (hat?.classes === undefined || base?.type !== 'mi' || [...(text?.text ?? '')].length !== 1) return;
  hat.classes = hat.classes.flatMap((name) =>
    /^tml-hat-[2-4]$/.test(name) ? ['tml-hat-1'] : /^tml-tilde-/.test(name) ? [] : [name],
  );
}

/** Makes links of the parts of a formula that lead somewhere: HTML may stand in `<mtext>`, and MathML in that. */
export function addLinks(node: TreeNode, urls: readonly string[]): void {
  if (urls.length === 0) return;
  node.children?.forEach((child, index) => {
    addLinks(child, urls);
    const at = urls.findIndex((_, each) => child.classes?.includes(linkClass(each)));
    if (at === -1 || !isElement(child)) return;
    child.classes = child.classes.filter((name) => name !== linkClass(at));
    const link = Object.assign(element(child, 'a', [element(child, 'math', [child])]), {
      attributes: { href: urls[at]! },
    });
    node.children![index] = element(child, 'mtext', [link]);
  });
}

/** A new element. Temml does not export its class. */
const element = (like: Element, type: string, children: TreeNode[]): Element =>
  new (like.constructor as new (type: string, children: TreeNode[]) => Element)(type, children);

/**
 * Makes one element of each child that is several; the space after an operator goes after the whole, as in `\max_x f`.
 */
function joinParts(node: Element): void {
  const [base] = node.children;
  const after = base !== undefined && /^m(under|over)/.test(node.type) && !isAccent(node) ? spacingAfter(base) : [];
  node.children = node.children.map((child) => {
    if (!isFragment(child) && spacingAfter(child).length === 0) return child;
    const parts = child.children!.slice(
      Math.max(
        0,
        child.children!.findIndex((part) => !isSpacing(part)),
      ),
      child.children!.length - spacingAfter(child).length,
    );
    return parts.length === 1 && !isFragment(parts[0]!) ? parts[0]! : element(node, 'mrow', parts);
  });
  if (after.length === 0) return;
  const inner = Object.assign(element(node, node.type, node.children), { attributes: node.attributes });
  Object.assign(node, { type: 'mrow', attributes: {}, children: [inner, ...after] });
}

/** The spacing at the end of an operator's parts. */
function spacingAfter(node: TreeNode): TreeNode[] {
  if (node.children === undefined || !(isFragment(node) || node.type === 'mrow')) return [];
  const spacing = node.children.slice(node.children.findLastIndex((child) => !isSpacing(child)) + 1);
  return spacing.some(({ type }) => type === 'mo') ? spacing : [];
}

/** Whether an element is a letter with a hat or the like. */
const isAccent = ({ children: [, sign] }: Element): boolean =>
  sign?.attributes?.['stretchy'] === 'true' || sign?.classes?.includes('wbk-acc') === true;

/** Makes a row of a token with elements in it, which keeps the space beside it. */
function toRow(node: Element, spaceAfter: boolean): void {
  const { lspace, rspace } = node.attributes;
  const space = (width: string | undefined) =>
    width === undefined ? [] : [Object.assign(element(node, 'mspace', []), { attributes: { width } })];
  Object.assign(node, {
    type: 'mrow',
    attributes: {},
    children: [...space(lspace), ...node.children, ...space(spaceAfter ? rspace : undefined)],
  });
}

/**
 * Classes for the inline styles that Temml writes, which the policy refuses; `math.css` has their rules. The list is
 * that of all its `.style` assignments (temml 0.13, `dist/temml.mjs`); colours become MathML's own attributes.
 */
const classes: Readonly<Record<string, string>> = {
  'padding-left:0': 'l0',
  'padding-left:0.1389em': 'l2',
  'padding-left:0.25em': 'l3',
  'padding-left:0.4em': '',
  'padding-left:1em': 'l1',
  'padding-right:0': 'r0',
  'padding-right:0.1389em': 'r2',
  'padding-right:0.2em': 'r3',
  'padding-right:0.25em': 'r3',
  'padding-right:0.4em': '',
  'padding-right:1em': 'r1',
  'padding-top:0': 'v0',
  'padding-bottom:0': '',
  'padding:0': 'l0 r0',
  'padding:0.3em': 'p3',
  'padding:3pt': 'p3',
  'width:50%': 'half',
  'width:100%': 'all',
  'width:7.5%': '',
  'border-top:0.06em solid': 'bt',
  'border-top:0.06em dashed': 'bt-a',
  'border-top:0.15em double': 'bt-o',
  'border-bottom:0.06em solid': 'bb',
  'border-bottom:0.06em dashed': 'bb-a',
  'border-bottom:0.15em double': 'bb-o',
  'border-left:0.06em solid': 'bl',
  'border-left:0.06em dashed': 'bl-a',
  'border-left:0.15em double': 'bl-o',
  'border-right:0.06em solid': 'br',
  'border-right:0.06em dashed': 'br-a',
  'border-right:0.15em double': 'br-o',
  'border:1px solid': 'box',
  'border:0.0667em solid': 'box',
  'text-align:left': 'tml-left',
  'font-weight:bold': 'bold',
  'font-style:italic': 'italic',
  'math-depth:0': 'd0',
  'math-depth:2': 'd2',
  'transform:scaleX(-1)': 'flip',
  'position:relative': 'rel',
  'position:absolute': 'abs',
  'display:flex': 'mid',
};

/** Names of all classes that may appear. */
export const styleClasses: ReadonlySet<string> = new Set(
  Object.values(classes).flatMap((names) => names.split(' ').filter(Boolean)),
);

/** MathML without `style` attributes. */
export function withoutStyles(html: string): string {
  return html.replace(
    /<(\w+)((?: [\w-]+="[^"]*")*?) style="([^"]*)"/g,
    (_, tag: string, before: string, style: string) => {
      const names = new Set<string>();
      let attributes = '';
      for (const declaration of style.split(';').filter(Boolean)) {
        const [property = '', value = ''] = declaration.split(/:(.*)/s).map((part) => part.trim());
        if (property === 'color') attributes += ` mathcolor="${value}"`;
        else if (property === 'background-color') attributes += ` mathbackground="${value}"`;
        else
          for (const name of (
            classes[`${property}:${value.replace(/^0(em|pt|px)$/, '0')}`] ?? nearest(property, value)
          ).split(' '))
            if (name !== '') names.add(name);
      }
      if (names.size === 0) return `<${tag}${before}${attributes}`;
      const own = [...names].join(' ');
      return before.includes(' class="')
        ? `<${tag}${before.replace(/ class="/, `$&${own} `)}${attributes}`
        : `<${tag}${before} class="${own}"${attributes}`;
    },
  );
}

/** For a length that an author chose (`\arraycolsep`): the class of the length that comes next to it. */
function nearest(property: string, value: string): string {
  const wanted = Number.parseFloat(value) / (value.endsWith('pt') ? 10 : 1);
  const known = Object.entries(classes).flatMap(([declaration, name]) =>
    declaration.startsWith(`${property}:`) && declaration.endsWith('em')
      ? [{ name, length: Number.parseFloat(declaration.slice(property.length + 1)) }]
      : [],
  );
  return Number.isNaN(wanted)
    ? ''
    : (known.sort((a, b) => Math.abs(a.length - wanted) - Math.abs(b.length - wanted))[0]?.name ?? '');
}

import { TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import type { Content } from '../graph/members.ts';
import type { Shape } from '../graph/shapes.ts';
import { readLabel } from '../label.ts';
import { readData } from '../source.ts';
import type { Scanner } from './scanner.ts';

/** How a box is written, by what stands before and after its label: the longest first. */
const brackets: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  '(((': { ')))': 'double-circle' },
  '((': { '))': 'circle' },
  '([': { '])': 'stadium' },
  '(-': { '-)': 'ellipse' },
  '[[': { ']]': 'subroutine' },
  '[(': { ')]': 'cylinder' },
  '[/': { '/]': 'lean-right', '\\]': 'trapezoid' },
  '[\\': { '\\]': 'lean-left', '/]': 'trapezoid-up' },
  '{{': { '}}': 'hexagon' },
  '[': { ']': 'rectangle' },
  '(': { ')': 'rounded' },
  '{': { '}': 'diamond' },
  '>': { ']': 'flag' },
};

/**
 * The names of shapes in `a@{ shape: … }` that can be drawn:
 * https://mermaid.js.org/syntax/flowchart.html#complete-list-of-new-shapes
 */
const names: Readonly<Partial<Record<Shape, string>>> = {
  rectangle: 'rect proc process rectangle',
  rounded: 'rounded event',
  stadium: 'stadium pill terminal',
  subroutine: 'fr-rect subproc subprocess subroutine framed-rectangle',
  cylinder: 'cyl cylinder database db',
  circle: 'circle circ',
  'double-circle': 'dbl-circ double-circle',
  ellipse: 'ellipse',
  diamond: 'diam diamond decision question',
  hexagon: 'hex hexagon prepare',
  'lean-right': 'lean-r lean-right in-out',
  'lean-left': 'lean-l lean-left out-in',
  flag: 'odd',
  note: 'text comment',
  trapezoid: 'trap-b trapezoid trapezoid-bottom priority',
  'trapezoid-up': 'trap-t inv-trapezoid trapezoid-top manual',
  start: 'sm-circ small-circle start',
  end: 'fr-circ framed-circle stop',
};
const shapes = new Map(
  Object.entries(names).flatMap(([shape, all]) => all.split(' ').map((name) => [name, shape as Shape] as const)),
);

/** The label and the shape of a box, when they follow here. */
export function readBox(
  scanner: Scanner,
  box: { id: string; at: number },
  diagnostics: DiagnosticCollector,
): Content | undefined {
  const data = scanner.take(/@\{(.*?)\}/s)?.[1];
  if (data !== undefined) return readShape(data, box, diagnostics);
  const open = Object.keys(brackets).find((each) => scanner.rest.startsWith(each));
  if (open === undefined) return undefined;
  const closes = brackets[open]!;
  const ends = Object.keys(closes);
  const [written] = scanner.rest.split('\n');
  scanner.upTo([open]);
  const quoted = scanner.take(/\s*("[^"]*")\s*/)?.[1];
  const { text, end } = scanner.upTo(ends) ?? { text: '', end: '' };
  if (end !== '' && (quoted === undefined || text === ''))
    return { label: readLabel(quoted ?? text), shape: closes[end]! };
  const fix =
    `Close it with \`${ends.join('` or `')}\`; put a label that holds brackets between ` +
    `quotation marks: \`${open}"…"${ends[0]}\`.`;
  throw new TextError(`The label \`${written}\` is not closed.`, fix);
}

function readShape(written: string, { id, at }: { id: string; at: number }, diagnostics: DiagnosticCollector): Content {
  const keys = ['shape', 'label', 'icon', 'img', 'form', 'pos', 'w', 'h', 'constraint'];
  const { shape = 'rect', label = id, icon, img, ...others } = readData(written, keys);
  if ((icon ?? img) !== undefined)
    throw new TextError('Icons and images cannot be drawn in a box.', 'Give the box a label, or put an emoji there.');
  const found = shapes.get(String(shape));
  const isSmall = found === 'start' || found === 'end';
  if (isSmall && label !== id) {
    const message = `The shape \`${String(shape)}\` has no room for its label \`${String(label)}\`.`;
    const fix = 'Delete it, as Mermaid does not draw it either; or take a shape that holds text, such as `circle`.';
    diagnostics.warning(message, fix, at);
  }
  for (const key of Object.keys(others))
    diagnostics.warning(`\`${key}\` in \`@{…}\` has no effect on a box.`, 'Delete it.', at);
  if (found !== undefined) return { label: isSmall ? [] : readLabel(String(label)), shape: found };
  const firsts = Object.values(names).map((all) => `\`${all.split(' ')[0]}\``);
  throw new TextError(`The shape \`${String(shape)}\` cannot be drawn.`, `Known are ${firsts.join(', ')}.`);
}

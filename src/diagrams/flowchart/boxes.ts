import type { Named } from '../graph/members.ts';
import type { Scanner } from './scanner.ts';
import type { Shape } from '../graph/shapes.ts';
import { Mistake } from '../mistake.ts';
import { readData, type Findings } from '../source.ts';
import { readLabel } from '../../drawing/text.ts';

/** How a box is written, by what stands around its label: the longest first. */
const brackets: readonly (readonly [open: string, closes: Readonly<Record<string, Shape>>])[] = [
  ['(((', { ')))': 'double-circle' }],
  ['((', { '))': 'circle' }],
  ['([', { '])': 'stadium' }],
  ['(-', { '-)': 'ellipse' }],
  ['[[', { ']]': 'subroutine' }],
  ['[(', { ')]': 'cylinder' }],
  ['[/', { '/]': 'lean-right', '\\]': 'trapezoid' }],
  ['[\\', { '\\]': 'lean-left', '/]': 'trapezoid-up' }],
  ['{{', { '}}': 'hexagon' }],
  ['[', { ']': 'rectangle' }],
  ['(', { ')': 'rounded' }],
  ['{', { '}': 'diamond' }],
  ['>', { ']': 'flag' }],
];

/** The names of shapes in `a@{ shape: … }` that can be drawn: https://mermaid.js.org/syntax/flowchart.html#complete-list-of-new-shapes */
const names: Readonly<Partial<Record<Shape, string>>> = {
  ...{
    rectangle: 'rect proc process rectangle',
    rounded: 'rounded event',
    stadium: 'stadium pill terminal',
    subroutine: 'fr-rect subproc subprocess subroutine framed-rectangle',
  },
  ...{
    cylinder: 'cyl cylinder database db',
    circle: 'circle circ',
    'double-circle': 'dbl-circ double-circle',
    ellipse: 'ellipse',
    diamond: 'diam diamond decision question',
  },
  ...{
    hexagon: 'hex hexagon prepare',
    'lean-right': 'lean-r lean-right in-out',
    'lean-left': 'lean-l lean-left out-in',
    flag: 'odd',
    note: 'text comment',
  },
  ...{
    trapezoid: 'trap-b trapezoid trapezoid-bottom priority',
    'trapezoid-up': 'trap-t inv-trapezoid trapezoid-top manual',
  },
  ...{ start: 'sm-circ small-circle start', end: 'fr-circ framed-circle stop' },
};
const shapes = new Map(
  (Object.entries(names) as [Shape, string][]).flatMap(([shape, words]) =>
    words.split(' ').map((word) => [word, shape] as const),
  ),
);

/** The label and the shape of the box `id`, when they follow here. */
export function readBox(scanner: Scanner, box: { id: string; at: number }, findings: Findings): Named | undefined {
  const data = scanner.take(/@\{(.*?)\}/s)?.[1];
  if (data !== undefined) return readShape(data, box, findings);
  const found = brackets.find(([open]) => scanner.rest.startsWith(open));
  if (found === undefined) return undefined;
  const [open, closes] = found;
  const [written] = scanner.rest.split('\n');
  scanner.upTo([open]);
  const quoted = scanner.take(/\s*("[^"]*")\s*/)?.[1];
  const { text, end } = scanner.upTo(Object.keys(closes)) ?? { text: '', end: '' };
  if (end !== '' && (quoted === undefined || text === ''))
    return { label: readLabel(quoted ?? text), shape: closes[end]! };
  const ends = Object.keys(closes);
  const fix = `Close it with \`${ends.join('` or `')}\`; put a label that holds brackets between quotation marks: \`${open}"…"${ends[0]}\`.`;
  throw new Mistake(`The label \`${written}\` is not closed.`, fix);
}

function readShape(written: string, { id, at }: { id: string; at: number }, { doubts }: Findings): Named {
  const keys = ['shape', 'label', 'icon', 'img', 'form', 'pos', 'w', 'h', 'constraint'];
  const { shape = 'rect', label = id, icon, img, ...others } = readData(written, keys);
  if ((icon ?? img) !== undefined)
    throw new Mistake('Icons and pictures cannot be drawn in a box.', 'Give the box a label, or put an emoji there.');
  const found = shapes.get(String(shape));
  const isSmall = found === 'start' || found === 'end';
  if (isSmall && label !== id) {
    const fix = `Delete it, as Mermaid does not draw it either; or take a shape that holds words, such as \`circle\`.`;
    const message = `The shape \`${String(shape)}\` has no room for its label \`${String(label)}\`.`;
    doubts.push({ line: at, message, fix });
  }
  for (const key of Object.keys(others)) {
    doubts.push({ line: at, message: `\`${key}\` in \`@{…}\` has no effect on a box.`, fix: 'Delete it.' });
  }
  if (found !== undefined) return { label: isSmall ? [] : readLabel(String(label)), shape: found };
  const firsts = Object.values(names).map((words) => `\`${words.split(' ')[0]}\``);
  throw new Mistake(`The shape \`${String(shape)}\` cannot be drawn.`, `Known are ${firsts.join(', ')}.`);
}

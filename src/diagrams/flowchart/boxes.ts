import { TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import { suggestion } from '../../core/suggest.ts';
import type { Content } from '../graph/members.ts';
import { isSign, type Shape } from '../graph/shapes.ts';
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
 * The names of shapes in `a@{ shape: … }`:
 * https://mermaid.js.org/syntax/flowchart.html#complete-list-of-new-shapes
 */
const names: Readonly<Partial<Record<Shape, string>>> = {
  rectangle: 'rect proc process rectangle squareRect',
  rounded: 'rounded event roundedRect',
  stadium: 'stadium pill terminal',
  subroutine: 'fr-rect subproc subprocess subroutine framed-rectangle',
  cylinder: 'cyl cylinder database db',
  circle: 'circle circ',
  'double-circle': 'dbl-circ double-circle doublecircle',
  ellipse: 'ellipse',
  diamond: 'diam diamond decision question',
  hexagon: 'hex hexagon prepare',
  'lean-right': 'lean-r lean-right lean_right in-out',
  'lean-left': 'lean-l lean-left lean_left out-in',
  flag: 'odd rect_left_inv_arrow',
  note: 'text note labelRect',
  trapezoid: 'trap-b trapezoid trapezoid-bottom priority',
  'trapezoid-up': 'trap-t inv-trapezoid inv_trapezoid trapezoid-top manual',
  start: 'sm-circ small-circle start stateStart',
  end: 'fr-circ framed-circle stop stateEnd',
  bar: 'fork join forkJoin',
  card: 'notch-rect card notched-rectangle',
  'lined-rectangle': 'lin-rect lined-rectangle lined-process lin-proc shaded-process',
  'divided-rectangle': 'div-rect div-proc divided-rectangle divided-process',
  'window-pane': 'win-pane internal-storage window-pane',
  'tagged-rectangle': 'tag-rect tagged-rectangle tag-proc tagged-process',
  'stacked-rectangle': 'st-rect procs processes stacked-rectangle',
  'data-store': 'datastore data-store',
  'sloped-rectangle': 'sl-rect manual-input sloped-rectangle',
  'notched-pentagon': 'notch-pent loop-limit notched-pentagon',
  document: 'doc document',
  'lined-document': 'lin-doc lined-document',
  'tagged-document': 'tag-doc tagged-document',
  'stacked-document': 'docs documents st-doc stacked-document',
  'paper-tape': 'flag paper-tape',
  delay: 'delay half-rounded-rectangle',
  display: 'curv-trap curved-trapezoid display',
  'bow-rectangle': 'bow-rect stored-data bow-tie-rectangle',
  'lying-cylinder': 'h-cyl das horizontal-cylinder',
  'lined-cylinder': 'lin-cyl disk lined-cylinder',
  triangle: 'tri extract triangle',
  'flipped-triangle': 'flip-tri manual-file flipped-triangle',
  cloud: 'cloud',
  bang: 'bang',
  'brace-left': 'brace comment brace-l',
  'brace-right': 'brace-r',
  braces: 'braces',
  hourglass: 'hourglass collate',
  bolt: 'bolt com-link lightning-bolt',
  choice: 'choice',
  junction: 'f-circ junction filled-circle anchor',
  'crossed-circle': 'cross-circ summary crossed-circle',
};
const shapes = new Map(
  Object.entries(names).flatMap(([shape, all]) => all.split(' ').map((name) => [name, shape as Shape] as const)),
);

interface WrittenBox {
  id: string;
  at: number;
  /** What an earlier line says of it. */
  known: Content | undefined;
}

/** The label and the shape of a box, when they follow here. */
export function readBox(scanner: Scanner, box: WrittenBox, diagnostics: DiagnosticCollector): Content | undefined {
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

/** Reads what stands in `@{…}`; a label and a shape that it does not name stay as they are. */
function readShape(written: string, { id, at, known }: WrittenBox, diagnostics: DiagnosticCollector): Content {
  const keys = ['shape', 'label', 'icon', 'img', 'form', 'pos', 'w', 'h', 'constraint'];
  const { shape, label, icon, img, ...others } = readData(written, keys);
  const found = shape === undefined ? (known?.shape ?? 'rectangle') : shapes.get(String(shape));
  if (found === undefined) {
    const fix = suggestion(String(shape), [...shapes.keys()]) ?? `Known are ${knownShapes}.`;
    throw new TextError(`The shape \`${String(shape)}\` cannot be drawn.`, fix);
  }
  const isSilent = isSign(found);
  const warn = (message: string, fix: string) => diagnostics.warning(message, fix, at);
  const what = icon === undefined ? 'image' : 'icon';
  const image = icon ?? img;
  if (image !== undefined)
    warn(`The ${what} \`${String(image)}\` in a box is left out.`, 'Delete it, or put an emoji into the label.');
  if (isSilent && label !== undefined && label !== id) {
    const fix = 'Delete it, as Mermaid does not draw it either; or take a shape that holds text, such as `circle`.';
    warn(`The shape \`${String(shape)}\` has no room for its label \`${String(label)}\`.`, fix);
  }
  // They are about the icon or the image.
  const isKnown = (key: string) => image !== undefined && key !== 'shape';
  for (const key of Object.keys(others).filter((each) => !isKnown(each)))
    warn(`\`${key}\` in \`@{…}\` has no effect on a box.`, 'Delete it.');
  return {
    label: isSilent ? [] : label === undefined ? (known?.label ?? readLabel(id)) : readLabel(String(label)),
    shape: found,
  };
}

const knownShapes = Object.values(names)
  .map((all) => `\`${all.split(' ')[0]}\``)
  .join(', ');

import { createCanvas, n, polygon, text, toSvg, type Canvas, type Point } from '../../drawing/svg.ts';
import { printable, widthOf } from '../../drawing/text.ts';
import type { Colours } from './colours.ts';
import type { GraphvizLayout, Operation } from './layout.ts';

/** Draws a laid out graph. */
export function drawLayout(
  { bb, objects, edges, _ldraw_: title, _subgraph_cnt: groups }: GraphvizLayout,
  colours: Colours,
): string {
  const canvas = createCanvas();
  const pen = (shapes: keyof Canvas, texts: keyof Canvas) =>
    new Pen({ shapes: canvas[shapes], texts: canvas[texts] }, colours);
  pen('frames', 'texts').draw(title);
  for (const [index, { _draw_, _ldraw_ }] of objects.entries()) {
    const each = pen(index < groups ? 'frames' : 'shapes', 'texts');
    each.draw(_draw_);
    each.draw(_ldraw_);
  }
  for (const edge of edges) {
    pen('lines', 'texts').draw(edge._draw_);
    for (const head of [edge._hdraw_, edge._tdraw_]) pen('marks', 'texts').draw(head);
    for (const label of [edge._ldraw_, edge._hldraw_, edge._tldraw_]) pen('marks', 'texts').draw(label);
  }
  const [left = 0, a = 0, right = 0, b = 0] = bb.split(',').map(Number);
  const box = { x: left - 4, y: Math.min(a, b) - 4, width: right - left + 8, height: Math.abs(a - b) + 8 };
  return toSvg(canvas, box);
}

/** A surface that text may stand on. */
interface Ground {
  fill: string;
  from: Point;
  to: Point;
}

/** Draws operations one after the other: each may change how the next looks. */
class Pen {
  readonly #layers: { shapes: string[]; texts: string[] };
  readonly #colours: Colours;
  readonly #grounds: Ground[] = [];
  #line = '#000000';
  #fill = '#d3d3d3';
  #style = '';
  #size = 14;
  #font = 0;

  constructor(layers: { shapes: string[]; texts: string[] }, colours: Colours) {
    this.#layers = layers;
    this.#colours = colours;
  }

  draw(steps: readonly Operation[]): void {
    for (const step of steps) this.#step(step);
  }

  #step(step: Operation): void {
    switch (step.op) {
      case 'c':
        this.#line = step.color ?? step.stops?.[0]?.color ?? '#000000';
        break;
      case 'C':
        this.#fill = step.color ?? step.stops?.[0]?.color ?? '#d3d3d3';
        break;
      case 'S':
        this.#style = readStyle(step.style, this.#style);
        break;
      case 'F':
        this.#size = step.size;
        break;
      case 't':
        this.#font = step.fontchar;
        break;
      case 'T':
        this.#text(step);
        break;
      case 'e':
      case 'E':
        this.#ellipse(step.rect, step.op === 'E');
        break;
      case 'p':
      case 'P':
        this.#surface(step.points.map(toPoint), step.op === 'P', (all, look) => polygon(all, look));
        break;
      default:
        this.#surface(
          step.points.map(toPoint),
          step.op === 'B',
          (all, look) => `<path d="${pathOf(all, step.op)}"${look}/>`,
        );
    }
  }

  /** How a line looks, and what it is around: nothing, or a surface, which text may stand on. */
  #look(points: readonly Point[], isFilled: boolean): string {
    const fill = isFilled ? this.#colours.fill(this.#fill) : 'none';
    if (isFilled) {
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      const from = { x: Math.min(...xs), y: Math.min(...ys) };
      this.#grounds.push({ fill, from, to: { x: Math.max(...xs), y: Math.max(...ys) } });
    }
    const line = this.#colours.line(this.#line);
    // A surface of the colour of its line, such as an arrow head, is a part of it.
    const inside = isFilled && this.#fill === this.#line ? line : fill;
    return ` fill="${inside}" stroke="${line}"${this.#style}`;
  }

  #surface(points: Point[], isFilled: boolean, draw: (points: Point[], look: string) => string): void {
    this.#layers.shapes.push(draw(points, this.#look(points, isFilled)));
  }

  #ellipse([x, y, rx, ry]: readonly [number, number, number, number], isFilled: boolean): void {
    const corners = [
      { x: x - rx, y: y - ry },
      { x: x + rx, y: y + ry },
    ];
    const look = this.#look(corners, isFilled);
    this.#layers.shapes.push(`<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}"${look}/>`);
  }

  #text({ pt: [x, y], align, width, text: written }: Extract<Operation, { op: 'T' }>): void {
    const words = printable(written).trim();
    const has = (bit: number): boolean => (this.#font & bit) !== 0;
    const [bold, italic, underlined] = [has(1), has(2), has(4)];
    const ground = this.#grounds.findLast(
      ({ from, to }) => x >= from.x && x <= to.x && y - this.#size / 3 >= from.y && y - this.#size / 3 <= to.y,
    );
    const fill = this.#colours.text(this.#line, ground?.fill ?? 'none');
    // Graphviz measures letters of another font, which are a little narrower.
    const size = Math.min(
      this.#size,
      Math.max(this.#size * 0.8, (this.#size * (width + 6)) / (widthOf(words, this.#size, bold) || 1)),
    );
    const anchor = align === 'l' ? 'start' : align === 'r' ? 'end' : undefined;
    const style = { size: Math.round(size * 10) / 10, bold, italic, underlined, fill };
    // `text` puts the middle of letters where it is told to; here their foot is given.
    const middle = { x, y: y - size * 0.31 };
    this.#layers.texts.push(text([words], middle, anchor === undefined ? style : { ...style, anchor }));
  }
}

const toPoint = ([x, y]: readonly [number, number]): Point => ({ x, y });

/** The path of a curve of Bézier, or of straight lines. */
function pathOf([first, ...others]: readonly Point[], op: string): string {
  if (first === undefined) return '';
  const rest = others.map(({ x, y }) => `${n(x)} ${n(y)}`);
  return `M${n(first.x)} ${n(first.y)}${op === 'L' ? 'L' : 'C'}${rest.join(' ')}`;
}

/** The attributes of a style: `dashed`, `setlinewidth(2)`. What is new goes before what was. */
function readStyle(style: string, before: string): string {
  const width = /setlinewidth\(([\d.]+)\)/.exec(style)?.[1];
  if (style === 'dashed') return ' stroke-dasharray="5 3"';
  if (style === 'dotted') return ' stroke-dasharray="1.5 3"';
  if (style === 'bold') return ' stroke-width="2"';
  if (width !== undefined)
    return before.replace(/ stroke-width="[^"]*"/, '') + ` stroke-width="${n(Math.min(12, Number(width)))}"`;
  return style === 'solid' ? '' : before;
}

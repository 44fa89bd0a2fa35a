import { TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import { text, type Box, type Canvas } from '../../drawing/svg.ts';
import { oneLine, sizeOf, textSize, wrap } from '../../drawing/text.ts';
import type { Direction, GraphNode, Group } from './graph.ts';
import { gapAt, labelMiddle, paint, sizeFor, type Shape } from './shapes.ts';

/** Widest label of a box; longer ones break, sooner where a shape grows with its label in both ways. */
const widestIn = (shape: Shape): number => (/circle|diamond|triangle/.test(shape) ? 110 : shape === 'note' ? 240 : 200);

/** What is written in a box, and its shape. */
export interface Content {
  label: readonly string[];
  shape: Shape;
}

interface OpenGroup {
  /** Line that opens it. */
  at: number;
  id: string;
  label: readonly string[];
  direction?: Direction;
  /** What was mentioned directly in it. */
  ids: Set<string>;
}

/** The boxes of a flowchart or the states of a machine, and the groups they stand in, as they are mentioned. */
export class Members {
  /** Groups, in the order of mention. */
  readonly groups: Group[] = [];
  readonly #contents = new Map<string, Content | undefined>();
  readonly #groupOf = new Map<string, string>();
  readonly #open: OpenGroup[] = [];

  /** The innermost open group. */
  get inner(): OpenGroup | undefined {
    return this.#open.at(-1);
  }

  /** The content of a box so far. */
  contentOf = (id: string): Content | undefined => this.#contents.get(id);

  /** The label of a box so far; empty when it has none. */
  labelOf = (id: string): readonly string[] => this.contentOf(id)?.label ?? [];

  /** Mentions a box, with its content or without: the last content counts. */
  mention(id: string, content?: Content): void {
    if (content !== undefined || !this.#contents.has(id)) this.#contents.set(id, content);
    this.inner?.ids.add(id);
  }

  /** Opens a group. Throws a `TextError` when there is one of that name. */
  open(group: Pick<OpenGroup, 'at' | 'id' | 'label'>): void {
    const isTaken = [...this.groups, ...this.#open].some(({ id }) => id === group.id);
    this.#open.push({ ...group, ids: new Set() });
    if (isTaken) throw new TextError(`Two groups are called \`${group.id}\`.`, 'Give one of them another name.');
  }

  /** Puts what was mentioned in the innermost open group so far into a group of its own within it. */
  split(id: string, at: number): void {
    const outer = this.inner!;
    this.#open.push({ at, id, label: [], ids: outer.ids });
    outer.ids = new Set();
    this.close('');
  }

  /** Gives the innermost open group a direction; returns whether there is one. */
  turn(direction: Direction): boolean {
    if (this.inner !== undefined) this.inner.direction = direction;
    return this.inner !== undefined;
  }

  /**
   * Closes the innermost group. As in Mermaid, a box stands in the first group that is closed after it was mentioned
   * there.
   */
  close(messageIfNone: string): void {
    const closed = this.#open.pop();
    if (closed === undefined) throw new TextError(messageIfNone, 'Delete the line.');
    for (const id of closed.ids) if (!this.#groupOf.has(id)) this.#groupOf.set(id, closed.id);
    this.groups.push({ id: closed.id, label: closed.label, group: this.inner?.id, direction: closed.direction });
  }

  /** Reports the groups that are still open. */
  finish(diagnostics: DiagnosticCollector, fix: string): void {
    for (const { at, label, id } of this.#open.splice(0).reverse())
      diagnostics.error(`The group \`${oneLine(label) || id}\` has no end.`, fix, at);
  }

  /** Lays the bars across a direction. */
  turnBars(direction: Direction): void {
    if (direction !== 'LR' && direction !== 'RL') return;
    for (const [id, content] of this.#contents)
      if (content?.shape === 'bar') this.#contents.set(id, { ...content, shape: 'post' });
  }

  /** Puts each group that is written on its own into the group that mentions it, unless that stands within it. */
  #nest(): void {
    const groups = new Map(this.groups.map((group) => [group.id, group]));
    for (const group of this.groups.filter((each) => each.group === undefined)) {
      const outer = this.#groupOf.get(group.id);
      let above = outer;
      while (above !== undefined && above !== group.id) above = groups.get(above)?.group;
      if (above === undefined) group.group = outer;
    }
  }

  /** All boxes. A group without anything in it is a box as well, and the name of a group means the group. */
  nodes(plain: Shape = 'rectangle'): GraphNode[] {
    this.#nest();
    const ids = new Set(this.groups.map(({ id }) => id));
    const filled = new Set([...this.#groupOf].filter(([id]) => !ids.has(id)).map(([, group]) => group));
    for (const { group } of this.groups) if (group !== undefined) filled.add(group);
    for (const { id, label, group } of this.groups.filter((each) => !filled.has(each.id))) {
      const index = this.groups.findIndex((each) => each.id === id);
      this.groups.splice(index, 1);
      ids.delete(id);
      this.#contents.set(id, { label, shape: plain });
      if (group !== undefined) this.#groupOf.set(id, group);
    }
    for (const group of this.groups) group.label = this.#contents.get(group.id)?.label ?? group.label;
    return [...this.#contents]
      .filter(([id]) => !ids.has(id))
      .map(([id, content = { label: [id], shape: plain }]) => boxNode(id, content, this.#groupOf.get(id)));
  }
}

/** A node that is a shape with a label in it. */
export function boxNode(id: string, { label, shape }: Content, group: string | undefined): GraphNode {
  const size = shape === 'note' ? textSize.note : textSize.name;
  const lines = wrap(label, widestIn(shape), size);
  const pseudo = shape === 'start' || shape === 'end' ? shape : undefined;
  const draw = (canvas: Canvas, box: Box): void => {
    canvas.shapes.push(paint(shape, box));
    canvas.texts.push(text(lines, labelMiddle(shape, box), { size }));
  };
  return {
    ...{ id, name: oneLine(label) || (pseudo === undefined ? id : ''), pseudo, group },
    ...{ ...sizeFor(shape, sizeOf(lines, size)), draw, gap: (box, at) => gapAt(shape, box, at) },
  };
}

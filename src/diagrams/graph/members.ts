import type { Direction, Group, Node } from './layout.ts';
import { gapAt, paint, sizeFor, type Shape } from './shapes.ts';
import { Mistake } from '../mistake.ts';
import type { Findings } from '../source.ts';
import { text, textSize, type Box, type Sheet } from '../../drawing/svg.ts';
import { oneLine, sizeOf, wrap } from '../../drawing/text.ts';

/** Widest label of a box; longer ones break, sooner where a shape grows with its label in both ways. */
const widestIn = (shape: Shape): number => (/circle|diamond/.test(shape) ? 110 : shape === 'note' ? 240 : 200);

/** What is written in a box, and its shape. */
export interface Named {
  label: readonly string[];
  shape: Shape;
}

interface Open {
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
  readonly groups: Group[] = [];
  readonly #named = new Map<string, Named | undefined>();
  readonly #groupOf = new Map<string, string>();
  readonly #open: Open[] = [];

  /** The innermost open group. */
  get inner(): Open | undefined {
    return this.#open.at(-1);
  }

  /** The label of a box so far; empty when it has none. */
  labelOf = (id: string): readonly string[] => this.#named.get(id)?.label ?? [];

  /** A box is mentioned, with its label or not: the last label counts. */
  mention(id: string, named?: Named): void {
    if (named !== undefined || !this.#named.has(id)) this.#named.set(id, named);
    this.inner?.ids.add(id);
  }

  open({ at, id, label }: { at: number; id: string; label: readonly string[] }): void {
    const isTaken = [...this.groups, ...this.#open].some((group) => group.id === id);
    this.#open.push({ at, id, label, ids: new Set() });
    if (isTaken) throw new Mistake(`Two groups are called \`${id}\`.`, 'Give one of them another name.');
  }

  /** What was mentioned in the innermost open group so far goes into a group of its own in it. */
  split(id: string, at: number): void {
    const outer = this.inner!;
    this.#open.push({ at, id, label: [], ids: outer.ids });
    outer.ids = new Set();
    this.close('');
  }

  /** The innermost open group gets a direction. Gives whether there is one. */
  turn(direction: Direction): boolean {
    if (this.inner !== undefined) this.inner.direction = direction;
    return this.inner !== undefined;
  }

  /** Closes the innermost group. As in Mermaid, a box stands in the first group that is closed after it was mentioned there. */
  close(whenNone: string): void {
    const closed = this.#open.pop();
    if (closed === undefined) throw new Mistake(whenNone, 'Delete the line.');
    for (const id of closed.ids) if (!this.#groupOf.has(id)) this.#groupOf.set(id, closed.id);
    this.groups.push({ id: closed.id, label: closed.label, group: this.inner?.id, direction: closed.direction });
  }

  /** Tells which groups are still open. */
  finish({ mistakes }: Findings, fix: string): void {
    for (const { at, label, id } of this.#open.reverse())
      mistakes.push({ line: at, message: `The group \`${oneLine(label) || id}\` has no end.`, fix });
    this.#open.length = 0;
  }

  /** All boxes. A group without anything in it is a box as well, and the name of a group means the group. */
  nodes(plain: Shape = 'rectangle'): Node[] {
    const filled = new Set(
      [...this.#groupOf].filter(([id]) => !this.groups.some((group) => group.id === id)).map(([, group]) => group),
    );
    for (const { group } of this.groups) if (group !== undefined) filled.add(group);
    const empty = this.groups.filter(({ id }) => !filled.has(id));
    for (const { id, label, group } of empty) {
      this.groups.splice(
        this.groups.findIndex((each) => each.id === id),
        1,
      );
      this.#named.set(id, { label, shape: plain });
      if (group !== undefined) this.#groupOf.set(id, group);
    }
    const groups = new Set(this.groups.map(({ id }) => id));
    for (const group of this.groups) group.label = this.#named.get(group.id)?.label ?? group.label;
    return [...this.#named]
      .filter(([id]) => !groups.has(id))
      .map(([id, named]) => boxNode(id, named ?? { label: [id], shape: plain }, this.#groupOf.get(id)));
  }
}

/** A node that is a shape with a label in it. */
export function boxNode(id: string, { label, shape }: Named, group: string | undefined): Node {
  const size = shape === 'note' ? textSize.note : textSize.name;
  const lines = wrap(label, widestIn(shape), size);
  const { width, height } = sizeFor(shape, sizeOf(lines, size));
  const draw = (sheet: Sheet, box: Box): void => {
    sheet.shapes.push(paint(shape, box));
    const middle = {
      x: box.x + box.width / 2 + (shape === 'flag' ? 5 : 0),
      y: box.y + box.height / 2 + (shape === 'cylinder' ? 5 : 0),
    };
    sheet.texts.push(text(lines, middle, { size }));
  };
  return {
    id,
    name: oneLine(label) || (shape === 'start' || shape === 'end' ? '' : id),
    pseudo: shape === 'start' || shape === 'end' ? shape : undefined,
    group,
    width,
    height,
    draw,
    gap: (box, at) => gapAt(shape, box, at),
  };
}

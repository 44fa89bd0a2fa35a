import { sizeOf, textSize } from '../../drawing/text.ts';
import { actorWidth } from './actor.ts';
import type { Actor, Sequence, Step } from './sequence.ts';

/** Width of a note. */
export const noteWidth = (label: readonly string[]): number => sizeOf(label, textSize.note).width + 18;

/** The middles of the columns: as near as what stands between them allows. */
export function columnsOf(
  actors: readonly Actor[],
  steps: readonly Step[],
  boxes: Sequence['boxes'] = [],
): Map<string, number> {
  const at = new Map(actors.map(({ id }, index) => [id, index]));
  const gaps = actors
    .slice(1)
    .map((actor, index) => Math.max(90, (actorWidth(actors[index]!) + actorWidth(actor)) / 2 + 24));
  const ofBoxes = boxes.flatMap((box) => needOfBox(box, at, actors));
  const needs = [...steps.flatMap((step) => needOf(step, at, actors)), ...ofBoxes].sort(
    (a, b) => a.to - a.from - (b.to - b.from),
  );
  for (const { from, to, width } of needs) {
    const missing = width - gaps.slice(from, to).reduce((sum, gap) => sum + gap, 0);
    if (missing > 0)
      for (let gap = from; gap < Math.min(to, gaps.length); gap += 1) gaps[gap]! += missing / (to - from);
  }
  let x = 0;
  return new Map(actors.map(({ id }, index) => [id, index === 0 ? 0 : (x += gaps[index - 1]!)]));
}

/** How far apart the columns around a box must be, so that its title stands beside those of its neighbours. */
function needOfBox(
  { label, actors: inside }: Sequence['boxes'][number],
  at: ReadonlyMap<string, number>,
  actors: readonly Actor[],
): { from: number; to: number; width: number }[] {
  const columns = inside.map((id) => at.get(id)!);
  if (columns.length === 0) return [];
  const [from, to] = [Math.max(0, Math.min(...columns) - 1), Math.min(actors.length - 1, Math.max(...columns) + 1)];
  return from === to ? [] : [{ from, to, width: sizeOf(label, textSize.note, true).width + 80 }];
}

/** How far apart two columns must be for what happens between them. */
function needOf(
  step: Step,
  at: ReadonlyMap<string, number>,
  actors: readonly Actor[],
): { from: number; to: number; width: number }[] {
  if (step.kind === 'message') {
    const [a, b] = [at.get(step.from)!, at.get(step.to)!];
    const { width } = sizeOf(step.label, textSize.note);
    if (a === b) return [{ from: a, to: a + 1, width: width + 52 }];
    return [
      { from: Math.min(a, b), to: Math.max(a, b), width: width + 28 + (step.creates ? actorWidth(actors[b]!) / 2 : 0) },
    ];
  }
  if (step.kind !== 'note') return [];
  const columns = step.over.map((id) => at.get(id)!);
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const width = noteWidth(step.label) + 20;
  if (step.side === 'right') return [{ from: last, to: last + 1, width: width + 6 }];
  if (step.side === 'left') return first === 0 ? [] : [{ from: first - 1, to: first, width: width + 6 }];
  if (last > first) return [{ from: first, to: last, width: width - 50 }];
  return [
    { from: first, to: first + 1, width: width / 2 + 10 },
    ...(first === 0 ? [] : [{ from: first - 1, to: first, width: width / 2 + 10 }]),
  ];
}

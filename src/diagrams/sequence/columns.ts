import type { Actor, Event } from './read.ts';
import { textSize } from '../../drawing/svg.ts';
import { sizeOf } from '../../drawing/text.ts';

/** Width of an actor's box, or of the name below a person. */
export const actorWidth = ({ label, isPerson }: Actor): number =>
  sizeOf(label, textSize.name).width + (isPerson ? 0 : 26);
export const noteWidth = (label: readonly string[]): number => sizeOf(label, textSize.note).width + 18;

/** The middles of the columns: as near as what stands between them allows. */
export function columnsOf(actors: readonly Actor[], events: readonly Event[]): Map<string, number> {
  const at = new Map(actors.map(({ id }, index) => [id, index]));
  const gaps = actors
    .slice(1)
    .map((actor, index) => Math.max(90, (actorWidth(actors[index]!) + actorWidth(actor)) / 2 + 24));
  const needs = events.flatMap((event) => needOf(event, at)).sort((a, b) => a.to - a.from - (b.to - b.from));
  for (const { from, to, width } of needs) {
    const missing = width - gaps.slice(from, to).reduce((sum, gap) => sum + gap, 0);
    if (missing > 0)
      for (let gap = from; gap < Math.min(to, gaps.length); gap += 1) gaps[gap]! += missing / (to - from);
  }
  let x = 0;
  return new Map(actors.map(({ id }, index) => [id, index === 0 ? 0 : (x += gaps[index - 1]!)]));
}

/** How far apart two columns must be for what happens between them. */
function needOf(event: Event, at: ReadonlyMap<string, number>): { from: number; to: number; width: number }[] {
  if (event.kind === 'message') {
    const [a, b] = [at.get(event.from)!, at.get(event.to)!];
    const { width } = sizeOf(event.label, textSize.note);
    return [
      a === b
        ? { from: a, to: a + 1, width: width + 52 }
        : { from: Math.min(a, b), to: Math.max(a, b), width: width + 28 },
    ];
  }
  if (event.kind !== 'note') return [];
  const places = event.over.map((id) => at.get(id)!);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const width = noteWidth(event.label) + 20;
  if (event.side === 'right') return [{ from: last, to: last + 1, width: width + 6 }];
  if (event.side === 'left') return first === 0 ? [] : [{ from: first - 1, to: first, width: width + 6 }];
  if (last > first) return [{ from: first, to: last, width: width - 50 }];
  return [
    { from: first, to: first + 1, width: width / 2 + 10 },
    ...(first === 0 ? [] : [{ from: first - 1, to: first, width: width / 2 + 10 }]),
  ];
}

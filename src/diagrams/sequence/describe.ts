import { oneLine } from '../../drawing/text.ts';
import type { DrawingMessages } from '../../i18n/index.ts';
import type { Sequence, Step } from './sequence.ts';

/** What happens, in its order. */
export function describeSequence({ actors, steps }: Sequence, messages: DrawingMessages): string[] {
  const names = new Map(actors.map(({ id, label }) => [id, oneLine(label)]));
  const clauses = steps.map((step) => describeStep(step, names, messages)).filter((clause) => clause !== '');
  return clauses.length === 0 ? [...names.values()] : clauses;
}

function describeStep(
  step: Step,
  names: ReadonlyMap<string, string>,
  { leads, itself, note, marks }: DrawingMessages,
): string {
  switch (step.kind) {
    case 'message': {
      // With a head at its start alone it leads back.
      const isBack = step.heads[0] !== 'none' && step.heads[1] === 'none';
      const [from, to] = isBack ? [step.to, step.from] : [step.from, step.to];
      return `${leads(names.get(from)!, from === to ? itself : names.get(to)!)}${marks.colon}${oneLine(step.label)}`;
    }
    case 'note':
      return `${note}${marks.colon}${oneLine(step.label)}`;
    // A keyword of Mermaid’s: `loop`, `alt`.
    case 'open':
      return step.word === 'rect' ? '' : `${step.word} ${oneLine(step.label)}`.trim();
    default:
      return '';
  }
}

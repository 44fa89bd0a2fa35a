import { readData, type Findings } from '../source.ts';

/** How an actor is called and drawn. */
interface Form {
  name: string | undefined;
  isPerson: boolean;
}

/** What `a@{ type: actor, alias: … } as name` says, on line `at`. A form that is not drawn is told. */
export function readForm(data: string, name: string | undefined, at: number, { doubts }: Findings): Form {
  const { alias, type = 'participant' } = readData(data, ['type', 'alias']);
  if (type !== 'participant' && type !== 'actor') {
    const fix = 'Delete the type; to tell it apart, say it in the name.';
    doubts.push({ line: at, message: `An actor of the type \`${String(type)}\` is drawn as a box.`, fix });
  }
  if (alias !== undefined && name !== undefined && alias !== name) {
    doubts.push({
      line: at,
      message: `The alias \`${String(alias)}\` gives way to \`as ${name}\`.`,
      fix: 'Leave one of them.',
    });
  }
  return { name: name ?? (alias === undefined ? undefined : String(alias)), isPerson: type === 'actor' };
}

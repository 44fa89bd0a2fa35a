import type { DiagnosticCollector } from '../../core/diagnostics.ts';
import { readData } from '../source.ts';
import { isActorType } from './actor.ts';
import type { Actor } from './sequence.ts';

/** Reads `a@{ type: actor, alias: … } as name` on line `at`. An unknown type, which is drawn as a box, is a warning. */
export function readActorData(
  data: string,
  name: string | undefined,
  at: number,
  diagnostics: DiagnosticCollector,
): { name: string | undefined; type: Actor['type'] } {
  const { alias, type = 'participant' } = readData(data, ['type', 'alias']);
  if (!isActorType(type)) {
    const fix = 'Delete the type; to tell it apart, say it in the name.';
    diagnostics.warning(`An actor of the type \`${String(type)}\` is drawn as a box.`, fix, at);
  }
  if (alias !== undefined && name !== undefined && alias !== name)
    diagnostics.warning(`The alias \`${String(alias)}\` gives way to \`as ${name}\`.`, 'Leave one of them.', at);
  return {
    name: name ?? (alias === undefined ? undefined : String(alias)),
    type: isActorType(type) ? type : 'participant',
  };
}

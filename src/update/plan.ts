import { compare } from '../core/order.ts';
import type { FileIds } from './engine-files.ts';
import { isEithers } from './owner-paths.ts';

/** Why a file cannot be replaced without a word of the owner. */
export type ConflictKind = 'changed' | 'deleted' | 'own';

/** A file of the engine that is not as it came. */
export interface Conflict {
  path: string;
  /** `changed` or `deleted` by hand; `own`: the owner’s, at a path at which the other version has a file, too. */
  kind: ConflictKind;
}

/** What an update does to the engine’s files; paths in code-unit order. */
export interface UpdatePlan {
  write: string[];
  remove: string[];
  /** Files that stay as the owner has them, although the other version has them otherwise. */
  stay: string[];
  /** Nothing is done while there are any. */
  conflicts: Conflict[];
}

/** What the owner says of files changed by hand, by path. */
export interface Choices {
  keep: readonly string[];
  replace: readonly string[];
}

/**
 * What takes a project from the files that it has to those of another version. `isAsItCame` says whether a file is as a
 * version of the engine brought it; `came` are the paths that it brought.
 */
export function planUpdate(
  files: FileIds,
  other: FileIds,
  came: ReadonlySet<string>,
  isAsItCame: (path: string, id: string) => boolean,
  { keep, replace }: Choices = { keep: [], replace: [] },
): UpdatePlan {
  const plan: UpdatePlan = { write: [], remove: [], stay: [], conflicts: [] };
  for (const path of [...new Set([...files.keys(), ...other.keys(), ...came])].sort(compare)) {
    const [has, gets] = [files.get(path), other.get(path)];
    if (has === gets || (gets === undefined && !came.has(path))) continue;
    const kind = conflictOf(path, has, came, isAsItCame);
    if (kind === undefined || replace.includes(path)) (gets === undefined ? plan.remove : plan.write).push(path);
    else if (keep.includes(path) || isEithers(path)) plan.stay.push(path);
    else plan.conflicts.push({ path, kind });
  }
  return plan;
}

function conflictOf(
  path: string,
  has: string | undefined,
  came: ReadonlySet<string>,
  isAsItCame: (path: string, id: string) => boolean,
): ConflictKind | undefined {
  if (has === undefined) return came.has(path) ? 'deleted' : undefined;
  if (isAsItCame(path, has)) return undefined;
  return came.has(path) ? 'changed' : 'own';
}

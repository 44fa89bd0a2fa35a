import { posix } from 'node:path';
import { withoutMarks } from '../blog/stored-post.ts';
import { DiagnosticsError, formatReport, isError } from '../core/diagnostics.ts';
import type { Entry } from './entries.ts';
import type { LoadedContent } from './load-content.ts';

/** Stops a build that has errors in its content. */
export function throwErrors({ diagnostics, files }: LoadedContent): void {
  const errors = diagnostics.filter(isError);
  if (errors.length > 0) throw new DiagnosticsError(errors, files);
}

/** The warnings as text, if there are any. */
export function warningsOf({ diagnostics, files }: LoadedContent): string | undefined {
  const warnings = diagnostics.filter((each) => !isError(each));
  return warnings.length === 0 ? undefined : formatReport(warnings, { files, width: process.stdout.columns });
}

/** An entry as Astro's store would give it to a page. */
const stored = (entry: Entry) => ({ ...entry, ...withoutMarks(entry.data) });

/** A collection as Astro's store would give it to a page. */
export const collectionOf = (entries: readonly Entry[]): Map<string, object> =>
  new Map(entries.map((entry) => [entry.id, stored(entry)]));

/**
 * A collection that changes under a running server. An entry with an image that Astro has not seen, or a program, stays
 * as it was until Astro has stored it; and one whose file is broken until it is corrected.
 */
export function renewed(
  current: ReadonlyMap<string, object> = new Map(),
  entries: readonly Entry[],
  broken: ReadonlySet<string>,
  isStored: boolean,
): { collection: Map<string, object>; isComplete: boolean } {
  const known = current as ReadonlyMap<string, ReturnType<typeof stored>>;
  const collection = new Map([...known].filter(([, { filePath }]) => broken.has(filePath)));
  let isComplete = true;
  for (const entry of entries) {
    const [next, last] = [stored(entry), known.get(entry.id)];
    const names = new Set(last?.filePath === next.filePath ? last.assetImports : []);
    const isReady = isStored || (next.deferredRender !== true && next.assetImports.every((name) => names.has(name)));
    isComplete &&= isReady;
    const shown = isReady ? next : last;
    if (shown !== undefined) collection.set(entry.id, shown);
  }
  return { collection, isComplete };
}

/** Whether an entry has something that belongs into the bundle of the pages: an image, or a program. */
export const needsBundling = ({ data, deferredRender }: Entry): boolean =>
  deferredRender === true || data.images.length > 0 || data.cover !== undefined;

/** Files of all images, by path from the root; `undefined` when an entry is a program, which may import anything. */
export function imagesOf(collections: ReadonlyMap<string, ReadonlyMap<string, object>>): string[] | undefined {
  const entries = [...collections.values()].flatMap((each) => [...each.values()]) as (Entry & {
    assetImports: string[];
  })[];
  if (entries.some(({ deferredRender }) => deferredRender)) return undefined;
  return [
    ...new Set(
      entries.flatMap(({ filePath, assetImports }) =>
        assetImports.map((name) => posix.join(posix.dirname(filePath), name)),
      ),
    ),
  ];
}

import { posix } from 'node:path';
import { withoutMarks } from '../blog/stored-post.ts';
import { DiagnosticsError, formatReport, isError } from '../core/diagnostics.ts';
import type { Entry, LoadedContent } from './load-content.ts';

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

/** A collection as Astro's store would give it to a page. */
export const collectionOf = (entries: readonly Entry[]): Map<string, object> =>
  new Map(entries.map((entry) => [entry.id, { ...entry, ...withoutMarks(entry.data) }]));

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

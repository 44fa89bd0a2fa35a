import { posix } from 'node:path';
import type { ImageMetadata } from 'astro';
import { imageNames, withImages, withoutMarks } from '../blog/stored-post.ts';
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

/** Path of an image from the root, by its name in an entry. */
const imagePath = ({ filePath }: Entry, name: string): string => posix.join(posix.dirname(filePath), name);

/** Paths of all images of entries, from the root, each once. */
export const imagesOf = (entries: readonly Entry[]): string[] => [
  ...new Set(entries.flatMap((entry) => imageNames(entry.data).map((name) => imagePath(entry, name)))),
];

/** A collection as a build gives it to pages, with the images that `imageOf` gives for their paths from the root. */
export const collectionWithImages = (
  entries: readonly Entry[],
  imageOf: (path: string) => ImageMetadata,
): Map<string, object> =>
  new Map(
    entries.map((entry) => [
      entry.id,
      { ...entry, data: withImages(entry.data, (name) => imageOf(imagePath(entry, name))) },
    ]),
  );

/** Whether the content holds a program (MDX), which Astro has to bundle, and which may import anything. */
export const hasPrograms = ({ entries }: LoadedContent): boolean =>
  Object.values(entries)
    .flat()
    .some(({ deferredRender }) => deferredRender === true);

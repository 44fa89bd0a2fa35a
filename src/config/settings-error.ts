import type { Diagnostic } from '../core/diagnostics.ts';

/** Relative to the project: the one file of code that a blogger edits. */
export const settingsFile = 'src/site.ts';

/** What to tell of an error that stopped the settings from being read; `undefined` when it has another cause. It imports no settings. */
export function settingsError({ message, stack = '' }: Error): Diagnostic | undefined {
  const line = /src\/site\.ts:(\d+)/.exec(stack)?.[1];
  const fix = 'Look here, and on the line before, for a comma or a quote that is missing.';
  return line === undefined
    ? undefined
    : { file: settingsFile, line: Number(line), message: `The settings cannot be read: ${message}.`, fix };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Diagnostic } from '../core/diagnostics.ts';
import { suggestion } from '../core/suggest.ts';
import { hostOf, isWebUrl } from '../core/web-url.ts';
import { goneSettings } from './gone-settings.ts';
import { softwareOf } from './repository-software.ts';
import { settingsSchema } from './settings-schema.ts';
import type { Site } from './site.ts';

// Nothing here imports the settings: these are errors of settings that cannot be loaded, too.

/** Relative to the project: the one file of code that a blogger edits. */
export const settingsFile = 'src/site.ts';

/** The diagnostic for an error in the code of the settings; `undefined` for an error with another cause. */
export function settingsCodeError({ message, stack = '' }: Error): Diagnostic | undefined {
  const line = /src\/site\.ts:(\d+)/.exec(stack)?.[1];
  const fix = 'Look here, and on the line before, for a comma or a quote that is missing.';
  return line === undefined
    ? undefined
    : { file: settingsFile, line: Number(line), message: `The settings cannot be read: ${message}.`, fix };
}

/** Errors of the settings of the project in `root`, by line. */
export function settingsFileErrors(site: unknown, root: string): Diagnostic[] {
  const path = join(root, settingsFile);
  return existsSync(path) ? settingsErrors(site, readFileSync(path, 'utf8')) : [];
}

/** Errors of the settings, by line of their `source`. */
export function settingsErrors(site: unknown, source: string, gone = goneSettings): Diagnostic[] {
  const { error } = settingsSchema.safeParse(site);
  const errorAt = (path: readonly PropertyKey[], says: string, fix: string): Diagnostic => ({
    file: settingsFile,
    line: lineOf(path, source),
    message: `\`${nameOf(path)}\` ${says}`,
    fix,
  });
  return (error?.issues ?? []).flatMap((issue) => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const fix = path.length === 0 && Object.hasOwn(gone, key) ? gone[key] : undefined;
        return errorAt(
          [...path, key],
          fix ? 'is a setting no more.' : 'is not a setting.',
          fix ?? fixForName(key, path),
        );
      });
    const value = path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown>)?.[key], site);
    const written = typeof value === 'string' ? value : inspect(value, { breakLength: Infinity });
    return [errorAt(path, value === undefined ? 'is missing.' : `is \`${written}\`.`, issue.message)];
  });
}

/** Warnings of settings that hold no error, by line of the settings of the project in `root`. */
export function settingsWarnings(
  { repository }: { repository?: Site['repository'] | undefined },
  root: string,
): Diagnostic[] {
  const path = join(root, settingsFile);
  if (repository === undefined || !isWebUrl(repository.url) || softwareOf(repository) !== undefined) return [];
  if (!existsSync(path)) return [];
  return [
    {
      file: settingsFile,
      line: lineOf(['repository', 'url'], readFileSync(path, 'utf8')),
      message: `What ${hostOf(repository.url)} runs is not known, so nothing leads to \`repository\`.`,
      fix: "Name it, such as `software: 'forgejo'`.",
      severity: 'warning',
    },
  ];
}

function fixForName(key: string, path: readonly PropertyKey[]): string {
  const near = path.length === 0 ? suggestion(key, Object.keys(settingsSchema.shape)) : undefined;
  return near ?? 'Take it out. What there is to set stands in src/config/site.ts.';
}

/** `profiles[1].url`; `site` for all of them. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'site'
    : path
        .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
        .join('');

/** The line of a setting, which begins it; of what it belongs to, where it is not written. */
export function lineOf(path: readonly PropertyKey[], source: string): number {
  let at = Math.max(0, source.indexOf('export const site'));
  const indent = /\n([ \t]*)\S/.exec(source.slice(at))?.[1] ?? '';
  let nth = 1;
  for (const [depth, key] of path.entries()) {
    if (typeof key === 'number') {
      nth = key + 1;
      continue;
    }
    const found = [
      ...source
        .slice(at)
        .matchAll(
          new RegExp(
            `${depth === 0 ? `^${indent}` : '(?:^|[{,])\\s*'}['"]?${RegExp.escape(String(key))}['"]?\\s*:`,
            'gm',
          ),
        ),
    ][nth - 1];
    if (found === undefined) break;
    at += found.index + found[0].search(/\w/);
    nth = 1;
  }
  return source.slice(0, at).split('\n').length;
}

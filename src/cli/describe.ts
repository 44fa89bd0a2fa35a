import { realpathSync } from 'node:fs';
import { DiagnosticsError, formatReport, type ReportOptions } from '../core/diagnostics.ts';
import { Stop } from '../core/stop.ts';
import { explainSystemError } from '../core/system-errors.ts';
import { withoutRoot } from '../loader/paths.ts';
import { settingsCodeError } from '../config/settings-errors.ts';

/**
 * An error as text for a person: what is wrong and where, without the lines that say where in the code it came from.
 * `options` are for a list of errors.
 */
export function describe(error: unknown, options: ReportOptions = {}): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Stop) return error.message;
  // By its name, because Astro bundles a second copy of the class into the pages.
  const { diagnostics, files } = error as Partial<DiagnosticsError>;
  if (error.name === 'DiagnosticsError' && diagnostics !== undefined)
    return fromProject(`${formatReport(diagnostics, { files, ...options })} The site was not changed.`);
  const { loc, hint, name, message } = error as Error & { loc?: { file?: string; line?: number }; hint?: string };
  if (name === 'PublishError') return message;
  const inSettings = name === 'DiagnosticsError' ? undefined : settingsCodeError(error);
  if (inSettings !== undefined) return new DiagnosticsError([inSettings]).message;
  const onDisk = name === 'DiagnosticsError' ? undefined : explainSystemError(message, process.cwd());
  if (onDisk !== undefined) return `${onDisk}\n\nThe site was not changed.`;
  const position = loc?.file === undefined ? '' : `${loc.file}${loc.line === undefined ? '' : `:${loc.line}`}\n  `;
  const text = [`${position}${withoutTrace(message)}`, hint].filter(Boolean).join('\n\n');
  return fromProject(
    name === 'DiagnosticsError'
      ? text
      : `${text}\n\nThe site was not changed. Run it again with DEBUG=1 to see where in the code this happened.`,
  );
}

/** A text with the paths in it as seen from the project. */
const fromProject = (text: string): string =>
  [process.cwd(), realpathSync(process.cwd())].reduce((shown, root) => withoutRoot(shown, root), text);

/** A message without the lines that say where in the code it came from. */
export function withoutTrace(message: string): string {
  return message.replace(/\n\s+at .*/g, '').replace(/\u001b\[[\d;]*m/g, '');
}

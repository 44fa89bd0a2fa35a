import { ProblemsError } from '../blog/problem.ts';

/** An error as text for a person: what is wrong and where, without the lines that say where in the code it came from. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { loc, hint, name, message } = error as Error & { loc?: { file?: string; line?: number }; hint?: string };
  // The one file of code that a blogger edits.
  const inSettings = name === 'DiagnosticsError' ? undefined : /src\/site\.ts:(\d+)/.exec(error.stack ?? '')?.[1];
  if (inSettings !== undefined) {
    const fix = 'Look here, and on the line before, for a comma or a quote that is missing.';
    return new ProblemsError([{ file: 'src/site.ts', line: Number(inSettings), message: `The settings cannot be read: ${message}.`, fix }]).message;
  }
  const place = loc?.file === undefined ? '' : `${loc.file}${loc.line === undefined ? '' : `:${loc.line}`}\n  `;
  const text = [`${place}${withoutTrace(message)}`, hint].filter(Boolean).join('\n\n').replaceAll(`${process.cwd()}/`, '');
  return name === 'DiagnosticsError' ? text : `${text}\n\nThe site was not changed. Run it again with DEBUG=1 to see where in the code this happened.`;
}

/** A message without the lines that say where in the code it came from. */
export function withoutTrace(message: string): string {
  return message.replace(/\n\s+at .*/g, '').replace(/\u001b\[[\d;]*m/g, '');
}

import { DiagnosticsError } from '../core/diagnostics.ts';
import { settingsFileErrors } from './settings-errors.ts';
import type { Site } from './site.ts';

/** Loads the settings of the project in this folder. Throws a `DiagnosticsError` if they are not as they should be. */
export async function loadSettings(): Promise<Site> {
  const { site } = await import('../site.ts');
  const errors = settingsFileErrors(site, process.cwd());
  if (errors.length > 0) throw new DiagnosticsError(errors);
  return site;
}

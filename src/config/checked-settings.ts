import { readFileSync } from 'node:fs';
import { DiagnosticsError } from '../core/diagnostics.ts';
import { site } from '../site.ts';
import { settingsErrors } from './settings.ts';

/**
 * Imported before all else by what starts a build: other modules read the settings while they are being loaded, and would
 * throw errors of their own (`Invalid URL`) at what is wrong here. Throws a `DiagnosticsError`.
 */
const file = 'src/site.ts';
const problems = settingsErrors(site, readFileSync(file, 'utf8'), file);
if (problems.length > 0) throw new DiagnosticsError(problems);

export { site };

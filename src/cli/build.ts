import { build } from 'astro';

/**
 * `npm run build`. Astro's own command prints a stack trace with every error; an author is served better by the message
 * and the place. `DEBUG=1` shows the trace, to mend the site's own code.
 */
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
try {
  await build({ logLevel: process.env.CI || process.argv.includes('--verbose') ? 'info' : 'warn' });
} catch (error) {
  console.error(process.env.DEBUG ? error : describe(error));
  process.exit(1);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { loc, hint, message } = error as Error & { loc?: { file?: string; line?: number }; hint?: string };
  const place = loc?.file === undefined ? '' : `${loc.file.replace(`${process.cwd()}/`, '')}${loc.line === undefined ? '' : `:${loc.line}`}\n  `;
  return [`${place}${message}`, hint].filter(Boolean).join('\n\n');
}

import { join } from 'node:path';
import { loadSettings } from '../config/load-settings.ts';
import { formatDiagnostic, sortDiagnostics } from '../core/diagnostics.ts';
import { Stop } from '../core/stop.ts';
import type { LinkCheck } from '../links/check.ts';
import { buildClock } from '../loader/clock.ts';
import { documentsCache } from '../loader/documents-cache.ts';
import { readOptions, runCommand } from './command.ts';
import { showProgress } from './progress.ts';

const usage = `npm run links                  asks for every link to another site, and says which are dead
npm run links -- --fresh       asks again for those of which the answer is known
npm run links -- --moved       also lists the links that have moved for good
npm run links -- --archive URL takes copies from another Wayback Machine than https://archive.org`;

const options = {
  fresh: { type: 'boolean' },
  moved: { type: 'boolean' },
  archive: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * `npm run links`: which links to other sites are dead, by file and line, with a copy of the Internet Archive. Asks one
 * host for one thing at a time, and remembers the answers. Ends with 1 where a link is dead. No part of a build.
 */
async function main(): Promise<void> {
  const { values } = readOptions(options, usage);
  if (values.help) return console.log(usage);
  const site = await loadSettings();
  const { listExternalLinks } = await import('../links/external-links.ts');
  const { checkLinks } = await import('../links/check.ts');
  showProgress('Reading the posts');
  const links = await listExternalLinks(process.cwd(), join(process.cwd(), documentsCache));
  const found = await checkLinks(links, {
    cache: 'node_modules/.cache/links/answers.json',
    today: new Date(buildClock()).toISOString().slice(0, 10),
    fresh: values.fresh ?? false,
    ...(values.archive !== undefined && { archive: values.archive }),
    patience: 20_000,
    userAgent: `Mozilla/5.0 (compatible; link check of ${site.url})`,
    progress: (done, all) => showProgress(`Asking for links: ${done} of ${all}`),
  });
  showProgress('');
  if (found.isOffline) throw new Stop('No host could be found. Is this machine connected to the network?');
  const listed = sortDiagnostics(values.moved ? [...found.diagnostics, ...found.moved] : found.diagnostics);
  for (const each of listed) console.log(`${formatDiagnostic(each, { width: process.stdout.columns })}\n`);
  console.log(summarise(links.length, found, values.moved ?? false));
  if (found.counts.dead > 0) process.exitCode = 1;
}

function summarise(links: number, { counts, asked, moved }: LinkCheck, lists: boolean): string {
  const { works, dead, unsure } = counts;
  const all = works + dead + unsure;
  const known = asked < all ? ` ${all - asked} of the answers are of earlier runs.` : '';
  const notListed = moved.length > 0 && !lists ? ` ${moved.length} links have moved for good: see --moved.` : '';
  return `${links} links to ${all} addresses: ${works} work, ${dead} are dead, ${unsure} not sure.${known}${notListed}`;
}

await runCommand(main);

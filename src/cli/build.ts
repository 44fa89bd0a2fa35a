import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { buildClock } from '../loader/clock.ts';
import { folders } from '../blog/kinds.ts';
import { documentsCache } from '../loader/documents-cache.ts';
import { startLoading } from '../loader/background.ts';
import { isError } from '../core/diagnostics.ts';
import { processState } from '../core/process-state.ts';
import { loadSettings } from '../config/load-settings.ts';
import { restore } from '../build/publish.ts';
import { drawAhead, endDrawing } from '../og-images/thread.ts';
import { takeLock } from '../build/lock.ts';
import { enterPlainRoot } from '../build/plain-root.ts';
import { readOptions } from './command.ts';
import { createBuildProgress, watchCounter } from './build-progress.ts';
import { describe, withoutTrace } from './describe.ts';

/**
 * `npm run build`. Astro's own command prints a stack trace with every error; an author is served better by the message
 * and the place. `DEBUG=1` shows the trace, to mend the site's own code. The content is read in a thread while the code
 * is still being loaded, and OG images are drawn in one from then on; compiled code is kept for the next build. `--all`
 * prints every error, however many there are.
 */
const flag = { type: 'boolean', default: false } as const;
const usage = 'npm run build, or npm run build -- with --all (prints every error) or --drafts (a site with drafts).';
let all = false;
const progress = createBuildProgress(process.stderr.isTTY);
try {
  const { values } = readOptions({ all: flag, drafts: flag }, usage);
  all = values.all;
  const { drafts } = values;
  processState.showsDrafts = drafts;
  const other = takeLock('node_modules/.cache/build.lock');
  if (other !== undefined) {
    console.error(
      `Another build is running in this folder (process ${other.takenBy}). Wait until it has ended, then run this one.`,
    );
    process.exit(1);
  }
  if (restore('dist'))
    console.warn(
      'The last build was ended while it was putting its site in place. The site before it is in dist/ again.\n',
    );
  // As Astro sets it, which may not be asked.
  process.env.NODE_ENV ??= 'production';
  enableCompileCache('node_modules/.cache/compiled');
  const { root } = enterPlainRoot();
  processState.reportProgress = progress.report;
  const counter = new Int32Array(new SharedArrayBuffer(8));
  const loading = startLoading({
    root: join(root, '/'),
    cache: join(root, documentsCache),
    folders,
    edition: { drafts, now: buildClock() },
    counter,
  });
  const stopWatching = watchCounter(counter, (done, of) => progress.report('Rendering posts', done, of));
  void loading
    .then(({ entries, diagnostics }) => {
      if (!diagnostics.some(isError)) drawAhead(entries.posts.map(({ data }) => data.post));
    })
    .catch(() => undefined)
    .finally(stopWatching);
  const site = await loadSettings();
  const { makeFromBundle } = await import('./from-bundle.ts');
  if (!(await makeFromBundle(root, site, loading))) {
    const { build } = await import('astro');
    await build({ logLevel: 'warn', logger: { entrypoint: './src/build/logger.ts' } });
  }
  progress.end();
  if (processState.loggedErrors.length > 0) {
    console.error(processState.loggedErrors.map(withoutTrace).join('\n\n'));
    process.exitCode = 1;
  }
} catch (error) {
  progress.end();
  console.error(
    process.env.DEBUG
      ? error
      : describe(error, { all, width: process.stderr.isTTY ? process.stderr.columns : undefined }),
  );
  process.exitCode = 1;
} finally {
  await endDrawing();
}

import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { errorPage } from './banner.ts';
import { processState } from '../core/process-state.ts';

/**
 * What `npm run dev` has and the site has not: what is saved shows at once, and a page names the errors in its post.
 * A build uses nothing of it. `prepare` begins what takes a while and is needed later.
 */
export function devIntegration(prepare: () => void): AstroIntegration {
  return {
    name: 'dev',
    hooks: {
      'astro:config:setup'({ command, addMiddleware, updateConfig }) {
        if (command !== 'dev') return;
        prepare();
        addMiddleware({ order: 'pre', entrypoint: new URL('./middleware.ts', import.meta.url) });
        updateConfig({ logger: { entrypoint: fileURLToPath(new URL('./logger.ts', import.meta.url)) } });
      },
      'astro:server:setup'({ server }) {
        processState.reloadPages = () => {
          // Astro keeps which pages a route has; what they are made from may be another file than its store, such as
          // the blogroll.
          for (const environment of Object.values(server.environments))
            environment.hot.send('astro:content-changed', {});
          server.ws.send({ type: 'full-reload' });
        };
        server.watcher.on('change', (file) => {
          if (isStore(file)) processState.contentStored();
        });
        showUnreadable(server);
        renewAgain(server);
      },
    },
  };
}

type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** What makes a page reads the settings: while they cannot be read, a page of their error stands for each. */
function showUnreadable({ middlewares }: Server): void {
  middlewares.use(({ url = '/', headers }, response, next) => {
    const { hasNoSettings, diagnostics, manifest } = processState.content;
    const isPage = /\/(?:\?|$)/.test(url) && headers.upgrade === undefined;
    if (!isPage || !hasNoSettings) return next();
    // Nothing of Astro's is in it that would load it again.
    response.writeHead(500, { 'content-type': 'text/html; charset=utf-8', refresh: '2' });
    response.end(errorPage(diagnostics, url, manifest));
  });
}

/** In milliseconds: so long Astro takes a change of its store for an echo of its own writing; a watcher is late. */
const [echo, late] = [1100, 300];

/**
 * Astro forgets what it has read of its store when that is written. If a page is being made at that moment, it may keep
 * the old for good (seen in 7.3.5): then it is told of the change again, until no page was being made.
 */
function renewAgain({ middlewares, watcher }: Server): void {
  let active = 0;
  middlewares.use((_, response, next) => {
    active += 1;
    response.once('close', () => setTimeout(() => (active -= 1), late).unref());
    next();
  });
  watcher.on('change', (file) => {
    if (active === 0 || !isStore(file)) return;
    setTimeout(() => watcher.emit('change', file), echo).unref();
  });
}

/** Whether a file is Astro's store. */
const isStore = (file: string): boolean => /[\\/]\.astro[\\/]data-store\.json$/.test(file);

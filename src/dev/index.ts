import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type {} from './state.ts';

/**
 * What `npm run dev` has and the site has not: what is saved shows at once, and a page names the mistakes in its post. A
 * build uses nothing of it.
 */
export function writingAids(): AstroIntegration {
  return {
    name: 'writing-aids',
    hooks: {
      'astro:config:setup'({ command, addMiddleware, updateConfig }) {
        if (command !== 'dev') return;
        addMiddleware({ order: 'pre', entrypoint: new URL('./middleware.ts', import.meta.url) });
        updateConfig({ logger: { entrypoint: fileURLToPath(new URL('./logger.ts', import.meta.url)) } });
      },
      'astro:server:setup'({ server }) {
        globalThis.reloadPages = () => {
          // Astro keeps which pages a route has; what they are made from may be another file than its store, such as the blogroll.
          for (const environment of Object.values(server.environments)) environment.hot.send('astro:content-changed', {});
          server.ws.send({ type: 'full-reload' });
        };
      },
    },
  };
}

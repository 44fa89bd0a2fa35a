import type { AstroIntegration } from 'astro';

declare global {
  var reloadPages: (() => void) | undefined;
}

/** While writing: lets the loader show what was saved without waiting for Astro's store. */
export function reloadOnSave(): AstroIntegration {
  return {
    name: 'reload-on-save',
    hooks: {
      'astro:server:setup'({ server }) {
        globalThis.reloadPages = () => server.ws.send({ type: 'full-reload' });
      },
    },
  };
}

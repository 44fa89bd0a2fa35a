/** A plugin of Vite, as far as it is one here; Vite itself is Astro's. */
interface Plugin {
  name: string;
  resolveId: { order: 'pre'; filter: { id: RegExp }; handler(): string };
  load: { filter: { id: RegExp }; handler(): string };
  configEnvironment(name: string): object | undefined;
}

const [id, resolvedId] = ['astro:data-layer-content', '\0blog:content'];

/**
 * Bundled pages take the content from the process that runs them, instead of from a copy inside of the bundle: so the
 * bundle stays the same while only texts change. Neither do they come with a copy of `public/`.
 */
export const runtimeContent = (): Plugin => ({
  name: 'blog:runtime-content',
  resolveId: { order: 'pre', filter: { id: new RegExp(`^${id}$`) }, handler: () => resolvedId },
  load: {
    filter: { id: /^\0blog:content$/ },
    // `processState.collections`, which is there before any page is loaded.
    handler: () => 'export default globalThis.blogProcessState.collections;',
  },
  configEnvironment: (name) => (name === 'client' ? { build: { copyPublicDir: false } } : undefined),
});

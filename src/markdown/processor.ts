import { satteri } from '@astrojs/markdown-satteri';

type Processor = ReturnType<typeof satteri>;
type CreateRenderer = NonNullable<Processor['createMdxRenderer']>;

/**
 * Astro's Markdown processor, which compiles MDX, with our plugins; each document gets what `renderMarkdown` would give
 * it.
 */
export function processor(): Processor {
  return {
    ...satteri(),
    async createMdxRenderer(...settings: Parameters<CreateRenderer>) {
      // Loaded when there is MDX: most builds have none, and these are a hundred modules.
      const [{ featuresOf, hasDirectives }, { hideSyntax }, { hastPlugins, mdastPlugins }] = await Promise.all([
        import('./features.ts'),
        import('./hidden/hide.ts'),
        import('./pipeline.ts'),
      ]);
      const renderers = new Map<string, ReturnType<CreateRenderer>>();
      const rendererFor = (source: string, lang: unknown) => {
        const features = featuresOf(source, typeof lang === 'string' ? lang : undefined);
        const key = JSON.stringify(features);
        const known =
          renderers.get(key) ?? satteri({ features, mdastPlugins, hastPlugins }).createMdxRenderer!(...settings);
        renderers.set(key, known);
        return known;
      };
      return {
        async process(source, path, frontmatter) {
          const hidden = hideSyntax(source, { mdx: true, directives: hasDirectives(source) });
          return (await rendererFor(source, frontmatter.lang)).process(hidden.source, path, frontmatter);
        },
      };
    },
  };
}

import { satteri } from '@astrojs/markdown-satteri';
import { featuresOf, hastPlugins, mdastPlugins } from './index.ts';
import { veilMath } from './math-source.ts';

type Processor = ReturnType<typeof satteri>;
type CreateRenderer = NonNullable<Processor['createMdxRenderer']>;

/** Astro's Markdown processor, which compiles MDX, with our plugins; each document gets what `renderMarkdown` would give it. */
export function processor(): Processor {
  return {
    ...satteri(),
    async createMdxRenderer(...settings: Parameters<CreateRenderer>) {
      const renderers = new Map<string, ReturnType<CreateRenderer>>();
      const rendererFor = (source: string) => {
        const features = featuresOf(source);
        const key = JSON.stringify(features);
        const known = renderers.get(key) ?? satteri({ features, mdastPlugins, hastPlugins }).createMdxRenderer!(...settings);
        renderers.set(key, known);
        return known;
      };
      return {
        async process(source, ...rest) {
          return (await rendererFor(source)).process(veilMath(source, { mdx: true, directives: featuresOf(source).directive === true }).source, ...rest);
        },
      };
    },
  };
}

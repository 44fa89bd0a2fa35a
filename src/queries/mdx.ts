import { readFile } from 'node:fs/promises';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { render, type CollectionEntry } from 'astro:content';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { loadRenderers } from 'astro:container';
import { decodePath } from '../blog/urls.ts';
import { DiagnosticsError } from '../core/diagnostics.ts';
import { escapeAttribute } from '../core/escape.ts';
import { readHtml } from '../core/html/reader.ts';
import { replaceParts, type Replacement } from '../core/html/slots.ts';
import { failingLine } from './mdx-error.ts';
import PostImage from './PostImage.astro';

/**
 * The HTML of an MDX file. `pageOf` gives the URL of the page made from a file. Throws a `DiagnosticsError` when it
 * fails as it runs.
 */
export async function renderMdx(
  entry: CollectionEntry<'posts' | 'pages' | 'intros'>,
  file: string,
  pageOf: (file: string) => string | undefined,
): Promise<string> {
  const { Content } = await render(entry);
  const container = await AstroContainer.create({ renderers: await loadRenderers([getContainerRenderer()]) });
  try {
    const html = await container.renderToString(Content, { props: { components: { img: PostImage } } });
    return withPageLinks(html, file, pageOf);
  } catch (error) {
    const { message: says } = error as Error;
    const line = failingLine(await readFile(file, 'utf8'), says);
    throw new DiagnosticsError([
      {
        file,
        line,
        message: `The MDX fails as it runs: ${says}`,
        fix: 'Import every component that the post uses, and define every name between braces.',
      },
    ]);
  }
}

/**
 * Links to Markdown files lead to their pages. In `.md` a plugin does this; while Astro compiles MDX, it cannot know
 * the pages.
 */
function withPageLinks(html: string, file: string, pageOf: (file: string) => string | undefined): string {
  const replacements: Replacement[] = [];
  readHtml(
    html,
    {
      open({ name, attributes: { href = '' }, offset }) {
        const [path] = /^[^"#?:]+\.(?:md|mdx|markdown|qmd|ipynb)/i.exec(href) ?? [];
        if (name !== 'a' || path === undefined) return;
        const page = pageOf(decodePath(new URL(path, `file:///${encodeURI(file)}`).pathname).slice(1));
        const written = `href="${escapeAttribute(path)}`;
        const start = html.indexOf(written, offset);
        if (page !== undefined && start !== -1 && start < html.indexOf('>', offset))
          replacements.push({ start, end: start + written.length, text: `href="${page}` });
      },
      close: () => undefined,
      text: () => undefined,
    },
    true,
  );
  return replaceParts(html, replacements);
}

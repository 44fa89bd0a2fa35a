import { createRequire } from 'node:module';
import { defineMdastPlugin } from 'satteri';
import { report } from '../kit/diagnostics.ts';

/** An MDX post imports only what is there; the bundler would say so without the author's line. */
export const importChecksPlugin = () =>
  defineMdastPlugin({
    name: 'check-imports',
    options: { position: true },
    mdxjsEsm(node, context) {
      const state = context.data.post;
      if (state === undefined || context.fileURL === undefined) return;
      for (const match of node.value.matchAll(
        /^\s*(?:import\s*|(?:import|export)\b[^'"]*?\bfrom\s*)["']([^"']+)["']/gm,
      )) {
        const name = match[1]!;
        if (/^(astro|node|virtual):/.test(name) || isThere(name, context.fileURL, state.exists)) continue;
        report(context.data, node, {
          message: `The post imports \`${name}\`, which does not exist.`,
          fix: 'Check the path: it is relative to the post, and ends in `.astro`, `.mdx` or `.ts`.',
          line: node.value.slice(0, match.index + match[0].indexOf(name)).split('\n').length,
        });
      }
    },
  });

function isThere(name: string, from: URL, exists: (path: string) => boolean): boolean {
  if (name.startsWith('.'))
    return ['', '.ts', '.js', '.tsx', '.jsx', '.mjs'].some((ending) => exists(name.replace(/\?.*/, '') + ending));
  try {
    createRequire(from).resolve(name);
    return true;
  } catch (error) {
    // A package that only ES modules may import is there all the same.
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

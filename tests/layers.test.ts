import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { projectRoot } from './support/project.ts';

const eslint = new ESLint({ cwd: projectRoot, overrideConfigFile: '.config/eslint.config.mjs' });

/** What the rules about layers, clock and environment say of a file that is not there yet. */
async function violations(filePath: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath });
  return result!.messages
    .filter(({ ruleId }) => /^(boundaries|no-restricted|@typescript-eslint\/no-restricted)/.test(ruleId ?? ''))
    .map(({ message }) => message);
}

test.each([
  ['src/blog/a.ts', "export * from '../loader/index.ts';", 'from elements of type "blog" to elements of type "loader"'],
  ['src/core/a.ts', "export * from '../blog/post.ts';", 'from elements of type "core" to elements of type "blog"'],
  ['src/charts/a.ts', "export * from '../markdown/pipeline.ts';", 'type "charts" to elements of type "markdown"'],
  ['src/citations/a.ts', "export * from '../markdown/pipeline.ts';", 'type "citations" to elements of type "markdown"'],
  [
    'src/components/A.astro',
    "---\nimport '../queries/posts.ts';\n---\n",
    'type "components" to elements of type "queries"',
  ],
  ['src/layouts/A.astro', "---\nimport '../pages/index.astro';\n---\n", 'type "layouts" to elements of type "pages"'],
  ['src/queries/a.ts', "export * from '../pages/robots.txt.ts';", 'type "queries" to elements of type "pages"'],
  ['src/utils/a.ts', '', 'does not belong to any known element'],
  ['src/blog/a.ts', "export * from 'node:fs';", 'gets files, clock and environment as arguments'],
  ['src/blog/a.ts', "export const drafts = process.env['DRAFTS'];", "Unexpected use of 'process'"],
  ['src/blog/a.ts', 'export const now = () => new Date();', 'A build reads the clock once'],
  ['src/feeds/a.ts', 'export const now = Date.now();', 'A build reads the clock once'],
  ['src/loader/a.ts', "export * from 'astro:content';", 'Node runs this file without Astro'],
])('%s: %s', async (file, source, expected) => {
  expect(await violations(file, source)).toEqual([expect.stringContaining(expected)]);
});

test('a room may import what stands below it, itself, and packages', async () => {
  const layout =
    "---\nimport { site } from '../site.ts';\nimport Head from '../components/Head.astro';\n---\n<Head " +
    'tags={[site.title]} />';
  expect(await violations('src/layouts/A.astro', layout)).toEqual([]);
  const domain =
    "import { z } from 'zod';\nexport * from './post.ts';\nexport const at = (time: number) => [z, new Date(time)];";
  expect(await violations('src/blog/a.ts', domain)).toEqual([]);
});

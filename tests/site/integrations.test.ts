import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, projectRoot } from '../support/project.ts';

test('an integration of the owner runs in every build, and its route is of the site; a hook that comes too early is told', async () => {
  const mine = `{
    name: 'mine',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        console.log('mine is here');
        injectRoute({ pattern: '/mine.txt', entrypoint: './src/mine.ts', prerender: true });
      },
      'astro:build:done': () => undefined,
    },
  }`;
  const config = readFileSync(join(projectRoot, 'astro.config.mjs'), 'utf8').replace('mdx(),', `mdx(),\n    ${mine},`);
  const project = createProject({
    files: {
      'astro.config.mjs': config,
      'src/mine.ts': `export const GET = () => new Response('Mine');\n`,
    },
  });
  try {
    for (const _ of ['first', 'second']) {
      const { status, output } = await project.build();
      expect([status, output]).toEqual([0, expect.stringContaining('mine is here')]);
      expect(output).toContain('What mine writes when a build is done does not reach the site');
      expect(readFileSync(join(project.dir, 'dist/mine.txt'), 'utf8')).toContain('Mine');
    }
  } finally {
    project.remove();
  }
});

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject, fixtureSite, run } from '../support/project.ts';

describe('npm run new', () => {
  const project = createProject({ files: { 'src/cli/noop.txt': '' } });
  afterAll(() => project.remove());
  const make = (title: string) => run(`node src/cli/new.ts ${title}`, project.dir);

  test('makes a draft with every field explained, prints its path, and the build takes it', async () => {
    const { status, stdout } = await make(`-- 'Paper: "Attention", a #review'`);
    expect(status).toBe(0);
    expect(stdout.trim()).toMatch(/^src\/content\/posts\/\d{4}-\d\d-\d\d-paper-attention-a-sharp-review\.md$/);
    const text = readFileSync(join(project.dir, stdout.trim()), 'utf8');
    expect(text).toContain(`title: 'Paper: "Attention", a #review'\ndraft: true`);
    for (const field of ['description', 'date', 'updated', 'tags', 'series', 'image', 'imageAlt', 'slug', 'aliases', 'lang']) expect(text).toContain(`# ${field}:`);
    const draft = await project.build();
    expect(draft.output + draft.status).toMatch(/0$/);
    expect(existsSync(join(project.dir, 'dist/posts'))).toBe(false);
  });

  test('refuses to overwrite', async () => {
    const first = await make('Twice');
    const path = join(project.dir, first.stdout.trim());
    const before = readFileSync(path, 'utf8');
    const second = await make('Twice');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('is already there');
    expect(readFileSync(path, 'utf8')).toBe(before);
    rmSync(path);
  });

  test('tells what is wrong with the settings', async () => {
    const broken = createProject({ files: { 'src/site.ts': fixtureSite.replace('Asia/Kolkata', 'Asia') } });
    try {
      const { status, stderr } = await run("node src/cli/new.ts 'A title'", broken.dir);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^src\/site\.ts:\d+\n {2}`timeZone` is `Asia`\./);
      expect(existsSync(join(broken.dir, 'src/content/posts'))).toBe(false);
    } finally {
      broken.remove();
    }
  });

  test('asks for a title', async () => {
    const { status, stderr } = await make('');
    expect(status).toBe(1);
    expect(stderr).toContain('npm run new -- "A title"');
  });
});

describe('this blog as it is', () => {
  test('builds, with its own posts and settings', async () => {
    const project = createProject({ start: 'own' });
    try {
      const { status, output } = await project.build();
      expect(output).toContain('links checked');
      expect(status).toBe(0);
    } finally {
      project.remove();
    }
  });

  test('has no type error', async () => {
    const project = createProject({ start: 'own' });
    try {
      const { status, output } = await run('astro check', project.dir);
      expect(output).toContain('0 errors');
      expect(status).toBe(0);
    } finally {
      project.remove();
    }
  });
});

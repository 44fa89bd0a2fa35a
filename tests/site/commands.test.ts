import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject, fixtureSite, run } from '../support/project.ts';

describe('npm run new', () => {
  const project = createProject({ files: { 'src/cli/noop.txt': '' } });
  afterAll(() => project.remove());
  const runFile = (title: string) => run('node src/cli/new.ts "$TITLE"', project.dir, { TITLE: title });
  const make = (title: string) => run(`node src/cli/new.ts ${title}`, project.dir);

  test('makes a draft with every field explained, prints its path, and the build takes it', async () => {
    const { status, stdout } = await make(`-- 'Paper: "Attention", a #review'`);
    expect(status).toBe(0);
    expect(stdout.trim()).toMatch(/^src\/content\/posts\/\d{4}-\d\d-\d\d-paper-attention-a-sharp-review\.md$/);
    const text = readFileSync(join(project.dir, stdout.trim()), 'utf8');
    expect(text).toContain(`title: 'Paper: "Attention", a #review'\ndraft: true`);
    for (const field of [
      'description',
      'date',
      'updated',
      'tags',
      'series',
      'image',
      'imageAlt',
      'slug',
      'aliases',
      'lang',
    ])
      expect(text).toContain(`# ${field}:`);
    const draft = await project.build();
    expect(draft.output + draft.status).toMatch(/0$/);
    expect(existsSync(join(project.dir, 'dist/posts'))).toBe(false);
  });

  test('makes a notebook', async () => {
    const { status, stdout } = await make(`--notebook 'Fit a "line"'`);
    expect(status).toBe(0);
    expect(stdout.trim()).toMatch(/^src\/content\/posts\/\d{4}-\d\d-\d\d-fit-a-line\.ipynb$/);
    const { cells } = JSON.parse(readFileSync(join(project.dir, stdout.trim()), 'utf8')) as {
      cells: { source: string[] }[];
    };
    expect(cells[0]!.source.join('')).toContain(`title: Fit a "line"\ndraft: true`);
  });

  test('makes a note, of a day a second and a third, with or without a title', async () => {
    const made = [await make('--note'), await make('--note'), await make("--note 'A “title”: of it'")];
    const paths = made.map(({ stdout }) => stdout.trim());
    const day = paths[0]!.slice(-13, -3);
    expect(paths).toEqual(['', '-2', '-a-title-of-it'].map((end) => `src/content/notes/${day}${end}.md`));
    const [first, , last] = paths.map((path) => readFileSync(join(project.dir, path), 'utf8'));
    expect(first).toMatch(new RegExp(`^---\\ndate: ${day} \\d\\d:\\d\\d\\ndraft: true`));
    expect(last).toContain('title: "A “title”: of it"');
    rmSync(join(project.dir, 'src/content/notes'), { recursive: true });
  });

  test('refuses to overwrite', async () => {
    const first = await make('Twice');
    const path = join(project.dir, first.stdout.trim());
    const before = readFileSync(path, 'utf8');
    const second = await make('Twice');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`${first.stdout.trim()} already has this name`);
    expect(readFileSync(path, 'utf8')).toBe(before);
    rmSync(path);
  });

  test.each([
    ['-O2 explained', /-o2-explained\.md$/],
    ['--draft', /-draft\.md$/],
    ['/etc/passwd', /-etc-passwd\.md$/],
    [String.raw`..\..\x "y" 'z'`, /-x-y-z\.md$/],
    ['机器学习'.repeat(22), /-[\u4e00-\u9fff]{40}\.md$/],
    ['word '.repeat(60), /(-word){24}\.md$/],
    ['a'.repeat(300), /-a{120}\.md$/],
    ['नमस्ते '.repeat(30), /(-नमस्ते){6}\.md$/],
    ['🎉🎉', /-🎉🎉\.md$/],
    ['Two\nlines\u0007', /-two-lines\.md$/],
  ])('takes the title %j', async (title, path) => {
    const { status, stdout, stderr } = await runFile(title);
    expect(stderr).toBe('');
    expect([status, stdout.trim()]).toEqual([0, expect.stringMatching(path)]);
    expect(stdout.trim().split('/').at(-1)!.length).toBeLessThan(140);
    rmSync(join(project.dir, stdout.trim()));
  });

  test.each([
    [
      '--help',
      0,
      /^Say what it is called: npm run new -- "A title", or npm run new -- --notebook "A title"; a note needs no title/,
    ],
    ['-h', 0, /^Say what it is called/],
    ['', 1, /^Say what it is called/],
    ['???', 1, /^The title `\?\?\?` has no letter or digit to call the file by\. Say/],
  ])('answers %j with how to use it', async (title, expected, says) => {
    const { status, output } = await runFile(title);
    expect([status, output]).toEqual([expected, expect.stringMatching(says)]);
  });

  test('a title that an older post has is told, not found out by the next build', async () => {
    const older = createProject({
      content: { 'posts/2020-01-01-on-trees.md': '---\ntitle: On trees\n---\n\nText.\n' },
    });
    try {
      const { status, stderr } = await run("node src/cli/new.ts 'On trees'", older.dir);
      expect([status, stderr]).toEqual([
        1,
        'src/content/posts/2020-01-01-on-trees.md already has this name. Choose another title, or edit that file.\n',
      ]);
    } finally {
      older.remove();
    }
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

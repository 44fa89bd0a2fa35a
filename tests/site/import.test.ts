import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oldBlogs, type OldFiles } from '../import/sites.ts';
import { createProject, fixtureSite, run, scriptOf, type Project, type Run } from '../support/project.ts';
import { listFiles } from '../support/trees.ts';

const folders: string[] = [];
const projects: Project[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  for (const project of projects) project.remove();
});

/** A folder with an old blog in it. */
function oldFolder(files: OldFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'old-'));
  folders.push(folder);
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  }
  return folder;
}

/** A project whose settings are nobody's yet. */
function freshProject(): Project {
  const project = createProject();
  project.change({ content: { 'pages/about.md': null } });
  projects.push(project);
  return project;
}

const importInto = ({ dir }: Project, from: string, options = ''): Promise<Run> =>
  run(`${scriptOf(dir, 'import')} ${from} ${options}`, dir);
const contents = ({ dir }: Project): Record<string, string> =>
  Object.fromEntries(
    ['src/content', 'public', 'src/site.ts', 'import-report.md']
      .flatMap((path) =>
        path.includes('.')
          ? existsSync(join(dir, path))
            ? [path]
            : []
          : listFiles(join(dir, path)).map((file) => `${path}/${file}`),
      )
      .map((path) => [path, readFileSync(join(dir, path), 'base64')]),
  );

const faults = {
  '_posts/2021-01-01-faults.md': `---
layout: post
title: Faults
---

A formula $\\undefinedcommand{x}$, [a link](/nowhere/), <div>an open tag, and a note.[^1]

$$
x_1 + \\frac{1
$$

<div style="color: red" onclick="x()">Red</div>

\`\`\`mermaid
graph NONSENSE --> [
\`\`\`

![Broken](/assets/broken.png)

[^1]: Here.
`,
  'assets/broken.png': 'no image',
};

describe('a blog of Jekyll', () => {
  const project = freshProject();
  const folder = oldFolder({ ...oldBlogs.jekyll, ...faults });
  let first: Run;
  beforeAll(async () => {
    first = await importInto(project, folder);
  });

  test('is imported with a report', () => {
    expect(first).toMatchObject({ status: 0 });
    expect(first.stdout).toContain('Jekyll, recognised by _config.yml and _posts/.');
    expect(first.stdout).toContain('read       4 posts, 1 page');
    const report = readFileSync(join(project.dir, 'import-report.md'), 'utf8');
    expect(report).toContain('`_posts/2021-01-01-faults.md:6` /nowhere/');
    expect(report).toContain('`_posts/2021-01-01-faults.md:12` `onclick="x()" on <div>`');
  });

  test('brings its settings', () => {
    const settings = readFileSync(join(project.dir, 'src/site.ts'), 'utf8');
    expect(settings).toContain("url: 'https://slow.example/'");
    expect(settings).toContain("title: 'Slow Notes'");
    expect(settings).toContain("author: { name: 'Ada' }");
    expect(settings).toContain("timeZone: 'Europe/Berlin'");
  });

  test('changes nothing when it is imported again', async () => {
    const before = contents(project);
    expect(await importInto(project, folder)).toMatchObject({ status: 0 });
    expect(contents(project)).toEqual(before);
  });

  test('builds, every old URL leading to its post', async () => {
    const built = await project.build();
    expect(built.output).toContain('The site is in dist/');
    expect(built.status).toBe(0);
    for (const path of [
      'learning/2020/01/02/first-steps.html',
      '2020/02/03/Second-Steps.html',
      '2021/01/01/faults.html',
      'about/index.html',
    ])
      expect(existsSync(join(project.dir, 'dist', path))).toBe(true);
    const page = readFileSync(join(project.dir, 'dist/posts/faults/index.html'), 'utf8');
    const feed = readFileSync(join(project.dir, 'dist/atom.xml'), 'utf8');
    expect(feed).toContain('<id>https://slow.example/learning/2020/01/02/first-steps</id>');
    for (const words of ['A formula', 'a link', 'an open tag', 'Red', 'NONSENSE', 'Broken'])
      expect(page).toContain(words);
  });

  test('leaves what its owner has changed, but with --force', async () => {
    const post = 'src/content/posts/2020-02-03-second-steps.md';
    project.change({ files: { [post]: '---\ntitle: Mine\n---\n\nMine.\n' } });
    const again = await importInto(project, folder);
    expect(again.stdout).toContain('1 file of yours left as they are');
    expect(readFileSync(join(project.dir, post), 'utf8')).toContain('Mine.');
    await importInto(project, folder, '--force');
    expect(readFileSync(join(project.dir, post), 'utf8')).toContain('Back to');
  });
});

test('--dry-run writes nothing, and says what it would write', async () => {
  const project = freshProject();
  const before = contents(project);
  const { status, stdout } = await importInto(project, oldFolder(oldBlogs.hugo), '--dry-run');
  expect(status).toBe(0);
  expect(stdout).toMatch(/to write\s+4 files/);
  expect(stdout).toContain('Nothing was written.');
  expect(contents(project)).toEqual(before);
});

test('the settings of an owner stay, and what differs is said', async () => {
  const project = freshProject();
  project.change({ files: { 'src/site.ts': fixtureSite.replace('stay-tuned.example', 'mine.example') } });
  const before = readFileSync(join(project.dir, 'src/site.ts'), 'utf8');
  const { stdout } = await importInto(project, oldFolder(oldBlogs.hugo));
  expect(stdout).toContain('Settings that you have set already');
  expect(readFileSync(join(project.dir, 'src/site.ts'), 'utf8')).toBe(before);
});

test(
  'an archive is read as its folder; nothing is written outside of the project, links that lead out are not ' +
    'followed',
  async () => {
    const project = freshProject();
    const files = Object.fromEntries(
      Object.entries(oldBlogs.jekyll as OldFiles).map(([path, data]) => [
        `blog-main/${path}`,
        Buffer.from(data as string),
      ]),
    );
    const archive = join(oldFolder({ 'x.txt': 'x' }), 'blog.zip');
    writeFileSync(
      archive,
      zipSync({ ...files, 'blog-main/../../evil.md': Buffer.from('evil'), '/etc/evil.md': Buffer.from('evil') }),
    );
    const { status, stdout } = await importInto(project, archive);
    expect(status).toBe(0);
    expect(stdout).toContain('3 posts, 1 page');
    expect(existsSync(join(project.dir, '../evil.md'))).toBe(false);
    const folder = oldFolder(oldBlogs.jekyll);
    const secret = oldFolder({ 'secret.md': '---\ntitle: Secret\n---\n\nSecret words.\n' });
    symlinkSync(join(secret, 'secret.md'), join(folder, '_posts/2022-01-01-secret.md'));
    symlinkSync(secret, join(folder, '_posts/out'));
    await importInto(project, folder);
    const report = readFileSync(join(project.dir, 'import-report.md'), 'utf8');
    expect(report).toContain('`_posts/2022-01-01-secret.md` a link that leads out of the folder');
    expect(listFiles(join(project.dir, 'src/content')).join()).not.toContain('secret');
  },
);

test.each([
  ['', 'npm run import --'],
  ['/nowhere/at/all', 'There is no /nowhere/at/all.'],
  ['src', 'That is this blog.'],
  ['public', 'holds no post'],
  ['. --from wordpress', 'is none of'],
])('what cannot be imported is said: %s', async (args, message) => {
  const project = freshProject();
  const { status, stderr } = await importInto(project, args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});

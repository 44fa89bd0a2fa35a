import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject, run, type Files, type Project } from '../support/project.ts';
import { listFiles } from '../support/trees.ts';

const sampleLine = '# A sample: npm run init moves it to src/sample/. To keep it, delete this line.';
const sample: Files = {
  'posts/2022-01-01-one.md': `---\n${sampleLine}\ntitle: One\n---\n\nSee [two](./2022-01-02-two/index.md) [@a].\n`,
  'posts/2022-01-02-two/index.md': `---\n${sampleLine}\ntitle: Two\nseries: Slowly\n---\n\n\`\`\`python file=./a.py\n\`\`\`\n`,
  'posts/2022-01-02-two/a.py': 'print(1)\n',
  'posts/2022-01-03-kept.md': '---\ntitle: Kept, the line was deleted\n---\n\nText.\n',
  'pages/about.md': `---\n${sampleLine}\ntitle: About\n---\n\nSee [one](../posts/2022-01-01-one.md).\n`,
  'home.md': `---\n${sampleLine}\n---\n\nStart with [one](posts/2022-01-01-one.md).\n`,
  'series/slowly.md': `---\n${sampleLine}\n---\n\nStep by step.\n`,
  'references.bib': `% ${sampleLine}\n@misc{a, title = {A}, author = {Doe, Jane}, year = {2020}}\n`,
};
const readme = 'See [the tour](src/content/posts/2022-01-02-two/index.md).\n';

const projects: Project[] = [];
afterAll(() => projects.forEach((project) => project.remove()));
function newBlog(): Project {
  const project = createProject({ content: sample, files: { 'README.md': readme } });
  projects.push(project);
  return project;
}
const init = (project: Project, options = '') => run(`node src/cli/init.ts ${options}`, project.dir);
const all = (project: Project) =>
  Object.fromEntries(
    ['src', 'public'].flatMap((folder) =>
      listFiles(join(project.dir, folder)).map((file) => [
        `${folder}/${file}`,
        readFileSync(join(project.dir, folder, file), 'base64'),
      ]),
    ),
  );

describe('npm run init', () => {
  const blog = newBlog();
  const options =
    `--title "Ada's notes" --url https://ada.example/blog/ --author Ada --lang de --time-zone Europe/Berlin ` +
    `--description 'Über Züge.'`;

  test('makes the blog the owner’s, and it builds', async () => {
    const { status, output } = await init(blog, options);
    expect(status, output).toBe(0);
    expect(output).toContain('speaks English');
    expect(listFiles(join(blog.dir, 'src/sample'))).toEqual([
      'home.md',
      'pages/about.md',
      'posts/2022-01-01-one.md',
      'posts/2022-01-02-two/a.py',
      'posts/2022-01-02-two/index.md',
      'references.bib',
      'series/slowly.md',
    ]);
    expect(listFiles(join(blog.dir, 'src/content'))).toEqual(['pages/about.md', 'posts/2022-01-03-kept.md']);
    expect(readFileSync(join(blog.dir, 'README.md'), 'utf8')).toContain('(src/sample/posts/2022-01-02-two/index.md)');
    const built = await blog.build();
    expect(built.output + built.status).toMatch(/links checked.*0$/s);
    expect(readFileSync(join(blog.dir, 'dist/index.html'), 'utf8')).toContain('<html lang="de"');
    expect(listFiles(join(blog.dir, 'dist/posts'))).toEqual(['kept.md', 'kept/index.html']);
  });

  test('a second run changes nothing and says so', async () => {
    const before = all(blog);
    const second = await init(blog);
    expect([second.status, second.output]).toEqual([0, expect.stringContaining('Nothing was changed.')]);
    const third = await init(blog, options.replace('Ada', 'Eve'));
    expect([third.status, third.output]).toEqual([1, expect.stringContaining('is yours already')]);
    expect(all(blog)).toEqual(before);
  });

  test('settings that were edited by hand stay; the sample goes when asked to', async () => {
    const own = newBlog();
    const file = join(own.dir, 'src/site.ts');
    writeFileSync(
      file,
      readFileSync(join(own.dir, 'src/site.ts'), 'utf8').replace('https://stay-tuned.example/', 'https://own.example/'),
    );
    const settings = readFileSync(file, 'utf8');
    const asked = await init(own);
    expect([asked.status, asked.output]).toEqual([1, expect.stringContaining('--yes')]);
    expect(existsSync(join(own.dir, 'src/sample'))).toBe(false);
    expect((await init(own, '--yes')).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(settings);
    expect(existsSync(join(own.dir, 'src/sample/posts/2022-01-01-one.md'))).toBe(true);
  });

  test.each([
    ['', 'There is nobody here to ask, so these are needed: --title, --url.'],
    ['--title A', 'these are needed: --url.'],
    ['--yes', 'these are needed: --title, --url.'],
    ['--title A --url a.example', '`url` is `a.example`.'],
    ['--title A --url https://a.example/ --lang english', '`lang` is `english`.'],
    ['--title A --url https://a.example/ --time-zone Mars', '`timeZone` is `Mars`.'],
    ["--title '' --url https://a.example/", '`title` is ``.'],
    ['--titel A', "Unknown option '--titel'"],
    ['Ada', "Unexpected argument 'Ada'"],
  ])('with %j nothing is changed', async (given, says) => {
    const own = newBlog();
    const before = all(own);
    const { status, output } = await init(own, given);
    expect(status).toBe(1);
    expect(output).toContain(says);
    expect(output).not.toMatch(/\n\s+at /);
    expect(all(own)).toEqual(before);
  });

  test('what cannot be finished is undone', async () => {
    const own = newBlog();
    writeFileSync(join(own.dir, 'src/sample'), 'a file in the way');
    rmSync(join(own.dir, 'src/content/posts/2022-01-03-kept.md'));
    const before = all(own);
    const { status, output } = await init(own, options);
    expect(status).toBe(1);
    expect(output).toContain('Nothing was changed');
    expect(all(own)).toEqual(before);
  });
});

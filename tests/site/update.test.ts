import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { projectRoot, run } from '../support/project.ts';
import { listFiles } from '../support/trees.ts';
import { writeRecord } from '../../src/update/engine-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'update-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const blog = join(scratch, 'blog');
const log = join(scratch, 'npm.log');

/** What npm would do is written down, and fails when the environment says so. */
const tools = join(scratch, 'tools');
mkdirSync(tools);
const npm = '#!/bin/sh\necho "$(basename "$PWD") $*" >> "$NPM_LOG"\n[ "$*" != "$NPM_FAILS" ]\n';
writeFileSync(join(tools, 'npm'), npm);
chmodSync(join(tools, 'npm'), 0o755);

const engine = (version: string): Record<string, string> => ({
  'package.json': JSON.stringify({ name: 'blog', version }),
  'astro.config.mjs': `// ${version}\n`,
  'README.md': `Engine ${version}\n`,
  'src/cli/build.ts': `// ${version}\n`,
  'src/layouts/Page.astro': `one\n<p>${version}</p>\nthree\n`,
  [`src/core/only-in-${version[0]}.ts`]: '// a file of one version\n',
  'src/site.ts': `// the sample’s settings of ${version}\n`,
  'src/content/posts/sample.md': `sample of ${version}\n`,
  'src/styles/tokens.css': `/* ${version} */\n`,
  'public/favicon.svg': `<svg>${version}</svg>`,
});
const own = {
  'src/site.ts': '// my settings\n',
  'src/content/posts/2022-06-28-mine.md': 'mine\n',
  'src/styles/tokens.css': '/* my colours */\n',
  'src/styles/own.css': '/* my styles */\n',
  'src/components/Mine.astro': 'my component\n',
  'public/favicon.svg': '<svg>mine</svg>',
};

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
const read = (folder: string): Record<string, string> =>
  Object.fromEntries(
    listFiles(folder)
      .filter((file) => !file.startsWith('.git/') && file !== '.config/engine.json')
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, stdio: 'pipe' });

const update = async (args: string, env: Record<string, string> = {}) => {
  rmSync(log, { force: true });
  const path = `${tools}${delimiter}${process.env.PATH}`;
  const given = { PATH: path, NPM_LOG: log, NODE_COMPILE_CACHE: join(scratch, 'compiled'), ...env };
  const done = await run(`node ${projectRoot}/src/cli/update.ts ${args}`, blog, given);
  return { ...done, npm: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] };
};

beforeEach(() => {
  for (const name of ['blog', 'one', 'two']) rmSync(join(scratch, name), { recursive: true, force: true });
  write(join(scratch, 'one'), engine('1.0.0'));
  write(join(scratch, 'two'), engine('2.0.0'));
  write(blog, engine('1.0.0'));
  writeRecord(blog);
  cpSync(join(blog, '.config/engine.json'), join(scratch, 'record.json'));
  rmSync(join(blog, 'src/content/posts/sample.md'));
  write(blog, own);
});
const [one, two] = [join(scratch, 'one'), join(scratch, 'two')];

const expected = (version: string) => {
  const files = Object.entries({ ...engine(version), ...own });
  return Object.fromEntries(files.filter(([path]) => path !== 'src/content/posts/sample.md'));
};

test('the engine is replaced and what is the owner’s stays, to the next version and back', async () => {
  const there = await update(two);
  expect(there.output).toContain('1.0.0 → 2.0.0: 6 files are new or replaced, 1 go.');
  expect(there.status).toBe(0);
  expect(read(blog)).toEqual(expected('2.0.0'));
  expect(there.npm).toEqual(['copy ci', 'copy run build', 'copy test', 'blog ci']);
  expect((await update(one)).status).toBe(0);
  expect(read(blog)).toEqual(expected('1.0.0'));
  expect((await update(one)).output).toContain('nothing is different');
});

test('a file changed by hand is named with its difference, and nothing is written until the owner decides', async () => {
  git(blog, 'init', '-q');
  write(blog, { 'src/layouts/Page.astro': 'one\n<p>1.0.0</p>\nthree\n' });
  git(blog, 'add', '.');
  git(blog, 'commit', '-q', '-m', 'x');
  write(blog, { 'src/layouts/Page.astro': 'one\n<p>1.0.0</p>\nmy line\n' });
  const before = read(blog);
  const { status, stderr, npm } = await update(two);
  expect(status).toBe(1);
  expect(stderr).toContain('src/layouts/Page.astro was changed by hand:\n');
  expect(stderr).toContain('    -three\n    +my line');
  expect(stderr).toContain('Nothing was changed.');
  expect([read(blog), npm]).toEqual([before, []]);
  expect((await update(`${two} --keep src/layouts/Page.astro`)).status).toBe(0);
  expect(read(blog)['src/layouts/Page.astro']).toContain('my line');
  // It is still not the engine's.
  expect((await update(one)).status).toBe(1);
  expect((await update(`${one} --replace src/layouts/Page.astro`)).status).toBe(0);
  expect(read(blog)).toEqual(expected('1.0.0'));
});

test.each(['ci', 'run build', 'test'])(
  'where `npm %s` fails with the other version, nothing was changed',
  async (step) => {
    const before = read(blog);
    const { status, stderr } = await update(two, { NPM_FAILS: step });
    expect([status, read(blog)]).toEqual([1, before]);
    expect(stderr).toContain(`\`npm ${step}\` failed with the other version. Nothing was changed.`);
  },
);

test('--dry-run says what would be done, and does nothing', async () => {
  write(blog, { 'README.md': 'My blog\n' });
  const before = read(blog);
  const { status, output, npm } = await update(`${two} --dry-run`);
  expect(output).toContain('5 files are new or replaced, 1 go; yours stay: README.md.');
  expect([status, read(blog), npm]).toEqual([0, before, []]);
});

test('the tests are about the engine alone, without what the owner added or has otherwise', async () => {
  write(blog, { 'README.md': 'My blog\n', 'src/core/only-in-1.ts': '// mine\n' });
  const seen = join(scratch, 'seen');
  writeFileSync(join(tools, 'npm'), `#!/bin/sh\n[ "$*" = test ] && cp -R . '${seen}'\nexit 0\n`);
  try {
    expect((await update(`${two} --keep src/core/only-in-1.ts`)).status).toBe(0);
  } finally {
    writeFileSync(join(tools, 'npm'), npm);
  }
  const { 'src/components/Mine.astro': _, ...rest } = expected('2.0.0');
  expect(read(seen)).toEqual({ ...rest, 'src/core/only-in-1.ts': '// mine\n' });
  expect(read(blog)).toMatchObject({ 'README.md': 'My blog\n', 'src/components/Mine.astro': 'my component\n' });
});

test('an update that was ended while it replaced files is finished when it is run again', async () => {
  write(blog, { 'astro.config.mjs': '// 2.0.0\n' });
  expect((await update(two)).status).toBe(0);
  expect(read(blog)).toEqual(expected('2.0.0'));
  write(blog, { '.config/engine.json': readFileSync(join(scratch, 'record.json'), 'utf8') });
  expect((await update(two)).npm).toContain('blog ci');
  expect((await update(two)).output).toContain('nothing is different');
});

test('a git repository with a tag, a folder in it, and an archive are versions', async () => {
  git(two, 'init', '-q', '-b', 'main');
  for (const version of ['1.0.0', '2.0.0', '3.0.0']) {
    for (const file of listFiles(two)) if (!file.startsWith('.git/')) rmSync(join(two, file));
    write(two, engine(version));
    git(two, 'add', '-A');
    git(two, 'commit', '-q', '-m', version);
    git(two, 'tag', `v${version}`);
  }
  // Without a record it is the history that knows what was changed.
  rmSync(join(blog, '.config'), { recursive: true });
  expect((await update(`${two}#v2.0.0`)).status).toBe(0);
  expect(read(blog)).toEqual(expected('2.0.0'));
  const commit = git(two, 'rev-parse', '--short', 'v1.0.0').toString().trim();
  expect((await update(`${two}#${commit}`)).output).toContain(`2.0.0 → 1.0.0 (${commit}, `);
  expect(read(blog)).toEqual(expected('1.0.0'));
  expect((await update(`${two}#v9.0.0`)).stderr).toContain(`\`${two}\` has no \`v9.0.0\`: `);
  expect((await update(`${two}#v2.0.0`)).status).toBe(0);
  rmSync(join(blog, '.config'), { recursive: true });
  write(blog, { 'astro.config.mjs': '// mine\n' });
  expect((await update(two)).stderr).toContain(
    'astro.config.mjs is yours, and the other version has a file of that name',
  );
  expect((await update(`${two} --replace astro.config.mjs`)).status).toBe(0);
  expect(read(blog)).toEqual(expected('3.0.0'));

  const packed = join(scratch, 'packed');
  cpSync(one, join(packed, 'blog-1.0.0'), { recursive: true });
  execFileSync('tar', ['-czf', join(scratch, 'one.tar.gz'), '-C', packed, 'blog-1.0.0']);
  expect((await update(join(scratch, 'one.tar.gz'))).status).toBe(0);
  expect(read(blog)).toEqual(expected('1.0.0'));
});

test('without a record and a history it says that it does not know what was changed', async () => {
  rmSync(join(blog, '.config'), { recursive: true });
  const { status, stderr } = await update(two);
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('It is not known which of the engine’s files you changed'),
  ]);
  expect((await update(`${two} --unchanged`)).output).toContain(
    'left: src/components/Mine.astro, src/core/only-in-1.ts. Delete what is not yours',
  );
  expect(read(blog)).toEqual({ ...expected('2.0.0'), 'src/core/only-in-1.ts': '// a file of one version\n' });
});

test.each([
  ['', /^npm run update -- <version>/],
  ['nowhere', /\n`nowhere` is no folder or archive of the blog’s engine, and cannot be cloned: /],
  ['gone.tar.gz', /\nThere is no file `gone\.tar\.gz`\.\n$/],
  ['. --what', /^Unknown option '--what'/],
])('`update %s` says what is wrong', async (args, says) => {
  const { status, stderr } = await update(args);
  expect([status, stderr]).toEqual([1, expect.stringMatching(says)]);
});

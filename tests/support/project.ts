import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownerPaths } from '../../src/update/owner-paths.ts';
import { compileCache, shareBundle, takeCompiledCode } from './shared-caches.ts';

/** The project that the tests are about. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Files by path, with `/` between folders; `null` takes a file away. */
export type Files = Record<string, string | Uint8Array | null>;

export interface Changes {
  /** Files under `src/content/`. */
  content?: Files;
  /** Files of the project, by path from its root. */
  files?: Files;
  /** Added to the environment of the build: `TZ`, `SOURCE_DATE_EPOCH`. */
  env?: Record<string, string>;
  /** Options of the command: `--all`. */
  args?: string;
}

export interface ProjectOptions extends Changes {
  /**
   * What the copy starts with: `sample`, the posts of `tests/fixtures/content`; `own`, all that is in `from`; else one
   * page, `/about/`, which the navigation links to.
   */
  start?: 'sample' | 'own' | undefined;
  /** The folder to copy instead of this project. */
  from?: string;
  /** Whether its first build takes no bundle of another copy, so that it has Astro bundle the pages. */
  fromNothing?: boolean;
}

/** What a command left behind. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
  /** Both streams, in the order in which they arrived. */
  output: string;
}

/** A copy of the project that can be changed and built. */
export interface Project {
  dir: string;
  /** Writes files and takes files away. */
  change(changes: Changes): void;
  /** Runs the `build` script of package.json. `onStart` gets the id of its process. */
  build(changes?: Changes, onStart?: (pid: number) => void): Promise<Run>;
  remove(): void;
}

const sources = ['package.json', 'astro.config.mjs', 'tsconfig.json', 'src', 'public'];
const fixtures = join(projectRoot, 'tests', 'fixtures');

/**
 * What the owner of the blog changes, relative to the project. No test reads it: the tests have a blog of their own.
 */
export const ownersFiles = ownerPaths;

/** The settings of the tests' blog as `src/site.ts` of a project. */
export const fixtureSite: string = readFileSync(join(fixtures, 'site.ts'), 'utf8').replace(
  "'../../src/config/site.ts'",
  "'./config/site.ts'",
);

const aboutPage: Files = { 'pages/about.md': '---\ntitle: About\n---\n\nAbout this site.\n' };

/**
 * Makes a temporary copy of the project as the owner of the tests' blog has it, with caches of its own. The caller
 * removes it.
 */
export function createProject({
  start,
  from = projectRoot,
  fromNothing = false,
  ...options
}: ProjectOptions = {}): Project {
  // The real path, because Vite compares real paths and macOS links its temporary folder.
  const dir = mkdtempSync(join(realpathSync(tmpdir()), 'blog-'));
  const leftOut = new Set(
    (from === projectRoot ? ownersFiles : start === 'own' ? [] : ['src/content']).map((path) => join(from, path)),
  );
  for (const name of sources.filter((name) => existsSync(join(from, name)))) {
    cpSync(join(from, name), join(dir, name), { recursive: true, filter: (path) => !leftOut.has(path) });
  }
  linkModules(join(projectRoot, 'node_modules'), join(dir, 'node_modules'));
  takeCompiledCode(dir);
  if (from === projectRoot) {
    for (const folder of ['public', 'styles'])
      cpSync(join(fixtures, folder), join(dir, folder === 'public' ? folder : `src/${folder}`), { recursive: true });
    write(dir, { files: { 'src/site.ts': fixtureSite } });
    if (start === undefined) write(dir, { content: aboutPage });
  }
  if (start === 'sample') cpSync(join(fixtures, 'content'), join(dir, 'src', 'content'), { recursive: true });
  write(dir, options);
  let isBuilt = false;
  return {
    dir,
    change: (changes) => write(dir, changes),
    build: async (changes = {}, onStart) => {
      write(dir, changes);
      const command = [scriptOf(dir, 'build'), changes.args ?? ''].join(' ').trim();
      const env = { ...options.env, ...changes.env };
      const share = isBuilt || fromNothing ? undefined : shareBundle(dir, [command, env]);
      isBuilt = true;
      const result = await run(command, dir, env, onStart);
      if (result.status === 0) share?.();
      return result;
    },
    remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/**
 * A folder of links rather than one link, so that the caches which Astro and Vite keep in `node_modules` (`.astro`,
 * `.vite`) are the copy's own.
 */
function linkModules(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') && name !== '.bin') continue;
    const target = join(from, name);
    if (statSync(target).isDirectory()) symlinkSync(target, join(to, name), 'junction');
  }
}

function write(dir: string, { content = {}, files = {} }: Changes): void {
  const inContent = Object.entries(content).map(([path, data]) => [`src/content/${path}`, data] as const);
  for (const [path, data] of [...Object.entries(files), ...inContent]) {
    const target = join(dir, path);
    if (data === null) {
      rmSync(target, { recursive: true, force: true });
    } else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, data);
    }
  }
}

/** The command that `npm run <name>` runs in a project. */
export function scriptOf(dir: string, name: string): string {
  const { scripts } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  const script = scripts?.[name];
  if (script === undefined) throw new Error(`${dir}/package.json has no "${name}" script`);
  return script;
}

/** Runs a shell command as npm would run a script of the project in `dir`. */
export function run(
  command: string,
  dir: string,
  env: Record<string, string> = {},
  onStart?: (pid: number) => void,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: dir,
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...cleanEnvironment(dir), ...env },
    });
    const result = { stdout: '', stderr: '', output: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        result[stream] += text;
        result.output += text;
      });
    }
    child.on('spawn', () => onStart?.(child.pid!));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...result }));
  });
}

/**
 * Variables of Vitest, which Vite would take for the build's own, and of the machine, which change what a build does or
 * prints.
 */
const notInherited =
  /^(VITEST.*|NODE_ENV|NODE_V8_COVERAGE|TEST|MODE|DEV|PROD|SSR|BASE_URL|CI|DEBUG|FORCE_COLOR|SOURCE_DATE_EPOCH|TZ)$/;

/** The environment in which npm would run a script of the project in `dir`, in a terminal without colours. */
export function cleanEnvironment(dir: string): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !notInherited.test(name));
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [join(dir, 'node_modules', '.bin'), process.env[pathName]].filter(Boolean).join(delimiter);
  const own = { [pathName]: path, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' };
  return { ...Object.fromEntries(kept), ...compileCache(dir), ...own };
}

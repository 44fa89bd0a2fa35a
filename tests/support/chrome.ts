import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './project.ts';

/** A browser program and the environment that it needs. */
export interface Chrome {
  path: string;
  env: Record<string, string | undefined>;
}

/**
 * The browsers to try, best first: the one in `CHROME_PATH`; else the one that npm brought, whatever else is installed,
 * so that the tests say the same everywhere; else, where npm has none, one that is installed. The one of npm is tried
 * first as it is and then with its own copies of the system libraries it needs.
 */
export async function findChromes(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
  arch = process.arch,
): Promise<Chrome[]> {
  if (env['CHROME_PATH']) return [{ path: env['CHROME_PATH'], env }];
  if (platform !== 'linux' || arch !== 'x64') {
    const path = installedChromes(env, platform).find((each) => existsSync(each));
    if (path !== undefined) return [{ path, env }];
    throw new Error(
      'The browser tests need Chrome or Chromium: install one, or put the path of its program in CHROME_PATH.',
    );
  }
  const dir = await unpackBundled();
  const own = { ...env, ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(dir, 'fonts.conf') }) };
  const libraries = [join(dir, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
  const program = join(dir, 'chromium');
  return [
    { path: program, env: own },
    { path: program, env: { ...own, LD_LIBRARY_PATH: libraries } },
  ];
}

/** Where Chrome and its kin are usually installed. */
export function installedChromes(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', `${env['HOME']}/Applications`].flatMap((dir) =>
      names.map((name) => `${dir}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const dirs = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData']].filter(
      (dir) => dir !== undefined,
    );
    return programs.flatMap((program) => dirs.map((dir) => `${dir}\\${program}`));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium'];
  const found = (env['PATH'] ?? '').split(':').flatMap((dir) => names.map((name) => `${dir}/${name}`));
  // A snap sees a /tmp of its own, where Playwright's profile is not.
  return found.filter((path) => existsSync(path) && !realpathSync(path).includes('snap'));
}

/**
 * Unpacks the browser in `@sparticuz/chromium`, once. The package itself unpacks into the temporary folder, where a
 * second test file would find the half-written program of the first; so this gives it a folder of its own, and moves
 * that when it is whole.
 */
async function unpackBundled(): Promise<string> {
  const pack = join(projectRoot, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(pack, 'package.json'), 'utf8')) as { version: string };
  const cache = join(projectRoot, 'node_modules/.cache');
  const dir = join(cache, `chromium-${version}`);
  if (existsSync(dir)) return dir;
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(join(cache, 'unpacking-'));
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  // The second variable has it unpack its system libraries too.
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: projectRoot, env });
  writeFileSync(join(staging, 'fonts.conf'), fontConfig(dir));
  try {
    renameSync(staging, dir);
  } catch (error) {
    rmSync(staging, { recursive: true });
    if (!existsSync(dir)) throw error;
  }
  return dir;
}

const fontConfig = (dir: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${dir}/fonts</dir><cachedir>${dir}/fonts-cache</cachedir></fontconfig>`;

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stop } from '../core/stop.ts';

/** Another version of the engine, in a folder. */
export interface OtherVersion {
  root: string;
  /** Ids of all contents that its files ever had, where its history is at hand; see `FileIds`. */
  history: ReadonlySet<string> | undefined;
  /** Commit and day, where it is a git repository: `1a2b3c4, 2026-11-29`. */
  commit: string | undefined;
}

const isArchive = /\.(?:tar|tar\.gz|tgz|zip)$/i;

/**
 * Opens another version of the engine: a folder, an archive (`.tar.gz`, `.zip`), or a git repository, with `#` and a
 * tag, branch or commit after it where it is not the newest; archives and repositories by path or URL. What has to be
 * unpacked goes into `folder`. Throws a `Stop` where nothing of that kind is there.
 */
export async function openVersion(address: string, folder: string): Promise<OtherVersion> {
  const unpacked = join(folder, 'version');
  mkdirSync(unpacked, { recursive: true });
  const [place, ref] = splitRef(address);
  const root =
    ref === undefined && isArchive.test(place)
      ? unpack(await download(place, folder), unpacked)
      : ref === undefined && isProject(place)
        ? resolve(place)
        : clone(place, ref, unpacked);
  if (!isProject(root)) throw new Stop(`\`${address}\` holds no blog of this kind: it has no src/cli/build.ts.`);
  return { root, history: readHistory(root), commit: readCommit(root) };
}

/** Whether a folder holds a version of the engine. */
const isProject = (root: string): boolean =>
  existsSync(join(root, 'package.json')) && existsSync(join(root, 'src/cli/build.ts'));

function splitRef(address: string): [place: string, ref: string | undefined] {
  if (existsSync(address)) return [address, undefined];
  const [, place = address, ref] = /^(.+?)#([^#]+)$/.exec(address) ?? [];
  return [place, ref];
}

async function download(place: string, folder: string): Promise<string> {
  if (!/^https?:/i.test(place)) {
    if (!existsSync(place)) throw new Stop(`There is no file \`${place}\`.`);
    return resolve(place);
  }
  const response = await fetch(place).catch((error: Error) => {
    const { message = error.message } = (error.cause ?? {}) as Partial<Error>;
    throw new Stop(`\`${place}\` cannot be fetched: ${message}.`);
  });
  if (!response.ok) throw new Stop(`\`${place}\` answers ${response.status} ${response.statusText}.`);
  const file = join(folder, `archive.${/\.zip$/i.test(place) ? 'zip' : 'tar.gz'}`);
  writeFileSync(file, new Uint8Array(await response.arrayBuffer()));
  return file;
}

/** Unpacks an archive with `tar`, which macOS, Linux and Windows bring. The one folder that holds all is its root. */
function unpack(file: string, folder: string): string {
  runTool('tar', ['-xf', file, '-C', folder], `\`${file}\` cannot be unpacked`);
  const names = readdirSync(folder);
  const [only] = names;
  return names.length === 1 && statSync(join(folder, only!)).isDirectory() ? join(folder, only!) : folder;
}

function clone(place: string, ref: string | undefined, folder: string): string {
  const failure = `\`${place}\` is no folder or archive of the blog’s engine, and cannot be cloned`;
  runTool('git', ['clone', '--quiet', '--no-checkout', '--', place, folder], failure);
  const checkout = ['-C', folder, '-c', 'advice.detachedHead=false', 'checkout', '--quiet'];
  runTool('git', ref === undefined ? checkout : [...checkout, ref, '--'], `\`${place}\` has no \`${ref}\``);
  return folder;
}

function runTool(tool: string, args: readonly string[], failure: string): void {
  try {
    execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
    throw new Stop(`${failure}: ${code === 'ENOENT' ? `there is no \`${tool}\` here` : stderr.trim()}`);
  }
}

/** What git says of a repository; `undefined` for a folder that is none. */
function askGit(root: string, ...args: string[]): string | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : undefined;
}

const readCommit = (root: string): string | undefined => askGit(root, 'log', '-1', '--format=%h, %cs')?.trim();

/** Ids of all contents in a repository’s history; `undefined` for a folder that is none. */
function readHistory(root: string): ReadonlySet<string> | undefined {
  const listed = askGit(root, 'rev-list', '--objects', 'HEAD');
  return listed === undefined ? undefined : new Set(listed.split('\n').map((line) => line.slice(0, 40)));
}

/** The bytes of a file that had an id, from the history of a repository; `undefined` where it is not known. */
export function readBlob(root: string, id: string): Buffer | undefined {
  try {
    return execFileSync('git', ['cat-file', 'blob', id], {
      cwd: root,
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The difference between two texts as git prints it, without its head; empty where there is no git. */
export function differenceOf(before: Uint8Array, after: Uint8Array, folder: string): string {
  const [a, b] = [join(folder, 'before'), join(folder, 'after')];
  writeFileSync(a, before);
  writeFileSync(b, after);
  try {
    execFileSync('git', ['diff', '--no-index', '--no-color', '--', a, b], { stdio: ['ignore', 'pipe', 'ignore'] });
    return '';
  } catch (error) {
    const { stdout } = error as { stdout?: Buffer };
    const text = stdout?.toString('utf8') ?? '';
    const start = text.indexOf('\n@@');
    return start === -1 ? '' : text.slice(start + 1).trimEnd();
  }
}

/** The file at a path of a folder; `undefined` where there is none. */
export const readIfThere = (root: string, path: string): Buffer | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path)) : undefined;

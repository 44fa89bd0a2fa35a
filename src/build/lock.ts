import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A process, told from a later one that has got the same number. */
interface Holder {
  pid: number;
  /** When it started, as Linux says it; elsewhere not known. */
  started: string | undefined;
}

/**
 * Takes the lock that is a file, so that no two processes do the same work in one folder; or gives the number of the
 * process that has it. The lock of a process that has ended is no obstacle. It is given back when this process ends.
 */
export function takeLock(path: string): { takenBy: number } | undefined {
  mkdirSync(dirname(path), { recursive: true });
  const [own, mine] = [
    `${path}.${process.pid}`,
    JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder),
  ];
  writeFileSync(own, mine);
  try {
    while (!claim(own, path)) {
      const text = read(path);
      const holder = parse(text);
      if (holder !== undefined && isRunning(holder)) return { takenBy: holder.pid };
      removeStale(path, text, `${own}.stale`);
    }
  } finally {
    rmSync(own, { force: true });
  }
  process.on('exit', () => {
    if (read(path) === mine) rmSync(path, { force: true });
  });
  return undefined;
}

/** Gives a file a second name, in one step with what it holds; `false` when that name is taken. */
function claim(own: string, path: string): boolean {
  try {
    try {
      linkSync(own, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw error;
      // Some disks know no second names.
      writeFileSync(path, readFileSync(own), { flag: 'wx' });
    }
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  }
}

/** Removes a lock, unless another process has done so and has put its own there meanwhile. */
function removeStale(path: string, text: string | undefined, aside: string): void {
  try {
    renameSync(path, aside);
    if (read(aside) !== text) linkSync(aside, path);
  } catch {
    // Another process was quicker; the next look will tell.
  }
  rmSync(aside, { recursive: true, force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Who has the lock; `undefined` for a file that says nobody. */
function parse(text: string | undefined): Holder | undefined {
  try {
    const holder = JSON.parse(text ?? '') as Holder | null;
    return Number.isSafeInteger(holder?.pid) && holder!.pid > 0 ? holder! : undefined;
  } catch {
    return undefined;
  }
}

function isRunning({ pid, started }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user's may not be asked, but is there.
    if (codeOf(error) !== 'EPERM') return false;
  }
  return started === undefined || startOf(pid) === started;
}

/**
 * Start of a process that runs, with the start of the machine (proc_pid_stat(5), field 22); `undefined` where nothing
 * is known.
 */
function startOf(pid: number): string | undefined {
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  if (fields === undefined || fields[0] === 'Z') return undefined;
  return `${read('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

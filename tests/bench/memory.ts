import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  /** Resident memory in bytes. */
  resident: number;
}

/**
 * Watches the memory of a process and all that it starts; the returned function ends this and gives the peak in bytes.
 * Pages that processes share count for each. `undefined` where the system has neither `/proc` nor `ps`.
 */
export function watchMemory(root: number): () => number | undefined {
  let peak: number | undefined;
  const look = () => {
    const total = treeSize(root);
    if (total !== undefined) peak = Math.max(peak ?? 0, total);
  };
  // Reading /proc is cheap, starting ps is not.
  const timer = setInterval(look, process.platform === 'linux' ? 50 : 500);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

function treeSize(root: number): number | undefined {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  if (all === undefined) return undefined;
  const inTree = new Set([root]);
  // A parent may come after its child in the list, so look until nothing is new.
  for (let size = 0; size < inTree.size;) {
    size = inTree.size;
    for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid);
  }
  return all.filter(({ pid }) => inTree.has(pid)).reduce((total, { resident }) => total + resident, 0);
}

function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const field = (label: string) => Number(new RegExp(`^${label}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        return [{ pid: Number(name), parent: field('PPid'), resident: field('VmRSS') * 1024 }];
      } catch {
        return []; // It ended meanwhile.
      }
    });
}

function fromPs(): Process[] | undefined {
  try {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
    return lines
      .map((line) => line.trim().split(/\s+/).map(Number))
      .map(([pid = 0, parent = 0, size = 0]) => ({ pid, parent, resident: size * 1024 }));
  } catch {
    return undefined;
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { families, type Family } from './families.ts';
import { costOf } from './one-post.ts';

const sizes = [10_000, 20_000, 40_000, 80_000];

/** What nothing may exceed at the largest size: seconds, and the power of the size with which they grow. */
const bounds = { seconds: 2, exponent: 1.3 };

/** Below so many seconds a growth is that of the machine's other work. */
const noise = 0.1;

/** After so many seconds a post is given up. */
const patience = 120;

/** How the cost grows: 1 is in proportion to the size, 2 its square. Least squares over the logarithms. */
function exponentOf(costs: readonly (readonly [size: number, seconds: number])[]): number {
  const points = costs.map(([size, seconds]) => [Math.log(size), Math.log(Math.max(seconds, 0.001))] as const);
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return (
    points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
  );
}

/**
 * Prints what posts cost that are made to cost much, each kind in a process of its own; `all` with every language of
 * code.
 */
export async function measureHostile(all: boolean): Promise<void> {
  console.log(
    `| Kind | ${sizes.map((size) => `${size / 1000} kB`).join(' | ')} | Grows as |\n| --- | ` +
      `${sizes.map(() => '---:').join(' | ')} | ---: |`,
  );
  const kinds = [...families.found, ...families.others, ...(all ? families.code : [])];
  let worse = 0;
  for (const kind of kinds) {
    const seconds = await inChild(kind);
    const exponent = exponentOf(seconds.map((value, index) => [sizes[index]!, value]));
    const last = seconds.length < sizes.length ? Infinity : seconds.at(-1)!;
    const isWorse = last > bounds.seconds || (last > noise && exponent > bounds.exponent);
    if (isWorse) worse += 1;
    const name = kind.name.replaceAll('|', '\\|');
    console.log(
      `| ${isWorse ? '**' : ''}\`${name}\`${isWorse ? '**' : ''} | ` +
        `${sizes.map((_, index) => seconds[index]?.toFixed(3) ?? 'ended').join(' | ')} | n^${exponent.toFixed(2)} ` +
        `|`,
    );
  }
  console.log(
    `\nSeconds of processor time. ${worse} of ${kinds.length} kinds above ${bounds.seconds} s or, from ` +
      `${noise} s on, above n^${bounds.exponent}.`,
  );
  if (worse > 0) process.exitCode = 1;
}

/** Seconds for each size, as far as the process lived. */
function inChild(kind: Family): Promise<number[]> {
  return new Promise((resolve) => {
    const seconds: number[] = [];
    const child: ChildProcess = fork(new URL(import.meta.url), [kind.name], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
    child.on('message', (value) => seconds.push(Number(value)));
    child.on('close', () => {
      clearTimeout(timer);
      resolve(seconds);
    });
  });
}

if (process.send !== undefined) {
  const kind = [...families.found, ...families.others, ...families.code].find(({ name }) => name === process.argv[2])!;
  // What is loaded once for all posts is not this one's cost.
  await costOf(kind.make(100), kind.ending);
  for (const size of sizes) process.send((await costOf(kind.make(size), kind.ending)).ms / 1000);
  process.exit(0);
}

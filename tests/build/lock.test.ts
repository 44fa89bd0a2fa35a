import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../src/build/lock.ts';
import { projectRoot } from '../support/project.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const lock = () => join(folder, 'deep/build.lock');
const program = (then: string) =>
  `const { takeLock } = await import(${JSON.stringify(String(pathToFileURL(join(projectRoot, 'src/build/lock.ts'))))}); ` +
  `const taken = takeLock(${JSON.stringify(lock())}); console.log(JSON.stringify(taken ?? null)); ${then}`;
const node = (then: string) => ['--input-type=module', '-e', program(then)];

test('one process has it, the next is told its number; when it has ended in any way, the lock is free', async () => {
  const first = spawn(process.execPath, node('setInterval(() => undefined, 1000);'), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(first.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('null');
  expect(takeLock(lock())).toEqual({ takenBy: first.pid });
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(takeLock(lock())).toBeUndefined();
});

test('it is given back at the end', () => {
  expect(spawnSync(process.execPath, node('')).stdout.toString().trim()).toBe('null');
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

test.each<[string, () => string]>([
  ['of a process that has ended', () => JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid })],
  [
    'of a process whose number another has now',
    () => JSON.stringify({ pid: process.ppid, started: 'another machine 1' }),
  ],
  ['of this very process, from another life', () => JSON.stringify({ pid: process.pid, started: 'another machine 1' })],
  ['that is empty', () => ''],
  ['that is cut', () => '{"pid":1'],
  ['of something else', () => 'null'],
  ['of no process', () => '{"pid":-1}'],
])('a lock %s is no obstacle', (_, text) => {
  mkdirSync(join(folder, 'deep'));
  writeFileSync(lock(), text());
  expect(takeLock(lock())).toBeUndefined();
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['build.lock']);
});

test('a folder in its place is no obstacle', () => {
  mkdirSync(join(lock(), 'x'), { recursive: true });
  expect(takeLock(lock())).toBeUndefined();
});

test('of many that start at once over the lock of a dead one, one has it', async () => {
  mkdirSync(join(folder, 'deep'));
  writeFileSync(lock(), JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid }));
  const started = Array.from({ length: 6 }, () =>
    spawn(process.execPath, node('process.stdin.once("end", () => process.exit()); process.stdin.resume();'), {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const said = await Promise.all(
    started.map(async ({ stdout }) => String(((await once(stdout, 'data')) as [Buffer])[0]).trim()),
  );
  for (const { stdin } of started) stdin.end();
  expect(said.filter((each) => each === 'null')).toHaveLength(1);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { cleanEnvironment, scriptOf } from './project.ts';

/** A running `npm run dev`. */
export interface DevServer {
  /** All that it has printed so far. */
  log(): string;
  /** Status and text of the page at a path. */
  page(path: string): Promise<{ status: number; html: string }>;
  stop(): Promise<void>;
}

/** Starts the `dev` script of the project in `dir` on a free port, and waits for the line with its URL. */
export async function startDev(dir: string): Promise<DevServer> {
  const port = await freePort();
  // Without a shell, which would be ended in place of the server. Astro goes to the background where it sees an agent.
  const [command = '', ...args] = [...scriptOf(dir, 'dev').split(' '), '--port', String(port)];
  const child = spawn(command, args, {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(dir), ASTRO_DEV_BACKGROUND: '0' },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    await until(() => log.includes(`:${port}/`) || child.exitCode !== null);
    if (child.exitCode !== null) throw new Error('It has ended.');
  } catch (error) {
    await stop();
    throw new Error(`The server did not start: ${(error as Error).message}\n${log}`, { cause: error });
  }
  return {
    log: () => log,
    async page(path) {
      const response = await fetch(`http://localhost:${port}${path}`);
      return { status: response.status, html: await response.text() };
    },
    stop,
  };
}

/** Waits until something is so, asking again and again; throws after `seconds`. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It was not so within ${seconds} s.`);
    await wait(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

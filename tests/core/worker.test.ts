import { describe, expect, test } from 'vitest';
import { startWorkers } from '../../src/core/worker.ts';

const start = (count?: number, file = 'echo.ts') =>
  startWorkers<string, string>(new URL(`../fixtures/workers/${file}`, import.meta.url), count);

describe('worker threads', () => {
  test('answer each request, whichever thread it goes to', async () => {
    const workers = start(2);
    const requests = ['wait', 'b', 'c', 'd'];
    expect(await Promise.all(requests.map((request) => workers.ask(request)))).toEqual(requests);
    await workers.end();
  });

  test('throw what was thrown in them, and go on', async () => {
    const workers = start();
    await expect(workers.ask('throw')).rejects.toThrow(new TypeError('no such thing'));
    await expect(workers.ask('throw a function')).rejects.toThrow('odd');
    await expect(workers.ask('answer a function')).rejects.toThrow(/could not be cloned/);
    expect(await workers.ask('b')).toBe('b');
    await workers.end();
  });

  test('finish what they were asked before they end', async () => {
    const workers = start();
    const answer = workers.ask('wait');
    await workers.end();
    expect(await answer).toBe('wait');
    await expect(workers.ask('b')).rejects.toThrow('has ended');
  });

  test('reject what they were asked when they die, and what comes after', async () => {
    const workers = start();
    await expect(Promise.all([workers.ask('wait'), workers.ask('exit')])).rejects.toThrow('has ended');
    await expect(workers.ask('b')).rejects.toThrow('has ended');
    await workers.end();
  });

  test('say why their module does not load', async () => {
    await expect(start(1, 'none.ts').ask('b')).rejects.toThrow(/Cannot find module.*none\.ts/);
  });
});

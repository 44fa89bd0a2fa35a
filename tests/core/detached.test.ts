import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { detached } from '../../src/core/detached.ts';

test('a detached part of a text holds nothing of the rest in memory', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const megabytesFor = (part: (text: string) => unknown) => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const parts = Array.from({ length: 160 }, (_, n) => part(Buffer.alloc(2 ** 18, `${n} `).toString()));
    collectGarbage();
    return parts.length && (process.memoryUsage().heapUsed - before) / 2 ** 20;
  };
  const cut = (text: string) => ({ title: text.slice(10, 90) });
  expect(megabytesFor((text) => detached(cut(text)))).toBeLessThan(10);
  expect(megabytesFor((text) => detached(text.slice(10, 90)))).toBeLessThan(10);
  // So that the test would see it.
  expect(megabytesFor(cut)).toBeGreaterThan(30);
});

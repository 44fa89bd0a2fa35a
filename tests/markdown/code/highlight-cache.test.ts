import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openHighlightCache } from '../../../src/markdown/code/highlight-cache.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'highlight-'));
  file = join(dir, 'cache', 'highlight.json');
});
afterEach(() => rmSync(dir, { recursive: true }));

const never = () => Promise.reject(new Error('made again'));

describe('the cache of highlighted blocks', () => {
  test('gives in the next build what was made in this one, and makes equal blocks once', async () => {
    const make = vi.fn(async () => ['<b>x</b>']);
    const first = openHighlightCache(file, '1');
    await first.lines('js', 'x', make);
    await first.lines('js', 'x', make);
    first.save(true);
    expect(make).toHaveBeenCalledTimes(1);
    expect(await openHighlightCache(file, '1').lines('js', 'x', never)).toEqual(['<b>x</b>']);
  });

  test('tells languages and codes apart', async () => {
    const cache = openHighlightCache(file, '1');
    const made = [
      ['js', 'x'],
      ['ts', 'x'],
      ['js', 'y'],
    ].map(([language, code]) => cache.lines(language!, code!, async () => [language! + code!]));
    expect(await Promise.all(made)).toEqual([['jsx'], ['tsx'], ['jsy']]);
  });

  test('starts afresh when the highlighter or its settings are others', async () => {
    const first = openHighlightCache(file, '1');
    await first.lines('js', 'x', async () => ['old']);
    first.save(true);
    expect(await openHighlightCache(file, '2').lines('js', 'x', async () => ['new'])).toEqual(['new']);
  });

  test('forgets what is no longer used', async () => {
    const first = openHighlightCache(file, '1');
    await first.lines('js', 'old', async () => ['old']);
    first.save(true);
    const second = openHighlightCache(file, '1');
    await second.lines('js', 'new', async () => ['new']);
    second.save(true);
    expect(readFileSync(file, 'utf8')).not.toContain('old');
  });

  test('keeps what was not asked for when only a part of the site was', async () => {
    const first = openHighlightCache(file, '1');
    await first.lines('js', 'old', async () => ['old']);
    first.save(false);
    const second = openHighlightCache(file, '1');
    await second.lines('js', 'new', async () => ['new']);
    second.save(false);
    const third = openHighlightCache(file, '1');
    expect([await third.lines('js', 'old', never), await third.lines('js', 'new', never)]).toEqual([['old'], ['new']]);
  });

  test('takes a broken file for an empty one', async () => {
    openHighlightCache(file, '1').save(true);
    const first = openHighlightCache(file, '1');
    await first.lines('js', 'x', async () => ['x']);
    first.save(true);
    writeFileSync(file, '{');
    expect(await openHighlightCache(file, '1').lines('js', 'x', async () => ['again'])).toEqual(['again']);
  });
});

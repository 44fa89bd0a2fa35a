import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTextStore, readStoredText } from '../../src/core/text-store.ts';

let folder: string;
beforeEach(() => (folder = join(mkdtempSync(join(tmpdir(), 'texts-')), 'deep/folder')));
afterEach(() => rmSync(join(folder, '../..'), { recursive: true }));

/** Stores texts as one build does; gives their names. */
function build(texts: readonly string[]): string[] {
  const store = openTextStore(folder);
  const names = texts.map((text) => store.add(text, 'html'));
  store.write();
  return names;
}
const packs = () => readdirSync(folder);
const megabyte = (text: string) => text + ' '.repeat(2 ** 20);

test('texts come back, in the next build too, whatever they hold', () => {
  const texts = ['', 'Ünïcode\n', '\n\n["a",1]\n', '\0'];
  const store = openTextStore(folder);
  const names = texts.map((text) => store.add(text, 'md'));
  for (const each of [store, (store.write(), store), openTextStore(folder)])
    expect(names.map((name) => [each.has(name), each.get(name)])).toEqual(texts.map((text) => [true, text]));
  expect(names.map((name) => readStoredText(join(folder, name)))).toEqual(texts);
  expect(openTextStore(folder).get('other.md')).toBeUndefined();
  expect(packs()).toHaveLength(1);
});

test('a text that is there is not written again, and a name says its bytes', () => {
  expect(build(['a', 'b', 'a'])).toEqual(build(['a', 'b', 'a']));
  expect(packs()).toHaveLength(1);
  expect(new Set(build(['a', 'b', 'a'])).size).toBe(2);
});

test('many texts are written as they come', () => {
  const store = openTextStore(folder);
  for (const text of 'abcdefgh') store.add(megabyte(text), 'html');
  expect(packs()).toHaveLength(2);
});

describe('a text that is not as it was written counts as missing, and is stored anew', () => {
  const change = (to: (data: Buffer) => string | Uint8Array) => {
    for (const pack of packs()) writeFileSync(join(folder, pack), to(readFileSync(join(folder, pack))));
  };
  test.each<[string, () => void]>([
    ['empty', () => change(() => '')],
    ['cut', () => change((data) => data.subarray(0, -1))],
    ['cut in its index', () => change((data) => data.subarray(0, 20))],
    ['one bit away', () => change((data) => data.map((byte, at) => (at === data.length - 1 ? byte ^ 1 : byte)))],
    ['zeros of the same length', () => change((data) => Buffer.alloc(data.length))],
    ['JSON of another shape', () => change(() => '[[1],2,["a",-1],["b",1e99],{}]\nb')],
    ['longer than any text', () => change((data) => data.toString().replace(/,\d+\]\]/, ',999999999999]]'))],
    ['gone', () => change(() => (rmSync(folder, { recursive: true }), ''))],
  ])('%s', (_, damage) => {
    const [first, last] = build(['first', 'last']);
    try {
      damage();
    } catch {
      // The folder is gone.
    }
    const store = openTextStore(folder);
    expect(store.has(last!)).toBe(false);
    expect(store.get(last!)).toBeUndefined();
    expect(() => readStoredText(join(folder, last!))).toThrow('was damaged while it was in use');
    store.add('first', 'html');
    store.add('last', 'html');
    store.write();
    store.prune(new Set([first!, last!]));
    const next = openTextStore(folder);
    expect([first!, last!].map((name) => [next.has(name), next.get(name)])).toEqual([
      [true, 'first'],
      [true, 'last'],
    ]);
    const whole = packs();
    build(['first', 'last']);
    expect(packs()).toEqual(whole);
  });
});

test('what another thread has written meanwhile is found', () => {
  const [a] = build(['a']);
  expect(readStoredText(join(folder, a!))).toBe('a');
  const [b] = build(['b']);
  expect(readStoredText(join(folder, b!))).toBe('b');
});

describe('what is no longer needed', () => {
  test('is forgotten, files of others too', () => {
    const [a, b] = build(['only a', 'only b']);
    for (const file of ['old.html', 'x.pack.1-1.new', 'x.pack']) writeFileSync(join(folder, file), 'half');
    openTextStore(folder).prune(new Set([a!]));
    expect(packs()).toHaveLength(1);
    expect(readFileSync(join(folder, packs()[0]!), 'utf8')).not.toContain('only b');
    expect(openTextStore(folder).get(a!)).toBe('only a');
    expect(openTextStore(folder).has(b!)).toBe(false);
    openTextStore(folder).prune(new Set());
    expect(packs()).toEqual([]);
  });

  test('does not make a pack be written again of which most is needed', () => {
    const names = build([...'abc'].map(megabyte));
    const before = packs();
    openTextStore(folder).prune(new Set(names.slice(0, 2)));
    expect(packs()).toEqual(before);
    openTextStore(folder).prune(new Set(names.slice(0, 1)));
    expect(packs()).not.toEqual(before);
  });

  test('leaves few small packs alone, and writes many of them together', () => {
    const names = [...'abcdefgh'].flatMap((text) => build([text]));
    openTextStore(folder).prune(new Set(names));
    expect(packs()).toHaveLength(8);
    names.push(...build(['i']));
    openTextStore(folder).prune(new Set(names));
    expect(packs()).toHaveLength(1);
    expect(names.map((name) => openTextStore(folder).get(name))).toEqual([...'abcdefghi']);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../src/loader/documents.ts';
import { RenderCache, isUpToDate, type Rendering } from '../../src/loader/render-cache.ts';

describe('a rendering holds', () => {
  const asked = { files: { './a.png': '1', './b.ts': null }, pages: { './c.md': '/c/' } };
  const around = (files: Record<string, string>, url = '/c/') => ({
    versionOf: (path: string) => files[path],
    pageOf: () => (url === '' ? { message: '', fix: '' } : { url }),
  });

  test.each([
    ['while everything answers as it did', around({ './a.png': '1' }), true],
    ['not when a picture has changed', around({ './a.png': '2' }), false],
    ['not when a picture is gone', around({}), false],
    ['not when a file has come that was looked for', around({ './a.png': '1', './b.ts': '1' }), false],
    ['not when a linked post has moved', around({ './a.png': '1' }, '/d/'), false],
    ['not when a linked post is gone', around({ './a.png': '1' }, ''), false],
  ])('%s', (_, surroundings, expected) => {
    expect(isUpToDate(asked, surroundings)).toBe(expected);
  });
});

describe('what is kept', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keep-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const document = (file: string, digest = 'text 1') =>
    ({ file, path: `/somewhere/${file}`, text: 'Text.', digest, slug: file }) as unknown as SourceDocument;
  const store = (files: string[], version = '1') => {
    const keep = new RenderCache(folder, folder, version);
    for (const file of files)
      keep.set(document(file), {
        post: { htmlFile: keep.setText(`<p>${file}</p>`, 'html'), drawingFiles: {} },
        dependencies: {},
      } as unknown as Rendering);
    keep.save(new Set(files), false);
  };

  test('is found by the next build, for the same text', () => {
    store(['a']);
    const keep = new RenderCache(folder, folder, '1');
    expect(keep.facts('a', 'text 1')).toEqual({ file: 'a', slug: 'a' });
    expect(keep.rendering(document('a'))?.post?.htmlFile).toMatch(/\.html$/);
    expect(keep.facts('a', 'text 2')).toBeUndefined();
    expect(keep.rendering(document('a', 'text 2'))).toBeUndefined();
  });

  test.each<[string, () => void, string]>([
    ['by other code', () => undefined, '2'],
    ['without its body', () => rmSync(join(folder, 'bodies'), { recursive: true }), '1'],
    ['in an index that cannot be read', () => writeFileSync(join(folder, 'index.json'), '{"version":"1"'), '1'],
  ])('is not found %s', (_, harm, version) => {
    store(['a']);
    harm();
    expect(new RenderCache(folder, folder, version).rendering(document('a'))).toBeUndefined();
  });

  test('is forgotten with its file, body and all; a server that still shows a body keeps it', () => {
    const texts = () =>
      readdirSync(join(folder, 'bodies')).flatMap(
        (pack) => readFileSync(join(folder, 'bodies', pack), 'utf8').match(/<p>.*?<\/p>/g) ?? [],
      );
    store(['a', 'b']);
    const server = new RenderCache(folder, folder, '1');
    server.save(new Set(['a']), true);
    expect(texts()).toEqual(['<p>a</p>', '<p>b</p>']);
    store(['a']);
    expect(texts()).toEqual(['<p>a</p>']);
    expect(new RenderCache(folder, folder, '1').facts('b', 'text 1')).toBeUndefined();
  });
});

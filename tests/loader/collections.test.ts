import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readStoredText } from '../../src/core/text-store.ts';
import { processState } from '../../src/core/process-state.ts';
import { markdownCollections } from '../../src/loader/index.ts';
import { loadContent } from '../../src/loader/load-content.ts';

interface Stored {
  id: string;
  filePath?: string;
  data: { post: string };
}

let root: string;
let said: string[];
let listeners: ((path: string) => void)[];
const onChange = (path: string) => listeners.forEach((listen) => listen(path));
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loader-'));
  mkdirSync(join(root, 'posts'));
  mkdirSync(join(root, 'src'));
  said = [];
  listeners = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(root, 'posts', name), text);

/** What Astro hands to a loader, as far as ours looks at it. */
function contextFor(writing: boolean): { context: LoaderContext; stored: Map<string, Stored> } {
  const stored = new Map<string, Stored>();
  const store = {
    clear: () => stored.clear(),
    delete: (id: string) => stored.delete(id),
    entries: () => [...stored],
    set: (entry: Stored) => stored.set(entry.id, entry),
  };
  const watcher = {
    add: () => undefined,
    on: (event: string, listen: (path: string) => void) => event === 'change' && listeners.push(listen),
  };
  const context = {
    store,
    logger: { warn: (text: string) => said.push(text), error: (text: string) => said.push(text) },
    config: { root: pathToFileURL(`${root}/`), cacheDir: pathToFileURL(`${root}/cache/`) },
    generateDigest: (value: unknown) => JSON.stringify(value),
    ...(writing ? { watcher } : {}),
  };
  return { context: context as unknown as LoaderContext, stored };
}

/** A machine may be busy; what does not come at all still fails. */
const patiently = { timeout: 10_000 };

const collections = () =>
  markdownCollections(
    { posts: 'posts', notes: 'notes', pages: 'pages', intros: 'src/content' },
    () => Date.parse('2022-06-30T00:00:00Z'),
    loadContent,
  );

const postIn = (stored: Stored) => JSON.parse(stored.data.post) as { unpublished?: string; htmlFile: string };
const bodyIn = (stored: Stored | undefined) => stored && readStoredText(join(root, postIn(stored).htmlFile));

describe('a build', () => {
  test('holds what is published, and lists every file for the checks', async () => {
    write('2022-06-28-a.md', '---\n---\nText.\n');
    write('2022-06-29-b.md', '---\ndraft: true\n---\nText.\n');
    write('2022-07-01-c.md', '---\n---\nText.\n');
    const { context, stored } = contextFor(false);
    await collections().posts.load(context);
    expect([...stored.keys()]).toEqual(['a']);
    expect(processState.content.manifest).toEqual([
      { file: 'posts/2022-06-28-a.md', url: '/posts/a/' },
      { file: 'posts/2022-06-29-b.md', url: null },
      { file: 'posts/2022-07-01-c.md', url: null },
    ]);
  });

  test('stops with every mistake, the draft’s front matter included, its unfinished body not', async () => {
    write('2022-06-28-a.md', '---\ntag: x\n---\n');
    write('2022-06-29-b.md', '---\ndraft: true\ntag: x\n---\n');
    write('2022-06-30-c.md', '---\ndraft: true\n---\n![](./to-come.png)\n');
    await expect(collections().posts.load(contextFor(false).context)).rejects.toThrow(
      /2022-06-28-a\.md:2[^]*2022-06-29-b\.md:3[^]*\n\n2 errors\./,
    );
  });
});

describe('writing', () => {
  test('shows drafts and future posts, marked', async () => {
    write('2022-06-29-b.md', '---\ndraft: true\n---\nText.\n');
    write('2022-07-01-c.md', '---\n---\nText.\n');
    const { context, stored } = contextFor(true);
    await collections().posts.load(context);
    expect([...stored.values()].map((entry) => [entry.id, postIn(entry).unpublished])).toEqual([
      ['b', 'draft'],
      ['c', 'scheduled'],
    ]);
  });

  test('keeps the last sound version of a post while it is mended, says what is wrong, and lets a deleted post go', async () => {
    write('2022-06-28-a.md', '---\n---\nFirst.\n');
    write('2022-06-29-b.md', '---\n---\nOther.\n');
    const { context, stored } = contextFor(true);
    await collections().posts.load(context);
    const change = (edit: () => void) => {
      edit();
      onChange(join(root, 'posts'));
    };
    change(() => write('2022-06-28-a.md', '---\n---\n![x](./none.png)\n'));
    await expect.poll(() => said.join(), patiently).toContain('There is no image `./none.png`');
    expect(bodyIn(stored.get('a'))).toContain('First.');
    change(() => write('2022-06-28-a.md', '---\n---\nSecond.\n'));
    await expect.poll(() => bodyIn(stored.get('a')), patiently).toContain('Second.');
    change(() => rmSync(join(root, 'posts/2022-06-29-b.md')));
    await expect.poll(() => [...stored.keys()], patiently).toEqual(['a']);
  });

  test('what changes while the content is being read is read afterwards', async () => {
    write('2022-06-28-a.md', '---\n---\nFirst.\n');
    const { context, stored } = contextFor(true);
    let meanwhile: (() => void) | undefined;
    const read: typeof loadContent = async (request, version) => {
      const content = await loadContent(request, version);
      // The files have been read, and no one knows yet.
      meanwhile?.();
      meanwhile = undefined;
      return content;
    };
    const folders = { posts: 'posts', notes: 'notes', pages: 'pages', intros: 'src/content' };
    await markdownCollections(folders, () => Date.parse('2022-06-30T00:00:00Z'), read).posts.load(context);
    meanwhile = () => {
      write('2022-06-28-a.md', '---\n---\nThird.\n');
      onChange(join(root, 'posts'));
    };
    write('2022-06-28-a.md', '---\n---\nSecond.\n');
    onChange(join(root, 'posts'));
    await expect.poll(() => bodyIn(stored.get('a')), patiently).toContain('Third.');
  });

  test('a mistake in what all share is told once', async () => {
    mkdirSync(join(root, 'src/content'));
    const both = collections();
    await both.posts.load(contextFor(true).context);
    await both.pages.load(contextFor(true).context);
    writeFileSync(join(root, 'src/content/blogroll.yml'), '- name: A\n');
    onChange(join(root, 'src/content/blogroll.yml'));
    await vi.waitFor(() => expect(said).not.toEqual([]), patiently);
    expect(said.filter((text) => text.includes('src/content/blogroll.yml:1'))).toHaveLength(1);
    expect(listeners.length).toBe(1);
  });
});

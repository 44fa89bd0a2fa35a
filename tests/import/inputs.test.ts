import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hideCode } from '../../src/dialects/code.ts';
import { readDialects } from '../../src/dialects/index.ts';
import { importSite, openOldSite, type ImportOptions } from '../../src/import/index.ts';
import type { Note } from '../../src/import/notes.ts';
import type { Summary } from '../../src/import/report.ts';
import { notebookOf, pixel } from './sites.ts';
import { bodyOf, words } from './words.ts';

/** One construct of another engine each; `body` goes below the front matter, `file` is a whole file. */
const { body, file } = JSON.parse(readFileSync('tests/fixtures/dialects.json', 'utf8')) as {
  body: Record<string, string>;
  file: Record<string, string>;
};

const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
const root = join(folder, 'project');
const posts: Record<string, string> = {};
let notes: Note[] = [];
let summary: Summary;

/** Every input as a post of one old blog, imported into a copy of the project that has no post. */
beforeAll(async () => {
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  cpSync('src', join(root, 'src'), {
    recursive: true,
    filter: (path) => !/^src[\\/](content|sample)[\\/]./.test(path),
  });
  mkdirSync(join(root, 'src/content/posts'), { recursive: true });
  mkdirSync(join(root, 'src/content/pages'), { recursive: true });
  mkdirSync(join(root, 'public'));
  cpSync('package.json', join(root, 'package.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'junction');
  write('old/_config.yml', 'url: https://example.com\n');
  write('old/_posts/2020-01-02-other.md', '---\ntitle: Other\n---\n\nText.\n');
  write('old/p.png', pixel);
  write('old/talk.pdf', '%PDF-1.4\n');
  write('old/v.mp4', Buffer.from('000000186674797069736f6d0000020069736f6d', 'hex'));
  for (const [name, text] of Object.entries(body))
    write(`old/_posts/2021-01-02-x-${name}.md`, `---\ntitle: T\n---\n\n${text}`);
  for (const [name, text] of Object.entries(file)) write(`old/_posts/2021-01-02-x-${name}.md`, text);
  const head = { cell_type: 'raw', source: '---\ntitle: Book\npublished: false\n---' };
  write('old/_notebooks/2021-01-03-book.ipynb', notebookOf(head));
  const options: ImportOptions = {
    ...{ from: join(folder, 'old'), root, dryRun: false, fetch: false, force: false, report: 'report.md' },
    ...{ now: Date.UTC(2026, 0, 1), progress: () => undefined },
  };
  const opened = openOldSite(options);
  if (typeof opened === 'string') throw new Error(opened);
  ({ notes, summary } = await importSite(options, opened, { base: '/', lang: 'en', author: undefined }, () => ({
    ...{ writes: {}, left: new Set(), notes: [], prepare: () => undefined },
  })));
  for (const path of readdirSync(join(root, 'src/content'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.md')) continue;
    const text = readFileSync(join(root, 'src/content', path), 'utf8');
    posts[path.replace(/\/index\.md$|\.md$/, '').replaceAll('\\', '/')] = text;
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The post that an input has become, whatever its date. */
const postOf = (name: string): string => {
  const slug =
    { 'f-permalink': 'my-old', 'f-slug-caps': 'my-post' }[name] ?? `x-${name.toLowerCase().replace(/_/g, '-')}`;
  return Object.entries(posts).find(([path]) => path.replace(/^posts\/[\d-]{11}/, '') === slug)?.[1] ?? '';
};
const notesOf = (name: string) => notes.filter((note) => note.file === `_posts/2021-01-02-x-${name}.md`);

/** What cannot be kept, and the words that stand in its place. */
const lossy: Readonly<Record<string, string>> = {
  'site-time': 'Made .',
  if: 'YesNo',
  assign: 'Text .',
  capture: 'Inside',
  'img-html-remote': 'x',
  'img-protocolrel': 'x',
  'iframe-other': 'https://example.org/demo',
  'q-embed': '',
  'jk-tag': '',
};

/** What is no Markdown of this site, wherever it stands outside of code. */
const leftover =
  /\{%|\{\{|\{:|^\[TOC\]|^:{3,} *\{|\.callout|<(?:script|iframe|object|center|font|form)\b|\son\w+=|\sstyle=|markdown=/m;

describe.each(Object.keys(body))('%s', (name) => {
  const old = body[name]!;

  test('becomes a post without syntax of its engine', () => {
    expect(postOf(name)).toMatch(/^---\ntitle: T\ndate: 2021-01-02\n/);
    expect(hideCode(bodyOf(postOf(name)))).not.toMatch(leftover);
  });

  test('has the words that it has when it is dropped in', async () => {
    const { markdown } = readDialects(old, {
      title: 'T',
      findPost: () => ({ path: './other.md', url: '/posts/other/' }),
    });
    expect(await words(bodyOf(postOf(name)).replace(/ \{#[\w-]+\}$/m, ''))).toBe(
      lossy[name] ?? (await words(markdown.replace(/ \{#[\w-]+\}$/m, ''))),
    );
    if (name in lossy) expect(notesOf(name)).not.toEqual([]);
  });

  test('keeps its looks', () => {
    const { css } = readDialects(old);
    expect(readDialects(postOf(name)).css === '').toBe(css === '');
  });
});

/** Lines of the front matter besides title, date and old URLs. */
const fields: Readonly<Record<string, string[]>> = {
  'f-nofm': [],
  'f-toml': ['title: x'],
  'f-pelican': ['title: My post', 'date: 2015-01-01 10:00:00', 'tags:\n  - a\n  - b'],
  'f-caps': ['title: My post', 'tags:\n  - a'],
  'f-tags-space': ['tags:\n  - deep learning'],
  'f-cat': ['tags:\n  - news\n  - release', '/news/release/2021/01/02/x-f-cat.html'],
  'f-excerpt': ['description: My own summary'],
  'f-permalink': ['  - /my-old/'],
  'f-redirect': ['  - /older/'],
  'f-hidden': ['unlisted: true'],
  'f-hide': ['draft: true'],
  'f-visible': ['draft: true'],
  'f-pubfalse': ['draft: true'],
  'f-status': ['draft: true'],
  'f-date-words': ['date: 2023-10-11'],
  'f-date-us': ['date: 2022-07-08'],
  'f-date-slash': ['date: 2022-07-08'],
  'f-date-hour': ['date: 2022-07-08 10:00:00'],
  'f-date-frac': ['date: 2019-01-01 10:00:00 +0000'],
  'f-pubdate': ['date: 2022-07-08'],
  'f-img-map': ['image: ./p.png', 'imageAlt: x'],
  'f-img-root': ['image: ./p.png'],
  'f-tab': ['title: T', 'tags:\n  - a'],
  'f-colon': ['title: "One: two"'],
  'f-title-md': ['title: Use x & y z'],
  'f-title-entity': ['title: A B & C'],
  'f-lang': ['lang: en-US'],
  'f-slug-caps': ['  - /2021/01/02/My_Post.html'],
  'f-alias-space': ['  - /a%20b/c'],
  'f-desc-html': ['description: See this'],
  'f-liquidtitle': [],
  'f-mod': ['updated: 2022-05-05'],
};

test.each(Object.keys(file))('%s: fields and text', (name) => {
  const text = postOf(name);
  for (const line of fields[name] ?? ['title: T']) expect(text).toContain(line);
  if (!fields[name]?.includes('draft: true')) expect(text).not.toContain('draft:');
  expect(bodyOf(text).trim()).toMatch(/^(Hello|Secret)$/);
});

test('no input is left out, or a draft because it cannot be shown', () => {
  expect(notes.filter(({ kind }) => /^(draft|left|unread)$/.test(kind))).toEqual([]);
});

test('drafts and old URLs of posts and notebooks are counted', () => {
  const texts = Object.values(posts).join('\n');
  expect(summary.drafts).toBe(texts.match(/^draft: true$/gm)!.length + 1);
  expect(summary.aliases).toBe(texts.match(/^ {2}- \//gm)!.length + 1);
});

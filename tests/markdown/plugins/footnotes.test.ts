import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { featuresOf } from '../../../src/markdown/features.ts';
import { hastPlugins, mdastPlugins } from '../../../src/markdown/pipeline.ts';
import { check, render, told } from '../../support/documents.ts';

const attributes = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, value]) => value);
const ids = (html: string) => attributes(html, / id="([^"]*)"/g).map((id) => id!.replaceAll('&quot;', '"'));
/** Where links lead, as a browser looks for an id. */
const targets = (html: string) =>
  attributes(html, / href="#([^"]*)"/g).map((fragment) => decodeURIComponent(fragment!));

const notes = 'One[^a], two[^b], one again[^a].\n\n[^a]: First **note**.\n[^b]: Second.\n\n    With `code`.\n';

test('ids carry the post’s slug, and every link has its target', async () => {
  const { html } = await render(notes, { slug: 'some-post' });
  for (const id of [...ids(html), ...targets(html)]) expect(id).toMatch(/^some-post-/);
  expect(new Set(ids(html)).size).toBe(ids(html).length);
  for (const target of targets(html)) expect(ids(html)).toContain(target);
  for (const described of attributes(html, / aria-describedby="([^"]*)"/g)) expect(ids(html)).toContain(described);
});

test('two posts with the same notes can share a page', async () => {
  const [one, two] = await Promise.all(['one', 'two'].map(async (slug) => ids((await render(notes, { slug })).html)));
  expect(one!.filter((id) => two!.includes(id))).toEqual([]);
});

test('the first reference to a note carries its number as a class, a later one none', async () => {
  const { html } = await render(notes);
  expect(attributes(html, / class="(fn\d+)"/g)).toEqual(['fn1', 'fn2']);
  const references = [...html.matchAll(/<a [^>]*data-footnote-ref[^>]*>(\d+)<\/a>/g)].map(([tag, number]) => [
    number,
    /class="fn/.test(tag),
  ]);
  expect(references).toEqual([
    ['1', true],
    ['2', true],
    ['1', false],
  ]);
});

test('notes are numbered by their first reference, not by name', async () => {
  const { html } = await render('x[^2] y[^1]\n\n[^1]: one\n[^2]: two');
  expect(html.indexOf('two')).toBeLessThan(html.indexOf('one'));
  expect(attributes(html, /data-footnote-ref[^>]*>(\d+)</g)).toEqual(['1', '2']);
});

test('each note leads back to each of its references', async () => {
  const { html } = await render(notes);
  expect(attributes(html, /data-footnote-backref[^>]*aria-label="([^"]*)"/g)).toEqual([
    'Back to reference 1',
    'Back to reference 1-2',
    'Back to reference 2',
  ]);
});

test.each([
  'x[^टिप्पणी]।\n\n[^टिप्पणी]: नोट',
  'x[^ملاحظة]\n\n[^ملاحظة]: ملاحظة',
  'x[^😀‍🔥]\n\n[^😀‍🔥]: note',
  'x[^100%] y[^c#] z[^a/b?c]\n\n[^100%]: a\n[^c#]: b\n[^a/b?c]: c',
  'x[^Ä] y[^ä]\n\n[^ä]: note',
  '## x[^1]\n\n## x[^1]\n\n[^1]: note',
  'x[^1]\n\n[^1]: y[^2]\n[^2]: z[^1]',
  'x[^机]\n\n[^机]: note',
  'x[^a-b_c]\n\n[^a-b_c]: note',
  'x[^note-1]\n\n[^note-1]: note',
  'x[^"]\n\n[^"]: note',
  '> x[^1]\n\n- y[^1]\n\n[^1]: note',
  '| x[^1] |\n|---|\n\n[^1]: note',
])('links and targets agree: %j', async (markdown) => {
  const { html } = await render(markdown, { slug: '机器' });
  expect(targets(html).length).toBeGreaterThan(1);
  expect(new Set(ids(html)).size).toBe(ids(html).length);
  for (const target of targets(html)) expect(ids(html)).toContain(target);
});

test('a note called like a repeated reference of another is not taken for it', async () => {
  const { html } = await render('a[^1] b[^1] c[^1-2] d[^1-2]\n\n[^1]: x\n[^1-2]: y');
  expect(new Set(ids(html)).size).toBe(ids(html).length);
  expect(targets(html).filter((target) => target.includes('fnref'))).toEqual([
    'a-post-fnref-1',
    'a-post-fnref2-1',
    'a-post-fnref-1-2',
    'a-post-fnref2-1-2',
  ]);
});

test.each([
  [
    'a\n\nb [^1] c',
    '3: There is no footnote for `[^1]`.',
    'Write `[^1]: …` on a line of its own; for brackets as such write `\\[^`.',
  ],
  [
    'x[^a b]\n\n[^a b]: n',
    '1: The name of a footnote has no spaces: `[^a b]`.',
    'Write `[^a-b]`, and `[^a-b]: …` on a line of its own; for brackets as such write `\\[^`.',
  ],
  [
    'x[^a]\n\n[^a]: n\n[^A]: m',
    '4: There are two footnotes `[^A]`: capitals make no difference.',
    'Give one of them another name.',
  ],
])('what would be lost is told: %j', async (markdown, message, fix) => {
  for (const { errors } of [(await render(markdown)).state, await check(markdown)]) {
    expect(told(errors).slice(0, 1)).toEqual([message]);
    expect(errors[0]!.fix).toBe(fix);
  }
});

test('a note that nothing refers to is a doubt, brackets of the author’s own are none', async () => {
  const { state } = await render('\\[^1] and `[^2]`\n\n[^3]: n');
  expect(state.errors).toEqual([]);
  expect(told(state.warnings)).toEqual(['3: Nothing refers to the footnote `[^3]`, so it is not shown.']);
});

test.each(['x[^1]', '[^1]: never used', '`[^1]`\n\n[^1]: x'])(
  'without a note or without a reference there are no notes: %j',
  async (markdown) => {
    const { html } = await render(markdown);
    expect(html).not.toMatch(/data-footnote|<section|a-post-/);
  },
);

test('ordinary lists, headings and links keep their ids to themselves', async () => {
  const { html } = await render('## note-fn-1\n\n1. a\n\n[x](#note-fn-1)');
  expect(ids(html)).toEqual(['note-fn-1']);
  expect(targets(html)).toEqual(['note-fn-1', 'note-fn-1']);
});

describe('in MDX, compiled by Astro, without our loader', () => {
  const compile = async (path: string, frontmatter: Record<string, unknown>) => {
    const { code } = await mdxToJs(notes, {
      mdastPlugins,
      hastPlugins,
      features: featuresOf(notes),
      fileURL: pathToFileURL(resolve(path)),
      data: { astro: { frontmatter } },
    });
    return [...code.matchAll(/\bid: "([^"]*)"/g)].map(([, id]) => id!);
  };

  test.each<[string, Record<string, unknown>, string]>([
    ['src/content/posts/2022-06-28-some-name.mdx', {}, 'some-name'],
    ['src/content/posts/some-name/index.mdx', {}, 'some-name'],
    ['src/content/posts/2022-06-28-机器 学习.mdx', {}, '机器-学习'],
    ['src/content/posts/2022-06-28-some-name.mdx', { slug: 'other' }, 'other'],
    ['src/content/posts/2022-06-28-some-name.mdx', { slug: 2014 }, '2014'],
    ['src/content/posts/2022-06-28-some-name.mdx', { slug: null }, 'some-name'],
    ['src/content/posts/2022-06-28-some-name.mdx', { slug: '' }, 'some-name'],
  ])('%s with %j has the ids of %s', async (path, frontmatter, slug) => {
    const found = await compile(path, frontmatter);
    expect(found).toContain(`${slug}-fn-a`);
    expect(found).toContain(`${slug}-notes`);
    for (const id of found) expect(id.startsWith(`${slug}-`)).toBe(true);
  });
});

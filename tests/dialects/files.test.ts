import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isError } from '../../src/core/diagnostics.ts';
import { postFrontMatter } from '../../src/blog/front-matter.ts';
import { bodyFrom, readSource } from '../../src/loader/front-matter.ts';

const { file: files } = JSON.parse(readFileSync('tests/fixtures/dialects.json', 'utf8')) as {
  file: Record<string, string>;
};

const read = (text: string) => readSource('a.md', text, postFrontMatter);

/** What our fields say for an input. `title: T` stands for what is ignored. */
const expected: Readonly<Record<string, object>> = {
  'f-nofm': {},
  'f-toml': { title: 'x' },
  'f-pelican': { title: 'My post', date: { day: '2015-01-01' }, tags: [{ slug: 'a' }, { slug: 'b' }] },
  'f-caps': { title: 'My post', tags: [{ slug: 'a' }] },
  'f-cat': { tags: [{ slug: 'news' }, { slug: 'release' }] },
  'f-excerpt': { description: 'My own summary' },
  'f-permalink': { aliases: ['/my-old/'] },
  'f-redirect': { aliases: ['/older/'] },
  'f-url': { aliases: ['/my/old/'] },
  'f-hide': { draft: true },
  'f-visible': { draft: true },
  'f-pubfalse': { published: false },
  'f-status': { draft: true },
  'f-date-words': { date: { day: '2023-10-11' } },
  'f-date-us': { date: { iso: '2022-07-08' } },
  'f-date-slash': { date: { iso: '2022-07-08' } },
  'f-date-hour': { date: { iso: expect.stringMatching(/^2022-07-08T10:00:00/) } },
  'f-date-frac': { date: { iso: '2019-01-01T10:00:00Z' } },
  'f-pubdate': { date: { iso: '2022-07-08' } },
  'f-img-nested': { image: './cover.png', imageAlt: 'x' },
  'f-img-map': { image: '/p.png', imageAlt: 'x' },
  'f-img-root': { image: '/p.png', imageAlt: '' },
  'f-img-remote': { image: 'https://example.org/p.png', imageAlt: '' },
  'f-header-img': { image: '/img/p.jpg', imageAlt: '' },
  'f-title-md': { title: 'Use x & y z' },
  'f-title-entity': { title: 'A B & C' },
  'f-alias-rel': { aliases: ['/old-name/'] },
  'f-alias-space': { aliases: ['/a%20b/c'] },
  'f-desc-html': { description: 'See this' },
  'f-mod': { updated: { day: '2022-05-05' } },
};

/** What stops the build, or is said in a warning, which begins with `Warning`. */
const reported: Readonly<Record<string, string>> = {
  'f-tags-space': '3: `tags: deep learning` may be one tag or several.',
  'f-tab': '4: The front matter is not valid YAML: tabs are not allowed as indentation.',
  'f-colon': '2: The front matter is not valid YAML: nested mappings are not allowed in compact mappings.',
  'f-dup': '4: This field is given twice.',
  'f-lang': '3: `lang: en_US` is not a language tag (BCP 47).',
  'f-slug-caps': '3: `slug: My_Post` cannot be part of a URL.',
  'f-liquidtitle': '2: Nothing fills in `{{ site.x }}` here.',
  'f-dir-bad': '3: The tag `:)` has no letter or digit, so it can have no page.',
  'f-img-root': 'Warning 3: `image` has no text that says what the image shows.',
  'f-img-remote': 'Warning 3: `image` has no text that says what the image shows.',
  'f-header-img': 'Warning 3: `header-img` has no text that says what the image shows.',
};

describe.each(Object.entries(files))('%s', (name, text) => {
  const source = read(text);
  const diagnostics = Array.isArray(source) ? source : source.diagnostics;

  test('is read', () => {
    const fields = diagnostics.some(isError) || Array.isArray(source) ? undefined : source.data;
    const isWrong = name in reported && !reported[name]!.startsWith('Warning');
    if (isWrong) expect(fields).toBeUndefined();
    else expect(fields).toMatchObject(expected[name] ?? { title: 'T' });
  });

  test('its text begins where its front matter ends', () => {
    if (!Array.isArray(source)) expect(bodyFrom(text, source.bodyLine).trim()).toMatch(/^(Hello|Secret)$/);
  });

  test('is reported where something is lost', () => {
    const messages = diagnostics.map(
      ({ severity, line, message }) => `${severity === 'warning' ? 'Warning ' : ''}${line}: ${message}`,
    );
    expect(messages).toEqual(name in reported ? [reported[name]] : []);
  });
});

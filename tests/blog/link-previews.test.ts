import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/core/dates.ts';
import { createPreviews, previewOf } from '../../src/blog/link-previews.ts';

const date = parseDate('2022-06-28', 'UTC')!;
const preview = (name: string, more: { title?: string; description?: string; lang?: string } = {}) =>
  previewOf(`/posts/${name}/`, {
    title: name.toUpperCase(),
    date,
    description: 'What it says.',
    lang: undefined,
    ...more,
  });
const element = (id: string, title: string) =>
  `\n<span class="preview" popover="hint" hidden data-page-only id="${id}"><b>${title}</b> <small>28 June ` +
  `2022</small> What it says.</span>`;

/** The elements for links to these previews, on a page in a language. */
function elementsOf(previews: Parameters<typeof createPreviews>[0], lang?: string): string {
  const linked = createPreviews(previews, lang);
  for (const { link } of previews) linked.attributeFor(link);
  return linked.elements();
}

describe('a link to a post', () => {
  test('names its preview, which it shares with other links to the post', () => {
    const linked = createPreviews([preview('y'), preview('x')], undefined);
    expect(['x', 'y', 'x'].map((name) => linked.attributeFor(`/posts/${name}/`))).toEqual([
      ' interestfor="Link1"',
      ' interestfor="Link2"',
      ' interestfor="Link1"',
    ]);
    expect(linked.elements()).toBe(element('Link1', 'X') + element('Link2', 'Y'));
  });

  test('names none where there is none', () => {
    const linked = createPreviews([preview('x')], undefined);
    expect(linked.attributeFor('/posts/y/')).toBe('');
    expect(linked.elements()).toBe('');
  });
});

describe('a preview', () => {
  test('shows text as text, dollar signs too', () => {
    const html = elementsOf([preview('x', { title: '<b> & "$&"', description: '</span><script>$1' })]);
    expect(html).toContain('<b>&lt;b&gt; &amp; "$&amp;"</b>');
    expect(html).toContain('&lt;/span&gt;&lt;script&gt;$1</span>');
  });

  test('cuts a long description at a word', () => {
    const { description } = preview('x', { description: 'word '.repeat(40) });
    expect(description).toMatch(/^(word )+word…$/);
    expect(description.length).toBeLessThanOrEqual(81);
  });

  test.each([
    [undefined, undefined, ''],
    ['de', undefined, ' lang="de" dir="ltr"'],
    ['de', 'de', ''],
    [undefined, 'de', ' lang="en" dir="ltr"'],
    ['ar', undefined, ' lang="ar" dir="rtl"'],
  ])('says its language where that is not the page’s: %s on a page in %s', (lang, pageLang, expected) => {
    const html = elementsOf([previewOf('/posts/x/', { title: 'X', date, description: '', lang })], pageLang);
    expect(html).toContain(`id="Link1"${expected}><b>X</b>`);
  });
});

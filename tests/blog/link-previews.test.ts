import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/core/dates.ts';
import { previewOf, withPreviews } from '../../src/blog/link-previews.ts';

const date = parseDate('2022-06-28', 'UTC')!;
const preview = (name: string, more: { title?: string; description?: string; lang?: string } = {}) =>
  previewOf(`/posts/${name}/`, {
    title: name.toUpperCase(),
    date,
    description: 'What it says.',
    lang: undefined,
    ...more,
  });
const page = { url: '/posts/here/', lang: undefined };
const card = (id: string, title: string) =>
  `\n<span class="preview" popover="hint" hidden data-page-only id="${id}"><b>${title}</b> <small>28 June 2022</small> What it says.</span>`;

describe('a link to a post', () => {
  test('gets a card', () => {
    expect(withPreviews('<p><a href="/posts/x/#part">x</a></p>', [preview('x')], page)).toBe(
      `<p><a interestfor="Link1" href="/posts/x/#part">x</a></p>${card('Link1', 'X')}`,
    );
  });

  test('shares it with other links to the post', () => {
    const html = withPreviews(
      '<a href="/posts/x/">x</a><a class="y" href="/posts/y/">y</a><a href="../x">x</a>',
      [preview('y'), preview('x')],
      page,
    );
    expect(html).toBe(
      `<a interestfor="Link1" href="/posts/x/">x</a><a interestfor="Link2" class="y" href="/posts/y/">y</a><a interestfor="Link1" href="../x">x</a>${card('Link1', 'X')}${card('Link2', 'Y')}`,
    );
  });

  test.each([
    ['has a card already', '<a href="/posts/x/" interestfor="card-a">x</a>'],
    ['leads to the page itself', '<a href="#part">x</a><a href="/posts/here/">x</a>'],
    ['leads to a page of which there is no preview', '<a href="/posts/y/">y</a>'],
    ['leads elsewhere', '<a href="https://example.org/posts/x/">x</a>'],
    ['stands in code', '<code>&lt;a href="/posts/x/"></code>'],
    ['stands in an attribute', `<img alt='<a href="/posts/x/">'>`],
    ['stands in a comment', '<!-- <a href="/posts/x/"> -->'],
    ['has no address', '<a id="x">x</a>'],
  ])('gets none when it %s; the body stays as it is', (_, body) => {
    expect(withPreviews(body, [preview('x')], page)).toBe(body);
    expect(withPreviews(body, [], page)).toBe(body);
  });

  test('may be written in any way that HTML allows', () => {
    expect(withPreviews("<A\nHREF='/posts/x/'>x</A>", [preview('x')], page)).toContain(
      `<A interestfor="Link1"\nHREF='/posts/x/'>x</A>`,
    );
    expect(withPreviews('<a href=/posts/x/>x</a>', [preview('x')], page)).toContain(
      '<a interestfor="Link1" href=/posts/x/>x</a>',
    );
  });
});

describe('a card', () => {
  test('shows text as text, dollar signs too', () => {
    const html = withPreviews(
      '<a href="/posts/x/">x</a>',
      [preview('x', { title: '<b> & "$&"', description: '</span><script>$1' })],
      page,
    );
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
    const html = withPreviews(
      '<a href="/posts/x/">x</a>',
      [previewOf('/posts/x/', { title: 'X', date, description: '', lang })],
      { ...page, lang: pageLang },
    );
    expect(html).toContain(`id="Link1"${expected}><b>X</b>`);
  });
});

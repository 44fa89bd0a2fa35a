import { describe, expect, test } from 'vitest';
import { errorPage, withBanner } from '../../src/dev/banner.ts';

const file = (name: string) => `src/content/posts/${name}.md`;
const manifest = [
  { file: file('2022-01-01-a'), url: '/posts/a/' },
  { file: file('2022-01-02-机'), url: '/posts/%E6%9C%BA/' },
];
const wrong = [
  { file: file('2022-01-01-a'), line: 7, message: 'The link `/x/<b>` leads nowhere.', fix: 'Write:\n`/y/`' },
  { file: file('2022-01-03-bad'), line: 2, message: '`titl` is not a field of a post.' },
  { file: 'src/site.ts', line: 9, message: 'The link `/about/` leads nowhere.' },
];
const page = '<!doctype html><html><body class="x">Text</body></html>';
const words = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the banner of a page', () => {
  test('is not there when nothing is wrong', () => {
    expect(withBanner(page, '/posts/a/', [], manifest)).toBe(page);
  });

  test('has the errors of the page first, with file, line, message and fix, then how many there are elsewhere', () => {
    const html = withBanner(page, '/posts/a/', wrong, manifest);
    expect(html).toMatch(/<body class="x"><aside id="Errors"/);
    expect(words(html)).toBe(
      `1 error in this page ${file('2022-01-01-a')}:7 The link /x/&lt;b&gt; leads nowhere. Write: /y/ 2 ` +
        `errors in 2 other files ${file('2022-01-03-bad')}:2 titl is not a field of a post. src/site.ts:9 The ` +
        `link /about/ leads nowhere. Text`,
    );
    expect(html).not.toContain('<details open>');
  });

  test('is open where all of it is elsewhere', () => {
    expect(withBanner(page, '/archive/', wrong, manifest)).toContain(
      '<details open><summary>3 errors in 3 files</summary>',
    );
  });

  test('belongs to a post that cannot be read by its name, and to one with an encoded URL', () => {
    expect(words(withBanner(page, '/posts/bad/', wrong, manifest))).toMatch(
      /^1 error in this page .*2022-01-03-bad\.md:2 /,
    );
    expect(
      words(withBanner(page, '/posts/机/', [{ file: file('2022-01-02-机'), message: 'Wrong.' }], manifest)),
    ).toMatch(/^1 error in this page/);
  });

  test('lists no more than a person reads', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...wrong[1]!, line: index }));
    expect(words(withBanner(page, '/', many, manifest))).toContain('… and 10 more');
  });

  test('is HTML and CSS alone, also in place of a page that cannot be made', () => {
    const html = errorPage(wrong, '/posts/a/', manifest);
    expect(html).toContain('<aside id="Errors"');
    expect(html).not.toMatch(/<script|\son\w+=|https?:|style="/);
  });
});

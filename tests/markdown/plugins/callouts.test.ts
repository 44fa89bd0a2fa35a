import { describe, expect, test } from 'vitest';
import { check, render, told } from '../../support/documents.ts';

const flat = (html: string) => html.replace(/\n/g, '');

describe('GitHub’s form', () => {
  test.each([
    ['> [!NOTE]\n> Text', '<div class="callout note" role="note"><p class="title">Note</p><p>Text</p></div>'],
    [
      '> [!warning]\n> Text\n>\n> - list',
      '<div class="callout warning" role="note"><p class="title">Warning</p><p>Text</p><ul><li>list</li></ul></div>',
    ],
    [
      '> [!TIP] My *own* title\n> Text',
      '<div class="callout tip" role="note"><p class="title">Tip: My <em>own</em> title</p><p>Text</p></div>',
    ],
    ['> [!TIP]- More\n> Text', '<details class="callout tip"><summary>Tip: More</summary><p>Text</p></details>'],
    ['> [!TIP]+\n> Text', '<details class="callout tip" open><summary>Tip</summary><p>Text</p></details>'],
    ['> [!INFO] Alone', '<div class="callout note" role="note"><p class="title">Note: Alone</p></div>'],
    [
      '> [!DANGER]\n>\n> Text',
      '<div class="callout caution" role="note"><p class="title">Caution</p><p>Text</p></div>',
    ],
    [
      '> [!NOTE]\n> a\n>\n> > [!TIP]\n> > b',
      '<div class="callout note" role="note"><p class="title">Note</p><p>a</p><div class="callout tip" ' +
        'role="note"><p class="title">Tip</p><p>b</p></div></div>',
    ],
    [
      '> [!NOTE] <b>x</b> & "y"\n> $z$',
      '<div class="callout note" role="note"><p class="title">Note: <b>x</b> &amp; “y”</p><p>MATH</p></div>',
    ],
  ])('%j', async (markdown, expected) => {
    const { html, state } = await render(markdown);
    expect(flat(html).replace(/<math.*<\/math>/, 'MATH')).toBe(expected);
    expect(state.errors).toEqual([]);
  });

  test.each([
    ['en', '> [!WARNING] Slow', 'Warning: Slow'],
    ['hi', '> [!WARNING] धीमा', 'चेतावनी: धीमा'],
    ['ar', '> [!TIP]- بطيء', 'نصيحة: بطيء'],
    ['zh-Hans', '> [!CAUTION] 慢', '小心：慢'],
    ['en', '> [!WARNING] Warning: slow', 'Warning: slow'],
    ['en', '> [!NOTE] **Note** well', 'Note well'],
    ['en', '> [!TIP] `x = 1`', 'Tip: x = 1'],
    ['en', '> [!TIP] $x$', /^Tip: /],
  ])('in %s, %j says its kind in words, once', async (lang, markdown, expected) => {
    const { html } = await render(markdown, { lang });
    const [, title = ''] = /(?:<p class="title">|<summary>)(.*?)<\/(?:p|summary)>/s.exec(html) ?? [];
    expect(title.replace(/<[^>]*>/g, '')).toMatch(expected);
  });

  test.each(['> a [!NOTE]', '> [!NOTE](/x/)', '> [NOTE]\n> a', '> \\[!NOTE]', '> `[!NOTE]`'])(
    '%j is a quotation',
    async (markdown) => {
      const { html } = await render(markdown);
      if (!markdown.includes('\\')) expect(html).toMatch(/^<blockquote>/);
    },
  );
});

describe('directives', () => {
  test.each([
    [':::note\nText\n:::', '<div class="callout note" role="note"><p class="title">Note</p><p>Text</p></div>'],
    [
      ':::tip[My *own* title]\nText\n\n- a\n:::',
      '<div class="callout tip" role="note"><p class="title">Tip: My <em>own</em> ' +
        'title</p><p>Text</p><ul><li>a</li></ul></div>',
    ],
    [
      '::::caution\n:::info\na\n:::\n::::',
      '<div class="callout caution" role="note"><p class="title">Caution</p><div class="callout note" ' +
        'role="note"><p class="title">Note</p><p>a</p></div></div>',
    ],
  ])('%j', async (markdown, expected) => {
    const { html, state } = await render(markdown);
    expect(flat(html)).toBe(expected);
    expect(state.errors).toEqual([]);
    expect((await check(markdown)).errors).toEqual([]);
  });
});

test.each([
  ['a\n\n> [!WARNIG]\n> b', '3: `[!WARNIG]` is no kind of callout.', 'warning'],
  ['a\n\n:::not\nb\n:::', '3: `:::not` is no kind of callout.', 'note'],
])('%j is told', async (markdown, message, near) => {
  const { state } = await render(markdown);
  expect(told(state.errors)).toEqual([message]);
  expect(state.errors[0]!.fix).toContain(`Did you mean \`${near}\`?`);
});

test('a name that is no kind is told once for all blocks of it', async () => {
  const { state } = await render(':::sh\na\n:::\n\n:::sh\nb\n:::\n\n:::bash\nc\n:::');
  expect(told(state.errors)).toEqual(['1: `:::sh` is no kind of callout.', '9: `:::bash` is no kind of callout.']);
});

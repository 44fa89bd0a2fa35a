import { expect, test } from 'vitest';
import { check, render, told } from '../../support/documents.ts';

const block = '\n\n:::note\nx\n:::\n';

test.each([
  'at 10:30am, a:b and note:this',
  'x ::y',
  '::leaf',
  '::leaf[a]{b}',
  ':smile: :+1:',
  'std::vector<int> is C++',
  '`a:b` [c:d](e:f) <mailto:a@b.example>',
  '| a:b |\n|---|\n| c:d |',
  'a[^1]\n\n[^1]:note',
  '```\na:b\n```',
  '中文:标签',
])('%j is text, also beside a directive', async (markdown) => {
  const alone = (await render(markdown)).html;
  expect(
    (await render(markdown.includes('[^1]') ? `:::note\nx\n:::\n\n${markdown}` : markdown + block)).html.replace(
      /<div class="callout.*?<\/div>\n/s,
      '',
    ),
  ).toBe(alone);
});

test.each([
  ['a\n\n:::note\nb\n\nc', '3: `:::note` never ends.'],
  ['a\n\n:::\n\nb', '3: A line with `:::` begins nothing and ends nothing.'],
  ['a\n\n::: {.callout-note}\nb\n:::', '3: A line with `:::` begins nothing and ends nothing.'],
  ['::::note\n:::tip\na\n::::', '2: `:::tip` never ends.'],
])('%j is told', async (markdown, message) => {
  expect(told((await render(markdown)).state.errors)[0]).toBe(message);
  if (!markdown.includes('{')) expect(told((await check(markdown)).errors)[0]).toBe(message);
});

test.each([':::note\ra\r:::', 'a\r\r:::note[b]\rc\r:::\r', ':::note\r\na\r\n:::'])(
  '%j ends, whatever ends its lines',
  async (markdown) => {
    expect((await render(markdown)).state.errors).toEqual([]);
  },
);

test('programs in MDX keep their colons', async () => {
  expect((await check(`export const a = true ? 1 :b;\n\n{a ? 'x':y}\n\n<b title="a:b" />${block}`)).errors).toEqual([]);
});

test.each(['::youtube{id=x}', 'Text.\n\n::embed[A video]', '::embed[A video]{#x}'])(
  'a directive of two colons, %j, is told by its line',
  async (markdown) => {
    const { state } = await render(markdown);
    expect(state.errors).toEqual([
      expect.objectContaining({
        line: markdown.split('\n').length,
        message: expect.stringMatching(/^`::\w+` means nothing here\.$/) as string,
      }),
    ]);
  },
);

test.each(['std::vector[0]', 'a ::b[c] d', '`::youtube{id=x}`', '```\n::youtube{id=x}\n```'])(
  '%j is text',
  async (markdown) => {
    expect((await render(markdown)).state.errors).toEqual([]);
  },
);

import { describe, expect, test } from 'vitest';
import { check, render, told } from '../support/documents.ts';

const fence = (code: string, info = '') => `\`\`\`${info}\n${code}\n\`\`\``;
const html = async (code: string, info = '') => (await render(fence(code, info))).html.trimEnd();
const plain = (text: string) => text.replace(/<span class="gutter".*?<\/span>/s, '').replace(/<[^>]+>/g, '').replace(/&lt;/g, '<').replace(/&amp;/g, '&');

const nasty = ['<b>&amp;</b>', '</code></pre><script>x</script>', '"quotes" \'n\' `ticks`', 'a && b < c > d', '{curly} ${x}', '机器 😀 é', '\ttab  two  spaces ', '', 'last'].join('\n');

test.each(['', 'text', 'js', 'python', 'html', 'nonsense', 'JS', 'js {1}', 'js showLineNumbers', 'js ins={1} del={2}', 'js title="x"'])('code comes through unchanged in ```%s', async (info) => {
  const out = await html(nasty, info);
  expect(plain(/<code>(.*)<\/code>/s.exec(out)![1]!).replace(/\n$/, '')).toBe(nasty);
  expect(out).not.toMatch(/ style=|<script|<b>/);
});

describe('a block', () => {
  test('without a language is plain text that a keyboard can scroll', async () => {
    expect(await html('a <b>')).toBe('<pre tabindex="0"><code>a &lt;b></code></pre>');
    expect((await render('    a <b>\n    c')).html.trimEnd()).toBe('<pre tabindex="0"><code>a &lt;b>\nc</code></pre>');
  });

  test('has its tokens as classes', async () => {
    expect(await html('const a = "x"; // y', 'js')).toBe('<pre tabindex="0" data-lang="js"><code><span class="k">const </span><span class="n">a </span>= <span class="s">"x"</span>; <span class="c">// y</span></code></pre>');
  });

  test('has a title', async () => {
    expect(await html('a', 'text title="<i> & \'x\'.py"')).toBe('<figure class="code"><figcaption>&lt;i> &amp; \'x\'.py</figcaption><pre tabindex="0" data-lang="text"><code>a</code></pre></figure>');
  });

  test('has marked, inserted and deleted lines', async () => {
    expect(await html('a\nb\nc\nd', 'text {1} ins={2} del={3}')).toContain('<code><mark class="l">a\n</mark><ins class="l">b\n</ins><del class="l">c\n</del><span class="l">d\n</span></code>');
  });

  test('has numbers, which no reader hears and no feed shows', async () => {
    const out = await html('a\nb', 'text startLineNumber=9');
    expect(out).toContain('<pre tabindex="0" class="lines numbered" data-lang="text"><span class="gutter" aria-hidden="true" data-page-only>9\n10</span><code>');
  });

  test('in diff form loses its signs, and is still coloured', async () => {
    const out = await html('+const a\n-const b\n const c\nconst d\n\n@', 'js diff');
    expect([...out.matchAll(/<(ins|del|span) class="l">(.*?)\n<\/\1>/gs)].map(([, tag, text]) => `${tag} ${plain(text!)}`)).toEqual(['ins const a', 'del const b', 'span const c', 'span const d', 'span ', 'span @']);
    expect(out).toContain('<span class="k">const');
  });

  test('of the language diff keeps its signs', async () => {
    expect(await html('+a\n-b', 'diff')).toBe('<pre tabindex="0" data-lang="diff"><code><span class="i">+a</span>\n<span class="d">-b</span></code></pre>');
  });

  test.each(['" onload="x', "'><script>", '"', '&quot;', '<b>'])('whose language is %s cannot become HTML', async (info) => {
    const out = await html('a', info);
    expect(out).not.toMatch(/<script|<b>/);
    expect(out.replace(/"[^"]*"/g, '')).not.toContain('onload');
  });

  test('may be empty', async () => {
    expect((await render('```js\n```')).html).toContain('<pre tabindex="0" data-lang="js"><code></code></pre>');
  });
});

test.each([
  ['pyhton', 'The code’s language `pyhton` is unknown, so it has no colours.', 'Did you mean `python`? Write `text` for plain text.'],
  ['nonsense', 'The code’s language `nonsense` is unknown, so it has no colours.', 'Write `text` for plain text.'],
  ['js foo', '`foo` after the code’s language means nothing here.', expect.stringContaining('title="…"')],
])('```%s is doubted, by line, and does not stop the build', async (info, message, fix) => {
  const { state } = await render(`x\n\n${fence('a', info)}`, { firstLine: 5 });
  expect(state).toMatchObject({ problems: [], warnings: [{ file: state.file, line: 7, message, fix }] });
});

test.each(['', 'text', 'txt', 'js', 'JS', 'Python', 'plaintext', 'none'])('```%s is not doubted', async (info) => {
  expect((await render(fence('a', info))).state.warnings).toEqual([]);
});

test('inline code is left alone', async () => {
  expect((await render('`<b> & "x" -- y`')).html).toMatch(/^<p><code>&lt;b(>|&gt;) &amp; "x" -- y<\/code><\/p>\n$/);
});

test('in MDX too', async () => {
  const state = await check(`${fence('{x} <b> ${y}', 'js title="a" {1}')}\n\n${fence('x', 'pyhton')}`);
  expect(state.problems).toEqual([]);
  expect(told(state.warnings)).toEqual(['5: The code’s language `pyhton` is unknown, so it has no colours.']);
});

test('a language called like a part of JavaScript is unknown like any other, and spoils no later block', async () => {
  const { html: out, state } = await render(`${fence('a', 'constructor')}\n\n${fence('fn main', 'rust')}`);
  expect(told(state.warnings)).toEqual(['1: The code’s language `constructor` is unknown, so it has no colours.']);
  expect(out).toContain('<span class="k">fn');
});

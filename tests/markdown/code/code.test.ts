import { describe, expect, test } from 'vitest';
import { portable } from '../../../src/feeds/portable.ts';
import { check, render, told } from '../../support/documents.ts';

const fence = (code: string, info = '') => `\`\`\`${info}\n${code}\n\`\`\``;
const html = async (code: string, info = '') => (await render(fence(code, info))).html.trimEnd();
const plain = (text: string) =>
  text
    .replace(/<span class="gutter".*?<\/span>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');

const nasty = [
  '<b>&amp;</b>',
  '</code></pre><script>x</script>',
  '"quotes" \'n\' `ticks`',
  'a && b < c > d',
  '{curly} ${x}',
  '机器 😀 é',
  '\ttab  two  spaces ',
  '',
  'last',
].join('\n');

test.each([
  '',
  'text',
  'js',
  'python',
  'html',
  'nonsense',
  'JS',
  'js {1}',
  'js showLineNumbers',
  'js ins={1} del={2}',
  'js title="x"',
])('code comes through unchanged in ```%s', async (info) => {
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
    expect(await html('const a = "x"; // y', 'js')).toBe(
      '<pre tabindex="0" data-lang="js"><code><span class="k">const </span><span class="n">a </span>= <span ' +
        'class="s">"x"</span>; <span class="c">// y</span></code></pre>',
    );
  });

  test('has a title', async () => {
    expect(await html('a', 'text title="<i> & \'x\'.py"')).toBe(
      '<figure class="code"><figcaption>&lt;i&gt; &amp; \'x\'.py</figcaption><pre tabindex="0" ' +
        'data-lang="text"><code>a</code></pre></figure>',
    );
  });

  test('has marked, inserted and deleted lines', async () => {
    expect(await html('a\nb\nc\nd', 'text {1} ins={2} del={3}')).toContain(
      '<code><mark class="l">a\n</mark><ins class="l">b\n</ins><del class="l">c\n</del><span class="l">d\n' +
        '</span></code>',
    );
  });

  test('has numbers, which no reader hears and no feed shows', async () => {
    const out = await html('a\nb', 'text startLineNumber=9');
    expect(out).toContain(
      '<pre tabindex="0" class="lines numbered" data-lang="text"><span class="gutter" aria-hidden="true" ' +
        'data-page-only>9\n10</span><code>',
    );
  });

  test('in diff form loses its signs, and is still coloured', async () => {
    const out = await html('+const a\n-const b\n const c\nconst d\n\n@', 'js diff');
    expect(
      [...out.matchAll(/<(ins|del|span) class="l">(.*?)\n<\/\1>/gs)].map(([, tag, text]) => `${tag} ${plain(text!)}`),
    ).toEqual(['ins const a', 'del const b', 'span const c', 'span const d', 'span ', 'span @']);
    expect(out).toContain('<span class="k">const');
  });

  test('of the language diff keeps its signs', async () => {
    expect(await html('+a\n-b', 'diff')).toBe(
      '<pre tabindex="0" data-lang="diff"><code><span class="i">+a</span>\n<span class="d">-b</span></code></pre>',
    );
  });

  test.each(['" onload="x', "'><script>", '"', '&quot;', '<b>'])(
    'whose language is %s cannot become HTML',
    async (info) => {
      const out = await html('a', info);
      expect(out).not.toMatch(/<script|<b>/);
      expect(out.replace(/"[^"]*"/g, '')).not.toContain('onload');
    },
  );

  test('may be empty', async () => {
    expect((await render('```js\n```')).html).toContain('<pre tabindex="0" data-lang="js"><code></code></pre>');
  });
});

test.each([
  [
    'pyhton',
    'The code’s language `pyhton` is unknown, so it has no colours.',
    'Did you mean `python`? Write `text` for plain text.',
  ],
  ['nonsense', 'The code’s language `nonsense` is unknown, so it has no colours.', 'Write `text` for plain text.'],
  ['js foo', '`foo` after the code’s language means nothing here.', expect.stringContaining('title="…"')],
])('```%s is doubted, by line, and does not stop the build', async (info, message, fix) => {
  const { state } = await render(`x\n\n${fence('a', info)}`, { firstLine: 5 });
  expect(state).toMatchObject({ errors: [], warnings: [{ file: state.file, line: 7, message, fix }] });
});

test.each(['', 'text', 'txt', 'js', 'JS', 'Python', 'plaintext', 'none'])('```%s is not doubted', async (info) => {
  expect((await render(fence('a', info))).state.warnings).toEqual([]);
});

test('inline code is left alone', async () => {
  expect((await render('`<b> & "x" -- y`')).html).toMatch(/^<p><code>&lt;b(>|&gt;) &amp; "x" -- y<\/code><\/p>\n$/);
});

test('in MDX too', async () => {
  const state = await check(`${fence('{x} <b> ${y}', 'js title="a" {1}')}\n\n${fence('x', 'pyhton')}`);
  expect(state.errors).toEqual([]);
  expect(told(state.warnings)).toEqual(['5: The code’s language `pyhton` is unknown, so it has no colours.']);
});

test('a language called like a part of JavaScript is unknown like any other, and spoils no later block', async () => {
  const { html: out, state } = await render(`${fence('a', 'constructor')}\n\n${fence('fn main', 'rust')}`);
  expect(told(state.warnings)).toEqual(['1: The code’s language `constructor` is unknown, so it has no colours.']);
  expect(out).toContain('<span class="k">fn');
});

const inFeed = (page: string) => portable(page, 'https://example.org/posts/a/');
const esc = '\x1b';

describe('a marked word', () => {
  test.each([
    ['where it stands alone', 'a b a', 'text /a/', '<mark class="word">a</mark> b <mark class="word">a</mark>'],
    ['inside another', 'banana', 'text "an"', 'b<mark class="word">an</mark><mark class="word">an</mark>a'],
    [
      'that is all of a token',
      'const a = 1',
      'js /a/',
      '<mark class="word"><span class="n">a</span></mark><span class="n"> </span>= <span class="n">1</span>',
    ],
    [
      'at the start of a token',
      'return 1',
      'js /ret/',
      '<mark class="word"><span class="k">ret</span></mark><span class="k">urn </span><span class="n">1</span>',
    ],
    [
      'in the middle of a token',
      'x = "a b c"',
      'js /b/',
      '<span class="s">"a </span><mark class="word"><span class="s">b</span></mark><span class="s"> c"</span>',
    ],
    [
      'across tokens',
      'const a = "x"',
      'js /st a = "/',
      '<span class="k">con</span><mark class="word"><span class="k">st </span><span class="n">a </span>= <span ' +
        'class="s">"</span></mark><span class="s">x"</span>',
    ],
    [
      'with what HTML reserves',
      'if (a && b < c) {}',
      'text "&& b <"',
      'if (a <mark class="word">&amp;&amp; b &lt;</mark> c) {}',
    ],
    ['that looks like an entity', 'a &amp; b', 'text /amp/', 'a &amp;<mark class="word">amp</mark>; b'],
    ['that looks like a tag', '<b>', 'text /<b>/', '<mark class="word">&lt;b></mark>'],
    ['that looks like our own HTML', 'span class', 'js /span/', '<mark class="word">'],
    [
      'with signs of a pattern',
      'a.c abc (x|y)*',
      'text /a.c/ "(x|y)*"',
      '<mark class="word">a.c</mark> abc <mark class="word">(x|y)*</mark>',
    ],
    [
      'in other scripts',
      '机器学习 😀é שלום',
      'text /学/ /😀/ /שלום/',
      '机器<mark class="word">学</mark>习 <mark class="word">😀</mark>é <mark class="word">שלום</mark>',
    ],
    [
      'the longest that fits',
      'foobar foo',
      'text /foo/ /foobar/',
      '<mark class="word">foobar</mark> <mark class="word">foo</mark>',
    ],
    [
      'in a marked line',
      'a\nb',
      'text {1} /a/',
      '<mark class="l"><mark class="word">a</mark>\n</mark><span class="l">b\n</span>',
    ],
    [
      'in a line without its sign',
      '+let\n-x',
      'text diff /let/',
      '<ins class="l"><mark class="word">let</mark>\n</ins>',
    ],
  ])('%s', async (_, source, info, expected) => {
    const { html: out, state } = await render(fence(source, info));
    expect(out).toContain(expected);
    expect(state.diagnostics).toEqual([]);
  });

  test.each(['js /<b>/ /x/ "&" /a/ "  " /机/ /last/', 'html "b" /script/ /quotes/', 'js {2} showLineNumbers /e/'])(
    'changes no text and leaves no tag open: %s',
    async (info) => {
      const out = await html(nasty, info);
      const body = /<code>(.*)<\/code>/s.exec(out)![1]!;
      expect(plain(body).replace(/\n$/, '')).toBe(nasty);
      const open: string[] = [];
      for (const [, end, name] of body.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
        if (end === '') open.push(name!);
        else expect(open.pop()).toBe(name);
      }
      expect(open).toEqual([]);
      expect(body).not.toMatch(/<span class="\w+"><\/span>/);
      expect(out).toContain('<mark class="word">');
    },
  );

  test.each([
    ['a\nb', 'text /A/ "b"', '`A`'],
    ['a\nb', 'text "a\\nb"', '`a\\nb`'],
    ['+a', 'text diff /+a/', '`+a`'],
    ['', 'text /a/', '`a`'],
  ])('that is not there is doubted: %j ```%s', async (source, info, word) => {
    const { state } = await render(`x\n\n${fence(source, info)}`, { firstLine: 5 });
    expect(told(state.warnings)).toEqual([`7: ${word} is to be marked, but does not stand in the code.`]);
    expect(state.errors).toEqual([]);
  });

  test('stands as often as it likes in a line', async () => {
    expect((await html('ab '.repeat(33_333), 'text /b/')).split('<mark class="word">b</mark>')).toHaveLength(33_334);
  });
});

describe('a terminal', () => {
  test.each(['sh', 'bash', 'shell', 'zsh', 'console', 'shellsession', 'powershell', 'text'])(
    'frames ```%s that asks for it',
    async (language) => {
      for (const word of ['terminal', 'frame=terminal', 'frame="terminal"']) {
        expect(await html('ls', `${language} ${word}`)).toMatch(
          new RegExp(
            `^<figure class="terminal code"><pre tabindex="0" ` +
              `data-lang="${language}"><code>.*ls.*</code></pre></figure>$`,
          ),
        );
      }
      expect(await html('ls', language)).toMatch(/^<pre/);
    },
  );

  test('has a title', async () => {
    expect(await html('ls', 'text terminal title="<i> ~"')).toBe(
      '<figure class="terminal code"><figcaption>&lt;i&gt; ~</figcaption><pre tabindex="0" ' +
        'data-lang="text"><code>ls</code></pre></figure>',
    );
  });

  test.each(['console', 'shellsession'])('tells a prompt of ```%s from what one types', async (language) => {
    const out = await html('$ echo "$ x"\n5 $ \n$ ls', `${language} terminal`);
    expect(
      [...out.matchAll(/<span class="prompt">(.*?)<\/span>(?=<span|\w)/g)].map(([, prompt]) => plain(prompt!)),
    ).toEqual(['$ ', '$ ']);
    expect(plain(out)).toBe('$ echo "$ x"\n5 $ \n$ ls');
    expect(inFeed(out)).not.toContain('prompt');
    expect(await html('$ ls', language)).not.toContain('prompt');
  });

  test.each(['sh', 'text', 'powershell'])('```%s has no prompt', async (language) => {
    expect(await html('$ ls', `${language} terminal`)).not.toContain('prompt');
  });

  test('a word may hold the prompt', async () => {
    expect(await html('$ ls\n$ pwd', 'console terminal /$ ls/')).toMatch(
      /<mark class="word">.*ls.*<\/mark>\n<span class="prompt">/,
    );
  });
});

describe('output', () => {
  const result = (text: string, caption = 'Output') =>
    `<figure class="result code"><figcaption>${caption}</figcaption><pre tabindex="0" ` +
    `data-lang="output"><code>${text}</code></pre></figure>`;

  test.each([
    ['a fence', fence('print(1)', 'text')],
    ['a fence with words', fence('print(1)', 'text fold title="a" label="In [1]"')],
    ['an indented block', '    print(1)'],
    ['other output', `${fence('print(1)', 'text')}\n\n${fence('0', 'output')}`],
  ])('right below %s is a figure of its own', async (_, before) => {
    expect((await render(`${before}\n\n\n${fence('<1>', 'output')}`)).html.trimEnd()).toMatch(
      new RegExp(`\n${result('&lt;1>').replace(/[[\]]/g, '\\$&')}$`),
    );
  });

  test('leaves the code above it as it is', async () => {
    expect((await render(`${fence('a', 'text')}\n${fence('1', 'output')}`)).html).toBe(
      `${await html('a', 'text')}\n${result('1')}\n`,
    );
  });

  test('in a list too', async () => {
    expect((await render('- ```text\n  a\n  ```\n  ```output\n  1\n  ```')).html).toContain(result('1'));
  });

  test.each([
    ['nothing', ''],
    ['a paragraph', `${fence('a', 'text')}\n\nprints\n\n`],
    ['a comment', `${fence('a', 'text')}\n\n<!-- -->\n\n`],
    ['output that follows no code', `Prints\n\n${fence('1', 'output')}\n\n`],
    ['a heading', '# Title\n\n'],
    ['HTML of the author', '<pre><code>a</code></pre>\n\n'],
    ['a list with code', '- ```text\n  a\n  ```\n\n'],
  ])('below %s stays a block like others', async (_, before) => {
    expect((await render(`${before}${fence(`1${esc}[0m`, 'output')}`)).html).toContain(
      `<pre tabindex="0" data-lang="output"><code>1${esc}[0m</code></pre>`,
    );
  });

  test('loses the escapes of a terminal', async () => {
    const colours =
      `${esc}[1;31mred${esc}[0m ${esc}[38;2;1;2;3mx${esc}[K ` +
      `${esc}]8;;https://example.org${esc}\\link${esc}]8;;${esc}\\ [0m 100%`;
    expect((await render(`${fence('a', 'text')}\n${fence(colours, 'output')}`)).html).toContain(
      result('red x link [0m 100%'),
    );
  });

  test('has a title, marks and a fold like other blocks', async () => {
    expect((await render(`${fence('a', 'text')}\n${fence('1', 'output title="<i>" /1/')}`)).html).toContain(
      result('<mark class="word">1</mark>', '&lt;i&gt;'),
    );
    expect((await render(`${fence('a', 'text')}\n${fence('1\n2', 'output fold')}`)).html).toContain(
      '<details class="fold result"><summary>Show the output (2 lines)</summary><pre tabindex="0" ' +
        'data-lang="output"><code>1\n2</code></pre></details>',
    );
  });

  test('reads sanely in a feed', async () => {
    expect(inFeed((await render(`${fence('a', 'text')}\n${fence('1', 'output')}`)).html)).toBe(
      '<pre><code>a</code></pre>\n<figure><figcaption>Output</figcaption><pre><code>1</code></pre></figure>\n',
    );
  });

  test('may be empty', async () => {
    expect((await render('```text\na\n```\n```output\n```')).html).toContain(result(''));
  });
});

describe('a folded block', () => {
  const pre = '<pre tabindex="0" data-lang="text"><code>a\nb</code></pre>';
  test.each([
    ['fold', 'Show the code (2 lines)', pre],
    ['collapse', 'Show the code (2 lines)', pre],
    ['collapsed', 'Show the code (2 lines)', pre],
    ['fold="Show the <loop> & \'more\'"', "Show the &lt;loop&gt; &amp; 'more'", pre],
    ['fold title="a.py"', 'a.py', pre],
    ['fold title=""', 'Show the code (2 lines)', pre],
    ['fold="Show" title="a.py"', 'Show', `<figure class="code"><figcaption>a.py</figcaption>${pre}</figure>`],
    ['fold terminal title="~"', '~', `<figure class="terminal code">${pre}</figure>`],
  ])('```text %s', async (words, summary, inner) => {
    const out = await html('a\nb', `text ${words}`);
    expect(out).toBe(`<details class="fold"><summary>${summary}</summary>${inner}</details>`);
    expect(inFeed(out)).toMatch(/^<details><summary>.+<\/summary>.*<pre><code>a\nb<\/code><\/pre>/s);
  });

  test('counts one line, and the lines of a diff', async () => {
    expect(await html('a', 'text fold')).toContain('(1 line)');
    expect(await html('+a\n-b\n c', 'text diff fold')).toContain('(3 lines)');
    expect((await render('```text fold\n```')).html).toContain('(1 line)');
  });

  test.each(['collapse={1-12}', 'collapse={1,3-4}'])('%s folds nothing', async (words) => {
    expect(await html('a', `text ${words}`)).toBe('<pre tabindex="0" data-lang="text"><code>a</code></pre>');
  });
});

test.each([
  ['label="In [3]"', '<div class="cell"><span class="label" data-page-only>In [3]</span>', '</div>'],
  ['label="<b>"', '<div class="cell"><span class="label" data-page-only>&lt;b&gt;</span>', '</div>'],
  [
    'label=In fold title="x"',
    '<div class="cell"><span class="label" data-page-only>In</span><details class="fold"><summary>x</summary>',
    '</details></div>',
  ],
  ['label=""', '', ''],
])('```text %s stands beside its label, which no feed shows', async (words, before, after) => {
  const out = await html('a', `text ${words}`);
  expect(out).toBe(`${before}<pre tabindex="0" data-lang="text"><code>a</code></pre>${after}`);
  expect(inFeed(out)).not.toMatch(/In|<b>|&lt;b/);
});

test('the words that are known are told', async () => {
  const { state } = await render(fence('a', 'text foo'));
  expect(state.warnings[0]!.fix).toBe(
    'Known are title="…", {1,3-5}, /word/, ins={2}, del={4}, showLineNumbers, diff, fold, terminal, label="…" ' +
      'and file=./name.py.',
  );
});

describe('code that would cost too much to highlight', () => {
  const plain = 'Highlighting this code would take too long, so it has no colours.';

  test.each([
    ['a shell’s quotes inside each other', 'sh', '"$('.repeat(20_000)],
    ['the same on many lines', 'sh', '"$(\n'.repeat(5000)],
    ['brackets of Markdown', 'md', '['.repeat(20_000)],
    ['what may be regular expressions', 'js', '/('.repeat(20_000)],
    ['JSON nested in itself', 'json', '[\n'.repeat(5000)],
  ])('is plain, with a warning: %s', async (_, language, code) => {
    const { html, state } = await render(`Text.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`);
    expect(html).not.toMatch(/<span class="[a-z]"/);
    expect(told(state.warnings)).toEqual([`3: ${plain}`]);
  });

  test('is plain whatever the language of its long lines, together with those before it', async () => {
    const line = 'let a = 1;'.repeat(400);
    const { html, state } = await render([1, 2, 3, 4].map(() => `\`\`\`js\n${line}\n\`\`\``).join('\n\n'));
    expect([...html.matchAll(/<pre/g)]).toHaveLength(4);
    expect(told(state.warnings)).toEqual([`9: ${plain}`, `13: ${plain}`]);
  });

  test('is no code that people write: 2,000 lines keep their colours', async () => {
    const { html, state } = await render(
      `\`\`\`ts\n${'export const f = (x: number) => `a ${x}` + g(x, [1, 2]); // c\n'.repeat(2000)}\`\`\`\n`,
    );
    expect(html).toMatch(/<span class="k">/);
    expect(state.warnings).toEqual([]);
  });
});

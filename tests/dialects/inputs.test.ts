import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDialects } from '../../src/dialects/index.ts';

/** One construct of another engine each; `body` goes below the front matter, `file` is a whole file. */
const { body } = JSON.parse(readFileSync('tests/fixtures/dialects.json', 'utf8')) as {
  body: Record<string, string>;
};

const other = { path: './2020-01-02-other.md', url: '/posts/other/', title: 'Other' };
const findPost = (name: string) => (/2020-01-02-other|^other(\.md)?$|\/other$/.test(name) ? other : undefined);

/** What our Markdown for an input is. All others are ours, or HTML, and stay as they are. */
const expected: Readonly<Record<string, string>> = {
  'ial-own': 'A wise word.\n',
  'ial-after-heading': '## Setup {#setup}\n\nSee [it](#setup).\n',
  'ial-image': '![A line](/p.png){width=300}\n',
  'ial-link': 'Read [this](https://example.org) now.\n',
  'ial-span': 'This is *red* text.\n',
  'toc-list': '\n## One\n\n## Two\n',
  'toc-bracket': '\n## One\n',
  options: '\nHello <b>x</b>.\n',
  'comment-kd': '\nShown.\n',
  highlight: '```python showLineNumbers\nx_1 = a * b * c\n# a comment\nif x < y:\n    print("<b>")\n```\n',
  'highlight-blank': '```c\nint f(char **a) {\n\n    return **a;\n\n#ifdef X\n}\n```\n',
  'raw-inline': 'Write `{{ page.title }}` there.\n',
  'raw-fence': '```liquid\n{{ page.title }}\n```\n',
  include: '![A line](/p.png "A line")\n',
  'include-yt': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n',
  gist: 'https://gist.github.com/someone/0123456789abcdef0123\n',
  'youtube-plugin': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n',
  post_url: 'See [that](./2020-01-02-other.md).\n',
  'post_url-base': 'See [that](./2020-01-02-other.md).\n',
  'post_url-ref': 'See [that][x].\n\n[x]: ./2020-01-02-other.md\n',
  'link-tag': 'See [that](./2020-01-02-other.md).\n',
  'baseurl-img': '![A line](/p.png)\n',
  'baseurl-img2': '![A line](/p.png)\n',
  'baseurl-html': '<img src="/p.png" alt="A line">\n',
  'baseurl-link': '[About](/about/)\n',
  'siteurl-link': '[About](/2020/01/02/other.html)\n',
  'page-title': '\nText.\n',
  'comment-liq': '\nText.\n',
  'kd-math-inline': 'Let $x_1$ be small.\n',
  'mj-double': 'Let $x_1$ be and $y$\n',
  'kd-escaped-paren': 'Known (Smith & Jones, 2016) since.\n',
  'kd-escaped-paren-plain': 'Known (see above) since.\n',
  'mj-pipe-table': '| a | b |\n|---|---|\n| $\\|x\\|$ | 1 |\n',
  'table-no-head': '|  |  |\n| - | - |\n| a | b |\n| c | d |\n',
  'table-head-sep-only': '|  |  |\n|---|---|\n| a | b |\n',
  'footnote-inline': 'Word[^note-1].\n\n[^note-1]: A note here.\n',
  'footnote-liquid': "Word[^1] and[^2].\n\n[^1]: A [link](https://example.org) | more.\n\n\n[^2]: It's one.\n",
  'heading-nospace': '# Title here\n\nText\n',
  'atx-closing-bold': '<strong>Question:</strong>What?\n',
  'indent-html': '<div>\n\n<p>Inside</p>\n\n</div>\n',
  'md-in-html': '<div>\n\n**bold** and [x](https://example.org)\n\n</div>\n',
  'md-in-html-blank': '<div>\n\n**bold**\n\n</div>\n',
  'img-size': '![x](/p.png){width=300}\n',
  center: '<div class="s-1txto41">Middle</div>\n',
  font: '<span class="s-h66u19">Red</span>\n',
  align: '<p class="s-1txto41"><img src="/p.png" width="30%" alt="x"></p>\n',
  'style-center': '<p class="s-1txto41">Middle</p>\n',
  'style-width': '<img class="s-1h264ql" src="/p.png" alt="x">\n',
  'style-color': '<span class="s-h66u19">Red</span>\n',
  'style-block': '\nText\n',
  'td-style': '<table><tr><td class="s-1vmwz1t">a</td></tr></table>\n',
  'iframe-yt': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n',
  'h-figure': '![A line](/p.png "Cap")\n',
  'h-img': '![A line](p.png)\n',
  'h-youtube': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n',
  'h-ref': 'See [that](./2020-01-02-other.md).\n',
  'h-relref': 'See [that](./2020-01-02-other.md).\n',
  'h-highlight': '```python\nx = a * b * c\n# no\n```\n',
  'h-gist': 'https://gist.github.com/someone/0123456789abcdef\n',
  'h-tweet': 'https://twitter.com/a/status/1\n',
  'h-notice': ':::note\n\nMind **this**.\n\n:::\n',
  'h-percent': '![](/p.png)\n',
  'q-callout': ':::note\nMind this.\n:::\n',
  'q-callout-title': '> [!TIP]- Hi\n> Mind this.\n\n',
  'q-callout-head': ':::warning[Careful]\n\nMind this.\n:::\n',
  'q-columns': '\n\nLeft\n\n\n',
  'q-div-class': '\nText\n\n',
  'q-img-attr': '![A line](/p.png){width=50%}\n',
  'q-video': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n',
  'q-code-cell': '```python\nx = 1\n```\n',
  'q-span': 'Red words\n',
  'q-raw': '\n<b>x</b>\n\n',
  docusaurus: ':::tip[My tip]\nText\n:::\n',
  starlight: ':::note[x]\nText\n:::\n',
  emoji: 'Happy! 👋 👍\n',
  'lang-attr': '```php\n$x = 1;\n```\n',
  'lang-comma': '```rust\nfn main() {}\n```\n',
  'lang-brace': '```python showLineNumbers\nx = 1\n```\n',
  'lang-brace2': '```python showLineNumbers {2}\nx = 1\ny = 2\n```\n',
  'lang-colon': '```js title="app.js"\nlet x\n```\n',
  'lang-r': '```r\nx <- 1\n```\n',
  'tilde-fence-lang': '~~~ ruby\nx = 1\n~~~\n',
  'hard-break': 'Line one\\\nLine two  \nthree\n',
  'link-wiki': '[Other](./2020-01-02-other.md)\n',
};

/** What of looks goes into the page's own style element. */
const css: Readonly<Record<string, string>> = {
  center: '.prose .s-1txto41{text-align:center}',
  font: '.prose .s-h66u19{color:red}',
  align: '.prose .s-1txto41{text-align:center}',
  'style-center': '.prose .s-1txto41{text-align:center}',
  'style-width': '.prose .s-1h264ql{width:50%}',
  'style-color': '.prose .s-h66u19{color:red}',
  'style-block': '@scope (.prose){.a{color:red}}',
  'td-style': '.prose .s-1vmwz1t{width:10%}',
};

const reported: Readonly<Record<string, string[]>> = {
  'site-time': ['1: Nothing fills in `{{ site.time }}` here.'],
  if: ['1: The Liquid tag `{% if %}` means nothing here.'],
  assign: ['1: The Liquid tag `{% assign %}` means nothing here.', '3: Nothing fills in `{{ x }}` here.'],
  capture: ['1: The Liquid tag `{% capture %}` means nothing here.', '4: Nothing fills in `{{ foo }}` here.'],
  'q-embed': ['1: The shortcode `{{< embed >}}` means nothing here.'],
  'jk-tag': ['1: The Liquid tag `{% include_relative x.md %}` means nothing here.'],
};

describe.each(Object.entries(body))('%s', (name, markdown) => {
  const read = readDialects(markdown, { title: 'T', findPost });

  test('becomes our Markdown', () => {
    expect(read.markdown).toBe(expected[name] ?? markdown);
  });

  test('carries the rules of style that it needs', () => {
    expect(read.css).toBe(css[name] ?? '');
  });

  test('is reported where nothing here does what it asks for', () => {
    expect(read.diagnostics.map(({ line, message }) => `${line}: ${message}`)).toEqual(reported[name] ?? []);
  });

  test('is ours then, and read again stays as it is', () => {
    const again = readDialects(read.markdown, { title: 'T', findPost });
    if (!name.startsWith('raw-')) expect(again.markdown).toBe(read.markdown);
  });

  test('keeps its lines', () => {
    if (read.lines === undefined) return expect(read.markdown).toBe(markdown);
    expect(read.lines).toHaveLength(read.markdown.split('\n').length);
    expect(read.lines.every((line) => line >= 1 && line <= markdown.split('\n').length)).toBe(true);
  });
});

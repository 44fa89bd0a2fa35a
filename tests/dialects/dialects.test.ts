import { describe, expect, test } from 'vitest';
import { readDialects, type DialectOptions } from '../../src/dialects/index.ts';
import { startCpuTime } from '../support/cpu-time.ts';

const read = (markdown: string, options: DialectOptions = {}) => readDialects(markdown, options);
const markdownOf = (markdown: string, options: DialectOptions = {}) => read(markdown, options).markdown;

describe('what is ours stays as it is', () => {
  test.each([
    'Plain words, $x_1$ and \\(y\\), from $5 to $6.\n',
    '> [!TIP]- Title\n> Words.\n',
    ':::note[Title]\nWords.\n:::\n',
    ':::theorem[Bayes, $x$]{#thm:bayes .unnumbered}\nWords.\n:::\n',
    '::::note\n:::figure{#fig:a}\n![A](./a.png)\n:::\n::::\n',
    '![A](./a.png "T"){#fig:a .wide}\n',
    '$$\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n$$\n',
    '## Heading {#own}\n',
    '| a | b |\n|---|---|\n| c | d |\n',
    '```python {1,3} title="a.py"\nx = {{ y }}\n```\n',
    'Indented code:\n\n    {% raw %}\n    {{ x }}\n',
    '- item\n\n      {% code %}\n',
    '`{% if %}` and ``{{ `x` }}`` and <code>{{ y }}</code>.\n',
    '<!-- {% x %} -->\n',
    '<pre>\n{{ x }}\n</pre>\n',
    'At 10:30:45, std::vector, a::b.\n',
    'A matrix [[1, 2], [3, 4]], and [[1]](https://example.org).\n',
    '$\\frac{{a}}{{b}}$ and $x^{{n}}$.\n',
    '**Bold** text, 2**3**4.\n',
    'Term\n: definition\n',
    '\\[E = mc^2\\]\n',
    'The set \\(n + 1\\).\n',
  ])('%j', (markdown) => {
    expect(read(markdown)).toEqual({ markdown, lines: undefined, css: '', diagnostics: [] });
  });
});

test('an empty line below the label of MyST’s formula is none of it', () => {
  expect(markdownOf('```{math}\n:label: a\n\n| x | \\leq y |\n```\n')).toBe('$$\n| x | \\leq y |\n\\label{a}\n$$\n');
});

test('a bare URL of FTP is a link', () => {
  expect(markdownOf('See ftp://a.example/b_c.\n\n`ftp://a.b` <ftp://a.b> [a](ftp://a.b)\n')).toBe(
    'See <ftp://a.example/b_c>.\n\n`ftp://a.b` <ftp://a.b> [a](ftp://a.b)\n',
  );
});

describe('code is not touched', () => {
  test.each([
    ['a fence', '{{ site.url }}/a\n\n```\n{{ site.url }}/a\n```\n', '/a\n\n```\n{{ site.url }}/a\n```\n'],
    ['a span over two lines', 'x `a\n{{ site.url }}/b` {{ site.url }}/c\n', 'x `a\n{{ site.url }}/b` /c\n'],
    ['a fence in a list', '- a\n\n  ~~~\n  :wave:\n  ~~~\n\n  :wave:\n', '- a\n\n  ~~~\n  :wave:\n  ~~~\n\n  👋\n'],
    ['a fence in a quotation', '> ```\n> :wave:\n> ```\n> :wave:\n', '> ```\n> :wave:\n> ```\n> 👋\n'],
    ['a span that nothing closes', 'x ` {{ site.url }}/b\n\n` y\n', 'x ` /b\n\n` y\n'],
  ])('%s', (_, markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });
});

describe('blocks get lines of their own', () => {
  const url = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
  test.each([
    ['between lines', 'a\n{% youtube dQw4w9WgXcQ %}\nb\n', `a\n\n${url}\n\nb\n`],
    ['in a line', 'a {% youtube dQw4w9WgXcQ %} b\n', `a\n\n${url}\n\nb\n`],
    ['in a quotation', '> a\n> {% youtube dQw4w9WgXcQ %}\n> b\n', `> a\n> \n> ${url}\n>\n> b\n`],
    ['in an item', '- {% youtube dQw4w9WgXcQ %}\n', `- ${url}\n`],
    [
      'around what is longer than a fence',
      '{% highlight md %}\n```\nx\n```\n{% endhighlight %}\n',
      '````md\n```\nx\n```\n````\n',
    ],
  ])('%s', (_, markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });
});

describe('admonitions of MkDocs', () => {
  test.each([
    [
      'with a title',
      '!!! note "A title"\n    One **b**.\n\n    Two.\n\nAfter.\n',
      ':::note[A title]\nOne **b**.\n\nTwo.\n:::\n\nAfter.\n',
    ],
    ['without', '!!! danger\n\n    One.\n', ':::caution\n\nOne.\n:::\n'],
    ['of a kind that has no like', '!!! quote\n    One.\n', ':::note[Quote]\nOne.\n:::\n'],
    ['folded', '??? tip "More"\n    One.\n\n    Two.\n', '> [!TIP]- More\n> One.\n>\n> Two.\n'],
    ['unfolded', '???+ tip\n    One.\n', '> [!TIP]+\n> One.\n'],
    [
      'inside each other',
      '!!! note\n    !!! tip\n        One.\n\n    Two.\n',
      '::::note\n:::tip\nOne.\n:::\n\nTwo.\n::::\n',
    ],
    [
      'with code',
      '!!! note\n    ```\n    !!! tip\n        {{ x }}\n    ```\n',
      ':::note\n```\n!!! tip\n    {{ x }}\n```\n:::\n',
    ],
    ['in code', '```\n!!! note\n    One.\n```\n', '```\n!!! note\n    One.\n```\n'],
    ['no content', '!!! wow\n\nText.\n', '!!! wow\n\nText.\n'],
  ])('%s', (_, markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });

  test('lines stay known', () => {
    const { diagnostics } = read('!!! note\n    One.\n\nText [[none]].\n', { findPost: () => undefined });
    expect(diagnostics.map(({ line }) => line)).toEqual([4]);
  });
});

describe('divs', () => {
  test.each([
    ['inside each other', '::: {.callout-note}\n::: {.callout-tip}\nx\n:::\n:::\n', '::::note\n:::tip\nx\n:::\n::::\n'],
    ['in columns', ':::: {.columns}\n::: {.callout-note}\nx\n:::\n::::\n', '\n:::note\nx\n:::\n\n'],
    ['of MyST', '```{warning} Mind\nx\n```\n', ':::warning[Mind]\nx\n:::\n'],
    ['of VitePress', '::: details More\nx\n:::\n', '<details><summary>More</summary>\n\nx\n\n</details>\n'],
    [
      'with a name',
      '::: {#fig-a layout-ncol=2}\n![A](a.png)\n\nBoth\n:::\n',
      ':::figure{#fig-a}\n![A](a.png)\n\nBoth\n:::\n',
    ],
    ['with a class as a word', '::: callout-warning\nx\n:::\n', ':::warning\nx\n:::\n'],
  ])('%s', (_, markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });
});

describe('inside of lines', () => {
  test.each([
    ['a directive of a plugin', 'Say :quote[this *much*]{#much}.', 'Say <a id="much"></a>this *much*.'],
    ['the name of an equation', '$$\nx\n$$ {#eq-a}\n', '$$\nx\n\\label{eq:a}\n$$\n'],
    [
      'a figure of Quarto',
      '![Words](p.png){#fig-a width=50% fig-align="left"}',
      '![Words](p.png "Words"){#fig-a width=50%}',
    ],
    ['a size in an item', '- ![x](p.png =40%x)', '- ![x](p.png){width=40%}'],
    ['a style on an image', '![x](p.png){: style="width: 40%"}', '![x](p.png){width=40%}'],
    ['an id on a paragraph', 'Words\n{: #here }\n', '<a id="here"></a>Words\n'],
    ['formulas beside words', 'If $$a$$, then 10$$^4$$ or $$5x$$.', 'If $a$, then 10\\(^4\\) or \\(5x\\).'],
    ['a display formula with a full stop', 'so\n\n$$x$$.\n', 'so\n\n$$x$$.\n'],
    ['a literal', '{{ "{{ x }}" }} and {{ \'/a.png\' | absolute_url }}', '{{ x }} and /a.png'],
    ['an escaped shortcode', '{{</* figure */>}}', '{{< figure >}}'],
  ])('%s', (_, markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });
});

test('what follows is on its own line still', () => {
  const { lines, markdown } = read('a\n{% youtube dQw4w9WgXcQ %}\nb\n{: .x}\n\n* TOC\n{:toc}\n\nlast');
  const written = markdown.split('\n');
  expect(lines![written.indexOf('b')]).toBe(3);
  expect(lines![written.indexOf('last')]).toBe(9);
});

test('each name is reported once, on the line where it first stands outside of code', () => {
  const { diagnostics } = read('`{{ x }}`\n\n{{ x }} {{ x }}\n{{< foo >}}a{{< /foo >}}\n{%foo%}\n\n{{ y }}\n');
  expect(diagnostics.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '3 Nothing fills in `{{ x }}` here.',
    '4 The shortcode `{{< foo >}}` means nothing here.',
    '5 The Liquid tag `{% foo %}` means nothing here.',
    '7 Nothing fills in `{{ y }}` here.',
  ]);
});

test('a reference to no post is reported', () => {
  const { diagnostics } = read('[x]({% post_url 2020-01-01-none %}) [y]({{< ref "none.md" >}}) [[none]]', {
    findPost: () => undefined,
  });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '`{% post_url 2020-01-01-none %}` names no file of this site.',
    '`{{< ref "none.md" >}}` names no file of this site.',
    '`[[none]]` is the name of no post.',
  ]);
});

test('in HTML a reference is a URL', () => {
  const findPost = () => ({ path: './a.md', url: '/posts/a/' });
  expect(markdownOf('<a href="{% post_url a %}">x</a> [y]({% post_url a %})', { findPost })).toBe(
    '<a href="/posts/a/">x</a> [y](./a.md)',
  );
});

test('a long text of openings that nothing closes takes no longer than its length allows', () => {
  const spent = startCpuTime();
  for (const unit of [
    '{% raw %}',
    '`',
    '$ ',
    '$a ',
    '**a',
    '[[',
    '{{ ',
    '{{< a ',
    '<div>\n\n    ',
    '![a](',
    ':::',
    '^[',
    '{::comment}',
    '<iframe ',
    '!!! note\n    ',
  ])
    markdownOf(unit.repeat(4_000));
  expect(spent()).toBeLessThan(5_000);
});

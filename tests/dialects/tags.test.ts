import { describe, expect, test } from 'vitest';
import { readDialects } from '../../src/dialects/index.ts';

const other = { path: './2020-01-02-other.md', url: '/posts/other/', title: 'Other' };
const read = (markdown: string) =>
  readDialects(markdown, { findPost: (name) => (/^(?:blog\/)?other(?:\.md)?$/.test(name) ? other : undefined) });

describe('tags of Hexo and Eleventy around Markdown', () => {
  test.each([
    ['{% note warning A *title* %}\nWords.\n{% endnote %}\n', ':::warning[A *title*]\n\nWords.\n\n:::\n'],
    ['{% info %}\nWords.\n{% endinfo %}\n', ':::note\n\nWords.\n\n:::\n'],
    ['{% fold Show it %}\nWords.\n{% endfold %}\n', '<details><summary>Show it</summary>\n\n\nWords.\n\n</details>\n'],
    [
      '{% blockquote Ada, Notes %}\nOne.\n{% endblockquote %}\n\n{% quote @bob https://a.example/1 %}\nTwo.\n{% endquote %}\n',
      '<blockquote>\n\n\nOne.\n\n— Ada, Notes\n\n</blockquote>\n\n' +
        '<blockquote>\n\n\nTwo.\n\n— @bob, [a.example](https://a.example/1)\n\n</blockquote>\n',
    ],
    ['{% cols %}\nLeft.\n{% endcols %}\n', 'Left.\n'],
    ['{% mermaid %}\ngraph TD\n  a --> b\n{% endmermaid %}\n', '```mermaid\ngraph TD\n  a --> b\n```\n'],
  ])('%j', (markdown, expected) => {
    expect(read(markdown)).toMatchObject({ markdown: expected, diagnostics: [] });
  });

  test('one that no end follows is reported', () => {
    const { markdown, diagnostics } = read('Words.\n\n{% note %}\n');
    expect(markdown).toContain('{% note %}');
    expect(diagnostics).toMatchObject([{ line: 3, message: expect.stringContaining('{% note %}') as string }]);
  });
});

test.each([
  ['{% asset_img a.png A line %}\n', '![A line](a.png)\n'],
  ['See {% asset_link a.pdf The paper %}.\n', 'See [The paper](a.pdf).\n'],
  ['![A]({% asset_path a.png %})\n', '![A](a.png)\n'],
  [
    'See {% post_link other %}, {% post_link other My words %}.\n',
    'See [Other](./2020-01-02-other.md), [My words](./2020-01-02-other.md).\n',
  ],
  ['See [it]({% post_link other %}).\n', 'See [it](./2020-01-02-other.md).\n'],
  ['{% image "./cat.jpg", "A cat", "(min-width: 30em) 50vw" %}\n', '![A cat](./cat.jpg)\n'],
  ["{% fig 'https://a.example/cat', 'A cat' %}\n", '![A cat](https://a.example/cat)\n'],
])('images and links of Hexo and Eleventy: %j', (markdown, expected) => {
  expect(read(markdown)).toMatchObject({ markdown: expected, diagnostics: [] });
});

describe('shortcodes of Zola', () => {
  test.each([
    ['{{ figure(src="a.png", alt="Two (2)") }}\n', '![Two (2)](a.png)\n'],
    ['{{figure(src="a.png" alt="A" )}}\n', '![A](a.png)\n'],
    ['{{ youtube(id="dQw4w9WgXcQ", autoplay=true) }}\n', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n'],
    [
      '{% warning(header="Mind") %}\n\n{% note() %}\nWords.\n{% end %}\n\n{% end %}\n',
      ':::warning[Mind]\n\n:::note\n\nWords.\n\n:::\n\n:::\n',
    ],
    ['{% mermaid() %}\ngraph TD\n{% end %}\n', '```mermaid\ngraph TD\n```\n'],
    ['See [it](@/blog/other.md#a).\n', 'See [it](./2020-01-02-other.md#a).\n'],
    ['See [it](@/blog/none.md).\n', 'See [it](@/blog/none.md).\n'],
    ['`{{ figure(src="a.png") }}`\n', '`{{ figure(src="a.png") }}`\n'],
  ])('%j', (markdown, expected) => {
    expect(read(markdown)).toMatchObject({ markdown: expected, diagnostics: [] });
  });

  test('of one without a counterpart the end stays with it', () => {
    const { markdown, diagnostics } = read('{% sidenote2() %}\n{% note() %}a{% end %}\n{% end %}\n');
    expect(markdown).toMatch(/^\{% sidenote2\(\) %\}[^]*:::\n\n\{% end %\}\n$/);
    expect(diagnostics).toHaveLength(1);
  });
});

describe('shortcodes of Hugo’s themes, and includes of Jekyll’s', () => {
  test.each([
    ['{{< lead >}}\nWords.\n{{< /lead >}}\n', 'Words.\n'],
    [
      '{{< quote author="Ada" source="Notes" url="https://a.example" >}}\nWords.\n{{< /quote >}}\n',
      '<blockquote>\n\n\nWords.\n\n— Ada, [Notes](https://a.example)\n\n</blockquote>\n',
    ],
    ['{{< button href="/a/" >}}Read{{< /button >}}\n', '[Read](/a/)\n'],
    ['A {{< icon "github" >}} B\n', 'A  B\n'],
    ['{{< bilibili BV1abc >}}\n', 'https://www.bilibili.com/video/BV1abc/\n'],
    ["{% include embed/spotify.html id='3Otjx9ULpmWdUbk' %}\n", 'https://open.spotify.com/track/3Otjx9ULpmWdUbk\n'],
    ["{% include embed/audio.html src='/a.mp3' %}\n", '<audio src="/a.mp3" controls></audio>\n'],
  ])('%j', (markdown, expected) => {
    expect(read(markdown)).toMatchObject({ markdown: expected, diagnostics: [] });
  });
});

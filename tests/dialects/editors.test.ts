import { describe, expect, test } from 'vitest';
import { readDialects } from '../../src/dialects/index.ts';

const findPost = (name: string) =>
  name === 'Other' ? { path: './other.md', url: '/posts/other/', title: 'Other' } : undefined;
const markdownOf = (markdown: string) => readDialects(markdown, { findPost }).markdown;

describe('files with blanks in their names, as editors write them', () => {
  test.each([
    ['![A cat](my cat.png)', '![A cat](<my cat.png>)'],
    ['![A cat](/img/cat (1) b.jpg "Title")', '![A cat](</img/cat (1) b.jpg> "Title")'],
    ['[Paper](the paper.pdf#page=2), [Post](./My post.md)', '[Paper](<the paper.pdf#page=2>), [Post](<./My post.md>)'],
    ['![A](https://a.example/b c.gif)', '![A](<https://a.example/b c.gif>)'],
  ])('%j', (markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });

  test.each(['![A](a.png "A b.png")', '[a](no file here)', '`![A](a b.png)`', '![A](<a b.png>)', 'f[i](a b) c.png)'])(
    '%j stays',
    (markdown) => {
      expect(markdownOf(markdown)).toBe(markdown);
    },
  );
});

describe('Obsidian', () => {
  test.each([
    ['![[a.png]]', '![](a.png)'],
    ['![[Pasted image 1.png|300]]', '![](<Pasted image 1.png>){width=300}'],
    ['![[in/a.jpg|A cat|200x100]]', '![A cat](in/a.jpg){width=200}'],
    ['![[Other]]', '[Other](./other.md)'],
    ['Words %%gone%% stay %% gone, too %%.', 'Words  stay .'],
    ['a\n\n%%\ngone\n\ngone\n%%\n\nb', 'a\n\n\n\nb'],
    ['A line. ^a1b2c3', 'A line.'],
    ['- An item ^my-block', '- An item'],
  ])('%j', (markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });

  test.each(['10 ^100', '100%% sure, 50%% not', '%%time and %%bash', '`![[a.png]]`', '$a %% b %% c$', 'x ^second'])(
    '%j stays',
    (markdown) => {
      expect(markdownOf(markdown)).toBe(markdown);
    },
  );
});

describe('exports of WordPress and Ghost', () => {
  test.each([
    ['![A](__GHOST_URL__/content/a.png) __GHOST_URL__', '![A](/content/a.png) __GHOST_URL__'],
    ['[caption id="a" width="9"]![A](a.png) Some *words*[/caption]', ':::figure\n![A](a.png)\n\nSome *words*\n:::'],
    ['\\[caption id="a"\\][![A](a.png)](b.png)\\[/caption\\]', ':::figure\n[![A](a.png)](b.png)\n:::'],
    ['[embed]https://youtu.be/dQw4w9WgXcQ[/embed]', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['[youtube https://www.youtube.com/watch?v=dQw4w9WgXcQ&w=3]', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['[code language="js"]\na &lt; b\n[/code]', '```js\na < b\n```'],
  ])('%j', (markdown, expected) => {
    expect(markdownOf(markdown)).toBe(expected);
  });

  test.each(['[code](./a.md) and [video](./b.md)', '`[caption]x[/caption]`', '[gallery]: ./a.md', 'A [caption] here'])(
    '%j stays',
    (markdown) => {
      expect(markdownOf(markdown)).toBe(markdown);
    },
  );

  test('a gallery is reported', () => {
    const { diagnostics } = readDialects('Words.\n\n[gallery ids="1,2"]\n');
    expect(diagnostics).toMatchObject([{ line: 3, message: expect.stringContaining('[gallery ids="1,2"]') as string }]);
  });
});

import { describe, expect, test } from 'vitest';
import { featuresOf, hideMath } from '../../src/markdown/index.ts';
import { unveil } from '../../src/markdown/math-source.ts';
import { mdxText } from '../../src/markdown/mdx-text.ts';

const textOf = (mdx: string) => unveil(mdxText(hideMath(mdx, true).source, featuresOf(mdx))).trim();

describe('MDX as Markdown', () => {
  test.each([
    ['a program goes', "import A from './a.astro';\nexport const x = 1;\n\nText.", 'Text.'],
    ['a component without children goes', 'Before.\n\n<Chart data={[1, 2]} />\n\nAfter.', 'Before.\n\nAfter.'],
    ['what is in one stays, moved to the margin', '<Aside kind="x">\n  A *word*.\n\n  - one\n  - two\n</Aside>\n\nEnd.', 'A *word*.\n\n- one\n- two\n\nEnd.'],
    ['components in each other', '<A>\n  <B>\n    Deep.\n  </B>\n</A>', 'Deep.'],
    ['an expression goes, a text in one stays', 'One {1 + 1} two{" "}three {`*`}.', 'One  two three \\*.'],
    ['elements of running text stay', 'Press <kbd>F</kbd> and <Icon name="x" /> on.', 'Press <kbd>F</kbd> and  on.'],
    ['code stays', '```jsx\nimport A from "a";\n<A />\n```\n\n`<A />` and `{x}`', '```jsx\nimport A from "a";\n<A />\n```\n\n`<A />` and `{x}`'],
    ['formulas stay', '$\\frac{a}{b}$ <A>x</A> $c_{1}$', '$\\frac{a}{b}$ x $c_{1}$'],
    ['a comment goes', '{/* hidden */}\n\nText.', 'Text.'],
    ['nothing', '', ''],
  ])('%s', (_, mdx, expected) => {
    expect(textOf(mdx)).toBe(expected);
  });
});

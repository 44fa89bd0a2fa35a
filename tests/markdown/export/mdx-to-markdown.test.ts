import { describe, expect, test } from 'vitest';
import { featuresOf } from '../../../src/markdown/features.ts';
import { hideSyntax, reveal } from '../../../src/markdown/hidden/hide.ts';
import { mdxToMarkdown } from '../../../src/markdown/export/mdx-to-markdown.ts';

const textOf = (mdx: string) =>
  reveal(mdxToMarkdown(hideSyntax(mdx, { mdx: true }).source, featuresOf(mdx)).text).trim();

describe('MDX as Markdown', () => {
  test.each([
    ['a program goes', "import A from './a.astro';\nexport const x = 1;\n\nText.", 'Text.'],
    ['a component without children goes', 'Before.\n\n<Chart data={[1, 2]} />\n\nAfter.', 'Before.\n\nAfter.'],
    [
      'what is in one stays, moved to the margin',
      '<Aside kind="x">\n  A *word*.\n\n  - one\n  - two\n</Aside>\n\nEnd.',
      'A *word*.\n\n- one\n- two\n\nEnd.',
    ],
    ['components in each other', '<A>\n  <B>\n    Deep.\n  </B>\n</A>', 'Deep.'],
    ['an expression goes, a text in one stays', 'One {1 + 1} two{" "}three {`*`}.', 'One  two three \\*.'],
    ['elements of running text stay', 'Press <kbd>F</kbd> and <Icon name="x" /> on.', 'Press <kbd>F</kbd> and  on.'],
    [
      'code stays',
      '```jsx\nimport A from "a";\n<A />\n```\n\n`<A />` and `{x}`',
      '```jsx\nimport A from "a";\n<A />\n```\n\n`<A />` and `{x}`',
    ],
    ['formulas stay', '$\\frac{a}{b}$ <A>x</A> $c_{1}$', '$\\frac{a}{b}$ x $c_{1}$'],
    ['a comment goes', '{/* hidden */}\n\nText.', 'Text.'],
    [
      'a constant says its text',
      'export const year = 2026;\nexport const name = "a*b"\n\nThe year is {year}, {name}.',
      'The year is 2026, a\\*b.',
    ],
    ['nothing', '', ''],
  ])('%s', (_, mdx, expected) => {
    expect(textOf(mdx)).toBe(expected);
  });
});

describe('says what the page says', () => {
  test.each<[string, boolean]>([
    ['Plain, <kbd>F</kbd>, {" "} {/* a comment */}.', true],
    ['{/* one */}\n\n<Aside>Words.</Aside>\n\n<>Words.</>', true],
    ['export const year = 2026\n\nThe year is {year}.', true],
    ["import { year } from './a.ts';\n\nThe year is {year}.", false],
    ['export const year = new Date().getFullYear();\n\nThe year is {year}.', false],
    ['The year is <Year />.', false],
    ['<Chart data={[1]} />', false],
    ['{[1, 2].map((n) => <b>{n}</b>)}', false],
    ['{props.title}', false],
    ['Sum: {1 + 1}', false],
    ['`${x}` and {`${x}`}', false],
    ['<Aside>In {1 + 1}.</Aside>', false],
  ])('%j: %j', (mdx, isWhole) => {
    expect(mdxToMarkdown(hideSyntax(mdx, { mdx: true }).source, featuresOf(mdx)).isWhole).toBe(isWhole);
  });
});

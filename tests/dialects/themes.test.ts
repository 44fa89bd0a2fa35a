import { describe, expect, test } from 'vitest';
import { readDialects } from '../../src/dialects/index.ts';

const read = (markdown: string) => readDialects(markdown);

describe('classes of Jekyll’s themes', () => {
  test.each([
    ['> One\n>\n> Two\n{: .prompt-warning }\n', '> [!WARNING]\n> One\n>\n> Two\n'],
    ['One\ntwo.\n{: .notice--danger}\n\nThree\n', '> [!CAUTION]\n> One\n> two.\n\nThree\n'],
    ['- a\n  > b\n  {: .prompt-tip }\n', '- a\n  > [!TIP]\n  > b\n'],
    ['- a\n- b\n{: .notice }\n', '- a\n- b\n'],
    ['```python\nx\n```\n{: file="a.py" .nolineno }\n', '```python title="a.py"\nx\n```\n'],
    ['~~~\nx\n~~~\n{: file="_a.yml" }\n', '~~~text title="_a.yml"\nx\n~~~\n'],
  ])('%j', (markdown, expected) => {
    expect(read(markdown)).toMatchObject({ markdown: expected, diagnostics: [] });
  });
});

test('footnotes of Distill', () => {
  expect(read('Words <d-footnote>A [link](https://a.example)\nhere.</d-footnote>, more.\n')).toMatchObject({
    markdown: 'Words[^note-1], more.\n\n[^note-1]: A [link](https://a.example) here.\n',
    diagnostics: [],
  });
});

test('the title of code as Gatsby has it', () => {
  expect(read('```js:title=a.js\nx\n```\n').markdown).toBe('```js title="a.js"\nx\n```\n');
});

import { expect, test } from 'vitest';
import { proseOf } from '../../../src/markdown/kit/prose.ts';

test.each([
  ['```py\n@a\n```\nb', '\nb'],
  ['a\n\n~~~\n@a\n```\n~~~\nb', 'a\n\n\nb'],
  ['````\n```\n@a\n````\nb\n```\n@c\n```', '\nb\n'],
  // What stands after words closes nothing.
  ['```\n@a\n``` js\n@b\n```\nc', '\nc'],
  ['a ```\nb', 'a ```\nb'],
])('%j without its code is %j', (source, prose) => {
  expect(proseOf(source)).toBe(prose);
});

test.each([
  ['a line of code between backticks opens none', '```a``` @b\n\n```c``` @d'],
  ['a fence that never closes', '```\n@a'],
  ['fences in lists', '- ```\n  @a\n  ```\n\n@b'],
  ['fences in quotations', '> ```\n\n@a\n\n> ```'],
  ['fences that are set in', '  ```\n@a\n```\n@b'],
  ['fences in a footnote', '[^1]: ```\n    @a\n    ```'],
  ['data that become a table', '```table\na\n@b\n```'],
  ['fences in HTML', '<div>\n```\n\n@a\n```\n</div>'],
])('%s: all of it stays', (_, source) => {
  expect(proseOf(source)).toBe(source);
});

import { describe, expect, test } from 'vitest';
import { check, told } from '../../support/documents.ts';

const files = ['Box.astro', '../data.ts', 'note.mdx', 'picture.png', 'lib.js', 'helper.ts'];

describe('an import of what is there', () => {
  test.each([
    "import Box from './Box.astro'",
    'import Box from "./Box.astro";',
    "import { a, b as c } from '../data.ts'",
    "import * as all from '../data'",
    "import './lib'",
    "import lib, { x } from './lib.js'",
    "import { x } from './helper.js'".replace('.js', ''),
    "import url from './picture.png?url'",
    "import Note from './note.mdx'",
    "export { a } from '../data.ts'",
    "export * from '../data.ts'",
    "import {\n  a,\n  b,\n} from '../data.ts'",
    "import { Image } from 'astro:assets'",
    "import { readFileSync } from 'node:fs'",
    "import { z } from 'zod'",
    "import fs from 'fs'",
    "import { expect } from 'vitest'",
  ])('passes: %s', async (statement) => {
    expect((await check(`${statement}\n\ntext`, { files })).errors).toEqual([]);
  });
});

describe('an import of what is not there is told by line', () => {
  test.each([
    ["import Box from './Bx.astro'", './Bx.astro', 1],
    ["text\n\nimport Box from './Box.astro'\nimport Bx from './Bx.astro'", './Bx.astro', 4],
    ["import './no.css'", './no.css', 1],
    ["export { a } from './no.ts'", './no.ts', 1],
    ["export * from './no.ts'", './no.ts', 1],
    ["import { a } from 'no-such-package'", 'no-such-package', 1],
    ["import Box from '../Box.astro'", '../Box.astro', 1],
    ["import {\n  a,\n} from './no.ts'", './no.ts', 3],
  ])('%s', async (statement, name, line) => {
    const { errors } = await check(`${statement}\n\ntext`, { files });
    expect(told(errors)).toEqual([`${line}: The post imports \`${name}\`, which does not exist.`]);
  });
});

test.each([
  'export const name = "value"',
  "export const a = { b: 'c' }",
  'export const words = ["a", "b"]',
  "export function f() { return 'x' }",
  "export default function Layout(props) { return props.children || 'x' }",
  'export const s = \'from "x"\'',
])('a value is no import: %s', async (statement) => {
  expect((await check(`${statement}\n\ntext`, { files })).errors).toEqual([]);
});

test.each(["```js\nimport x from './no'\n```", "`import x from './no'`", "In text, import x from './no' is text."])(
  'code and text are no imports: %s',
  async (mdx) => {
    expect((await check(mdx, { files })).errors).toEqual([]);
  },
);

test.each([
  ['a\n\n<b>\n\nc', 7, 'Expected a closing tag for `<b>`'],
  ['a\n\nb {', 7, 'Unexpected'],
  ['a < b', undefined, undefined],
  ['a\n\n<1', 7, ''],
])('MDX that cannot be read is told by line: %j', async (mdx, line, message) => {
  const { errors } = await check(mdx, { firstLine: 5 });
  if (line === undefined) return expect(errors).toEqual([]);
  expect(errors).toEqual([
    {
      file: 'src/content/posts/a-post.mdx',
      line,
      message: expect.stringContaining(`The MDX cannot be read: ${message}`),
      fix: expect.stringContaining('In MDX'),
    },
  ]);
});

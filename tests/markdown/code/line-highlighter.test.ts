import { bundledLanguages, createHighlighterCore, type BundledLanguage } from 'shiki';
import { expect, test } from 'vitest';
import { countingEngine, work } from '../../../src/markdown/code/highlight-budget.ts';
import { createLineHighlighter } from '../../../src/markdown/code/line-highlighter.ts';
import { theme } from '../../../src/markdown/code/theme.ts';

const engine = countingEngine();
const highlighterFor = async (language: BundledLanguage) =>
  createLineHighlighter(
    await createHighlighterCore({ themes: [theme], langs: [bundledLanguages[language]], engine, warnings: false }),
    language,
  );

test.each<[BundledLanguage, string[]]>([
  // The same line in a comment, in a text, after a heading that ends its line and after one that does not.
  ['js', ['a = 1;\n/*\na = 1;\n*/\na = 1;', '`\na = 1;\n`\na = 1;', 'a = 1;\n\n\na = 1;', '/*\na = 1;']],
  ['python', ['def f(\n  x):\n  """\n  x):\n  """\n  x):', 'def f(y,\n  x):', '  x):', 'def f(\n  x):']],
  ['sh', ['cat <<A\n$x\nA\n$x', 'cat <<B\n$x\nA\n$x\nB\n$x', "cat <<'A'\n$x\nA\n$x"]],
  ['yaml', ['a: |\n  b: c\nb: c', 'b: c\na: >\n  b: c', 'a:\n  b: c']],
  ['md', ['# a\nb\n> b\nb\n- b\n  b', '```js\nb\n```\nb', '<b>\nb\n</b>\nb', '    b\nb']],
])('%s that was highlighted before changes nothing', async (language, codes) => {
  const alone = await Promise.all(codes.map(async (code) => (await highlighterFor(language))(code)));
  const again = await highlighterFor(language);
  for (const order of [codes, codes.toReversed(), codes])
    for (const code of order) expect(again(code)).toEqual(alone[codes.indexOf(code)]);
});

test('a line that was highlighted before is not read again, and counts as if it were', async () => {
  const highlight = await highlighterFor('js');
  const cost = (code: string) => {
    highlight(code);
    return work.done;
  };
  const once = cost('const a = f(1);');
  expect(once).toBeGreaterThan(100);
  expect(cost('const a = f(1);')).toBe(once);
  const twice = cost('const a = f(1);\nconst a = f(1);');
  expect(cost('const a = f(1);\nconst a = f(1);')).toBe(twice);
  expect(twice).toBeGreaterThan(once);
});

test('code that costs too much stays plain the second time, too', async () => {
  const highlight = await highlighterFor('sh');
  const dear = `${'"$('.repeat(60)}\n`.repeat(400);
  expect(highlight(dear)).toBeNull();
  expect(highlight(dear)).toBeNull();
});

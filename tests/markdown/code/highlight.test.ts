import { expect, test, vi } from 'vitest';
import { escapeCode } from '../../../src/core/escape.ts';
import { highlightLines, startHighlightWorkers } from '../../../src/markdown/code/highlight.ts';
import { isKnownLanguage, languageNames } from '../../../src/markdown/code/languages.ts';

const classes = async (code: string, language: string) =>
  [...(await highlightLines(code, language))!.join('\n').matchAll(/<span class="(\w)">(.*?)<\/span>/gs)].map(
    ([, name, text]) => `${name} ${text!.trim()}`,
  );

test.each([
  ['js', 'const a = 1; // c', ['k const', 'n a', 'n 1', 'c // c']],
  ['python', 'def f(x):\n    return "s"', ['k def', 'f f', 'a x', 'k return', 's "s"']],
  ['json', '{"a": [1, null]}', ['a a', 'n 1', 'n null']],
  ['html', '<p class="x">y</p>', ['t &lt;p', 'a class', 's "x"', 't &lt;/p>']],
  ['css', '.a { color: red }', ['a a', 'a color', 'n red']],
])('%s is coloured by kind', async (language, code, expected) => {
  expect(await classes(code, language)).toEqual(expect.arrayContaining(expected));
});

test.each(['js', 'python', 'html', 'bash', 'yaml', 'markdown', 'text', 'nonsense'])(
  'a line in %s is a line out, and each is whole HTML',
  async (language) => {
    const code = '# "unclosed <b>\n\n/* comment\nover lines */\n`x\ny`\n';
    const lines = (await highlightLines(code, language))!;
    expect(lines).toHaveLength(code.split('\n').length);
    for (const line of lines) expect(line.match(/<span/g)?.length ?? 0).toBe(line.match(/<\/span>/g)?.length ?? 0);
    expect(lines.join('\n').replace(/<\/?span[^>]*>/g, '')).toBe(escapeCode(code));
  },
);

test('the same code is coloured the same every time, at once or in turn', async () => {
  const code = 'let x = `a${1}`;';
  const [one, two] = await Promise.all([highlightLines(code, 'ts'), highlightLines(code, 'ts')]);
  expect(two).toEqual(one);
  expect(await highlightLines(code, 'ts')).toEqual(one);
});

test('a slow machine colours the same as a fast one', async () => {
  const code = 'const a = "x"; // c';
  const fast = await highlightLines(code, 'js');
  let now = Date.now();
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 10_000));
  const slow = await highlightLines(code, 'js');
  clock.mockRestore();
  expect(slow).toEqual(fast);
});

test.each(['js', 'javascript', 'py', 'c++', 'c#', 'shell', 'console', 'tsx', 'rust', 'r', 'latex', 'text', ''])(
  '%j is known',
  (language) => {
    expect(isKnownLanguage(language)).toBe(true);
  },
);

test.each(['nonsense', 'constructor', '__proto__', 'hasownproperty'])('%j is not', (language) => {
  expect(isKnownLanguage(language)).toBe(false);
  expect(languageNames()).not.toContain(language);
});

test('a block looks the same whatever was highlighted before it', async () => {
  const markdown = '# A\n\n<b>x</b>\n\n```css\na { color: red }\n```\n';
  const before = await highlightLines(markdown, 'markdown');
  for (const [code, language] of [
    ['a { color: red }', 'css'],
    ['<b>x</b>', 'html'],
    ['SELECT min(a) FROM b', 'sql'],
  ])
    await highlightLines(code!, language!);
  expect(await highlightLines(markdown, 'md')).toEqual(before);
});

test('threads give what the caller would have made', async () => {
  const workers = startHighlightWorkers(2);
  const blocks = [
    ['const a = 1;', 'js'],
    ['def f(x): pass', 'python'],
    ['SELECT 1', 'sql'],
    ['a: 1', 'yaml'],
  ] as const;
  expect(await Promise.all(blocks.map(([code, language]) => workers.ask({ code, language })))).toEqual(
    await Promise.all(blocks.map(([code, language]) => highlightLines(code, language))),
  );
  await expect(workers.ask({ code: 'x', language: 'nonsense' })).rejects.toThrow();
  await workers.end();
});

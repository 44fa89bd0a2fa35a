import { describe, expect, test } from 'vitest';
import { buildSurroundings, check, newState, readProject, render, told } from '../../support/documents.ts';

const train = [
  'import torch',
  '',
  'def train():',
  '    for step in range(3):',
  '        if step:',
  '\t',
  '            print(step)',
  '    return 1',
  '',
].join('\n');
const texts = { 'train.py': train, 'my file.py': 'x = 1\n', 'code/a.py': 'a\n', 'one.txt': 'only' };
const fence = (info: string, code = '') => `\`\`\`${info}\n${code}\`\`\``;
const text = async (info: string, more: Record<string, string> = {}) => {
  const { html, state } = await render(fence(info), { texts: { ...texts, ...more } });
  expect(state.diagnostics).toEqual([]);
  return /<code>(.*)<\/code>/s
    .exec(html)![1]!
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
};

test.each([
  ['file=./train.py', train.trimEnd()],
  ['file=train.py', train.trimEnd()],
  ['file="./train.py"', train.trimEnd()],
  ["file='train.py#L1'", 'import torch'],
  ['file=./train.py#L3', 'def train():'],
  ['file=./train.py#L4-5', 'for step in range(3):\n    if step:'],
  ['file=./train.py#L4-L8', 'for step in range(3):\n    if step:\n\n        print(step)\nreturn 1'],
  ['file=./train.py#L8-8', 'return 1'],
  ['file=./train.py#L2', ''],
  ['file="./my file.py"', 'x = 1'],
  ['file=code/a.py', 'a'],
  ['file=one.txt#L1', 'only'],
])('```python %s holds the code of the file', async (words, expected) => {
  expect(await text(`python ${words}`)).toBe(expected);
});

test.each([
  ['CRLF', 'a\r\nb\r\n', 'a\nb'],
  ['a byte order mark', '\uFEFFa\nb', 'a\nb'],
  ['no text', '', ''],
  ['an empty line at its end', 'a\n\n', 'a\n'],
  ['HTML and quotes', '<script>"x" &amp; ```</script>\n````', '<script>"x" &amp; ```</script>\n````'],
  ['other scripts', '\t机器 שלום 😀\n\tx', '机器 שלום 😀\nx'],
  ['tabs before one line and spaces before another', '\ta\n  b', '\ta\n  b'],
  ['nothing but white space', '  \n \n', '  \n '],
  ['very much', 'x\n'.repeat(20_000), 'x\n'.repeat(20_000).trimEnd()],
])('a file with %s', async (_, content, expected) => {
  expect(await text('text file=./a.txt', { 'a.txt': content })).toBe(expected);
});

test('the other words stay', async () => {
  const { html } = await render(fence('python title="a" file=./train.py#L1-2 {1} /torch/'), { texts });
  expect(html).toMatch(
    /^<figure class="code"><figcaption>a<\/figcaption><pre tabindex="0" class="lines" data-lang="python"><code><mark class="l">.*<mark class="word">.*torch/,
  );
});

test.each([
  ['train.py', 'py'],
  ['a.H', 'c'],
  ['Dockerfile', 'dockerfile'],
  ['a.b/Makefile', 'makefile'],
  ['a.nonsense', 'text'],
  ['constructor', 'text'],
  ['.', 'text'],
  ['my file.rs', 'rs'],
])('without a language, that of %s is %s', async (name, language) => {
  const { html, state } = await render(fence(`file="./${name}" title="a b"`), { texts: { [name]: 'x' } });
  expect(html).toContain(`<figcaption>a b</figcaption><pre tabindex="0" data-lang="${language}">`);
  expect(state.diagnostics).toEqual([]);
});

describe('stops the build', () => {
  test.each([
    ['python file=./no.py', '', 'There is no file `./no.py` beside the post.'],
    ['python file=./Train.py', '', 'There is no file `./Train.py` beside the post.'],
    ['file=./<b>.py', '', 'There is no file `./<b>.py` beside the post.'],
    ['python file=', '', '`file=` names no file.'],
    ['python file=""', '', '`file=` names no file.'],
    ['python file=#L3', '', '`file=` names no file.'],
    ['python file=./train.py', 'x\n', 'The fence names `./train.py` and holds code as well.'],
    ['python file=./train.py#L8-9', '', '`#L8-9` asks for more than `./train.py` has: 8 lines.'],
    ['python file=./one.txt#L2', '', '`#L2` asks for more than `./one.txt` has: 1 line.'],
    ['python file=./train.py#L0', '', '`#L0` names no lines of `./train.py`.'],
    ['python file=./train.py#L3-2', '', '`#L3-2` names no lines of `./train.py`.'],
    ['python file=./train.py#main', '', '`#main` names no lines of `./train.py`.'],
    ['python file=./train.py#', '', '`#` names no lines of `./train.py`.'],
    ['python file=/etc/passwd', '', '`/etc/passwd` is not relative to the post.'],
    ['python file=//example.org/a.py', '', '`//example.org/a.py` is not relative to the post.'],
    ['python file=https://example.org/a.py', '', '`https://example.org/a.py` is not relative to the post.'],
    ['python file=file:///a.py', '', '`file:///a.py` is not relative to the post.'],
    ['python file="C:/a.py"', '', '`C:/a.py` is not relative to the post.'],
    ['python file=../../../../a.py', '', '`../../../../a.py` lies outside the project.'],
    ['python file=./a/../../../../../a.py', '', '`./a/../../../../../a.py` lies outside the project.'],
    ['python file="..\\\\..\\\\..\\\\..\\\\a.py"', '', '`..\\..\\..\\..\\a.py` lies outside the project.'],
  ])('```%s', async (info, code, message) => {
    const outside = { '../../../../a.py': 'x', '/etc/passwd': 'x', '//example.org/a.py': 'x', '<b>': '' };
    const { state } = await render(`x\n\n${fence(info, code)}`, { firstLine: 5, texts: { ...texts, ...outside } });
    expect(told(state.errors)).toEqual([`7: ${message}`]);
    expect(state.warnings).toEqual([]);
    expect(state.errors[0]!.fix).not.toBe('');
  });

  test.each([
    ['a picture', '\x89PNG\r\n\0\0'],
    ['Latin-1', 'caf\uFFFD'],
  ])('%s', async (_, content) => {
    const { state } = await render(fence('python file=./a.py'), { texts: { 'a.py': content } });
    expect(told(state.errors)).toEqual(['1: The file `./a.py` is not UTF-8 text.']);
  });
});

test('a file of the project above the post may be shown', async () => {
  expect(await text('python file=../../a.py', { '../../a.py': 'x' })).toBe('x');
});

test('what names no file is left alone', async () => {
  const { html, state } = await render(
    'file=./train.py `file=./no.py`\n\n```text title="file=./no.py"\nfile=./no.py\n```\n\n    file=./no.py',
    { texts },
  );
  expect(state.errors).toEqual([]);
  expect(html).toContain('<code>file=./no.py</code></pre>');
});

test('a second `file=` is doubted', async () => {
  const { state } = await render(fence('python file=./train.py file=./no.py'), { texts });
  expect(told(state.warnings)).toEqual(['1: `file=./no.py` after the code’s language means nothing here.']);
});

test('in a list and in MDX too', async () => {
  expect((await render('- ```python file=./code/a.py\n  ```', { texts })).html).toMatch(
    /<li>\n?<pre.*><code>.*a.*<\/code>/,
  );
  const state = await check(`x\n\n${fence('python file=./train.py#L9')}\n\n${fence('python file=./train.py')}`, {
    texts,
  });
  expect(told(state.errors)).toEqual(['3: `#L9` asks for more than `./train.py` has: 8 lines.']);
});

test('reads bytes as the loader does', async () => {
  const project = readProject({
    'a.md': '---\ndate: 2024-01-01\n---\n',
    'latin.py': Uint8Array.of(0x63, 0xe9),
    'fine.py': '\uFEFFé',
  });
  const { read, versionOf } = buildSurroundings(project, 'a.md');
  const state = newState({ read: (path) => (versionOf(path) === undefined ? undefined : read(path)) });
  const { html, state: after } = await render(
    `${fence('text file=./fine.py')}\n\n${fence('text file=./latin.py')}\n\n${fence('text file=./none.py')}`,
    state,
  );
  expect(html).toContain('<code>é</code>');
  expect(told(after.errors)).toEqual([
    '4: The file `./latin.py` is not UTF-8 text.',
    '7: There is no file `./none.py` beside the post.',
  ]);
});

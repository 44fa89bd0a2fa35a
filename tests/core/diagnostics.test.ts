import { describe, expect, test } from 'vitest';
import { DiagnosticsError, formatReport, kindOf, type Diagnostic } from '../../src/core/diagnostics.ts';

const post = (name: string) => `src/content/posts/${name}.md`;
const deadLink = (file: string, line: number, url: string): Diagnostic => ({
  file: post(file),
  line,
  message: `The link \`${url}\` leads nowhere.`,
  fix: `Did you mean \`${url}x/\`?`,
});

describe('the kind of a diagnostic', () => {
  test.each([
    ['The link `/a/` leads nowhere.', 'The link `…` leads nowhere.'],
    ['The code ``a `b` c`` is odd.', 'The code `…` is odd.'],
    ['The post has no date.', 'The post has no date.'],
    ['The link leads to src/content/posts/a-b.md, which does not exist.', 'The link leads to …, which does not exist.'],
    ['Part 2 of the series `x` is already src/content/posts/a.md.', 'Part … of the series `…` is already ….'],
    ['The page /posts/a/ has two elements with the id `b`.', 'The page … has two elements with the id `…`.'],
    ['The front matter is not valid YAML: nested mappings are not allowed.', 'The front matter is not valid YAML.'],
    ['The MDX cannot be read: Expected a closing tag for `<Note>` (1:2).', 'The MDX cannot be read.'],
    ['`title: a: b` is wrong. The same is so on 12 other pages.', '`…` is wrong.'],
  ])('%s', (message, kind) => {
    expect(kindOf({ file: 'a', message })).toBe(kind);
  });

  test('is what it says of itself', () => {
    expect(kindOf({ file: 'a', message: 'The link `/a/` leads nowhere.', kind: 'A dead link' })).toBe('A dead link');
  });
});

describe('a report', () => {
  const many = [
    ...Array.from({ length: 9 }, (_, index) => deadLink(index < 6 ? 'a' : 'b', 9 - index, `/old/${index}/`)),
    { file: post('c'), line: 1, message: 'The post has no date.', fix: 'Write `date: 2022-06-28`.' },
    { file: 'src/site.ts', line: 7, message: 'The setting `x` is odd.' },
  ];

  test('of a few has each in full, by file and line', () => {
    expect(formatReport(many.slice(5, 7))).toBe(
      `${post('a')}:4\n  The link \`/old/5/\` leads nowhere.\n    Did you mean \`/old/5/x/\`?\n\n${post('b')}:3\n` +
        `  The link \`/old/6/\` leads nowhere.\n    Did you mean \`/old/6/x/\`?\n\n2 errors.`,
    );
  });

  test('of many has the kinds first: how many, where, and one fix', () => {
    const report = formatReport(many, { files: 20 });
    expect(report.split('\n\n')).toEqual([
      '11 errors of 3 kinds in 4 files. 16 of 20 files are fine.',
      [
        '9 in 2 posts',
        '  The link `…` leads nowhere.',
        `      ${post('a')}:4  \`/old/5/\``,
        `      ${post('b')}:1  \`/old/8/\``,
        `      ${post('a')}:5  \`/old/4/\``,
        '      … and 6 more',
        '    For the first: Did you mean `/old/5/x/`?',
      ].join('\n'),
      `1 in 1 post\n  The post has no date.\n      ${post('c')}:1\n    Write \`date: 2022-06-28\`.`,
      '1 in 1 file\n  The setting `x` is odd.\n      src/site.ts:7',
      'See every one of them with `npm run build -- --all`.',
    ]);
    expect(formatReport(many.toReversed(), { files: 20 })).toBe(report);
  });

  test('of many says once what all of a kind have in common, and nothing of a parser', () => {
    const styles = Array.from({ length: 6 }, (_, index) => ({
      file: post('a'),
      line: index + 1,
      message: `An inline \`style\` of \`${'abcdef'[index]}.x\` does not pass.`,
    }));
    const parsed = Array.from({ length: 6 }, (_, index) => ({
      file: post('b'),
      line: index + 1,
      message: `The MDX cannot be read: Unexpected \`${index}\`.`,
    }));
    expect(formatReport([...styles, ...parsed])).toContain(
      `  An inline \`style\` of \`…\` does not pass.\n      ${post('a')}:1  \`a.x\`\n`,
    );
    expect(formatReport([...styles, ...parsed])).toContain(`  The MDX cannot be read.\n      ${post('b')}:1\n`);
  });

  test('of many has each in full on demand', () => {
    const report = formatReport(many, { all: true });
    for (const { message } of many) expect(report).toContain(message);
    expect(report).toMatch(/\n\n11 errors\.$/);
  });

  test('names the kinds that it does not show', () => {
    const kinds = Array.from({ length: 15 }, (_, index) => ({
      file: post('a'),
      line: index,
      message: `Kind ${'abcdefghijklmnopq'[index]} is wrong.`,
    }));
    expect(formatReport(kinds)).toContain('\n\nAnd 3 errors of 3 other kinds.\n\n');
  });

  test('of warnings says that they are', () => {
    expect(formatReport([{ ...many[9]!, severity: 'warning' }])).toBe(
      `${post('c')}:1\n  Warning: The post has no date.\n    Write \`date: 2022-06-28\`.\n\n1 warning.`,
    );
  });

  test('fits into a terminal', () => {
    const long = many.map((each) => ({
      ...each,
      fix: 'Put a value that holds a colon, a quote or a `#` in quotes: `title: "Paper: a review"`, and so on.',
    }));
    for (const all of [false, true])
      expect(
        Math.max(
          ...formatReport(long, { all, width: 80, files: 3 })
            .split('\n')
            .map(({ length }) => length),
        ),
      ).toBeLessThanOrEqual(80);
  });

  test('has no more than that: no stack, no colour', () => {
    const error = new DiagnosticsError(many, 20);
    expect(error.stack).toBeUndefined();
    expect(error.message).toMatch(/--all`\. The site was not changed\.$/);
    expect(error.message).not.toContain('\u001b');
  });
});

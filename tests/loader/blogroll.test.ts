import { expect, test } from 'vitest';
import { parseBlogroll } from '../../src/loader/blogroll.ts';

const parse = (text: string) => parseBlogroll(text, 'blogroll.yml');

test('a list of blogs', () => {
  expect(
    parse(
      '# mine\n- name: Chris Olah\n  url: https://colah.github.io/\n  feed: https://colah.github.io/rss.xml\n  ' +
        'description: "Neural networks: drawn."\n- { name: "2014", url: http://b.example }\n',
    ),
  ).toEqual({
    diagnostics: [],
    blogs: [
      {
        name: 'Chris Olah',
        url: 'https://colah.github.io/',
        feed: 'https://colah.github.io/rss.xml',
        description: 'Neural networks: drawn.',
      },
      { name: '2014', url: 'http://b.example', feed: undefined, description: undefined },
    ],
  });
});

test.each(['', '# nothing yet\n'])('no blogs: %j', (text) => {
  expect(parse(text)).toEqual({ blogs: [], diagnostics: [] });
});

test.each([
  ['name: A\nurl: https://a.example/\n', 1, 'The blogroll is not a list.'],
  ['- name: A\n  url: https://a.example/\n- name: B\n', 3, 'The blog’s `url` is missing or is no URL.'],
  ['- name: A\n  url: a.example\n', 2, 'The blog’s `url` is missing or is no URL.'],
  ['- name: A\n  url: javascript:alert(1)\n', 2, 'The blog’s `url` is missing or is no URL.'],
  ['- name: A\n  url: https://a.example/\n  feed: rss.xml\n', 3, 'The blog’s `feed` is missing or is no URL.'],
  ['- url: https://a.example/\n', 1, 'A blog has no name.'],
  ['- name: A\n  url: https://a.example/\n  rss: https://a.example/\n', 3, '`rss` is no field of a blog.'],
  ['\n- https://a.example/\n', 2, 'A blog is a name and a URL.'],
  [
    '- name: A\n  url: https://a.example/\n- name: B\n  url: https://a.example/\n',
    4,
    '`https://a.example/` is listed twice: first on line 2.',
  ],
  ['- name: A\n\turl: https://a.example/\n', 2, 'The line begins with a tab, which YAML does not know.'],
  ['- name: "A\n  url: x\n', 1, expect.stringMatching(/^This is not valid YAML: /)],
])('%j is told by its line', (text, line, message) => {
  const [problem] = parse(text).diagnostics;
  expect(problem).toMatchObject({ file: 'blogroll.yml', message });
  expect(problem!.line).toBe(line);
});

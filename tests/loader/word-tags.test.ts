import { expect, test } from 'vitest';
import { readDocuments } from '../../src/loader/documents.ts';
import { folders, writeProject } from '../support/documents.ts';

/** Tags of the posts that have these lines in their front matter, or what is said of them. */
function read(...lines: string[]): string[] {
  const files = lines.map((line, index): [string, string] => [
    `${folders.posts}/2022-01-0${index + 1}-a${index}.md`,
    `---\ntitle: A\n${line}\n---\n\ntags: [no, field]\n`,
  ]);
  const { documents, diagnostics } = readDocuments(writeProject(Object.fromEntries(files)), folders);
  return [
    ...documents.map(({ frontMatter: { tags = [] } }) => tags.map(({ name }) => name).join('|')),
    ...diagnostics.map(({ message }) => message),
  ];
}

const asked = '`tags: a b` may be one tag or several.';

test('words are tags where all posts have them so', () => {
  expect(read('tags: a b c', "tags: 'd e'", 'Tags: a f # two', 'tags: g', 'draft: false')).toEqual([
    'a|b|c',
    'd|e',
    'a|f',
    'g',
    '',
  ]);
});

test.each(['tags: [x y]', 'tags: x, y', 'tags:\n  - x y'])('they may be one where another post has %j', (other) => {
  expect(read('tags: a b', 'tags: a b', 'tags: a b', other).filter((each) => each === asked)).toHaveLength(3);
});

test('they may be one where no more than two posts have some', () => {
  expect(read('tags: a b', 'tags: a b')).toEqual([asked, asked]);
});

import { expect, test } from 'vitest';
import { createPageReader } from '../../../src/build/checks/page.ts';
import { idsAreUnique } from '../../../src/build/checks/link-rules.ts';
import { indexSite } from '../../../src/build/checks/site.ts';

test('an id that stands on a page twice is told by the post’s file and line', () => {
  const path = 'posts/a/index.html';
  const site = {
    url: 'https://me.example/',
    files: new Set([path]),
    pages: new Map([[path, createPageReader(String)(path, '<b id="x"></b><i id="x"></i><a name="x"></a><p id="X">')]]),
    drawings: new Map(),
    styleSheets: new Map(),
    manifest: [{ file: 'src/a.md', url: '/posts/a/' }],
    sources: ['src/a.md'],
    readSource: () => '---\n---\n\n<b id="x">\n<i id="x">\n',
  };
  expect(idsAreUnique(indexSite(site))).toEqual([
    {
      file: 'src/a.md',
      line: 4,
      message: 'The page /posts/a/ has two elements with the id `x`.',
      fix: 'Give one of them another id. A heading gets its id from its text.',
    },
  ]);
});

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFolder } from '../../src/checks/index.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'checks-'))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><a href="/posts/a/">a</a>`;
const check = () => checkFolder({ dist: join(root, 'dist'), root, url: 'https://me.example', manifest: [{ file: 'src/content/posts/a.md', url: '/posts/a/' }], hashOf: String });

test('a folder is counted and passes', () => {
  write('dist/index.html', page);
  write('dist/posts/a/index.html', page);
  write('src/content/posts/a.md', '');
  expect(check()).toEqual({ problems: [], pages: 2, links: 2 });
});

test('no Markdown file is exempt: not one whose name begins with _, not one in a linked folder', () => {
  write('dist/posts/a/index.html', page);
  for (const file of ['posts/a.md', 'posts/_b.md', 'posts/c.markdown', 'pages/d.mdx', 'posts/e.txt']) write(`src/content/${file}`, '');
  write('elsewhere/f.md', '');
  symlinkSync(join(root, 'elsewhere'), join(root, 'src/content/posts/linked'));
  symlinkSync(join(root, 'elsewhere'), join(root, 'src/content/posts/linked-again'));
  symlinkSync(join(root, 'src/content/posts'), join(root, 'src/content/posts/endless'));
  expect(check().problems.map(({ file }) => file)).toEqual(['posts/_b.md', 'posts/c.markdown', 'posts/linked/f.md', 'pages/d.mdx'].map((file) => `src/content/${file}`));
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFinished, createFileReader, createPageReader } from '../../../src/build/checks/index.ts';
import { listFiles } from '../../support/trees.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'checks-'))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><a href="/posts/a/">a</a>`;
const facts = createPageReader(String)('posts/a/index.html', page);
const check = (pages: string[]) => {
  const [others, files] = [createFileReader(), listFiles(join(root, 'dist'))];
  for (const file of files.filter((file) => !pages.includes(file)))
    others.read(file, readFileSync(join(root, 'dist', file)));
  return checkFinished({
    root,
    url: 'https://me.example',
    files: new Set([...files, ...pages]),
    others,
    pages: new Map(pages.map((file) => [file, facts])),
    manifest: [{ file: 'src/content/posts/a.md', url: '/posts/a/' }],
  });
};

test('a sound site is counted and passes', () => {
  write('dist/index.html', page);
  write('src/content/posts/a.md', '');
  expect(check(['index.html', 'posts/a/index.html'])).toEqual({ errors: [], links: 2 });
});

test('no Markdown file is exempt: not one whose name begins with _, not one in a linked folder', () => {
  mkdirSync(join(root, 'dist'));
  for (const file of ['posts/a.md', 'posts/_b.md', 'posts/c.markdown', 'pages/d.mdx', 'posts/e.txt'])
    write(`src/content/${file}`, '');
  write('elsewhere/f.md', '');
  symlinkSync(join(root, 'elsewhere'), join(root, 'src/content/posts/linked'));
  symlinkSync(join(root, 'elsewhere'), join(root, 'src/content/posts/linked-again'));
  symlinkSync(join(root, 'src/content/posts'), join(root, 'src/content/posts/endless'));
  expect(check(['posts/a/index.html']).errors.map(({ file }) => file)).toEqual(
    ['pages/d.mdx', 'posts/_b.md', 'posts/c.markdown', 'posts/linked/f.md'].map((file) => `src/content/${file}`),
  );
});

test('what stands for a folder is no post, and a Quarto document is one', () => {
  mkdirSync(join(root, 'dist'));
  for (const file of ['a.md', 'README.md', '2015/_index.md', '_metadata.qmd', 'b.qmd'])
    write(`src/content/posts/${file}`, '');
  expect(check(['posts/a/index.html']).errors.map(({ file }) => file)).toEqual(['src/content/posts/b.qmd']);
});

test('what lies in the folder is looked at, whatever it is', () => {
  write('src/content/posts/a.md', '');
  write('dist/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>');
  write('dist/style.css', 'a { background: url(https://elsewhere.example/a.png) }');
  expect(check(['posts/a/index.html']).errors.map(({ file }) => file)).toEqual(['dist/drawing.svg', 'dist/style.css']);
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveForeignFiles } from '../../src/build/foreign-files.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'own-'))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (...files: string[]) => {
  for (const file of files) {
    mkdirSync(dirname(join(root, 'dist', file)), { recursive: true });
    writeFileSync(join(root, 'dist', file), file);
  }
};
const build = (...files: string[]) => moveForeignFiles(root, join(root, 'dist/'), new Set(files));

test('a file that no build made is put aside and told once, with the place where it belongs', () => {
  write('index.html', 'old/index.html', 'robots.txt');
  build('index.html', 'old/index.html', 'robots.txt');
  write('CNAME', 'proofs/google1.html', '.well-known/proof.txt');
  const said = build('index.html');
  expect(said).toBe(
    'Warning: dist/.well-known/proof.txt\ndist/CNAME\ndist/proofs/google1.html\n  No build made these files, ' +
      'and every build makes dist/ anew.\n' +
      '    Put what is yours into `public/`: each build copies it from there. It is now in ' +
      'node_modules/.cache/taken-out/:\n' +
      '    mv "node_modules/.cache/taken-out/.well-known/proof.txt" "public/.well-known/proof.txt"\n',
  );
  expect(readFileSync(join(root, 'node_modules/.cache/taken-out/CNAME'), 'utf8')).toBe('CNAME');
  expect(existsSync(join(root, 'dist/proofs'))).toBe(false);
  expect(build('index.html')).toBeUndefined();
});

test('nothing is said of what earlier builds made, nor of what belongs to Git', () => {
  write('index.html', 'old.html', '.git/HEAD');
  build('index.html', 'old.html');
  expect(build('index.html')).toBeUndefined();
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(['.git', 'index.html', 'old.html']);
});

test('without a list of an earlier build, what has the name of something that is built is taken for that', () => {
  write(
    'index.html',
    '404.html',
    '_astro/a.B.css',
    'posts/a/index.html',
    'posts/a.md',
    'tags/x/rss.xml',
    'about/index.html',
    'rss.xml',
    '_headers',
    'sitemap-0.xml',
    'CNAME',
    '.nojekyll',
    'google1.html',
  );
  expect(build('index.html')).toMatch(/^Warning: dist\/\.nojekyll\ndist\/CNAME\ndist\/google1\.html\n {2}No build/);
  expect(existsSync(join(root, 'dist/posts/a.md'))).toBe(true);
});

test('of many, ten are named', () => {
  build('index.html');
  write(...Array.from({ length: 14 }, (_, n) => `photo-${n}.jpg`));
  expect(build('index.html')).toContain('\nand 4 more\n');
});

test('a site that has nothing of its own is let be', () => {
  expect(build('index.html')).toBeUndefined();
  write('index.html');
  expect(build('index.html')).toBeUndefined();
});

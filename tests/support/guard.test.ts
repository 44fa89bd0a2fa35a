import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { site } from '../../src/site.ts';
import { projectRoot } from './project.ts';

test.each([
  'src/site.ts',
  join(projectRoot, 'public/favicon.svg'),
  'src/content/posts/a.md',
  './src/content/../content/references.bib',
])('no test reads %s, which is the owner’s', (path) => {
  expect(() => readFileSync(path)).toThrow('which the owner of the blog may change');
});

test('no test lists the owner’s posts', () => {
  expect(() => readdirSync(join(projectRoot, 'src/content'))).toThrow('src/content');
});

test('settings and colours are those of the tests’ blog', () => {
  expect(site.url).toBe('https://stay-tuned.example/');
  expect(readFileSync('src/styles/tokens.css', 'utf8')).toBe(readFileSync('tests/fixtures/styles/tokens.css', 'utf8'));
});

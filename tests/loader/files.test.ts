import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDocuments } from '../../src/loader/documents.ts';
import { checkBlogroll } from '../../src/loader/blogroll.ts';
import { mayHavePrograms } from '../../src/loader/files.ts';
import { folders, writeProject } from '../support/documents.ts';

const posts = folders.posts;
const project = () => writeProject({ [`${posts}/2022-01-01-a.md`]: '---\ntitle: A\n---\n\nText.\n' });
const read = (root: string) => {
  const { documents, diagnostics } = readDocuments(root, folders);
  return {
    files: documents.map(({ file }) => file),
    told: diagnostics.map(({ file, message }) => `${file}: ${message}`),
  };
};

test.each(['md', 'markdown', 'mdx', 'ipynb'])('a pipe called b.%s is told, not waited for', (ending) => {
  const root = project();
  execFileSync('mkfifo', [join(root, posts, `b.${ending}`)]);
  expect(read(root)).toEqual({
    files: [`${posts}/2022-01-01-a.md`],
    told: [`${posts}/b.${ending}: This is no file: a pipe, a socket or a device has its name.`],
  });
});

test('so is a socket', async () => {
  const root = project();
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((ready) => void server.listen(join(root, posts, 'b.md'), ready));
  expect(read(root).told).toEqual([`${posts}/b.md: This is no file: a pipe, a socket or a device has its name.`]);
});

test.each([
  ['to a device', '/dev/zero', 'This is no file: a pipe, a socket or a device has its name.'],
  ['to itself', 'b.md', 'The file is a link that leads to itself.'],
  ['to nothing', 'nowhere.md', 'The file is a link to a file that does not exist.'],
])('a link %s is told', (_, target, message) => {
  const root = project();
  symlinkSync(target, join(root, posts, 'b.md'));
  expect(read(root)).toEqual({ files: [`${posts}/2022-01-01-a.md`], told: [`${posts}/b.md: ${message}`] });
});

test('a link from a folder to itself or upwards is followed once', () => {
  const root = project();
  symlinkSync('.', join(root, posts, 'self'));
  symlinkSync('..', join(root, posts, 'up'));
  symlinkSync('loop', join(root, posts, 'loop'));
  expect(read(root)).toEqual({ files: [`${posts}/2022-01-01-a.md`], told: [] });
});

test('a folder called like a post is looked into', () => {
  const root = writeProject({ [`${posts}/2022-01-01-a.md/index.md`]: '---\ntitle: A\n---\n\nText.\n' });
  expect(read(root).files).toEqual([`${posts}/2022-01-01-a.md/index.md`]);
});

test('a blogroll that is a folder is told', () => {
  const root = project();
  mkdirSync(join(root, 'src/content/blogroll.yml'), { recursive: true });
  expect(checkBlogroll(root).map(({ message }) => message)).toEqual(['This is a folder, where a file belongs.']);
});

test('ten thousand fields that nobody knows are read quickly', () => {
  const fields = Array.from({ length: 10_000 }, (_, index) => `field${index}: ${index}`).join('\n');
  const root = writeProject({ [`${posts}/2022-01-01-a.md`]: `---\ntitle: A\n${fields}\n---\n\nText.\n` });
  const start = process.cpuUsage();
  expect(read(root).files).toHaveLength(1);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(4);
});

test.each([
  ['posts/2022/2022-01-01-a.mdx', true],
  ['tags/python.mdx', true],
  ['home.mdx', true],
  ['posts/2022-01-01-a.md', false],
  ['drafts/a.mdx', false],
  ['a.mdx', false],
])('%s may be a program that Astro bundles: %s', (path, isProgram) => {
  expect(mayHavePrograms(writeProject({ [`src/content/${path}`]: 'Text.' }))).toBe(isProgram);
});

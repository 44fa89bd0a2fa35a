import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { checkPublicFiles } from '../../src/loader/public-files.ts';
import { writeProject } from '../support/documents.ts';

const image = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#7a94a8' } })
  .png()
  .toBuffer();
const look = async (root: string) => {
  const problems = await checkPublicFiles(root, join(root, 'cache'), '1');
  return problems.map(({ file, message }) => `${file}: ${message}`);
};
const project = () => writeProject({ 'public/img/a.png': image, 'public/CNAME': 'a.example\n' });

test('what is there may be anything that is a file', async () => {
  expect(await look(project())).toEqual([]);
  expect(await look(writeProject({ 'package.json': '{}' }))).toEqual([]);
});

test('a pipe and links to nothing and to themselves are told; one to the folder above is followed once', async () => {
  const root = project();
  execFileSync('mkfifo', [join(root, 'public/pipe')]);
  symlinkSync('nothing', join(root, 'public/gone'));
  symlinkSync('loop', join(root, 'public/loop'));
  symlinkSync('..', join(root, 'public/img/above'));
  expect(await look(root)).toEqual([
    'public/gone: The file is a link to a file that does not exist.',
    'public/loop: The file is a link that leads to itself.',
    'public/pipe: This is no file: a pipe, a socket or a device has its name.',
  ]);
});

test.each([0, 0.5, 0.9])('an image that is cut after %s of its length is told in each build', async (part) => {
  const root = project();
  expect(await look(root)).toEqual([]);
  writeFileSync(join(root, 'public/img/a.png'), image.subarray(0, Math.floor(image.length * part)));
  const said = ['public/img/a.png: The file `/img/a.png` cannot be read as a picture.'];
  expect([await look(root), await look(root)]).toEqual([said, said]);
});

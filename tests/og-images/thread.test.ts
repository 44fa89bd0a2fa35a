import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postOgImage } from '../../src/blog/og-images.ts';
import { processState } from '../../src/core/process-state.ts';
import { getOgImage } from '../../src/og-images/index.ts';
import { ogImageKey } from '../../src/og-images/key.ts';
import { drawOgImage } from '../../src/og-images/make.ts';
import { drawAhead, endDrawing } from '../../src/og-images/thread.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'og-images-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const date = { day: '2022-06-28', iso: '2022-06-28', instant: 0 };
const posts = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ slug: `post-${n}`, title: `Post ${n}`, date, wordCount: 200, lang: undefined, series: undefined },
    tags: [{ name: 'Python', slug: 'python' }],
    cover: undefined,
  }));
const encoded = (count: number) => posts(count).map((post) => JSON.stringify(post));

test('the images of a new blog are drawn before pages ask for them, those of its tags too', async () => {
  drawAhead(encoded(60), folder);
  await endDrawing();
  expect(readdirSync(folder)).toHaveLength(60 + 2);
  expect(readdirSync(folder)).toContain(`${ogImageKey(postOgImage(posts(60)[59]!))}.image`);
});

test('the images of a few posts wait for their pages', async () => {
  drawAhead(encoded(49), folder);
  await endDrawing();
  expect(readdirSync(folder)).toEqual([]);
  const image = postOgImage(posts(1)[0]!);
  expect(await getOgImage(image, folder)).toEqual(await drawOgImage(image));
  // Starting a thread would take longer than drawing.
  expect(processState.ogImageThread).toBeUndefined();
  expect(readdirSync(folder)).toEqual([`${ogImageKey(image)}.image`]);
});

import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeBlocks } from '../bench/code.ts';
import { seeded } from '../bench/random.ts';
import { launchBrowser, newPage } from '../support/browser.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';
import { fixtureContent, kindsOfPage } from './fixture.ts';

const random = seeded(3);
const blocks = Array.from({ length: 5 }, (_, index) =>
  codeBlocks(random).map((block) => `## Part ${index}\n\nA sentence on what follows.\n\n${block}`),
).flat();
const tenBlocks = {
  'posts/2021-01-01-ten-blocks.md': `---\ntitle: Ten blocks of code\n---\n\n${blocks.join('\n\n')}\n`,
};
const kinds = { ...kindsOfPage, 'ten code blocks': '/posts/ten-blocks/' };

const site = sharedSite({ start: 'sample', content: { ...(await fixtureContent()), ...tenBlocks } });
let server: StaticServer;
let browser: Browser;
beforeAll(async () => void ([server, browser] = await Promise.all([serve(site().dist), launchBrowser()])));
afterAll(() => Promise.all([browser.close(), server.close()]));

/** What a reader downloads to see a page, in bytes. */
interface Weight {
  /** The page and its style sheets. */
  text: number;
  fonts: number;
  pictures: number;
  sum: number;
}

const isCompressible = (type: string) => /^text\/|javascript|json|xml/.test(type);

/** Opens a page as a first visitor does, without scrolling. Text counts as gzip makes it, which every host does. */
async function weigh(path: string): Promise<Weight> {
  const { page, close } = await newPage(browser);
  const bodies: Promise<{ type: string; size: number }>[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    bodies.push(
      response.body().then((body) => ({ type, size: isCompressible(type) ? gzipSync(body).length : body.length })),
    );
  });
  await page.goto(server.url(path), { waitUntil: 'networkidle' });
  // A browser with a window also asks for the icon.
  const icon = await page.locator('link[rel~="icon"]').last().getAttribute('href');
  const response = await page.request.get(server.url(icon ?? '/favicon.ico'));
  bodies.push(
    response.body().then((body) => ({ type: response.headers()['content-type'] ?? '', size: gzipSync(body).length })),
  );
  const loaded = await Promise.all(bodies);
  await close();
  const of = (type: RegExp) => loaded.filter((each) => type.test(each.type)).reduce((sum, { size }) => sum + size, 0);
  return { text: of(/^text\/(html|css)/), fonts: of(/^font\//), pictures: of(/^image\//), sum: of(/^/) };
}

describe('weight', () => {
  const weights = new Map<string, Weight>();
  beforeAll(async () => {
    await Promise.all(Object.entries(kinds).map(async ([kind, path]) => weights.set(kind, await weigh(path))));
    const figures = Object.keys(kinds).map((kind) => [
      kind,
      ...Object.values(weights.get(kind)!).map((size) => size.toLocaleString('en')),
    ]);
    const rows = [['bytes, compressed', 'HTML + CSS', 'fonts', 'pictures', 'first view'], ...figures];
    console.log(
      rows.map(([kind, ...sizes]) => kind!.padEnd(18) + sizes.map((size) => size.padStart(11)).join('')).join('\n'),
    );
  });

  test('a text post is at most 10 kB of HTML and CSS, which is one round trip', () => {
    expect(weights.get('text post')!.text).toBeLessThanOrEqual(10_000);
  });

  test('a page with ten blocks of code is at most 20 kB of HTML and CSS', () => {
    expect(weights.get('ten code blocks')!.text).toBeLessThanOrEqual(20_000);
  });

  test('the first view of a text post is at most 60 kB, fonts included', () => {
    const { fonts, sum } = weights.get('text post')!;
    expect(fonts).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(60_000);
  });

  const withFormulas = ['learning post', 'notebook'];

  test('no kind of page without pictures and formulas is heavier than 60 kB', () => {
    expect(
      [...weights].filter(([kind, { sum, pictures }]) => sum - pictures > 60_000 && !withFormulas.includes(kind)),
    ).toEqual([]);
  });

  test(
    'a page with everything about learning is at most 24 kB of HTML and CSS; the face for formulas, where the ' +
      'system has none, at most 120 kB',
    () => {
      for (const kind of withFormulas) {
        const { text, fonts } = weights.get(kind)!;
        expect(text, kind).toBeLessThanOrEqual(24_000);
        expect(fonts - weights.get('tour post')!.fonts, kind).toBeLessThanOrEqual(120_000);
      }
    },
  );
});

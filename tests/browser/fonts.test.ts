import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPage } from '../support/browser.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';

const site = sharedSite({ start: 'sample' });
let server: StaticServer;
let browser: Browser;
beforeAll(async () => void ([server, browser] = await Promise.all([serve(site().dist), launchBrowser()])));
afterAll(() => Promise.all([browser.close(), server.close()]));

const post = () => server.url('/posts/on-getting-into-machine-learning/');
/** Reading the height lays the page out, which is when the browser asks for fonts. */
const fontsReady = (page: Page) =>
  page.evaluate(() => (document.body.offsetHeight, document.fonts.ready.then(() => undefined)));

/** The number of lines in each block of the page. */
function lines(page: Page): Promise<number[]> {
  return page
    .locator('main :is(h1, h2, p, li)')
    .evaluateAll((blocks) =>
      blocks.map((block) =>
        Math.round(block.getBoundingClientRect().height / parseFloat(getComputedStyle(block).lineHeight)),
      ),
    );
}

/** The families that stand in until the fonts have come: all that the page names but the first and the generic one. */
const standIns = (page: Page) =>
  page.evaluate(() =>
    getComputedStyle(document.body)
      .fontFamily.split(',')
      .slice(1, -1)
      .map((family) => family.trim().replaceAll('"', '')),
  );

/** Whether this machine has a face that a stand-in asks for. */
const isInstalled = (page: Page, family: string) =>
  page.evaluate(
    (name) => [...document.fonts].some((face) => face.family.replaceAll('"', '') === name && face.status === 'loaded'),
    family,
  );

test.each([390, 1280])('a text takes the same room before its fonts arrive as after, at %i px', async (width) => {
  const { page, close } = await newPage(browser, { width });
  await page.goto(post());
  await fontsReady(page);
  const after = await lines(page);
  await page.route('**/*.woff2', (route) => route.abort());
  await page.reload();
  const tested: string[] = [];
  for (const family of await standIns(page)) {
    await page.evaluate(
      (name) => document.documentElement.style.setProperty('--serif', `"${name}", monospace`),
      family,
    );
    await fontsReady(page);
    if (!(await isInstalled(page, family))) continue;
    tested.push(family);
    const before = await lines(page);
    const changed = before.reduce((sum, count, index) => sum + Math.abs(count - after[index]!), 0);
    // No two faces agree on every word, so that now and then a last word just fits with one and not with the other.
    expect.soft(changed, `lines that ${family} has more or fewer, of ${before.length} blocks`).toBeLessThanOrEqual(1);
  }
  console.log(`Stand-ins that this machine has, at ${width} px: ${tested.join(', ') || 'none'}.`);
  await close();
});

test.each([390, 1280])('nothing jumps when the fonts arrive late, at %i px', async (width) => {
  const { page, close } = await newPage(browser, { width, javaScriptEnabled: true });
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.woff2', (route) => released.then(() => route.continue()));
  await page.goto(post(), { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => {
    const sum = { shift: 0 };
    Object.assign(window, { sum });
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => (sum.shift += (entry as PerformanceEntry & { value: number }).value)),
    ).observe({ type: 'layout-shift', buffered: true });
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  release();
  await fontsReady(page);
  const shift = await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return (window as unknown as { sum: { shift: number } }).sum.shift;
  });
  // Up to 0.1 is "good" (https://web.dev/articles/cls); one paragraph that gains a line costs 0.013.
  expect(shift).toBeLessThan(0.02);
  await close();
});

test('on a second page the text and the name above it are in our faces, whatever chance did on the first', async () => {
  const { page, close } = await newPage(browser);
  await page.goto(post());
  await fontsReady(page);
  for (const path of ['/tags/', '/archive/', '/']) {
    await page.goto(server.url(path));
    await fontsReady(page);
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    for (const selector of ['main h1', path === '/' ? '.intro p' : 'header.site .name']) {
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
      expect(
        fonts.map(({ isCustomFont }) => isCustomFont),
        `${path} ${selector}`,
      ).toEqual([true]);
    }
  }
  await close();
});

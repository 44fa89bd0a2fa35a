import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations, launchBrowser } from '../support/browser.ts';
import { render } from '../support/documents.ts';

const css = [
  'tests/fixtures/styles/tokens',
  ...['base', 'prose', 'notes', 'citations', 'print'].map((name) => `src/styles/${name}`),
]
  .map((name) => readFileSync(`${name}.css`, 'utf8'))
  .join('\n');
const filling = `${'Words that fill the page. '.repeat(60)}\n\n`.repeat(5);
const markdown =
  `As @kingma2015 say.[^n] And so on [see @he2016, p. 3; @lecun1998].\n\n${filling}Last words [@vaswani2017; ` +
  `-@he2016].\n\n[^n]: A note [@breiman2001].`;

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  const { html } = await render(markdown, {
    texts: { '../references.bib': readFileSync('tests/fixtures/learning/references.bib', 'utf8') },
  });
  const page =
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" ` +
    `content="width=device-width"><title>T</title><style>${css}</style><main><h1>T</h1><div ` +
    `class="prose">${html}</div></main></html>`;
  server = createServer((_, response) => void response.setHeader('content-type', 'text/html').end(page)).listen(0);
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** Looks at the page without script, as readers get it. */
async function look<T>(options: BrowserContextOptions, at: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await at(page);
  } finally {
    await context.close();
  }
}

const citation = '#cite-kingma2015-1 a';
const card = '#card-kingma2015';

test.each([320, 1440])('pointing at a citation shows its source beside it, inside a window of %i px', async (width) => {
  await look({ viewport: { width, height: 700 } }, async (page) => {
    expect(await page.locator(card).isVisible()).toBe(false);
    await page.hover(citation);
    await page.locator(card).waitFor({ state: 'visible', timeout: 15_000 });
    const [link, { x, y, width: size }] = (await Promise.all(
      [page.locator(citation).boundingBox(), page.locator(card).boundingBox()].map(async (box) => (await box)!),
    )) as [DOMRect, DOMRect];
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + size).toBeLessThanOrEqual(width);
    expect(y - (link.y + link.height)).toBeGreaterThanOrEqual(-1);
    expect(y - (link.y + link.height)).toBeLessThan(20);
  });
});

test('the focus shows it too, and Escape hides it', async () => {
  await look({}, async (page) => {
    await page.keyboard.press('Tab');
    await page.locator(card).waitFor({ state: 'visible', timeout: 15_000 });
    await page.keyboard.press('Escape');
    await page.locator(card).waitFor({ state: 'hidden', timeout: 15_000 });
  });
});

test('a click leads to the list, and from there back', async () => {
  await look({ viewport: { width: 1000, height: 700 } }, async (page) => {
    await page.click(citation);
    expect(page.url()).toBe(`${address}#ref-kingma2015`);
    const top = async (selector: string) => (await page.locator(selector).boundingBox())!.y;
    expect(await top('#ref-kingma2015')).toBeLessThan(700);
    expect(await top(citation)).toBeLessThan(0);
    await page.click('#ref-kingma2015 .back');
    expect(await top(citation)).toBeGreaterThan(0);
  });
});

test('a tap lifts the source to the foot of the screen; the text stays where it is', async () => {
  await look({ viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true }, async (page) => {
    const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
    const before = await box(citation);
    await page.tap(citation);
    const entry = await box('#ref-kingma2015');
    expect(entry).toMatchObject({ x: 0, width: 375 });
    expect(Math.round(entry.y + entry.height)).toBe(667);
    expect(await box(citation)).toEqual(before);
    await page.tap('#ref-kingma2015 .back');
    expect((await box('#ref-kingma2015')).y).toBeGreaterThan(667);
    expect((await box(citation)).y).toBeGreaterThan(0);
  });
});

test.each(['light', 'dark'] as const)('axe finds nothing (%s)', async (colorScheme) => {
  expect(await axeViolations(browser, address, { colorScheme })).toEqual([]);
});

test('nothing is wider than a narrow window', async () => {
  expect(
    await look({ viewport: { width: 320, height: 700 }, javaScriptEnabled: true }, (page) =>
      page.evaluate(() => document.documentElement.scrollWidth),
    ),
  ).toBe(320);
});

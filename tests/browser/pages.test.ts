import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchBrowser, newPage } from '../support/browser.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';
import { forcedColourFaults, layoutFaults } from './faults.ts';
import { fixtureContent, kindsOfPage } from './fixture.ts';
import { tabThrough } from './keyboard.ts';

const site = sharedSite({ start: 'sample', content: await fixtureContent() });
let server: StaticServer;
let browser: Browser;
beforeAll(async () => void ([server, browser] = await Promise.all([serve(site().dist), launchBrowser()])));
afterAll(() => Promise.all([browser.close(), server.close()]));

const nothing = { console: [], csp: [], failed: [], offOrigin: [] };

describe.each(Object.entries(kindsOfPage))('%s', (_, path) => {
  test.each([
    { width: 320, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)('is in order at $width px, $colorScheme', async (options) => {
    const { page, close, ...noted } = await newPage(browser, options);
    await page.goto(server.url(path));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await layoutFaults(page)).toEqual([]);
    expect(noted).toEqual(nothing);
    await close();
    expect(await axeViolations(browser, server.url(path), options)).toEqual([]);
  });

  test.each([320, 1280])('can be read by keyboard alone at %i px', async (width) => {
    const { page, close } = await newPage(browser, { width });
    await page.goto(server.url(path));
    const { reached, expected, faults } = await tabThrough(page);
    expect(reached).toEqual(expected);
    expect(faults).toEqual([]);
    expect(reached[0]).toContain('class="skip"');
    await close();
  });

  test.each([320, 1280])('loses nothing when its text is twice as large, at %i px', async (width) => {
    const { page, close } = await newPage(browser, { width });
    await (
      await page.context().newCDPSession(page)
    ).send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await page.goto(server.url(path));
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    expect(await layoutFaults(page)).toEqual([]);
    await close();
  });
});

test('the skip link leads past the navigation', async () => {
  const { page, close } = await newPage(browser);
  await page.goto(server.url(kindsOfPage['text post']));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#Content');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => Boolean(document.activeElement?.parentElement?.closest('main')))).toBe(true);
  await close();
});

describe.each(['home', 'tour post', 'tags'] as const)('%s', (kind) => {
  test.each(['light', 'dark'] as const)('can be read with more contrast, %s', async (colorScheme) => {
    expect(await axeViolations(browser, server.url(kindsOfPage[kind]), { contrast: 'more', colorScheme })).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('can be read in forced colours, %s', async (colorScheme) => {
    const { page, close } = await newPage(browser, { forcedColors: 'active', colorScheme });
    await page.goto(server.url(kindsOfPage[kind]));
    expect(await forcedColourFaults(page)).toEqual([]);
    await close();
  });
});

test.each([
  { reducedMotion: 'no-preference', animated: true },
  { reducedMotion: 'reduce', animated: false },
] as const)(
  'a step to another page, with prefers-reduced-motion: $reducedMotion, is animated: $animated',
  async ({ reducedMotion, animated }) => {
    const { page, close } = await newPage(browser, { reducedMotion, javaScriptEnabled: true });
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => Object.assign(window, { animated: event.viewTransition !== null }));
    });
    await page.goto(server.url('/'));
    await page.waitForFunction(() => 'animated' in window);
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Archive' }).click();
    await page.waitForURL('**/archive/');
    await page.waitForFunction(() => 'animated' in window);
    expect(await page.evaluate('animated')).toBe(animated);
    await close();
  },
);

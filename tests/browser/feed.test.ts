import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { launchBrowser, newPage } from '../support/browser.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';

const site = sharedSite({
  content: {
    'posts/2022-01-01-english.md': '---\ntitle: In English\n---\n\nSome text.\n',
    'posts/2022-01-02-arabic.md': '---\ntitle: بالعربية\nlang: ar\n---\n\nنص.\n',
  },
});
let server: StaticServer;
let browser: Browser;
beforeAll(async () => void ([server, browser] = await Promise.all([serve(site().dist), launchBrowser()])));
afterAll(() => Promise.all([browser.close(), server.close()]));

const options = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

test.each(options)(
  'a feed opened at $width px, $colorScheme, is for people and looks like the site',
  async ({ width, colorScheme }) => {
    const { page, close, ...noted } = await newPage(browser, { width, colorScheme });
    const look = () =>
      page.evaluate(() => {
        const { backgroundColor, color, fontFamily } = getComputedStyle(document.querySelector('rss, body')!);
        return {
          backgroundColor:
            backgroundColor === 'rgba(0, 0, 0, 0)'
              ? getComputedStyle(document.documentElement).backgroundColor
              : backgroundColor,
          color,
          fontFamily,
        };
      });
    await page.goto(server.url('/'));
    const home = await look();
    await page.goto(server.url('/rss.xml'));
    expect(await look()).toEqual(home);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('channel')!, '::before').content)).toBe(
      JSON.stringify(en.subscribe.feed),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('item > *')]
        .filter((node) => node.getClientRects().length > 0)
        .map((node) => [node.nodeName, node.textContent!.slice(0, 16)]),
    );
    expect(shown).toEqual([
      ...[
        ['title', 'بالعربية'],
        ['link', 'https://stay-tun'],
        ['description', 'نص.'],
        ['pubDate', 'Sun, 02 Jan 2022'],
      ],
      ...[
        ['title', 'In English'],
        ['link', 'https://stay-tun'],
        ['description', 'Some text.'],
        ['pubDate', 'Sat, 01 Jan 2022'],
      ],
    ]);
    expect(noted).toEqual({ console: [], csp: [], failed: [], offOrigin: [] });
    await close();
  },
);

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations, launchBrowser, newPage } from '../support/browser.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';

const tagsOf = (index: number) =>
  ['even', 'odd'].filter((_, odd) => index % 2 === odd).concat(index < 4 ? ['few'] : []);
const content = Object.fromEntries(
  Array.from({ length: 26 }, (_, index) => [
    `posts/${2020 + (index % 3)}-01-${String(index + 1).padStart(2, '0')}-p${index}.md`,
    `---\ntitle: Post ${index}\ntags: [${tagsOf(index).join(', ')}]\n---\n\nText.\n`,
  ]),
);
const site = sharedSite({ content });
let server: StaticServer;
let browser: Browser;
beforeAll(async () => void ([server, browser] = await Promise.all([serve(site().dist), launchBrowser()])));
afterAll(() => Promise.all([browser.close(), server.close()]));

/** What of the list is seen: numbers of the posts, and years. */
const seen = async (page: Page) => ({
  posts: (await page.locator('.dated a:visible').allInnerTexts())
    .map((title) => Number(title.slice(5)))
    .sort((a, b) => a - b),
  years: await page.locator('.year h2:visible').allInnerTexts(),
});
const numbers = (holds: (index: number) => boolean) => Array.from({ length: 26 }, (_, index) => index).filter(holds);

test('the archive is narrowed by year and tag, with the mouse and the keyboard, without script', async () => {
  const { page, csp, console: messages, close } = await newPage(browser);
  try {
    await page.goto(server.url('/archive/'));
    expect(await seen(page)).toEqual({ posts: numbers(() => true), years: ['2022', '2021', '2020'] });
    expect(await page.locator('.shown').isVisible()).toBe(false);

    await page.getByRole('radio', { name: '2021 9' }).check();
    expect(await seen(page)).toEqual({ posts: numbers((index) => index % 3 === 1), years: ['2021'] });
    await page.getByRole('radio', { name: 'odd 13' }).check();
    expect(await seen(page)).toEqual({
      posts: numbers((index) => index % 3 === 1 && index % 2 === 1),
      years: ['2021'],
    });
    expect(await page.locator('.shown').isVisible()).toBe(true);

    // One stop of the Tab key for each group; the arrows choose.
    await page.getByRole('group', { name: 'Year' }).getByRole('radio', { checked: true }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { checked: true }).evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      '',
      't2',
    ]);
    expect(await seen(page)).toEqual({ posts: [0, 1, 2, 3], years: ['2022', '2021', '2020'] });
    expect([csp, messages]).toEqual([[], []]);
  } finally {
    await close();
  }
});

test.each(['light', 'dark'] as const)('the choices are sound for screen readers (%s)', async (colorScheme) => {
  const choose = (page: Page) => page.getByRole('radio', { name: 'few 4' }).check();
  expect(await axeViolations(browser, server.url('/archive/'), { colorScheme }, choose)).toEqual([]);
});

test('an archive of more than a page has a page for each year, which leads to the next ones', async () => {
  const more = Array.from({ length: 12 }, (_, index) => [
    `posts/2021-02-${String(index + 1).padStart(2, '0')}-p${index + 26}.md`,
    `---\ntitle: Post ${index + 26}\ndescription: ${'words '.repeat(5_000)}\ntags: [${tagsOf(index).join(', ')}]\n---\n\nText.\n`,
  ]);
  const { status, output } = await site().rebuild({ content: Object.fromEntries(more) as Record<string, string> });
  expect(status, output).toBe(0);
  // With the `_headers` of this build.
  await server.close();
  server = await serve(site().dist);
  expect(site().read('sitemap-0.xml')).toContain('/archive/2021/</loc>');
  const { page, csp, console: messages, close } = await newPage(browser);
  try {
    await page.goto(server.url('/archive/'));
    expect(await page.locator('.all-tags li').allInnerTexts()).toEqual([
      '2022 8 posts',
      '2021 21 posts',
      '2020 9 posts',
    ]);
    await page.getByRole('link', { name: '2021' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Archive: 2021');
    await page.getByRole('radio', { name: 'few 5' }).check();
    expect((await seen(page)).posts).toEqual([1, 26, 27, 28, 29]);
    expect(await page.locator('.filters [name=year]').count()).toBe(0);
    const pages = page.getByRole('navigation', { name: 'Pages' });
    expect(await pages.getByRole('link').allInnerTexts()).toEqual(['2022', '2020']);
    await pages.getByRole('link', { name: '2020' }).click();
    expect(page.url()).toBe(server.url('/archive/2020/'));
    expect(await pages.getByRole('link').allInnerTexts()).toEqual(['2021']);
    await page.getByRole('main').getByRole('link', { name: 'Archive' }).click();
    expect(page.url()).toBe(server.url('/archive/'));
    expect([csp, messages]).toEqual([[], []]);
  } finally {
    await close();
  }
  expect(await axeViolations(browser, server.url('/archive/'))).toEqual([]);
  expect(await axeViolations(browser, server.url('/archive/2021/'), { colorScheme: 'dark' })).toEqual([]);
});

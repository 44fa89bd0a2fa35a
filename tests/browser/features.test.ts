import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchBrowser, newPage, type PageOptions } from '../support/browser.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';
import { fixtureContent, kindsOfPage } from './fixture.ts';

const site = sharedSite({ start: 'sample', content: await fixtureContent() });
let server: StaticServer;
let browser: Browser;
beforeAll(async () => void ([server, browser] = await Promise.all([serve(site().dist), launchBrowser()])));
afterAll(() => Promise.all([browser.close(), server.close()]));

/** Opens a page, its fonts loaded, for the length of `look`. */
async function visit<T>(path: string, options: PageOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const { page, close } = await newPage(browser, options);
  try {
    await page.goto(server.url(path));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await look(page);
  } finally {
    await close();
  }
}

const box = (page: Page, selector: string) => page.locator(selector).first().boundingBox().then((found) => found!);
const style = (page: Page, selector: string, property: string) =>
  page.locator(selector).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('notes', () => {
  /** Where the prose ends, and each note with its first reference, in the order of the notes. */
  const measure = (page: Page) =>
    page.evaluate(() => {
      const edges = (element: Element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { left, right, top, bottom };
      };
      const notes = [...document.querySelectorAll('.footnotes li')];
      return {
        window: innerWidth,
        prose: edges(document.querySelector('.prose > p')!),
        end: edges([...document.querySelectorAll('.prose > p')].at(-1)!).bottom,
        notes: notes.map((note) => ({ ...edges(note), reference: edges(document.querySelector(`a[href="#${CSS.escape(note.id)}"]`)!) })),
      };
    });

  test.each([
    ['crowded-notes', 1280],
    ['crowded-notes', 1440],
    ['crowded-notes', 2560],
    ['written-in-mdx', 1440],
    ['a-tour-of-what-a-post-can-hold', 1440],
  ])('of %s stand in the margin at %i px, none over another', async (slug, width) => {
    const { window, prose, notes } = await visit(`/posts/${slug}/`, { width }, measure);
    expect(notes.length).toBeGreaterThan(1);
    notes.forEach(({ left, right, top, reference }, index) => {
      expect(left).toBeGreaterThan(prose.right + 16);
      expect(right).toBeLessThanOrEqual(window);
      const free = notes[index - 1]?.bottom ?? -Infinity;
      expect(top).toBeGreaterThanOrEqual(free);
      // Beside its reference, or right after the note before it.
      expect(Math.min(Math.abs(top - reference.top), top - free)).toBeLessThan(24);
    });
  });

  test.each([
    ['many-notes', 1440],
    ['crowded-notes', 800],
  ])('of %s stand at the end at %i px', async (slug, width) => {
    const { prose, end, notes } = await visit(`/posts/${slug}/`, { width }, measure);
    expect(notes.length).toBe(slug === 'many-notes' ? 26 : 3);
    for (const { left, right, top } of notes) {
      expect(top).toBeGreaterThan(end);
      expect(left).toBeGreaterThanOrEqual(prose.left);
      expect(right).toBeLessThanOrEqual(prose.right + 1);
    }
  });
});

describe('the card of a link to a post', () => {
  const link = '.prose a[href^="/posts/on-getting-into-machine-learning/"]';
  const card = '#Link1';
  const shown = (page: Page) => page.locator(card).waitFor({ state: 'visible', timeout: 5000 });

  test.each([320, 1280])('is beside the link that is pointed at, inside a window of %i px', async (width) => {
    await visit(kindsOfPage['tour post'], { width }, async (page) => {
      await page.locator(link).scrollIntoViewIfNeeded();
      expect(await page.locator(card).isVisible()).toBe(false);
      await page.hover(link);
      await shown(page);
      expect(await page.locator(card).innerText()).toMatch(/^On getting into Machine Learning\n28 June 2022\nEver since .*…$/);
      const [anchor, { x, y, width: wide, height }] = [await box(page, link), await box(page, card)];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
      const gap = y > anchor.y ? y - (anchor.y + anchor.height) : anchor.y - (y + height);
      expect(gap).toBeGreaterThan(-1);
      expect(gap).toBeLessThan(20);
      await page.mouse.move(0, 0);
      await page.locator(card).waitFor({ state: 'hidden', timeout: 5000 });
    });
  });

  test('is there for the keyboard: the focus shows it, Escape hides it, Enter follows the link', async () => {
    await visit(kindsOfPage['tour post'], {}, async (page) => {
      const before = page.locator('.prose a[href="/archive/"]');
      await before.focus();
      await page.keyboard.press('Tab');
      while (!(await page.locator(`${link}:focus`).count())) await page.keyboard.press('Tab');
      await shown(page);
      await page.keyboard.press('Escape');
      await page.locator(card).waitFor({ state: 'hidden', timeout: 5000 });
      await page.keyboard.press('Enter');
      await page.waitForURL('**/posts/on-getting-into-machine-learning/#how-it-started');
    });
  });

  test('describes the link, and is no other part of what is read out', async () => {
    await visit(kindsOfPage['tour post'], {}, async (page) => {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const told = nodes.filter(({ ignored, name, description }) => !ignored && /Ever since/.test(`${name?.value} ${description?.value}`));
      expect(told.map(({ role, name, description }) => [role?.value, name?.value, description?.value])).toEqual([]);
    });
  });

  test.each([
    { width: 320, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)('axe finds nothing wrong with it at $width px, $colorScheme', async (options) => {
    const point = async (page: Page) => {
      await page.hover(link);
      await shown(page);
    };
    expect(await axeViolations(browser, server.url(kindsOfPage['tour post']), options, point)).toEqual([]);
  });
});

describe('the list of contents', () => {
  const accent = (page: Page) => style(page, '.data-footnote-ref, [data-footnote-ref]', 'color');
  const marked = (page: Page, colour: string) =>
    page.locator('.contents a').evaluateAll((links, wanted) => links.filter((link) => getComputedStyle(link).color === wanted).map((link) => link.textContent), colour);

  test('stands in the left margin of a wide screen, and stays in view', async () => {
    await visit(kindsOfPage['tour post'], { width: 1440 }, async (page) => {
      const [contents, prose] = [await box(page, '.contents ol'), await box(page, '.prose > p')];
      expect(contents.x).toBeGreaterThanOrEqual(0);
      expect(contents.x + contents.width).toBeLessThan(prose.x - 16);
      await page.locator('#tables').scrollIntoViewIfNeeded();
      const { y, height } = await box(page, '.contents ol');
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(800);
    });
  });

  test('marks the section that is being read', async () => {
    await visit(kindsOfPage['tour post'], { width: 1440 }, async (page) => {
      const colour = await accent(page);
      for (const [id, text] of [['code', 'Code'], ['pictures', 'Pictures'], ['notes', 'Notes']] as const) {
        await page.locator(`#${id}`).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
        await expect.poll(() => marked(page, colour)).toEqual([text]);
      }
    });
  });

  test('is folded away on a narrow screen, and unfolds', async () => {
    await visit(kindsOfPage['tour post'], { width: 390 }, async (page) => {
      expect(await page.locator('.contents a').first().isVisible()).toBe(false);
      await page.locator('.contents summary').press('Enter');
      expect(await page.locator('.contents a').first().isVisible()).toBe(true);
    });
  });

  test('is left out of a post of fewer than three headings', async () => {
    expect(site().read('posts/chinese/index.html')).not.toContain('class="contents"');
  });
});

test('dark is dark and light is light', async () => {
  const lightness = (colorScheme: 'light' | 'dark') =>
    visit('/', { colorScheme }, async (page) => {
      const [paper, ink] = [await style(page, 'html', 'background-color'), await style(page, 'body', 'color')];
      return [paper, ink].map((colour) => Number(/\d+/.exec(colour)![0]));
    });
  const [[lightPaper, lightInk], [darkPaper, darkInk]] = [await lightness('light'), await lightness('dark')];
  expect(lightPaper).toBeGreaterThan(200);
  expect(lightInk).toBeLessThan(60);
  expect(darkPaper).toBeLessThan(60);
  expect(darkInk).toBeGreaterThan(200);
});

test('on paper there is no navigation, no dark, and every address is spelled out, nothing is cut off', async () => {
  await visit(kindsOfPage['extreme post'], { colorScheme: 'dark', width: 640 }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const selector of ['header.site nav', 'footer.site', '.contents', '.neighbours', '.skip']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    }
    expect(await style(page, 'html', 'background-color')).toBe('rgb(255, 255, 255)');
    expect(await style(page, '.prose', 'color')).toBe('rgb(0, 0, 0)');
    const spelledOut = await page.locator('.prose p a[href^="http"]').first().evaluate((link) => [getComputedStyle(link, '::after').content, link.getAttribute('href')]);
    expect(spelledOut[0]).toContain(spelledOut[1]);
    const cutOff = await page.locator('main *').evaluateAll((all) => all.filter((each) => getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1).map((each) => each.className));
    expect(cutOff).toEqual([]);
  });
});

test('pictures: the first at once, the others when they are near; all with their size, as AVIF', async () => {
  await visit(kindsOfPage['MDX post'], { width: 390, height: 400 }, async (page) => {
    const pictures = await page.locator('.prose img').evaluateAll((all) =>
      (all as HTMLImageElement[]).map(({ loading, width, height, currentSrc, alt }) => ({ lazy: loading === 'lazy', sized: width > 0 && height > 0, type: currentSrc.split('.').at(-1), alt })),
    );
    expect(pictures[0]).toEqual({ lazy: false, sized: true, type: 'avif', alt: 'A plain colour' });
    expect(pictures[1]).toMatchObject({ lazy: true, sized: true, alt: 'A tall picture' });
    const sizes = await page.locator('.prose img').evaluateAll((all) => all.map((each) => [each.getAttribute('width'), each.getAttribute('height')]));
    expect(sizes).toEqual([['1500', '750'], ['300', '900']]);
  });
});

describe('for Safari, which the tests cannot start', () => {
  const rules = () => site().files().filter((file) => file.endsWith('.html')).flatMap((file) => [...site().read(file).matchAll(/<style>(.*?)<\/style>/gs)].flatMap(([, css]) => css!.match(/[^{}]*\{[^{}]*\}/g) ?? []));

  test('a line below a link has its thickness apart: before 26.2, together they are no line', () => {
    expect(rules().filter((rule) => rule.includes('text-decoration:underline')).length).toBeGreaterThan(0);
    expect(rules().filter((rule) => /[{;]text-decoration:[^;}]*(\d|var\()/.test(rule))).toEqual([]);
  });

  test('what must not be selected says so with the prefix', () => {
    const selecting = rules().filter((rule) => /[{;]user-select:/.test(rule));
    expect(selecting.length).toBeGreaterThan(0);
    expect(selecting.filter((rule) => !rule.includes('-webkit-user-select:'))).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchBrowser, newPage, type PageOptions } from '../support/browser.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';
import { fixtureContent, kindsOfPage } from './fixture.ts';
import { looks } from './looks.ts';

const site = sharedSite({ start: 'sample', content: { ...(await fixtureContent()), ...(await looks()) } });
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

const box = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .boundingBox()
    .then((found) => found!);
const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

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
        notes: notes.map((note) => ({
          ...edges(note),
          reference: edges(document.querySelector(`a[href="#${CSS.escape(note.id)}"]`)!),
        })),
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
  const shown = (page: Page) => page.locator(card).waitFor({ state: 'visible', timeout: 15_000 });

  test.each([320, 1280])('is beside the link that is pointed at, inside a window of %i px', async (width) => {
    await visit(kindsOfPage['tour post'], { width }, async (page) => {
      await page.locator(link).scrollIntoViewIfNeeded();
      expect(await page.locator(card).isVisible()).toBe(false);
      await page.hover(link);
      await shown(page);
      expect(await page.locator(card).innerText()).toMatch(
        /^On getting into Machine Learning\n28 June 2022\nEver since .*…$/,
      );
      const [anchor, { x, y, width: wide, height }] = [await box(page, link), await box(page, card)];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
      const gap = y > anchor.y ? y - (anchor.y + anchor.height) : anchor.y - (y + height);
      expect(gap).toBeGreaterThan(-1);
      expect(gap).toBeLessThan(20);
      await page.mouse.move(0, 0);
      await page.locator(card).waitFor({ state: 'hidden', timeout: 15_000 });
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
      await page.locator(card).waitFor({ state: 'hidden', timeout: 15_000 });
      await page.keyboard.press('Enter');
      await page.waitForURL('**/posts/on-getting-into-machine-learning/#how-it-started');
    });
  });

  test('describes the link, and is no other part of what is read out', async () => {
    await visit(kindsOfPage['tour post'], {}, async (page) => {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const told = nodes.filter(
        ({ ignored, name, description }) => !ignored && /Ever since/.test(`${name?.value} ${description?.value}`),
      );
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
    page
      .locator('.contents a')
      .evaluateAll(
        (links, wanted) =>
          links.filter((link) => getComputedStyle(link).color === wanted).map((link) => link.textContent),
        colour,
      );

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
      for (const [id, text] of [
        ['code', 'Code'],
        ['pictures', 'Pictures'],
        ['notes', 'Notes'],
      ] as const) {
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
    // It is its own text.
    expect(
      await page
        .locator('.prose a[href^="http"]')
        .first()
        .evaluate((link) => getComputedStyle(link, '::after').content),
    ).toBe('none');
    const cutOff = await page
      .locator('main *')
      .evaluateAll((all) =>
        all
          .filter((each) => getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1)
          .map((each) => each.className),
      );
    expect(cutOff).toEqual([]);
  });
});

test('on paper the URL of a link is spelled out once, in lists too', async () => {
  await visit('/posts/wide-things/', { width: 640 }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    const after = await page
      .locator('.prose a[href^="https:"]')
      .evaluateAll((all) => all.map((link) => getComputedStyle(link, '::after').content.replaceAll('"', '')));
    expect(after.map((content) => content.replace(/\s+/g, ''))).toEqual([
      '(https://example.org/a/)',
      'none',
      '(https://example.org/b/)',
    ]);
  });
});

test('pictures: the first at once, the others when they are near; all with their size, as AVIF', async () => {
  await visit(kindsOfPage['MDX post'], { width: 390, height: 400 }, async (page) => {
    const pictures = await page.locator('.prose img').evaluateAll((all) =>
      (all as HTMLImageElement[]).map(({ loading, width, height, currentSrc, alt }) => ({
        lazy: loading === 'lazy',
        sized: width > 0 && height > 0,
        type: currentSrc.split('.').at(-1),
        alt,
      })),
    );
    expect(pictures[0]).toEqual({ lazy: false, sized: true, type: 'avif', alt: 'A plain colour' });
    expect(pictures[1]).toMatchObject({ lazy: true, sized: true, alt: 'A tall picture' });
    const sizes = await page
      .locator('.prose img')
      .evaluateAll((all) => all.map((each) => [each.getAttribute('width'), each.getAttribute('height')]));
    expect(sizes).toEqual([
      ['1500', '750'],
      ['300', '900'],
    ]);
  });
});

describe('for Safari, which the tests cannot start', () => {
  const rules = () =>
    site()
      .files()
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) =>
        [
          ...site()
            .read(file)
            .matchAll(/<style>(.*?)<\/style>/gs),
        ].flatMap(([, css]) => css!.match(/[^{}]*\{[^{}]*\}/g) ?? []),
      );

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

describe('what is wider than its place', () => {
  const wide = '/posts/wide-things/';

  test.each([390, 768, 1280, 1600])('is an image, and its `sizes` say so, at %i px', async (width) => {
    await visit(wide, { width }, async (page) => {
      const said = await page.locator('.prose picture > img').evaluateAll((all) =>
        (all as HTMLImageElement[]).map((image) => {
          const { sizes } = image.parentElement!.querySelector('source') ?? image;
          const [size] = sizes
            .split(', ')
            .map((each) => /^(?:(\(.*?\)) )?(\S+)$/.exec(each)!)
            .find(([, query]) => query === undefined || matchMedia(query).matches)!
            .slice(2);
          const probe = document.body.appendChild(document.createElement('div'));
          probe.style.inlineSize = size!;
          return probe.getBoundingClientRect().width / image.getBoundingClientRect().width;
        }),
      );
      expect(said.length).toBeGreaterThan(3);
      for (const ratio of said) expect(ratio).toBeGreaterThan(0.95);
    });
  });

  test.each([1280, 1440, 2560])(
    'leaves room between a wide caption and the contents, and the window, at %i px',
    async (width) => {
      await visit(wide, { width }, async (page) => {
        const [contents, caption, full] = [
          await box(page, '.contents ol'),
          await box(page, '.prose > .wide figcaption'),
          await box(page, '.prose > .full'),
        ];
        expect(caption.x - (contents.x + contents.width)).toBeGreaterThan(24);
        expect((await box(page, '.prose > .wide')).x - (contents.x + contents.width)).toBeGreaterThan(16);
        expect(full.x).toBeGreaterThanOrEqual(0);
        expect((await box(page, '.prose > .full figcaption')).x).toBeCloseTo((await box(page, '.prose > h2')).x, 0);
      });
    },
  );

  test('keeps the number of a long formula in view', async () => {
    await visit(wide, { width: 320 }, async (page) => {
      expect(
        await page
          .locator('.equation')
          .first()
          .evaluate((each) => each.scrollWidth > each.clientWidth),
      ).toBe(true);
      const { x, width } = await box(page, '.equation .number');
      expect(x).toBeGreaterThan(0);
      expect(x + width).toBeLessThanOrEqual(320);
    });
  });

  test.each(['light', 'dark'] as const)(
    'has a shade at the edge where there is more, and at no other, %s',
    async (colorScheme) => {
      await visit(wide, { width: 320, colorScheme, javaScriptEnabled: true }, async (page) => {
        for (const selector of ['.prose > .table', '.prose > pre', '.prose > .equation']) {
          const scroller = page.locator(selector).first();
          await scroller.scrollIntoViewIfNeeded();
          const lightness = async (side: 'left' | 'right') => {
            const { x, y, width } = (await scroller.boundingBox())!;
            const shot = await page.screenshot({
              clip: { x: side === 'left' ? x : x + width - 1, y: y + 5, width: 1, height: 1 },
            });
            return (await sharp(shot).removeAlpha().raw().toBuffer())[0]!;
          };
          const shaded = async () => ({ left: await lightness('left'), right: await lightness('right') });
          const atStart = await shaded();
          await scroller.evaluate((each) => (each.scrollLeft = each.scrollWidth));
          const atEnd = await shaded();
          expect(Math.abs(atStart.left - atEnd.left), `${selector}, left`).toBeGreaterThan(8);
          // The number of a formula stands there.
          if (!selector.includes('equation'))
            expect(Math.abs(atStart.right - atEnd.right), `${selector}, right`).toBeGreaterThan(8);
        }
      });
    },
  );

  test('is code, and takes the margin where no note stands in it', async () => {
    const right = async (path: string, selector: string) =>
      visit(path, { width: 1440 }, async (page) => (await box(page, selector)).x + (await box(page, selector)).width);
    const column = await right(wide, '.prose > h2');
    expect(await right(wide, '.prose > pre')).toBeGreaterThan(column + 100);
    expect(await right(wide, '.prose > pre ~ pre')).toBeCloseTo(column, 0);
    const note = await visit('/posts/full-notes/', { width: 1440 }, (page) => box(page, '.footnotes li'));
    expect(await right('/posts/full-notes/', '.prose > pre')).toBeLessThan(note.x - 8);
  });
});

test.each([800, 1280, 1440, 2560])('whatever a note holds stays in it, at %i px', async (width) => {
  await visit('/posts/full-notes/', { width }, async (page) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const outside = await page.evaluate(() => {
      const notes = [...document.querySelectorAll('.footnotes > ol > li')];
      const isScrolled = (element: Element, note: Element): boolean =>
        element !== note &&
        (getComputedStyle(element.parentElement!).overflowX === 'auto' || isScrolled(element.parentElement!, note));
      return notes.flatMap((note) => {
        const { left, right, top, bottom } = note.getBoundingClientRect();
        return [...note.querySelectorAll('*')]
          .filter((each) => !isScrolled(each, note) && each.checkVisibility())
          .filter((each) => {
            const box = each.getBoundingClientRect();
            return (
              box.width > 0 &&
              (box.left < left - 1 || box.right > right + 1 || box.top < top - 8 || box.bottom > bottom + 8)
            );
          })
          .map((each) => each.outerHTML.slice(0, 80));
      });
    });
    expect(outside).toEqual([]);
  });
});

test.each([320, 390, 768, 1280])('no line begins or ends with a dot, at %i px', async (width) => {
  for (const path of ['/posts/wide-things/', '/subscribe/', '/archive/', '/tags/statistics/', '/']) {
    await visit(path, { width }, async (page) => {
      const found = await page.evaluate(() =>
        [...document.querySelectorAll('.meta, .tags')].flatMap((line) => {
          const clip = Number.parseFloat(/inset\(\S+ ([\d.]+)px/.exec(getComputedStyle(line).clipPath)?.[1] ?? '0');
          const start = line.getBoundingClientRect().left;
          const items = [...line.children].filter((each) => each.checkVisibility());
          return items.flatMap((item, index) => {
            const before = getComputedStyle(item, '::before');
            const rect = item.getBoundingClientRect();
            const isFirst = index === 0 || rect.top > items[index - 1]!.getBoundingClientRect().top + 2;
            // Ink of the dot: the middle fifth of its room.
            const ink = rect.left + Number.parseFloat(before.width) * 0.62;
            return before.content === '"·"' && isFirst && ink > start + clip ? [item.textContent] : [];
          });
        }),
      );
      expect(found).toEqual([]);
    });
  }
});

test('without styles too there is a dot between date and reading time', () => {
  const text = (file: string) =>
    site()
      .read(file)
      .replace(/<style>.*?<\/style>/gs, '')
      .replace(/<[^>]+>/g, '');
  for (const file of ['index.html', 'posts/wide-things/index.html'])
    expect(text(file)).toMatch(/January 2023 · 1 min read/);
});

describe('a clear image', () => {
  const backgrounds = (path: string, colorScheme: 'light' | 'dark') =>
    visit(path, { colorScheme }, (page) =>
      page
        .locator('.prose img')
        .evaluateAll((all) => all.map((each) => [each.getAttribute('alt'), getComputedStyle(each).backgroundColor])),
    );

  test('has the paper of the day behind it at night; an opaque one is left alone', async () => {
    const paper = await visit('/', { colorScheme: 'light' }, (page) => style(page, 'html', 'background-color'));
    const none = 'rgba(0, 0, 0, 0)';
    expect(await backgrounds('/posts/wide-things/', 'dark')).toEqual([
      ['A clear cover', paper],
      ['Clear', paper],
      ['Opaque', none],
      ['Clear in public', paper],
      ['Full', paper],
    ]);
    expect((await backgrounds('/posts/wide-things/', 'light')).map(([, colour]) => colour)).toEqual(
      Array(5).fill(none),
    );
    expect(site().read('rss.xml')).not.toContain('transparent');
  });
});

test('dates stand on one side of the list, whatever the language of each post', async () => {
  await visit('/', { width: 1280 }, async (page) => {
    expect(await page.locator('.posts [dir="rtl"]').count()).toBeGreaterThan(0);
    const sides = await page.evaluate(() =>
      [...document.querySelectorAll('.posts article')].map((post) => {
        const [whole, date] = [post.getBoundingClientRect(), post.querySelector('.meta')!.getBoundingClientRect()];
        return [date.right < whole.left, Math.round(date.right)].join();
      }),
    );
    expect(new Set(sides).size).toBe(1);
    expect(sides[0]).toMatch(/^true/);
  });
});

test('from right to left, a table begins at its edge and a wide formula with its beginning', async () => {
  await visit('/posts/arabic/', { width: 320 }, async (page) => {
    const inset = await page.evaluate(() => {
      const [table, cell] = ['.table', '.prose th'].map((selector) => document.querySelector(selector)!);
      return [
        table!.getBoundingClientRect().right - cell!.getBoundingClientRect().right,
        Number.parseFloat(getComputedStyle(cell!).paddingRight),
      ];
    });
    expect(inset).toEqual([0, 0]);
    const [equation, formula] = [await box(page, '.equation'), await box(page, '.equation > math')];
    expect(formula.width).toBeGreaterThan(equation.width);
    expect(formula.x).toBeCloseTo(equation.x, 0);
  });
});

test('a caption keeps clear of the paper behind its image at night', async () => {
  for (const width of [320, 1280]) {
    await visit('/posts/wide-things/', { width, colorScheme: 'dark' }, async (page) => {
      const gap = await page.evaluate(() => {
        const image = document.querySelector('.wide img')!;
        const paper = Number.parseFloat(/ ([\d.]+)px$/.exec(getComputedStyle(image).boxShadow)![1]!);
        return (
          document.querySelector('.wide figcaption')!.getBoundingClientRect().top -
          image.getBoundingClientRect().bottom -
          paper
        );
      });
      expect(gap).toBeGreaterThan(6);
    });
  }
});

test('the foot of a page has the year of the newest post, the archive and the feed', async () => {
  for (const path of ['/', '/about/', '/posts/on-getting-into-machine-learning/', '/404.html']) {
    await visit(path, {}, async (page) => {
      expect(await page.locator('footer.site').innerText()).toMatch(/^© 2023 /);
      expect(
        await page.locator('footer.site a').evaluateAll((all) => all.map((each) => each.getAttribute('href'))),
      ).toEqual(expect.arrayContaining(['/archive/', '/subscribe/', '/rss.xml']));
    });
  }
});

test.each(['/tags/statistics/', '/tags/filler/', '/archive/'])(
  '%s: titles begin in one line, with descriptions; only choices stand before the posts',
  async (path) => {
    await visit(path, { width: 1280 }, async (page) => {
      const lists = await page
        .locator('.dated')
        .evaluateAll((all) =>
          all.map((list) =>
            [...list.querySelectorAll('li > div')].map((each) => Math.round(each.getBoundingClientRect().left)),
          ),
        );
      for (const starts of lists) expect(new Set(starts).size).toBe(1);
      expect(await page.locator('.dated .p-summary').count()).toBeGreaterThan(0);
      const first = path === '/archive/' ? ['filters', 'year'] : [];
      const classes = await page
        .locator('main > :not(h1)')
        .evaluateAll((all) => all.map((element) => element.getAttribute('class')));
      expect(classes.slice(0, first.length)).toEqual(first);
    });
  },
);

test('each kind of callout has a sign of its own', async () => {
  await visit(kindsOfPage['learning post'], {}, async (page) => {
    const signs = await page.evaluate(() =>
      ['note', 'tip', 'important', 'warning', 'caution'].map((kind) => {
        const box = document.createElement('div');
        box.className = `callout ${kind}`;
        box.innerHTML = '<p class="title">x</p>';
        document.querySelector('.prose')!.append(box);
        return getComputedStyle(box.firstElementChild!, '::before').clipPath;
      }),
    );
    expect(new Set(signs).size).toBe(5);
    expect(signs).not.toContain('none');
  });
});

test('the browser’s frame has the colour of the paper', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit('/', { colorScheme }, async (page) => {
      const colour = await page.locator(`meta[name="theme-color"][media*="${colorScheme}"]`).getAttribute('content');
      const channels = /\d+, \d+, \d+/.exec(await style(page, 'html', 'background-color'))![0].split(', ');
      expect(colour).toBe(`#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`);
    });
  }
});

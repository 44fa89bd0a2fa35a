import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchBrowser, newPage } from '../support/browser.ts';
import { fixtureSite } from '../support/project.ts';
import { serve, type StaticServer } from '../support/server.ts';
import { sharedSite } from '../support/site.ts';
import { layoutFaults } from './faults.ts';

const arabic = `---
title: كيف بدأت رحلتي مع تعلّم الآلة
tags: [تعلّم الآلة, Python]
series: { name: خطوات أولى, part: 1 }
discussions: [{ name: المنتدى, url: "https://f.example/1" }, { name: المجلة, url: "https://f.example/2" }]
---

منذ عرفت الإنترنت وأنا مولع بحل المشكلات.[^1] انظر [التدوينة التالية](./2022-01-02-two.md). الخسارة هي $L = (y - \\hat y)^2$، وفي الشيفرة \`a[0] = 1;\`.

## خط مستقيم

> [!NOTE]
> هذه ملاحظة.

\`\`\`python
print("hello")
\`\`\`

\`\`\`mermaid
flowchart LR
  a[بداية] --> b[نهاية]
\`\`\`

\`\`\`chart
الشهر,الخطأ
2024-01-01,3
2024-03-01,1
\`\`\`

- [x] أول

| النموذج | الخطأ |
| - | -: |
| خط | 0.1 |

: نتائج {#tbl:a}

## قسم ثان

نص آخر @tbl:a.

## قسم ثالث

نص.

[^1]: حاشية قصيرة عن ذلك.
`;

const settings = fixtureSite
  .replace("lang: 'en'", "lang: 'ar'")
  .replace("title: 'Stay Tuned'", "title: 'ابقَ على اطلاع'")
  .replace(/description: 'Notes[^']*'/, "description: 'ملاحظات مهندس يدوّن ما يتعلمه.'")
  .replace(/label: '(\w+)'/g, "label: 'التدوينات'");

const site = sharedSite({
  files: { 'src/site.ts': settings },
  content: {
    'pages/about.md': '---\ntitle: عنّي\n---\n\nأنا.\n',
    'posts/2022-01-01-one.md': arabic,
    'posts/2022-01-02-two.md':
      '---\ntitle: الانحدار الخطي\ntags: [Python]\nseries: { name: خطوات أولى, part: 2 }\n---\n\nنص.\n',
    'posts/2022-01-03-english.md':
      '---\ntitle: A post in English\nlang: en\n---\n\nIn English, on an Arabic blog.[^1]\n\n[^1]: A note.\n',
  },
});
let server: StaticServer;
let browser: Browser;
beforeAll(async () => void ([server, browser] = await Promise.all([serve(site().dist), launchBrowser()])));
afterAll(() => Promise.all([browser.close(), server.close()]));

const pages = ['/', '/posts/one/', '/posts/english/', '/archive/', '/tags/', '/series/', '/subscribe/', '/404.html'];

async function at<T>(path: string, look: (page: Page) => Promise<T>, width = 1440): Promise<T> {
  const { page, close } = await newPage(browser, { width });
  await page.goto(server.url(path));
  const seen = await look(page);
  await close();
  return seen;
}

/** Left and right edges of the first element that a selector finds, in CSS pixels. */
const edges = (page: Page, selector: string) =>
  page.evaluate((of) => {
    const { left, right } = document.querySelector(of)!.getBoundingClientRect();
    return { left, right };
  }, selector);

describe('a blog in Arabic', () => {
  test.each(pages.flatMap((path) => [320, 1280].map((width) => [path, width] as const)))(
    '%s is in order at %i px',
    async (path, width) => {
      expect(await at(path, layoutFaults, width)).toEqual([]);
      expect(await axeViolations(browser, server.url(path), { width })).toEqual([]);
    },
  );

  test('runs from right to left: name, contents and notes change sides, code and drawings do not', async () => {
    await at('/posts/one/', async (page) => {
      expect(
        await page.evaluate(() => [
          document.documentElement.dir,
          getComputedStyle(document.querySelector('.prose')!).direction,
        ]),
      ).toEqual(['rtl', 'rtl']);
      const [prose, name, contents, note] = await Promise.all(
        ['.prose', 'header.site .name', '.contents', '.footnotes li'].map((selector) => edges(page, selector)),
      );
      expect(name!.right).toBeCloseTo(prose!.right, 0);
      expect(contents!.left).toBeGreaterThan(prose!.right);
      expect(note!.right).toBeLessThan(prose!.left);
      const [pre, firstToken] = await Promise.all(
        ['.prose pre', '.prose pre code > span'].map((selector) => edges(page, selector)),
      );
      expect(firstToken!.left - pre!.left).toBeLessThan(40);
      expect(
        await page.evaluate(() =>
          ['pre', 'code', 'svg', 'math'].map(
            (name) => getComputedStyle(document.querySelector(`.prose ${name}`)!).direction,
          ),
        ),
      ).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
    });
  });

  test.each(pages.filter((path) => path !== '/posts/english/'))('%s has no word of another language', async (path) => {
    const words = await at(path, (page) =>
      page.evaluate(() =>
        [document.title, ...document.querySelectorAll('body *')]
          .flatMap((node) =>
            typeof node === 'string'
              ? node
              : [...node.childNodes]
                  .filter((child) => child.nodeType === 3)
                  .map((child) => child.textContent!)
                  .concat(node.getAttribute('aria-label') ?? '', node.getAttribute('title') ?? ''),
          )
          .join(' '),
      ),
    );
    const known =
      /Python|hello|print|BibTeX|RSS|Atom|JSON Feed|OPML|DuckDuckGo|Ctrl\+F|Feedbin|Feedly|Inoreader|NewsBlur|The Old Reader|A post in English|In English, on an Arabic blog|https?:\S+|@misc\{[^]*?\n\}|\\hat|\bL\b|\by\b|⌘F/g;
    expect(
      words
        .replace(known, '')
        .match(/[A-Za-z]{3,}/g)
        ?.filter((word) => !/^(one|two)$/.test(word)) ?? [],
    ).toEqual([]);
  });

  test.each(['/posts/one/', '/posts/english/'])('the dots of %s stand between what they part', async (path) => {
    const dots = await at(path, (page) =>
      page.evaluate(() => {
        const items = [...document.querySelectorAll<HTMLElement>('.post .meta')].flatMap((line) =>
          [...line.querySelectorAll<HTMLElement>(':scope > :not(.dot)')].slice(1),
        );
        return items.map((item) => {
          const isLeftward = getComputedStyle(item.parentElement!).direction === 'rtl';
          const before = item.previousElementSibling!.matches('.dot')
            ? item.previousElementSibling!.previousElementSibling!
            : item.previousElementSibling!;
          const [own, last] = [item.getBoundingClientRect(), before.getBoundingClientRect()];
          const { content, right, left, width } = getComputedStyle(item, '::before');
          const padding = Number.parseFloat(getComputedStyle(item)[isLeftward ? 'paddingRight' : 'paddingLeft']);
          return {
            content,
            follows: isLeftward ? own.right <= last.left + 0.1 : own.left >= last.right - 0.1,
            isBetween: Number.parseFloat(isLeftward ? right : left) === 0 && Number.parseFloat(width) <= padding + 0.1,
          };
        });
      }),
    );
    expect(dots.length).toBeGreaterThan(0);
    for (const dot of dots) expect(dot).toEqual({ content: '"·"', follows: true, isBetween: true });
  });

  test('a post in English is one, in a frame that stays Arabic', async () => {
    await at('/posts/english/', async (page) => {
      const languages = await page.evaluate(() =>
        ['html', 'header.site', 'footer.site', '.post .meta', '.prose', '.footnotes h2'].map((selector) => {
          const node = document.querySelector(selector)!;
          return [node.closest('[lang]')!.getAttribute('lang'), getComputedStyle(node).direction];
        }),
      );
      expect(languages).toEqual([
        ['en', 'ltr'],
        ['ar', 'rtl'],
        ['ar', 'rtl'],
        ['ar', 'ltr'],
        ['en', 'ltr'],
        ['en', 'ltr'],
      ]);
      expect(await page.evaluate(() => document.querySelector('.footnotes h2')!.textContent)).toBe('Notes');
    });
  });

  test('a title in another language says so wherever it leads to its post', async () => {
    const found = await Promise.all(
      [...pages, '/posts/two/'].map((path) =>
        at(path, (page) =>
          page.evaluate(() =>
            [...document.querySelectorAll('main a')]
              .filter((link) => link.textContent!.includes('A post in English'))
              .map((link) => {
                const title = [...link.querySelectorAll('bdi'), link][0]!;
                return [
                  link.closest('nav, ol, article')!.className,
                  title.closest('[lang]')!.getAttribute('lang'),
                  getComputedStyle(title).direction,
                ].join(' ');
              }),
          ),
        ),
      ),
    );
    const kinds = new Set(found.flat());
    expect([...kinds].some((kind) => kind.startsWith('neighbours '))).toBe(true);
    expect([...kinds].filter((kind) => !kind.endsWith(' en ltr'))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layoutFaults } from '../browser/faults.ts';
import { axeViolations, launchBrowser, newPage } from '../support/browser.ts';
import type { Files } from '../support/project.ts';
import { validateJsonFeed, validateXml } from '../support/schemas.ts';
import { serve } from '../support/server.ts';
import { sharedSite, type BuiltSite } from '../support/site.ts';

/** Every setting that there is, in another language and under a path; written as another hand would. */
const everySetting = `const me = "Layla";
export const site = {
  url: "https://layla.example/mudawwana", title: "مدوّنة ليلى", description: "ما أتعلّمه.", lang: "ar-EG", timeZone: "Africa/Cairo",
  author: { name: me, url: "https://layla.example/", type: "Organization" },
  nav: [{ label: "التدوينات", path: "/" }, { label: "المدونات", path: "/blogroll/" }, { label: "أنا", path: "/ana/" }],
  postsPerPage: 1, feedSize: 1, offerCitation: false, citations: "numeric", search: "bing", aiCrawlers: "disallow",
  replyTo: "me@layla.example", profiles: [{ label: "Mastodon", url: "https://social.example/@layla" }], fediverse: "@layla@social.example",
  hub: "https://hub.example/", security: { contact: "mailto:me@layla.example", expires: "2999-01-01" },
} as const;
`;

const colours = `@layer tokens, base, lists, prose, code, notes, print;
@layer tokens {
  :root {
    color-scheme: light dark;
    --paper: light-dark(#ffffff, #000000); --ink: light-dark(#001020, #f0f8ff); --soft: light-dark(#304050, #c0d0e0);
    --line: light-dark(#a0b0c0, #405060); --accent: light-dark(#00407f, #80c0ff); --tint: light-dark(#eef4fa, #101820);
    --mark: light-dark(#ffff80, #404000); --added: light-dark(#d0ffd0, #003000); --removed: light-dark(#ffd8d8, #400000);
`;
/** Other colours; sizes, and the colours of code, as they were. */
const ownTokens = colours + readFileSync('tests/fixtures/styles/tokens.css', 'utf8').replace(/[^]*--removed:.*\n/, '');

const arabic = `---
title: أول تدوينة
tags: [تعلّم الآلة]
---

كما قال @layla2024.[^1]

## قسم

نص.

[^1]: حاشية.
`;

const plainSettings = `import type { Site } from './config/site.ts';
export const site: Site = {
  url: 'http://localhost:8080', title: 'W', description: '', lang: 'de', timeZone: 'UTC', nav: [],
  postsPerPage: 100, feedSize: 5, offerCitation: true, citations: 'author-date', aiCrawlers: 'allow',
};
`;

const picture = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#00407f' } })
  .png()
  .toBuffer();

/** Blogs as owners have them, each as far from the sample as it gets. */
const owners: Record<string, { content: Files; files: Files; icon: string | undefined }> = {
  'in Arabic, with every setting, other colours, a bibliography, a blogroll and one post': {
    content: {
      'posts/2024-01-01-awwal.md': arabic,
      'posts/references.bib': '@book{layla2024, title = {كتاب}, author = {ليلى حسن}, year = {2024}}\n',
      'pages/about.md': null,
      'pages/ana.md': '---\ntitle: أنا\n---\n\nنص.\n',
      'blogroll.yml': '- name: Blog\n  url: https://blog.example/\n  feed: https://blog.example/feed.xml\n',
    },
    files: {
      'src/site.ts': everySetting,
      'src/styles/tokens.css': ownTokens,
      'public/favicon.svg': null,
      'public/favicon.ico': null,
      'public/favicon.png': picture,
      'public/CNAME': 'layla.example\n',
    },
    icon: '/mudawwana/favicon.png',
  },
  'in German, with nothing at all: no post, no page, no link, no file in public/': {
    content: { 'pages/about.md': null },
    files: { 'src/site.ts': plainSettings, public: null },
    icon: undefined,
  },
};

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

/** What the suite's own checks find wrong with a site. */
async function faultsOf(site: BuiltSite, base: string): Promise<string[]> {
  const server = await serve(site.dist, { base });
  const faults: string[] = [];
  for (const file of site.files().filter((each) => each.endsWith('.html'))) {
    const url = server.url(file.replace(/index\.html$/, ''));
    for (const width of [320, 1280]) {
      const { page, close, ...noted } = await newPage(browser, { width });
      await page.goto(url);
      faults.push(
        ...[...(await layoutFaults(page)), ...Object.values(noted).flat()].map(
          (fault) => `${file} at ${width} px: ${String(fault)}`,
        ),
      );
      await close();
    }
    faults.push(...(await axeViolations(browser, url, { width: 320 })).map((fault) => `${file}: ${fault}`));
  }
  await server.close();
  return faults;
}

describe.each(Object.entries(owners))('a blog %s', (_, { content, files, icon }) => {
  const site = sharedSite({ content, files });
  const base = icon === undefined ? '/' : '/mudawwana/';

  test('builds without a word of warning', () => {
    expect(site().output).not.toMatch(/warning/i);
  });

  test('passes the checks of its pages', async () => {
    expect(await faultsOf(site(), base)).toEqual([]);
  });

  test('has valid feeds and a valid sitemap', async () => {
    const read = (pattern: RegExp) =>
      site()
        .files()
        .filter((file) => pattern.test(file))
        .map((file) => site().read(file));
    const kinds = {
      atom: /atom\.xml$/,
      opml: /\.opml$/,
      'sitemap index': /sitemap-index\.xml$/,
      sitemap: /sitemap-\d+\.xml$/,
    } as const;
    const found = Object.entries(kinds).flatMap(([kind, pattern]) =>
      read(pattern).map((xml) => validateXml(xml, kind as keyof typeof kinds)),
    );
    expect(read(kinds.atom).length).toBeGreaterThan(0);
    expect([...(await Promise.all(found)).flat(), ...read(/feed\.json$/).flatMap(validateJsonFeed)]).toEqual([]);
  });

  test('names its icon, where it has one', () => {
    expect(/<link rel="icon" href="([^"]+)"/.exec(site().read('index.html'))?.[1]).toBe(icon);
  });
});

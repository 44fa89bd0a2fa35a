import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromes } from './chrome.ts';

export interface PageOptions {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
  contrast?: 'more' | 'no-preference';
  /** Off unless asked for, as for a reader who blocks it. */
  javaScriptEnabled?: boolean;
  deviceScaleFactor?: number;
}

/** A page in a browser profile of its own, and what went wrong on it. Every list should stay empty. */
export interface Visit {
  page: Page;
  /** Console messages and uncaught errors. */
  console: string[];
  /** What the page's Content Security Policy refused. */
  csp: string[];
  /** Requests that failed or were answered with an error. */
  failed: string[];
  /** Requests to another origin than the page's first one. */
  offOrigin: string[];
  close(): Promise<void>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters as wide as the font says, as on the screens of readers; a screenless Linux rounds each to whole pixels.
  '--font-render-hinting=none',
];

/** Starts a browser; see `chrome.ts` for which. */
export async function launchBrowser(): Promise<Browser> {
  const failures: unknown[] = [];
  for (const { path, env } of await findChromes()) {
    try {
      return await chromium.launch({ executablePath: path, args: flags, env });
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `No browser starts:\n${failures.join('\n')}`);
}

/** Opens an empty page that notes what goes wrong on it. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Visit> {
  const { width = 1280, height = 800, javaScriptEnabled = false, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled, ...rest });
  const page = await context.newPage();
  const visit: Visit = { page, console: [], csp: [], failed: [], offOrigin: [], close: () => context.close() };
  let origin: string | undefined;
  page.on('console', (message) => {
    const list = /content security policy/i.test(message.text()) ? visit.csp : visit.console;
    list.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => visit.console.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith('http')) return;
    origin ??= url.origin;
    if (url.origin !== origin) visit.offOrigin.push(url.href);
  });
  page.on('requestfailed', (request) => {
    const error = request.failure()?.errorText;
    // A browser with a window gives up the icon of a page that it leaves, or that turns out to be XML.
    if (error === 'net::ERR_ABORTED' && request.resourceType() === 'other') return;
    visit.failed.push(`${request.url()}: ${error}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) visit.failed.push(`${response.url()}: ${response.status()}`);
  });
  return visit;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe looks at a page as. */
type AxeOptions = Omit<PageOptions, 'javaScriptEnabled' | 'deviceScaleFactor'>;

/** The page of each browser that axe looks at one URL after the other in: a new one takes as long as axe itself. */
const axePages = new WeakMap<Browser, Promise<Visit>>();

/**
 * What axe finds wrong with a page, a line for each element. axe needs script, so it looks at the page in a profile
 * that allows it; the page's own policy stays in force, and so do its styles. `prepare` brings the page to what is
 * looked at, in a profile of its own.
 */
export async function axeViolations(
  browser: Browser,
  url: string,
  options: AxeOptions = {},
  prepare?: (page: Page) => Promise<void>,
): Promise<string[]> {
  if (prepare === undefined) {
    if (!axePages.has(browser)) axePages.set(browser, newPage(browser, { javaScriptEnabled: true }));
    const { page } = await axePages.get(browser)!;
    const { width = 1280, height = 800, ...media } = options;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ ...usualMedia, ...media });
    await page.goto(url);
    return runAxe(page);
  }
  const { page, close } = await newPage(browser, { ...options, javaScriptEnabled: true });
  try {
    await page.goto(url);
    await prepare(page);
    return await runAxe(page);
  } finally {
    await close();
  }
}

/** As a new page has them. */
const usualMedia = {
  colorScheme: 'light',
  reducedMotion: 'no-preference',
  forcedColors: 'none',
  contrast: 'no-preference',
} as const;

async function runAxe(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  // Not by `page.evaluate`, which takes longer for a text of this length.
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${axeSource}; 0` });
  if (exceptionDetails !== undefined) throw new Error(`axe does not start: ${exceptionDetails.text}`);
  await session.detach();
  const violations = (await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )) as AxeResults['violations'];
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) => `${id} (${impact}) at ${target.join(' ')}: ${html}\n${failureSummary}`,
    ),
  );
}

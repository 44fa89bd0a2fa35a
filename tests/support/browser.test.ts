import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations, launchBrowser, newPage, type PageOptions } from './browser.ts';
import { findChromes, installedChromes } from './chrome.ts';
import { serve, type StaticServer } from './server.ts';

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'">`;
const html = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8">${policy}<title>Test</title><main>${body}</main></html>`;

const dir = mkdtempSync(join(tmpdir(), 'blog-browser-'));
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  writeFileSync(join(dir, 'good.html'), html('<h1>Good</h1>'));
  writeFileSync(
    join(dir, 'bad.html'),
    html(
      '<h1>Bad</h1><p style="color: red">red<img src="/gone.png"><img alt="" ' +
        'src="http://example.invalid/x.png"><script>document.title = "ran"</script>',
    ),
  );
  // Hard to read where the page is looked at in another way than usual.
  const hard = 'p { background: #fff; color: #ccc }';
  const unusual = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(width: 320px)'];
  writeFileSync(
    join(dir, 'media.html'),
    html('<h1>Media</h1><p>Text</p>').replace(policy, `<style>@media ${unusual.join(', ')} { ${hard} }</style>`),
  );
  [server, browser] = await Promise.all([serve(dir), launchBrowser()]);
});

afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
  rmSync(dir, { recursive: true });
});

test('a good page has nothing to note', async () => {
  const { page, close, ...noted } = await newPage(browser, { width: 320, colorScheme: 'dark' });
  await page.goto(server.url('/good.html'));
  expect(noted).toEqual({ console: [], csp: [], failed: [], offOrigin: [] });
  expect(await page.evaluate(() => [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches])).toEqual([
    320,
    true,
  ]);
  expect(await axeViolations(browser, server.url('/good.html'))).toEqual([]);
  await close();
});

test('a bad page is noted, and its script does not run', async () => {
  const { page, close, ...noted } = await newPage(browser);
  await page.goto(server.url('/bad.html'));
  expect(noted.csp).toEqual([
    expect.stringContaining('inline style'),
    expect.stringContaining('http://example.invalid/x.png'),
  ]);
  expect(new Set(noted.failed)).toEqual(
    new Set(['http://example.invalid/x.png: csp', `${server.origin}/gone.png: 404`]),
  );
  expect(noted.console).toEqual([expect.stringContaining('404')]);
  expect(noted.offOrigin).toEqual(['http://example.invalid/x.png']);
  expect(await page.title()).toBe('Test');
  await close();
});

test('axe looks at a page as it is asked to, whatever it has looked at before', async () => {
  const at = (options: PageOptions) => axeViolations(browser, server.url('/media.html'), options);
  const seen = /^color-contrast /;
  expect(await at({})).toEqual([]);
  expect(await at({ colorScheme: 'dark' })).toEqual([expect.stringMatching(seen)]);
  expect(await at({})).toEqual([]);
  expect(await at({ contrast: 'more' })).toEqual([expect.stringMatching(seen)]);
  expect(await at({ width: 320 })).toEqual([expect.stringMatching(seen)]);
  expect(await at({})).toEqual([]);
});

test('axe finds the picture without a text', async () => {
  expect(await axeViolations(browser, server.url('/bad.html'))).toEqual([
    expect.stringMatching(/^image-alt \(critical\) at img\[src\$="gone.png"\]: <img/),
  ]);
});

test('a browser that is installed does not stand in for the one that npm brings, but where npm has none', async () => {
  const installed = join(dir, 'chromium');
  writeFileSync(installed, '');
  chmodSync(installed, 0o755);
  const programs = async (env: NodeJS.ProcessEnv, arch: NodeJS.Architecture) =>
    (await findChromes(env, 'linux', arch)).map(({ path }) => path);
  expect(await programs({ PATH: dir }, 'arm64')).toEqual([installed]);
  expect(await programs({ PATH: dir, CHROME_PATH: '/opt/chrome' }, 'x64')).toEqual(['/opt/chrome']);
  await expect(programs({ PATH: '/nowhere' }, 'arm64')).rejects.toThrow('CHROME_PATH');
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  expect(new Set(await programs({ PATH: dir }, 'x64'))).toEqual(
    new Set([expect.stringMatching(/node_modules.\.cache.chromium-[\d.]+.chromium$/)]),
  );
});

test('where Chrome is looked for', () => {
  expect(installedChromes({ HOME: '/Users/me' }, 'darwin')[0]).toBe(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  expect(installedChromes({ ProgramFiles: 'C:\\Program Files' }, 'win32')[0]).toBe(
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  );
  expect(installedChromes({ PATH: '/nowhere' }, 'linux')).toEqual([]);
});

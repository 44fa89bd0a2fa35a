import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formulaHtml } from '../../src/markdown/math/mathml.ts';
import { launchBrowser, newPage } from '../support/browser.ts';
import { render } from '../support/documents.ts';
import { projectRoot } from '../support/project.ts';

const read = (path: string) => readFileSync(join(projectRoot, path));

/** The site's styles of formulas, with its own font whatever the machine has. */
const font = `data:font/woff2;base64,${read('src/styles/fonts/math.woff2').toString('base64')}`;
const css = read('src/styles/math.css')
  .toString()
  .replace(/@import[^;]*;/, '')
  .replace(/src:\s*local[^;]*;/, `src: url("${font}");`);
const styles =
  `@layer prose { ${read('node_modules/temml/dist/Temml-Local.css').toString()} }\n${css} body { font-size: ` +
  `20px; margin: 40px; }`;

const label = '\\text{a label as long as this}';
const arrows = [
  'rightarrow',
  'leftarrow',
  'leftrightarrow',
  'Rightarrow',
  'Leftrightarrow',
  'mapsto',
  'hookrightarrow',
  'hookleftarrow',
  'twoheadrightarrow',
];
const others = ['rightharpoonup', 'leftharpoondown', 'rightleftharpoons', 'leftrightharpoons', 'longequal', 'tofrom'];
const stretched = [
  ...[...arrows, ...others].map((name) => `\\x${name}{${label}}`),
  ...['overrightarrow', 'overbrace', 'underbrace', 'overbracket', 'underbracket'].map((name) => `\\${name}{${label}}`),
  `\\begin{CD} A @>${label}>> B \\end{CD}`,
];
const aligned = ['aligned', 'align*', 'split'].map((name) => `\\begin{${name}} a &= b \\\\ c &= d \\end{${name}}`);
const formulas = [...stretched, ...aligned, 'a=b', '\\begin{aligned} a &= b & c &= d \\end{aligned}'];

let browser: Browser;
let page: Page;
/** Everything on one page, and a picture of that. */
let picture: { data: Buffer; info: { width: number; height: number } };
beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await newPage(browser, { height: 3000, javaScriptEnabled: true }));
  const html = await Promise.all(formulas.map((tex) => formulaHtml(tex, true, '')));
  await page.setContent(`<!doctype html><style>${styles}</style>${html.map((each) => `<p>${each}</p>`).join('')}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  picture = await sharp(await page.screenshot())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
});
afterAll(() => browser.close());

/** Where the elements of a name in a formula stand. */
const boxes = (tex: string, name: string): Promise<DOMRect[]> =>
  page
    .locator('p')
    .nth(formulas.indexOf(tex))
    .locator(name)
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));

test.each(stretched)('%s is as long as what stands on it', async (tex) => {
  const [[text], [sign]] = await Promise.all([boxes(tex, 'mtext'), boxes(tex, 'mo')]);
  const [left, top] = [Math.floor(text!.x - 20), Math.floor(sign!.y)];
  const isDark = (x: number) =>
    Array.from({ length: Math.ceil(sign!.height) }, (_, y) => picture.data[(top + y) * picture.info.width + x]!).some(
      (grey) => grey < 160,
    );
  const dark = Array.from({ length: Math.ceil(text!.width) + 40 }, (_, x) => left + x).filter(isDark);
  // Dark from end to end, without a gap where one part meets the next.
  expect(dark.length).toBeGreaterThan(text!.width * 0.97);
  expect(dark.at(-1)! - dark[0]! + 1 - dark.length).toBeLessThan(2);
});

test.each(aligned)('%s has the space of a line around `=`', async (tex) => {
  const gapOf = async (formula: string) =>
    (await boxes(formula, 'mo'))[0]!.left - (await boxes(formula, 'mi'))[0]!.right;
  expect(Math.abs((await gapOf(tex)) - (await gapOf('a=b')))).toBeLessThan(1);
});

test('columns of equations stand apart', async () => {
  const [, b, c] = await boxes(formulas.at(-1)!, 'mi');
  expect(c!.left - b!.right).toBeGreaterThan(15);
});

test('no line begins with the full stop behind a formula, or ends with the bracket before it', async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: true });
  const { html } = await render('Of all of them ($x+y$). On');
  await page.setContent(`<!doctype html><style>${styles}</style><div id="text">${html}</div>`);
  const breaks = await page.evaluate(() => {
    const text = document.getElementById('text')!;
    const top = (node: Node, at: number) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().bottom;
    };
    const kept = text.querySelector('.unbroken')!;
    const found: number[] = [];
    for (let width = 60; width < 260; width += 1) {
      text.style.width = `${width}px`;
      const box = kept.querySelector('math')!.getBoundingClientRect();
      const [before, behind] = [top(kept.firstChild!, 0), top(kept.lastChild!, 1)];
      if (Math.abs(before - behind) > 5 || box.top > before) found.push(width);
    }
    return found;
  });
  expect(breaks).toEqual([]);
});

import type { Page } from 'playwright-core';

/** Where the keyboard has taken a reader. */
interface Stop {
  /** The element's place among all that can be reached, or its text when it is none of them. */
  place: number | string;
  faults: string[];
}

const describe = 'a[href], area[href], summary, button, input:enabled, select, textarea, iframe, [tabindex="0"]';

/** Everything that a keyboard should reach, in the order of the document. */
function reachable(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const all = [...document.querySelectorAll(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    return all.map((element) => element.outerHTML.slice(0, 80));
  }, describe);
}

/** The element that has the focus, and whether a reader sees it. */
function stop(page: Page): Promise<Stop> {
  return page.evaluate((selector) => {
    const element = document.activeElement!;
    const all = [...document.querySelectorAll(selector)].filter((each) =>
      each.checkVisibility({ visibilityProperty: true }),
    );
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const faults: string[] = [];
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) faults.push('no outline');
    if (box.width < 4 || box.height < 4) faults.push('too small to see');
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
      faults.push('outside the window');
    const place = all.indexOf(element);
    return { place: place < 0 ? element.outerHTML.slice(0, 80) : place, faults };
  }, describe);
}

/** Steps through the page with the tabulator key; the answer lists what it reached and what it should have. */
export async function tabThrough(page: Page): Promise<{ reached: string[]; expected: string[]; faults: string[] }> {
  const expected = await reachable(page);
  const reached: string[] = [];
  const faults: string[] = [];
  for (const _ of expected) {
    await page.keyboard.press('Tab');
    const { place, faults: found } = await stop(page);
    const name = typeof place === 'number' ? expected[place]! : place;
    reached.push(name);
    faults.push(...found.map((fault) => `${fault}: ${name}`));
  }
  return { reached, expected, faults };
}

import type { Page } from 'playwright-core';

/**
 * What is wrong with how a page is laid out: it scrolls sideways, a text lies outside the window or under another text,
 * or a box cuts its text off. A box that scrolls by itself may hold what it likes.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Piece {
      text: string;
      element: Element;
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);

    const isClipped = (element: Element): boolean => getComputedStyle(element).overflowX !== 'visible';
    const staysInView = (element: Element): boolean => {
      const { position, backgroundImage } = getComputedStyle(element);
      return position === 'sticky' && backgroundImage !== 'none';
    };
    const isHidden = (element: Element): boolean =>
      getComputedStyle(element).clipPath !== 'none' || !element.checkVisibility({ visibilityProperty: true });
    const ancestors = (element: Element): Element[] =>
      element.parentElement === null ? [element] : [element, ...ancestors(element.parentElement)];

    const pieces: Piece[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement!;
      if (node.textContent!.trim() === '' || ancestors(element).some(isHidden)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const piece = {
          text: node.textContent!.trim().slice(0, 40),
          element,
          left: rect.left,
          right: rect.right,
          top: rect.top,
          bottom: rect.bottom,
        };
        for (const box of ancestors(element).filter(
          (each) => each !== root && each !== document.body && isClipped(each),
        )) {
          const edge = box.getBoundingClientRect();
          piece.left = Math.max(piece.left, edge.left);
          piece.right = Math.min(piece.right, edge.right);
          piece.top = Math.max(piece.top, edge.top);
          piece.bottom = Math.min(piece.bottom, edge.bottom);
          // What has scrolled below a number that stays at the box's end, on a ground of its own, is no more to be seen
          // there.
          const staying = [...box.children].filter((each) => staysInView(each) && !each.contains(element));
          piece.right = Math.min(piece.right, ...staying.map((each) => each.getBoundingClientRect().left));
        }
        if (piece.right - piece.left > 1 && piece.bottom - piece.top > 1) pieces.push(piece);
      }
    }

    for (const { text, left, right } of pieces) {
      if (left < -1 || right > root.clientWidth + 1)
        faults.push(`outside the window: "${text}" from ${Math.round(left)} to ${Math.round(right)} px`);
    }
    // Lines of one paragraph may touch: a line's box is taller than its letters.
    pieces.sort((a, b) => a.top - b.top);
    pieces.forEach((a, index) => {
      for (const b of pieces.slice(index + 1)) {
        if (b.top >= a.bottom) break;
        const high = Math.min(a.bottom, b.bottom) - b.top;
        // The parts of a formula are stacked by its own rules.
        if (a.element.closest('math') !== null && a.element.closest('math') === b.element.closest('math')) continue;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        if (wide > 2 && high > 0.45 * Math.min(a.bottom - a.top, b.bottom - b.top))
          faults.push(`"${a.text}" lies over "${b.text}"`);
      }
    });
    for (const element of document.body.querySelectorAll('*')) {
      const { overflowX } = getComputedStyle(element);
      if (/hidden|clip/.test(overflowX) && !isHidden(element) && element.scrollWidth > element.clientWidth + 1)
        faults.push(`cut off: ${element.outerHTML.slice(0, 60)}`);
      const bars = element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(overflowX);
      if (bars && element !== root && !element.matches('[tabindex="0"], nav *'))
        faults.push(`scrolls without being reached by keyboard: ${element.outerHTML.slice(0, 60)}`);
    }
    return faults;
  });
}

/**
 * Texts that cannot be read in forced colours (Windows' high contrast), where axe sees the author's colours instead of
 * those that are painted. The browser lays a plate of the canvas's colour under the lines of every block, over the
 * block's background.
 */
export function forcedColourFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const luminance = (colour: string): number => {
      const channels = colour
        .match(/[\d.]+/g)!
        .slice(0, 3)
        .map((channel) => Number(channel) / 255);
      const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const contrast = (a: string, b: string): number => {
      const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (light! + 0.05) / (dark! + 0.05);
    };
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    const ground = (element: Element): string => {
      const { display, backgroundColor } = getComputedStyle(element);
      if (display !== 'inline') return canvas;
      return /^rgba.*, 0\)$/.test(backgroundColor) ? ground(element.parentElement!) : backgroundColor;
    };
    const faults: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement!;
      if (node.textContent!.trim() === '' || !element.checkVisibility()) continue;
      const { color } = getComputedStyle(element);
      if (contrast(color, ground(element)) < 4.5)
        faults.push(`"${node.textContent!.trim().slice(0, 30)}" is ${color} on ${ground(element)}`);
    }
    return faults;
  });
}

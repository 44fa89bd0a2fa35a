/** Something to set in lines; widths in em. */
export interface Box {
  width: number;
  /** Of the space after it, when something follows on the line. */
  space: number;
}

/** Each line as full as it gets; the number of the first box of each. */
export function fill(boxes: readonly Box[], measure: number): number[] {
  const starts: number[] = [];
  let used = 0;
  for (const [index, box] of boxes.entries()) {
    if (index === 0 || used + box.width > measure) {
      starts.push(index);
      used = 0;
    }
    used += box.width + box.space;
  }
  return starts;
}

/**
 * Boxes in as few lines as they need, and these as even as can be: the sum of the squares of their widths is least.
 * Gives the number of the first box of each line; `undefined` when one box is too wide, or there are more than `most` lines.
 */
export function balance(boxes: readonly Box[], measure: number, most: number): number[] | undefined {
  const count = fill(boxes, measure).length;
  if (count > most || boxes.some(({ width }) => width > measure)) return undefined;
  // By number of lines, then by number of boxes in them: the least sum, and the first box of the last line.
  let best: ({ sum: number; starts: number[] } | undefined)[] = [{ sum: 0, starts: [] }];
  for (let lines = 1; lines <= count; lines++) {
    const next: typeof best = [];
    for (let start = 0; start < boxes.length; start++) {
      const before = best[start];
      let width = 0;
      for (let end = start + 1; before !== undefined && end <= boxes.length; end++) {
        width += boxes[end - 1]!.width;
        if (width > measure) break;
        const sum = before.sum + width ** 2;
        // Of equals, the one with the shorter last line.
        if (sum <= (next[end]?.sum ?? Infinity)) next[end] = { sum, starts: [...before.starts, start] };
        width += boxes[end - 1]!.space;
      }
    }
    best = next;
  }
  return best[boxes.length]?.starts ?? [];
}

/** `items` in pages of `size`, numbered from 1; an empty list is one empty page. */
export function paginate<T>(items: readonly T[], size: number): { current: number; last: number; items: T[] }[] {
  const last = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: last }, (_, index) => ({
    current: index + 1,
    last,
    items: items.slice(index * size, (index + 1) * size),
  }));
}

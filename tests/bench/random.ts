/** Numbers that look random and are the same every time. */
export interface Random {
  /** From 0 up to, but not including, `n`. */
  below(n: number): number;
  /** From `min` to `max`, both included. */
  between(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  /** Like `pick`, but the k-th item comes k times less often than the first (Zipf's law). */
  pickZipf<T>(items: readonly T[]): T;
}

/**
 * A generator started from a seed: mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
export function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    between: (min, max) => min + below(max - min + 1),
    pick: (items) => items[below(items.length)]!,
    pickZipf: (items) => items[Math.min(items.length, Math.floor(items.length ** next() + next())) - 1]!,
  };
}

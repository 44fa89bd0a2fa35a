/** Code-unit order, the same on every machine (`localeCompare` follows the machine's language). */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

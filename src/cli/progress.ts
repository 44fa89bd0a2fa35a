/** What was shown last, numbers aside. */
let shown = '';

/**
 * What a command is doing: one line that changes, where somebody looks on; else a line when it begins with something
 * else. An empty text takes the line away, and what else is printed stands in its place.
 */
export function showProgress(text: string): void {
  const kind = text.replace(/\d+/g, '');
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}\r`);
  else if (text !== '' && kind !== shown) console.error(text);
  shown = kind;
}

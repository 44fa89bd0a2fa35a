/**
 * Text with each line begun by `indent` and, where it is longer than `width` columns, broken at spaces. A word that is
 * too long stays whole, and so does code between backticks: it is there to be copied.
 */
export function wrap(text: string, indent = '', width = Infinity): string {
  return text
    .split('\n')
    .flatMap((line) => broken(line, width - indent.length))
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

function broken(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  let current = '';
  for (const [word] of line.matchAll(/\s*(?:`[^`]*`|[^\s`]|`)+/g)) {
    if (current !== '' && current.length + word.length > width) {
      lines.push(current);
      current = word.trimStart();
    } else current += word;
  }
  return [...lines, current];
}

/** Counts the lines of a text up to an index, from 1; asked from left to right, it reads the text once. */
export function lineCounter(text: string): (index: number) => number {
  let [line, lineEnd] = [1, text.indexOf('\n')];
  return (index) => {
    for (; lineEnd !== -1 && lineEnd < index; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1;
    return line;
  };
}

/**
 * The line of an MDX file on which its program probably fails, counted from 1: the first one below the front matter,
 * outside of code blocks, with the name that the error is about, `answer` in “answer is not defined”. A compiled module
 * has no lines of its source. `undefined` when the error names nothing that stands there.
 */
export function failingLine(source: string, message: string): number | undefined {
  const name =
    /^([\w$.]+) is not (?:defined|a function|iterable)|(?:component|reading|property|variable) [`'"‘]([\w$]+)/
      .exec(message)
      ?.slice(1)
      .find(Boolean)
      ?.split('.')
      .at(-1);
  if (name === undefined) return undefined;
  const lines = source.split(/\r?\n/);
  const first = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  let fence = false;
  const index = lines.findIndex((line, at) => {
    if (/^\s*(```|~~~)/.test(line)) fence = !fence;
    return (
      at >= first &&
      !fence &&
      new RegExp(`[{<.,(=\\s]${RegExp.escape(name)}(?![\\w$])`).test(line) &&
      /[{<]|^(import|export)\s/.test(line)
    );
  });
  return index === -1 ? undefined : index + 1;
}

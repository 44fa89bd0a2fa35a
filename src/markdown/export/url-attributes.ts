import { Tokenizer } from 'parse5';

/** Where in HTML the values stand, without their quotes, of attributes that lead to a page or load a file. */
export function urlAttributes(html: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag({ location }) {
        for (const [name, { startOffset, endOffset }] of Object.entries(location?.attrs ?? {})) {
          if (!/^(href|src|poster|cite)$/i.test(name)) continue;
          const [before, quote] = /^[^=]*=?\s*(["']?)/.exec(html.slice(startOffset, endOffset))!;
          found.push({ start: startOffset + before.length, end: endOffset - quote!.length });
        }
      },
      ...{ onEndTag: ignore, onComment: ignore, onDoctype: ignore, onEof: ignore, onParseError: null },
      ...{ onCharacter: ignore, onNullCharacter: ignore, onWhitespaceCharacter: ignore },
    },
  );
  tokenizer.write(html, true);
  return found;
}

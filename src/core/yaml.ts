import { isAlias, isMap, isScalar, isSeq, visit, type Document, type YAMLParseError } from 'yaml';
import type { TextDiagnostic } from './diagnostics.ts';

/**
 * Offsets of the keys that their mapping has already. To be used with `uniqueKeys: false`: by itself, the parser
 * compares each key with every other.
 */
export function repeatedKeys(document: Document.Parsed): number[] {
  const found: number[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(String(key.value))) found.push(key.range?.[0] ?? 0);
        seen.add(String(key.value));
      }
    },
  });
  return found;
}

/** So many errors of syntax are named of one text. */
const mostErrors = 10;

/**
 * What makes a text no YAML, by line: the first error of each line, since what follows on it comes of that; of a quote
 * or bracket that is never closed the line on which it opens, where the parser names that on which it gave up.
 * `lineAt` gives the line of an offset; `fix` is for all that has no better one.
 */
export function syntaxErrors(
  yaml: Document.Parsed,
  lineAt: (offset: number) => number,
  fix: string,
): (TextDiagnostic & { line: number })[] {
  const found = new Map<number, TextDiagnostic & { line: number }>();
  for (const error of yaml.errors) {
    const open = openingOf(yaml, error);
    const line = lineAt(open?.offset ?? error.pos[0]);
    if (found.has(line)) continue;
    if (open !== undefined)
      found.set(line, { line, message: `${open.what} is never closed`, fix: `Write \`${open.end}\` where it ends.` });
    else if (error.code === 'TAB_AS_INDENT')
      found.set(line, { line, message: inSentence(error.message), fix: 'Indent with spaces, or not at all.' });
    else found.set(line, { line, message: inSentence(error.message), fix });
  }
  for (const { offset, source } of unknownAliases(yaml)) {
    const line = lineAt(offset);
    if (!found.has(line)) found.set(line, { line, message: `\`*${source}\` refers to no anchor \`&${source}\``, fix });
  }
  return [...found.values()].sort((a, b) => a.line - b.line).slice(0, mostErrors);
}

/** References to what no anchor names: a star is the first sign of one, and of emphasis in Markdown. */
function unknownAliases(yaml: Document.Parsed): { offset: number; source: string }[] {
  const anchors = new Set<string>();
  const aliases: { offset: number; source: string }[] = [];
  visit(yaml, {
    Node(_, node) {
      if (isAlias(node)) {
        if (!anchors.has(node.source)) aliases.push({ offset: node.range?.[0] ?? 0, source: node.source });
      } else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  return aliases;
}

/** What the parser says, as a part of a sentence. */
const inSentence = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

/** Where the quote or bracket opens whose end an error misses; `undefined` for other errors. */
function openingOf(
  yaml: Document.Parsed,
  { code, message, pos: [end] }: YAMLParseError,
): { offset: number; what: string; end: string } | undefined {
  const [, bracket] = /^Flow .* end with a (.)/.exec(message) ?? [];
  const [, quote] = /^Missing closing (["'])/.exec(message) ?? [];
  const sign = code === 'BAD_INDENT' ? bracket : quote;
  if (sign === undefined) return undefined;
  let offset: number | undefined;
  visit(yaml, {
    Node(_, node) {
      const isOne = sign === ']' ? isSeq(node) : sign === '}' ? isMap(node) : isScalar(node);
      if (isOne && node.range?.[1] === end) offset = node.range[0];
    },
  });
  if (offset === undefined) return undefined;
  const what = { ']': 'the list', '}': 'the map' }[sign] ?? 'the quote';
  return { offset, what: `${what} that begins here`, end: sign };
}

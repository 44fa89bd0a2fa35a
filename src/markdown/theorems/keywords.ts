import type { Data } from 'satteri';
import type { PhrasingContent } from 'mdast';
import { bodyMessages } from '../../i18n/index.ts';
import { messagesOf } from '../kit/document.ts';

/** What sets the keywords of an algorithm bold. */
export interface Keywords {
  /** Words that begin a line. */
  first: RegExp;
  /** Words that go on in a line that a step’s word began. */
  next: RegExp;
}

/** The keywords of a document’s language, and the English ones, which are read in any. */
export function keywordsOf(data: Data): Keywords {
  const all = [messagesOf(data), bodyMessages('en')].map(({ statements }) => statements.keywords);
  return {
    first: new RegExp(
      `^\\s*(?:(?<alone>${pattern(all.map(({ alone }) => alone))})|(?<step>${pattern(all.map(({ first }) => first))}))`,
      'iu',
    ),
    next: new RegExp(pattern(all.map(({ next }) => next)), 'giu'),
  };
}

/** Words as one pattern, the longest first. One sign of Chinese may begin another word, so it stands alone. */
function pattern(lists: readonly string[]): string {
  const words = [...new Set(lists.flatMap((list) => list.split(/\s*,\s*/)))].sort((a, b) => b.length - a.length);
  const letters = words.filter((word) => word.length === 1 || !/\p{Script=Han}/u.test(word));
  const han = words.filter((word) => !letters.includes(word));
  const alternatives = (list: readonly string[]) => list.map((word) => RegExp.escape(word)).join('|');
  const whole = `(?<![\\p{L}\\p{M}\\p{N}_-])(?:${alternatives(letters)})(?![\\p{L}\\p{M}\\p{N}_-])`;
  return han.length === 0 ? whole : `${alternatives(han)}|${whole}`;
}

/** The text of a step with its keywords bold: the word that begins a line, and those that belong to it. */
export function withBoldKeywords(children: readonly PhrasingContent[], keywords: Keywords): PhrasingContent[] {
  let isStart = true;
  let isOpen = false;
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'break') isStart = true;
    if (child.type !== 'text') {
      if (child.type !== 'break') isStart = false;
      return [child];
    }
    return child.value.split(/(?<=\n)/).flatMap((line) => {
      const first = isStart ? keywords.first.exec(line) : null;
      if (isStart && line.trim() !== '') isOpen = first?.groups!['step'] !== undefined;
      if (line.trim() !== '') isStart = line.endsWith('\n');
      const words = [
        ...(first === null ? [] : [{ word: first[0].trimStart(), end: first[0].length }]),
        ...(isOpen ? [...line.matchAll(keywords.next)] : []).map(({ 0: word, index }) => ({
          word,
          end: index + word.length,
        })),
      ];
      return boldParts(line, words);
    });
  });
}

/** A line with some of its words bold, given in their order; what overlaps the one before is part of that. */
function boldParts(line: string, words: readonly { word: string; end: number }[]): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let at = 0;
  for (const { word, end } of words) {
    if (end - word.length < at) continue;
    parts.push(
      { type: 'text', value: line.slice(at, end - word.length) },
      { type: 'strong', children: [{ type: 'text', value: word }] },
    );
    at = end;
  }
  return [...parts, { type: 'text' as const, value: line.slice(at) }].filter(
    (part) => part.type !== 'text' || part.value !== '',
  );
}

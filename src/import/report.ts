import { positionOf } from '../core/diagnostics.ts';
import { compare } from '../core/order.ts';
import { noteKinds, type Note, type NoteKind } from './notes.ts';

/** What an import did, in figures. */
export interface Summary {
  /** Engine, and what showed it. */
  engine: string;
  by: string;
  posts: number;
  pages: number;
  drafts: number;
  /**
   * Files that were written or would be, that were the same already, and that were left because they are the owner's.
   */
  written: number;
  unchanged: number;
  kept: number;
  images: number;
  aliases: number;
  isDryRun: boolean;
}

const kinds = Object.keys(noteKinds) as NoteKind[];

/** Notes by kind, in the order of the kinds; each once. */
function groups(notes: readonly Note[]): [NoteKind, Note[]][] {
  const key = ({ kind, file, cell, line, what }: Note) => JSON.stringify([kind, file, cell, line, what]);
  const unique = new Map(notes.map((note) => [key(note), note]));
  const byKind = Map.groupBy(unique.values(), ({ kind }) => kind);
  return kinds.flatMap((kind): [NoteKind, Note[]][] => {
    const found = byKind.get(kind);
    return found === undefined ? [] : [[kind, found.toSorted(inOrder)]];
  });
}

const inOrder = (a: Note, b: Note): number =>
  compare(a.file, b.file) || (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0) || compare(a.what, b.what);

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** The page for the terminal: figures, then how often what was changed or left. */
export function terminalReport(summary: Summary, notes: readonly Note[], reportFile: string, seconds: number): string {
  const { engine, by, posts, pages, drafts, written, unchanged, kept, images, aliases, isDryRun } = summary;
  const lines = groups(notes).map(([kind, all]) => {
    const positions = all.length <= 3 ? `: ${all.map(positionOf).join('; ')}` : '';
    return `  ${String(all.length).padStart(6)}  ${noteKinds[kind]}${positions}`;
  });
  const draftCount = drafts > 0 ? ` (${counted(drafts, 'draft')} of them)` : '';
  const left = kept > 0 ? `; ${counted(kept, 'file')} of yours left as they are` : '';
  const files = `${counted(written, 'file')}, of them ${counted(images, 'image')} and other files`;
  return [
    `${engine}, recognised by ${by}.`,
    `  read       ${counted(posts, 'post')}, ${counted(pages, 'page')}${draftCount}`,
    `  ${isDryRun ? 'to write  ' : 'wrote     '} ${files}; ${counted(aliases, 'old URL')} lead to their posts`,
    `  unchanged  ${counted(unchanged, 'file')}${left}`,
    ...(lines.length === 0 ? ['\nNothing was lost.'] : ['\nLooked after, lost or left:', ...lines]),
    `\n${isDryRun ? 'Nothing was written.' : `Every one by file and line: ${reportFile}`} (${seconds.toFixed(1)} s)`,
  ].join('\n');
}

/** The whole report as Markdown. It holds no time, so that a second import writes the same. */
export function markdownReport({ engine, by, posts, pages, drafts, aliases }: Summary, notes: readonly Note[]): string {
  const sections = groups(notes).map(([kind, all]) =>
    [
      `## ${noteKinds[kind]} (${all.length})`,
      '',
      ...all.map((note) => `- \`${positionOf(note)}\` ${inline(note.what)}`),
      '',
    ].join('\n'),
  );
  const documents = `${counted(posts, 'post')} and ${counted(pages, 'page')}, ${counted(drafts, 'draft')} of them`;
  return [
    '# What the import did',
    '',
    `${engine}, recognised by ${by}: ${documents}. ${counted(aliases, 'old URL')} lead to their posts.`,
    '',
    ...(sections.length === 0
      ? ['Nothing was lost.', '']
      : ['Files and lines are those of the old site.', '', ...sections]),
  ].join('\n');
}

/** A text on one line, as code where Markdown would read it. */
function inline(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, 300);
  return /[<>[\]*_]|:\/\//.test(line) && !line.includes('`') ? `\`${line}\`` : line;
}

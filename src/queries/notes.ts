import type { Feature, Post } from '../blog/post.ts';
import { besideOthers } from '../core/html/ids.ts';
import { getBody } from './posts.ts';

/** Notes in full, as they stand on one page. */
export interface NoteTexts {
  notes: { note: Post; html: string }[];
  /** What their page needs for them: style sheets, and rules of their own. */
  features: Feature[];
  css: string;
}

/** The texts of some notes for a page that they share. */
export async function getNoteTexts(notes: readonly Post[]): Promise<NoteTexts> {
  const bodies = await Promise.all(notes.map((note) => getBody(note)));
  const taken = new Set<string>();
  return {
    notes: notes.map((note, index) => ({
      note,
      html: besideOthers(bodies[index]!.html, note.url, note.slug, taken),
    })),
    features: [...new Set(bodies.flatMap(({ features }) => features))],
    css: [...new Set(notes.flatMap(({ css }) => css ?? []))].join(''),
  };
}

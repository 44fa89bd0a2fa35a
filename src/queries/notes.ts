import type { NoteTexts } from '../blog/notes.ts';
import type { Post } from '../blog/post.ts';
import { besideOthers } from '../core/html/ids.ts';
import { getBody } from './posts.ts';

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

import { stringify } from 'yaml';

/** Name of the file of a new note without its ending: the day and the title, with a number where that is `taken`. */
export function noteName(day: string, slug: string, taken: ReadonlySet<string>): string {
  const name = slug === '' ? day : `${day}-${slug}`;
  let number = 1;
  const numbered = () => (number === 1 ? name : `${name}-${number}`);
  while (taken.has(numbered())) number += 1;
  return numbered();
}

/** A note to write in. `time` is day and time, `2026-11-28 14:30`: a day may have several notes, in their order. */
export const draftNote = (title: string, time: string): string => `---
${title === '' ? '' : stringify({ title }, { lineWidth: 0 })}date: ${time}
draft: true # take this line out to publish
# link: https://example.org/a-page # a page elsewhere that it is about
# tags: [python, machine learning]
---

Begin here.
`;

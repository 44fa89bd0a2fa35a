import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { fileSlug } from '../blog/file-name.ts';
import { folders } from '../blog/kinds.ts';
import { Stop } from '../core/stop.ts';
import { loadSettings } from '../config/load-settings.ts';
import { runCommand } from './command.ts';
import { draftNote, noteName } from './note-draft.ts';
import { draftNotebook } from './notebook-draft.ts';

const usage =
  'Say what it is called: npm run new -- "A title", or npm run new -- --notebook "A title"; a note needs no title: ' +
  'npm run new -- --note';

/**
 * `npm run new -- "A title"`: a draft in `src/content/posts/`, with every field explained; with `--notebook` before the
 * title a Jupyter notebook; with `--note` a note, whose title may be missing. Never overwrites.
 */
async function main(given: string[]): Promise<void> {
  if (given.length === 1 && /^(--help|-h)$/.test(given[0]!)) return console.log(usage);
  const isNotebook = given[0] === '--notebook';
  const isNote = given[0] === '--note';
  const words = isNotebook || isNote ? given.slice(1) : given;
  // Anything else is a title, also one that begins like an option.
  const title = (words[0] === '--' ? words.slice(1) : words)
    .join(' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const slug = fileSlug(title);
  if (slug === '' && !(isNote && title === ''))
    throw new Stop(
      title === '' ? usage : `The title \`${title}\` has no letter or digit to call the file by. ${usage}`,
    );

  // First the settings: other modules read them while they are loaded.
  const site = await loadSettings();
  const { readDocuments } = await import('../loader/documents.ts');
  const now = new Date();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: site.timeZone }).format(now);
  const { documents, invalid } = readDocuments(process.cwd(), folders);
  if (isNote) {
    const notes = [...documents, ...invalid].filter(({ kind }) => kind === 'notes');
    const name = noteName(today, slug, new Set(notes.map((note) => note.slug)));
    const clock = { timeZone: site.timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
    const time = new Intl.DateTimeFormat('sv-SE', clock).format(now);
    return write(`${folders.notes}/${name}.md`, draftNote(title, time));
  }
  const taken = documents.find((document) => document.kind === 'posts' && document.slug === slug);
  if (taken !== undefined)
    throw new Stop(`${taken.file} already has this name. Choose another title, or edit that file.`);
  write(
    `${folders.posts}/${today}-${slug}.${isNotebook ? 'ipynb' : 'md'}`,
    isNotebook ? draftNotebook(fields(title, slug, today)) : draft(title, slug, today),
  );
}

/** Writes a new file, and says where. */
function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    console.log(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Stop(`${file} is already there. Choose another title, or edit that file.`);
  }
}

/** Front matter with every field explained. */
const fields = (title: string, slug: string, today: string) => `${stringify({ title }, { lineWidth: 0 }).trim()}
draft: true # take this line out to publish

# All of the rest is optional. Take away the # in front of what you use.
# description: One sentence for lists, search results and the feed. Default: the first paragraph.
# date: ${today} # default: the date in the file's name; a time may follow, 14:30 +0530
# updated: ${today} # the last change worth telling readers about
# changes: [{ date: ${today}, text: What was corrected. }] # shown at its end
# tags: [python, machine learning]
# series: { name: A series of posts, part: 1 } # or the name alone: parts then go by date
# link: https://example.org/a-page # a page elsewhere that it is about: its title leads there
# discussions: [https://news.ycombinator.com/item?id=1] # where it is discussed
# image: ./cover.jpg # a picture beside this file, for the top and for link previews
# imageAlt: What the picture shows
# slug: another-address # default: ${slug}
# aliases: [/an/old/address/] # lead here
# lang: en # when it is not the site's
`;

const draft = (title: string, slug: string, today: string) => `---
${fields(title, slug, today)}---

Begin here.
`;

await runCommand(() => main(process.argv.slice(2)));

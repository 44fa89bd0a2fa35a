import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { slugify } from '../blog/tags.ts';
import { describe } from './describe.ts';

/** `npm run new -- "A title"`: a draft in `src/content/posts/`, with every field explained. Never overwrites. */
const title = parseArgs({ allowPositionals: true }).positionals.join(' ').trim();
const slug = slugify(title);
if (slug === '') {
  console.error('Say what it is called: npm run new -- "A title"');
  process.exit(1);
}

const { site } = await import('../loader/checked-settings.ts').catch((error: unknown) => {
  console.error(describe(error));
  process.exit(1);
});
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: site.timeZone }).format(new Date());
const file = `src/content/posts/${today}-${slug}.md`;
const text = `---
${stringify({ title }).trim()}
draft: true # take this line out to publish

# All of the rest is optional. Take away the # in front of what you use.
# description: One sentence for lists, search results and the feed. Default: the first paragraph.
# date: ${today} # default: the date in the file's name; a time may follow, 14:30 +0530
# updated: ${today} # the last change worth telling readers about
# tags: [python, machine learning]
# series: { name: A series of posts, part: 1 } # or the name alone: parts then go by date
# discussions: [https://news.ycombinator.com/item?id=1] # where it is discussed
# image: ./cover.jpg # a picture beside this file, for the top and for link previews
# imageAlt: What the picture shows
# slug: another-address # default: ${slug}
# aliases: [/an/old/address/] # lead here
# lang: en # when it is not the site's
---

Begin here.
`;

try {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
  console.log(file);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  console.error(`${file} is already there. Choose another title, or edit that file.`);
  process.exit(1);
}

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seeded, type Random } from '../bench/random.ts';
import { changesOf, codeEdits, contentEdits, environment, hiddenEdits, newBlog } from '../support/edited-blog.ts';
import { createProject } from '../support/project.ts';
import { buildSite, diffTrees } from '../support/site.ts';

/** `SEED=7 npx vitest …` tries another order of edits. */
const seed = Number(process.env['SEED'] ?? 1);

/** Names in rounds of a few, in random order. */
function roundsOf(names: string[], size: number, random: Random): string[][] {
  const left = [...names];
  const shuffled = names.map(() => left.splice(random.below(left.length), 1)[0]!);
  return Array.from({ length: Math.ceil(names.length / size) }, (_, n) => shuffled.slice(n * size, (n + 1) * size));
}

/**
 * The code is edited apart from the content, and one edit of it in a round: a build upon other code makes all anew, and
 * so would hide what another edit has left as it was. Where Astro bundles the pages each time, caches do the same, and
 * more is done in one round.
 */
test.each([
  ['with a program, so that Astro bundles the pages each time', true],
  ['without, so that the bundle of the last build is used', false],
])(
  'after any edit, a build upon the last one gives the bytes of a clean build: %s',
  { timeout: 900_000 },
  async (_, hasProgram) => {
    const random = seeded(seed);
    const blog = await newBlog(random);
    if (!hasProgram) blog.posts.delete('program');
    const written = new Set<string>();
    let site = await buildSite(changesOf(blog, written));
    expect(site.status, site.output).toBe(0);
    const ofCode = Object.keys(hasProgram ? { ...codeEdits, ...hiddenEdits } : codeEdits);
    const rounds = [
      // With an edit of the content each: both may change at once.
      ...roundsOf(ofCode, hasProgram ? ofCode.length : 1, random).map((names) => [...names, 'body']),
      ...roundsOf(Object.keys(contentEdits), hasProgram ? 6 : 3, random),
    ];
    for (const [index, names] of rounds.entries()) {
      for (const name of names) await { ...codeEdits, ...hiddenEdits, ...contentEdits }[name]!(blog, random, site);
      site = await site.rebuild(changesOf(blog, written));
      expect(site.status, `${names.join(' + ')}\n${site.output}`).toBe(0);
      const clean = createProject({
        start: 'own',
        from: site.dir,
        env: environment(blog),
        // The bundle of the clean build before, unless the code has changed; the last one shows that it may be used.
        fromNothing: index === rounds.length - 1,
      });
      const { status, output } = await clean.build();
      expect(status, output).toBe(0);
      expect(diffTrees(site.dist, join(clean.dir, 'dist')), `seed ${seed}: ${names.join(' + ')}`).toEqual([]);
      clean.remove();
    }
  },
);

test('a build upon the last one makes only what the edit shows on', async () => {
  const random = seeded(1);
  const blog = await newBlog(random);
  const written = new Set<string>();
  const site = await buildSite(changesOf(blog, written));
  const madeAnew = async () => {
    const { output } = await site.rebuild(changesOf(blog, written));
    return Number(/, (\d+) of them made anew/.exec(output)?.[1]);
  };
  const always = await madeAnew();
  // The home page, the tags, the feeds’ page and the missing page; the MDX post; the page at an old address.
  expect(always).toBe(6);
  blog.posts.get('p5')!.body += '\n\nMore.';
  expect(await madeAnew()).toBe(always + 1);
  blog.posts.get('p5')!.title = 'Another title';
  expect(await madeAnew()).toBeGreaterThan(always + 2);
});

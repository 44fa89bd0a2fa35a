import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { seeded, type Random } from '../bench/random.ts';
import { createProject, projectRoot, type Changes } from '../support/project.ts';
import { buildSite, diffTrees, type BuiltSite } from '../support/site.ts';

/** What a post of this test says; its text is made from it. */
interface Post {
  name: string;
  title: string;
  tags: string[];
  extra: string[];
  body: string;
}

/** A blog that edits change, and what the next build is given. */
interface Blog {
  posts: Map<string, Post>;
  files: Record<string, string | Uint8Array | null>;
  epoch: number;
  count: number;
}

const textOf = ({ title, tags, extra, body }: Post) =>
  ['---', `title: ${title}`, `tags: [${tags.join(', ')}]`, ...extra, '---', '', body, ''].join('\n');
const original = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const picture = (hue: number) =>
  sharp({ create: { width: 900, height: 300, channels: 3, background: { r: hue % 256, g: 90, b: 160 } } })
    .png()
    .toBuffer();
const drawing = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="8"><rect width="${width}" height="8"/></svg>`;

const reference = (n: number) => `@article{first, title = {Reference ${n}}, author = {Doe, Jane}, year = {2020}}\n`;
const notebook = (n: number) =>
  JSON.stringify({
    nbformat: 4,
    metadata: {},
    cells: [
      { cell_type: 'raw', metadata: {}, source: `title: Notebook ${n % 2}` },
      {
        cell_type: 'code',
        execution_count: 1,
        metadata: {},
        source: '#| fig-alt: A box\ndraw()',
        outputs: [{ output_type: 'display_data', metadata: {}, data: { 'image/svg+xml': drawing(n) } }],
      },
    ],
  });

const allTags = ['python', 'css', 'sql', 'notes', 'maths'];
const day = (n: number) => `2021-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 27) + 1).padStart(2, '0')}`;

function newPost(n: number, random: Random): Post {
  const tags = [...new Set([random.pickZipf(allTags), random.pickZipf(allTags)])];
  const code = `\`\`\`${random.pick(['python', 'sql', 'css'])}\nselect ${n}\n\`\`\``;
  return {
    name: `${day(n)}-post-${n}.md`,
    title: `Post ${n}`,
    tags,
    extra: [],
    body:
      `Paragraph ${n} with a note[^1].\n\n## Part ${n}\n\n${code}\n\n| a | b |\n| - | -: |\n| ${n} | 2 |\n\n` +
      `[^1]: Note ${n}.`,
  };
}

async function newBlog(random: Random): Promise<Blog> {
  const posts = new Map<string, Post>(Array.from({ length: 12 }, (_, n) => [`p${n}`, newPost(n, random)]));
  const put = (key: string, name: string, extra: string[], body: string) =>
    posts.set(key, { name, title: key, tags: ['notes'], extra, body });
  put(
    'linking',
    '2021-03-03-linking.md',
    [],
    `See [it](./${posts.get('p0')!.name}#part-0) and [the page](../pages/about.md).`,
  );
  put(
    'pictured',
    '2021-04-04-pictured.md',
    ['image: ./cover.png', 'imageAlt: A cover'],
    '![A](./inline.png)\n\n![B](/drawing.svg)',
  );
  put(
    'program',
    '2021-05-05-program.mdx',
    [],
    "import Box from '../../components/TestBox.astro';\n\n<Box />\n\n![A](./inline.png)",
  );
  put('coming', '2023-01-01-coming.md', [], 'Not yet.');
  put(
    'learning',
    '2021-08-08-learning.md',
    [],
    'A formula $x^\\shift$ [@first].\n\n```chart line file=./runs.csv\n```\n\n```python file=./train.py#L1-1\n```\n\n' +
      '```mermaid\nflowchart LR\n  a --> b\n```',
  );
  put('serial', '2021-06-06-serial.md', ['series: One', 'aliases: [/old-serial/]'], 'Part one.');
  return {
    posts,
    epoch: Date.parse('2022-06-01T00:00:00Z') / 1000,
    count: 100,
    files: {
      'src/components/TestBox.astro': '<p>Box</p>\n',
      'src/content/posts/runs.csv': 'step,loss\n1,3\n2,1\n',
      'src/content/posts/train.py': 'print(1)\n',
      'src/content/references.bib': reference(1),
      'src/content/macros.tex': '\\newcommand{\\shift}{2}\n',
      'src/content/home.md': 'Welcome.\n\n![A](posts/inline.png)\n',
      'src/content/tags/notes.md': 'Short posts. $x^\\shift$\n',
      'src/content/posts/2021-09-09-notebook.ipynb': notebook(1),
      'src/content/posts/cover.png': await picture(1),
      'src/content/posts/inline.png': await picture(2),
      'public/drawing.svg': drawing(8),
    },
  };
}

type Edit = (blog: Blog, random: Random, site: BuiltSite) => void | Promise<void>;

const plain = (blog: Blog, random: Random) => random.pick([...blog.posts].filter(([key]) => /^(p[1-9]|n)/.test(key)));
const edits: Record<string, Edit> = {
  body: (blog, random) => void (plain(blog, random)[1].body += `\n\nMore ${blog.count++}.`),
  title: (blog, random) => void (plain(blog, random)[1].title = `Other title ${blog.count++}`),
  'a tag': (blog, random) => void (plain(blog, random)[1].tags = [random.pick(allTags), `new-${blog.count++}`]),
  'the date': (blog, random) =>
    void plain(blog, random)[1].extra.push(`date: ${day(blog.count++)}`, `updated: 2022-0${random.between(1, 5)}-01`),
  'a new name, with the links to it': (blog) => {
    const target = blog.posts.get('p0')!;
    const name = `2021-01-01-renamed-${blog.count++}.md`;
    for (const post of blog.posts.values()) post.body = post.body.replaceAll(target.name, name);
    target.name = name;
  },
  'a post goes': (blog, random) => void blog.posts.delete(plain(blog, random)[0]),
  'a post comes': (blog, random) => void blog.posts.set(`n${blog.count}`, newPost(blog.count++, random)),
  'a post becomes a draft': (blog, random) => void plain(blog, random)[1].extra.push('draft: true'),
  'drafts are published': (blog) =>
    blog.posts.forEach((post) => (post.extra = post.extra.filter((line) => line !== 'draft: true'))),
  'an old address': (blog, random) => void (plain(blog, random)[1].extra = [`aliases: [/old-${blog.count++}/]`]),
  'the title of a post that another links to': (blog) => void (blog.posts.get('p0')!.title = `Linked ${blog.count++}`),
  'another link': (blog, random) =>
    void (plain(blog, random)[1].body += `\n\nSee [that](./${blog.posts.get('p0')!.name}).`),
  'a discussion': (blog, random) =>
    void plain(blog, random)[1].extra.splice(0, 9, `discussions: [https://forum.example/${blog.count++}]`),
  'a part of a series': (blog, random) =>
    void (plain(blog, random)[1].extra = [`series: { name: One, part: ${blog.count++} }`]),
  'the blogroll': (blog) =>
    void (blog.files['src/content/blogroll.yml'] = `- name: Blog ${blog.count++}\n  url: https://blog.example/\n`),
  'the size of the feed': (blog, _, site) =>
    void (blog.files['src/site.ts'] = readFileSync(join(site.dir, 'src/site.ts'), 'utf8').replace(
      /feedSize: \d+/,
      `feedSize: ${3 + (blog.count++ % 4)}`,
    )),
  'another series': (blog) => void (blog.posts.get('serial')!.extra = [`series: Two ${blog.count++}`]),
  'a picture in a post': async (blog) =>
    void (blog.files['src/content/posts/inline.png'] = await picture(blog.count++)),
  'the data of a chart': (blog) =>
    void (blog.files['src/content/posts/runs.csv'] = `step,loss\n1,3\n2,${blog.count++}\n`),
  'a listing': (blog) => void (blog.files['src/content/posts/train.py'] = `print(${blog.count++})\n`),
  'the bibliography': (blog) => void (blog.files['src/content/references.bib'] = reference(blog.count++)),
  'the macros of the site': (blog) =>
    void (blog.files['src/content/macros.tex'] = `\\newcommand{\\shift}{${blog.count++}}\n`),
  'the text of the home page': (blog) => void (blog.files['src/content/home.md'] = `Welcome ${blog.count++}.\n`),
  'the text above a tag': (blog) => void (blog.files['src/content/tags/notes.md'] = `Notes ${blog.count++}.\n`),
  'a notebook': (blog) => void (blog.files['src/content/posts/2021-09-09-notebook.ipynb'] = notebook(blog.count++)),
  'the cover': async (blog) => void (blog.files['src/content/posts/cover.png'] = await picture(blog.count++)),
  'a picture in public/': (blog) => void (blog.files['public/drawing.svg'] = drawing(blog.count++)),
  'a component of an MDX post': (blog) =>
    void (blog.files['src/components/TestBox.astro'] = `<p>Box ${blog.count++}</p>\n`),
  'a layout': (blog) =>
    void (blog.files['src/layouts/Base.astro'] = original('src/layouts/Base.astro').replace(
      '<footer class="site"',
      `<footer id="Foot${blog.count++}" class="site"`,
    )),
  'a style': (blog) =>
    void (blog.files['src/styles/base.css'] =
      `${original('src/styles/base.css')}\n@layer base { body { orphans: ${blog.count++}; } }\n`),
  'a plugin': (blog) =>
    void (blog.files['src/markdown/plugins/footnotes.ts'] = original('src/markdown/plugins/footnotes.ts').replace(
      '`${slug}-notes`',
      `\`\${slug}-notes-${blog.count++}\``,
    )),
  'a word of the interface': (blog) =>
    void (blog.files['src/i18n/en.ts'] = original('src/i18n/en.ts').replace(
      "notes: 'Notes'",
      `notes: 'Notes ${blog.count++}'`,
    )),
  'site.ts': (blog, _, site) =>
    void (blog.files['src/site.ts'] = readFileSync(join(site.dir, 'src/site.ts'), 'utf8').replace(
      /postsPerPage: \d+/,
      `postsPerPage: ${3 + (blog.count++ % 4)}`,
    )),
  'a dependency': (blog) => void (blog.files['package-lock.json'] = JSON.stringify({ version: blog.count++ })),
  'time goes by': (blog) => void (blog.epoch += 300 * 86_400),
  nothing: () => undefined,
  'somebody meddles with dist/': (_, random, site) => {
    const pages = site.files().filter((file) => /^(posts|tags|series|cards|feeds)\//.test(file));
    writeFileSync(join(site.dist, random.pick(pages)), 'meddled');
    rmSync(join(site.dist, 'index.html'));
    writeFileSync(join(site.dist, 'stray.html'), 'stray');
    rmSync(join(site.dist, '_astro'), { recursive: true });
  },
  'a build fails in between': async (blog, _, site) => {
    const broken = {
      content: { 'posts/2021-07-07-broken.md': '---\ntitle: Broken\n---\n\n[x](./none.md)\n' },
      env: environment(blog),
    };
    const before = site.files().map((file) => site.bytes(file));
    const failed = await site.rebuild(broken);
    expect(failed.status).toBe(1);
    expect(failed.files().map((file) => failed.bytes(file))).toEqual(before);
    blog.files['src/content/posts/2021-07-07-broken.md'] = null;
  },
};

const environment = ({ epoch }: Blog) => ({ SOURCE_DATE_EPOCH: String(epoch) });

/** What has to be written for the blog to be as it is now; what it no longer has is taken away. */
function changesOf(blog: Blog, written: Set<string>): Changes {
  const texts = Object.fromEntries([...blog.posts.values()].map((post) => [`posts/${post.name}`, textOf(post)]));
  const gone = Object.fromEntries([...written].filter((name) => !(name in texts)).map((name) => [name, null]));
  for (const name of Object.keys(gone)) written.delete(name);
  for (const name of Object.keys(texts)) written.add(name);
  return { content: { ...texts, ...gone }, files: blog.files, env: environment(blog) };
}

/** `SEED=7 npx vitest …` tries another order of edits. */
const seed = Number(process.env['SEED'] ?? 1);

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
    const left = Object.keys(edits);
    while (left.length > 0) {
      const chosen = Array.from(
        { length: Math.min(3, left.length) },
        () => left.splice(random.below(left.length), 1)[0]!,
      );
      for (const edit of chosen) await edits[edit]!(blog, random, site);
      site = await site.rebuild(changesOf(blog, written));
      expect(site.status, `${chosen.join(' + ')}\n${site.output}`).toBe(0);
      const clean = createProject({ start: 'own', from: site.dir, env: environment(blog) });
      const { status, output } = await clean.build();
      expect(status, output).toBe(0);
      expect(diffTrees(site.dist, join(clean.dir, 'dist')), `seed ${seed}: ${chosen.join(' + ')}`).toEqual([]);
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

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Random } from '../bench/random.ts';
import { projectRoot, type Changes } from './project.ts';
import type { BuiltSite } from './site.ts';

/** What a post of this test says; its text is made from it. */
interface Post {
  name: string;
  title: string;
  tags: string[];
  extra: string[];
  body: string;
}

/** A blog that edits change, and what the next build is given. */
export interface Blog {
  posts: Map<string, Post>;
  files: Record<string, string | Uint8Array | null>;
  epoch: number;
  count: number;
}

const textOf = ({ title, tags, extra, body }: Post) =>
  ['---', `title: ${title}`, `tags: [${tags.join(', ')}]`, ...extra, '---', '', body, ''].join('\n');

/** A file of the project with something else in it; throws when there is nothing to replace. */
function edited(file: string, from: string, to: string): string {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} no longer has ${from}: edit something else of it.`);
  return text.replace(from, () => to);
}

/** Gives a number among the settings of a site another value, below the number of posts. */
function setSetting(blog: Blog, site: BuiltSite, name: string): void {
  const setting = new RegExp(`(?<=${name}: )\\d+`);
  const text = blog.files['src/site.ts'] ?? readFileSync(join(site.dir, 'src/site.ts'), 'utf8');
  const old = Number(setting.exec(text as string)![0]);
  blog.files['src/site.ts'] = (text as string).replace(setting, String(old > 5 ? 3 : old + 1));
}

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

/** A blog with one of each kind of thing that a page is made from. */
export async function newBlog(random: Random): Promise<Blog> {
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

export type Edit = (blog: Blog, random: Random, site: BuiltSite) => void | Promise<void>;

const plain = (blog: Blog, random: Random) => random.pick([...blog.posts].filter(([key]) => /^(p[1-9]|n)/.test(key)));
/** Edits of the content, and what else may happen between two builds. */
export const contentEdits: Record<string, Edit> = {
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

/** Edits of the code and the settings: of what the bundle of the pages is made of. */
export const codeEdits: Record<string, Edit> = {
  'the settings': (blog, _, site) => ['feedSize', 'postsPerPage'].forEach((name) => setSetting(blog, site, name)),
  'a layout': (blog) =>
    void (blog.files['src/layouts/Base.astro'] = edited(
      'src/layouts/Base.astro',
      '<footer class="site"',
      `<footer id="Foot${blog.count++}" class="site"`,
    )),
  'a style': (blog) =>
    void (blog.files['src/styles/base.css'] = edited(
      'src/styles/base.css',
      '@layer base {',
      `@layer base { body { orphans: ${blog.count++}; } `,
    )),
  'a plugin': (blog) =>
    void (blog.files['src/markdown/plugins/footnotes.ts'] = edited(
      'src/markdown/plugins/footnotes.ts',
      '`${slug}-notes`',
      `\`\${slug}-notes-${blog.count++}\``,
    )),
  'a word of the interface': (blog) =>
    void (blog.files['src/i18n/en.ts'] = edited('src/i18n/en.ts', "notes: 'Notes'", `notes: 'Notes ${blog.count++}'`)),
};

/** Edits of what no page shows that is without a program. */
export const hiddenEdits: Record<string, Edit> = {
  'a component of an MDX post': (blog) =>
    void (blog.files['src/components/TestBox.astro'] = `<p>Box ${blog.count++}</p>\n`),
  'a dependency': (blog) => void (blog.files['package-lock.json'] = JSON.stringify({ version: blog.count++ })),
};

/** What a build of the blog finds in its environment. */
export const environment = ({ epoch }: Blog) => ({ SOURCE_DATE_EPOCH: String(epoch) });

/** What has to be written for the blog to be as it is now; what it no longer has is taken away. */
export function changesOf(blog: Blog, written: Set<string>): Changes {
  const texts = Object.fromEntries([...blog.posts.values()].map((post) => [`posts/${post.name}`, textOf(post)]));
  const gone = Object.fromEntries([...written].filter((name) => !(name in texts)).map((name) => [name, null]));
  for (const name of Object.keys(gone)) written.delete(name);
  for (const name of Object.keys(texts)) written.add(name);
  return { content: { ...texts, ...gone }, files: blog.files, env: environment(blog) };
}

import { beforeAll, describe, expect, test } from 'vitest';
import type { BuiltSite } from '../support/site.ts';
import { fixtureSite } from '../support/project.ts';
import { sharedSite } from '../support/site.ts';

const good = '---\ntitle: A good post\n---\n\nGood.\n';
const site = sharedSite({ content: { 'posts/2022-01-01-good.md': good } });

const bytesOf = (built: BuiltSite) =>
  new Map(built.files().map((file) => [file, built.bytes(file).toString('base64')]));

/**
 * What a build with these posts and settings prints, and whether it left the earlier site alone. The next one takes
 * them away again.
 */
async function failedBuild(
  content: Record<string, string | Uint8Array>,
  settings = fixtureSite,
  args = '--all',
): Promise<{ output: string; status: number | null; intact: boolean }> {
  const before = bytesOf(site());
  const gone = Object.fromEntries(lastPaths.map((path) => [path, null]));
  lastPaths = Object.keys(content);
  const built = await site().rebuild({ content: { ...gone, ...content }, args, files: { 'src/site.ts': settings } });
  const after = bytesOf(built);
  return {
    output: built.output,
    status: built.status,
    intact:
      before.size > 0 && [...before].every(([file, bytes]) => after.get(file) === bytes) && before.size === after.size,
  };
}
let lastPaths: string[] = [];

/** A message as it is printed: place, what is wrong, remedy. */
const told = (where: string, ...lines: string[]) => [`src/content/${where}`, ...lines].join('\n');

const mistakes: Record<string, { posts: Record<string, string | Uint8Array>; says: string }> = {
  'broken YAML': {
    posts: { 'posts/2022-02-01-yaml.md': '---\nlayout: post\ntitle: Paper: a review\n---\n' },
    says: told(
      'posts/2022-02-01-yaml.md:3',
      '  The front matter is not valid YAML: nested mappings are not allowed in compact mappings.',
      '    Put a value that holds a colon, a quote or a `#` in quotes: `title: "Paper: a review"`.',
    ),
  },
  'a field given twice': {
    posts: { 'posts/2022-02-01-twice.md': '---\ntitle: a\ndraft: false\ntitle: b\n---\n' },
    says: told('posts/2022-02-01-twice.md:4', '  This field is given twice.', '    Keep one of the two lines.'),
  },
  'a wrong type': {
    posts: { 'posts/2022-02-01-type.md': '---\ntitle: a\ntags:\n  ml: yes\n---\n' },
    says: told(
      'posts/2022-02-01-type.md:3',
      '  `tags` must be a list of words.',
      '    Write `tags: [python, machine learning]`.',
    ),
  },
  'a date that is not in the calendar': {
    posts: { 'posts/bad-date.md': '---\ntitle: a\ndate: 2022-02-30\n---\n' },
    says: told(
      'posts/bad-date.md:3',
      '  `date: 2022-02-30` is not a date of the calendar.',
      '    Write `date: 2022-06-28`, or `date: 2022-06-28 14:30 +0530` with a time and its offset.',
    ),
  },
  'no date at all': {
    posts: { 'posts/no-date.md': '---\ntitle: a\n---\n' },
    says: told(
      'posts/no-date.md:1',
      '  The post has no date.',
      '    Put it in the file’s name, `2022-06-28-some-name.md`,',
      '    or in the front matter, `date: 2022-06-28`.',
    ),
  },
  'a mistyped field': {
    posts: { 'posts/2022-02-01-typo.md': '---\ntitle: a\ndesciption: b\ntag: c\ndates: d\n---\n' },
    says: told(
      'posts/2022-02-01-typo.md:3',
      '  `desciption` is not a field of a post.',
      '    Did you mean `description`?',
    ),
  },
  'two posts at one address': {
    posts: {
      'posts/2022-02-01-same.md': '---\ntitle: a\n---\n',
      'posts/2022-02-01-z-other.md': '---\ntitle: b\nslug: same\n---\n',
    },
    says: told(
      'posts/2022-02-01-z-other.md:3',
      '  The URL `/posts/same/` is already taken by src/content/posts/2022-02-01-same.md.',
      '    Rename one of the files, or give one of them another `slug:`.',
    ),
  },
  'a missing picture': {
    posts: { 'posts/2022-02-01-picture.md': '---\ntitle: a\n---\n\nText.\n\n![A cat](./cat.png)\n' },
    says: told(
      'posts/2022-02-01-picture.md:7',
      '  There is no image `./cat.png` beside the post.',
      '    Check its name (capitals count), or put the file there.',
    ),
  },
  'a picture that is none': {
    posts: {
      'posts/2022-02-01-damaged.md': '---\ntitle: a\n---\n\nText.\n\n![A cat](./damaged.png)\n',
      'posts/damaged.png': 'no picture',
    },
    says: told(
      'posts/2022-02-01-damaged.md:7',
      '  The file `./damaged.png` cannot be read as a picture.',
      '    It may be damaged or cut off, or of another kind than its name says. Export it again.',
    ),
  },
  'a picture without a text alternative': {
    posts: { 'posts/2022-02-01-alt.md': '---\ntitle: a\n---\n![](./cat.png)\n' },
    says: told(
      'posts/2022-02-01-alt.md:4',
      '  The image `./cat.png` has no alt text.',
      '    Say what it shows: `![A line through five points](./cat.png)`.',
    ),
  },
  'MDX that cannot be read': {
    posts: { 'posts/2022-02-01-broken.mdx': '---\ntitle: a\n---\n\n## One\n\n<Note>\n\nNever closed.\n' },
    says: told('posts/2022-02-01-broken.mdx:7', '  The MDX cannot be read: Expected a closing tag for `<Note>`.'),
  },
  'an import of a file that is not there': {
    posts: { 'posts/2022-02-01-import.mdx': "---\ntitle: a\n---\nimport Chart from './Chart.astro';\n\n<Chart />\n" },
    says: told('posts/2022-02-01-import.mdx:4', '  The post imports `./Chart.astro`, which does not exist.'),
  },
  'no front matter': {
    posts: { 'posts/2022-02-01-bare.md': 'title: a\n---\n\nJust text.\n' },
    says: told(
      'posts/2022-02-01-bare.md:1',
      '  The file has no front matter.',
      '    Begin the file with three lines:',
      '    ---',
      '    title: A title',
      '    ---',
    ),
  },
  'front matter that is never closed': {
    posts: { 'posts/2022-02-01-open.md': '---\ntitle: a\n\nText.\n' },
    says: told(
      'posts/2022-02-01-open.md:1',
      '  The front matter is never closed.',
      '    Put a line `---` after its last field.',
    ),
  },
  'an empty file': {
    posts: { 'posts/2022-02-01-empty.md': '' },
    says: told('posts/2022-02-01-empty.md:1', '  The file is empty.'),
  },
  'a file that is not UTF-8': {
    posts: { 'posts/2022-02-01-latin1.md': Buffer.from('---\ntitle: a\n---\nCaf\xe9\n', 'latin1') },
    says: told(
      'posts/2022-02-01-latin1.md:4',
      '  The file is not UTF-8 text.',
      '    Save it again with the encoding UTF-8.',
    ),
  },
  'a blog in the blogroll without an address': {
    posts: { 'blogroll.yml': '- name: A\n  url: a.example\n' },
    says: told(
      'blogroll.yml:2',
      '  The blog’s `url` is missing or is no URL.',
      '    Write it in full: `url: https://example.org/`.',
    ),
  },
  'a script': {
    posts: { 'posts/2022-02-01-script.md': '---\ntitle: a\n---\n\n<p>\n<script>alert(1)</script>\n</p>\n' },
    says: told(
      'posts/2022-02-01-script.md:6',
      '  A `<script>` does not belong in a post.',
      '    Take it out: this site sends no JavaScript.',
    ),
  },
  'an event handler': {
    posts: { 'posts/2022-02-01-handler.mdx': '---\ntitle: a\n---\n\n<button onClick="x()">Press</button>\n' },
    says: told('posts/2022-02-01-handler.mdx:5', '  `onClick` runs JavaScript.'),
  },
  'an address that runs a script': {
    posts: { 'posts/2022-02-01-address.md': '---\ntitle: a\n---\n\n[Press](javascript:x())\n' },
    says: told('posts/2022-02-01-address.md:5', '  The link `javascript:x()` runs JavaScript.'),
  },
  'a picture on another server': {
    posts: { 'posts/2022-02-01-remote.md': '---\ntitle: a\n---\n![A cat](https://example.org/cat.png)\n' },
    says: told('posts/2022-02-01-remote.md:4', '  The image `https://example.org/cat.png` is on another server.'),
  },
  'a link to a draft': {
    posts: {
      'posts/2022-02-01-linking.md': '---\ntitle: a\n---\n[b](./draft.md)\n',
      'posts/draft.md': '---\ntitle: b\ndate: 2022-01-01\ndraft: true\n---\n',
    },
    says: told(
      'posts/2022-02-01-linking.md:4',
      '  The link leads to src/content/posts/draft.md, which is not published.',
    ),
  },
};

test('nothing of the banner of `npm run dev` is in the site', () => {
  expect(
    site()
      .files()
      .filter((file) => /id="Errors"|#Errors\b/.test(site().read(file))),
  ).toEqual([]);
});

describe('every mistake in a post is told by file and line, with its remedy', () => {
  let result: Awaited<ReturnType<typeof failedBuild>>;
  beforeAll(async () => {
    result = await failedBuild(Object.assign({}, ...Object.values(mistakes).map(({ posts }) => posts)));
  });

  test.each(Object.entries(mistakes))('%s', (_, { says }) => {
    expect(result.output).toContain(says);
  });

  test('the build fails, without a stack trace, and the earlier site is intact byte for byte', () => {
    expect(result.status).toBe(1);
    expect(result.output).not.toMatch(/^\s+at .*[:(]/m);
    expect(result.intact).toBe(true);
  });
});

describe('what only shows when a page is made or the site is finished is told as well', () => {
  test.each([
    [
      'MDX that fails as it runs',
      'posts/2022-02-01-fails.mdx',
      '---\ntitle: a\n---\n\nThe answer is {answer}.\n',
      told('posts/2022-02-01-fails.mdx:5', '  The MDX fails as it runs: answer is not defined'),
    ],
    [
      'a component that nobody imported',
      'posts/2022-02-01-unknown.mdx',
      '---\ntitle: a\n---\n\n<Chart />\n',
      told('posts/2022-02-01-unknown.mdx:5', '  The MDX fails as it runs: Expected component `Chart` to be defined'),
    ],
    [
      'a link inside the site that leads nowhere',
      'posts/2022-02-01-link.md',
      '---\ntitle: a\n---\n\nText and\na [link](/posts/goood/).\n',
      told(
        'posts/2022-02-01-link.md:6',
        '  The link `/posts/goood/` leads nowhere.',
        '    Did you mean `/posts/good/`?',
      ),
    ],
    [
      'a link to a part that is not there',
      'posts/2022-02-01-part.md',
      '---\ntitle: a\n---\n\n## Method\n\n[there](#methods)\n',
      told(
        'posts/2022-02-01-part.md:7',
        '  The link `#methods` leads to a part that /posts/part/ does not have.',
        '    Did you mean `#method`?',
      ),
    ],
    [
      'a picture in raw HTML that is not there',
      'posts/2022-02-01-raw.md',
      '---\ntitle: a\n---\n\n<img src="/none.png" alt="None">\n',
      told('posts/2022-02-01-raw.md:5', '  The link `/none.png` leads nowhere.'),
    ],
    [
      'a link that only the finished site can judge',
      'posts/2022-02-01-later.md',
      '---\ntitle: a\n---\n\n[feed](/feeds/9/rss.xml)\n',
      told('posts/2022-02-01-later.md:5', '  The link `/feeds/9/rss.xml` on /posts/later/ leads nowhere.'),
    ],
    [
      'something loaded from elsewhere',
      'posts/2022-02-01-film.md',
      '---\ntitle: a\n---\n\n<video src="https://example.org/a.mp4" controls></video>\n',
      told(
        'posts/2022-02-01-film.md:5',
        '  The page /posts/film/ would load `https://example.org/a.mp4` from another server.',
      ),
    ],
  ])('%s', async (_, path, text, says) => {
    const { output, status, intact } = await failedBuild({ [path]: text });
    expect(output).toContain(says);
    expect(output).not.toMatch(/^\s+at .*[:(]/m);
    expect({ status, intact }).toEqual({ status: 1, intact: true });
  });
});

describe('a mistake in the settings is told by its line, whatever else reads it first', () => {
  const lineOf = (text: string) => fixtureSite.split('\n').findIndex((line) => line.includes(text)) + 1;

  test.each([
    [
      'an address that is none',
      "url: 'https://stay-tuned.example/'",
      "url: 'stay-tuned.example'",
      '  `url` is `stay-tuned.example`.\n    Write the full address',
    ],
    [
      'a language that is none',
      "lang: 'en'",
      "lang: 'english please'",
      '  `lang` is `english please`.\n    Write a language tag',
    ],
    [
      'a zone that is none',
      "timeZone: 'Asia/Kolkata'",
      "timeZone: 'Asia'",
      '  `timeZone` is `Asia`.\n    Write a zone',
    ],
    [
      'a name that is not defined',
      'feedSize: 20',
      'feedSize: twenty',
      '  The settings cannot be read: twenty is not defined.\n    Look here',
    ],
    [
      'a comma that is missing',
      'feedSize: 20,',
      'feedSize: 20',
      "  The settings cannot be read: Expected ',', got 'ident'.\n    Look here, and on the line before",
      1,
    ],
  ])('%s', async (_, right, wrong, says, below = 0) => {
    const { output, status, intact } = await failedBuild({}, fixtureSite.replace(right, wrong));
    expect(output).toContain(`src/site.ts:${lineOf(right) + below}\n${says}`);
    expect(output).not.toMatch(/^\s+at .*[:(]/m);
    expect({ status, intact }).toEqual({ status: 1, intact: true });
  });
});

test('once all is mended, the site is built as it was', async () => {
  const before = bytesOf(site());
  const content = Object.fromEntries(lastPaths.map((path) => [path, null]));
  const built = await site().rebuild({ content, files: { 'src/site.ts': fixtureSite } });
  expect([built.status, built.output]).toEqual([0, expect.not.stringContaining('rror')]);
  expect(bytesOf(built)).toEqual(before);
});

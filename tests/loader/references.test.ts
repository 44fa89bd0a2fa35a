import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/loader/load-content.ts';
import { frameIds, knownRoutes } from '../../src/loader/targets.ts';
import { folders, writeProject } from '../support/documents.ts';
import { fixtureSite, projectRoot } from '../support/project.ts';
import { listFiles } from '../support/trees.ts';

const post = (text: string, ...fields: string[]) => ['---', 'title: A', ...fields, '---', text, ''].join('\n');

/** What reading a project says: `file:line message | fix`, files without their folder. */
async function problemsOf(content: Record<string, string>, files: Record<string, string> = {}): Promise<string[]> {
  const placed = Object.entries(content).map(([path, text]) => [
    path.startsWith('pages/') ? `src/content/${path}` : `${folders.posts}/${path}`,
    text,
  ]);
  const root = writeProject({ 'public/favicon.svg': '<svg/>', ...files, ...Object.fromEntries(placed) });
  const { diagnostics } = await loadContent(
    {
      root: `${root}/`,
      cache: join(root, 'cache/'),
      folders,
      edition: { drafts: false, now: Date.parse('2030-01-01') },
    },
    'test',
  );
  return diagnostics.map(
    ({ file, line, cell, message, fix }) =>
      `${file.replace(`${folders.posts}/`, '')}${cell === undefined ? '' : `#${cell}`}:${line} ${message} | ${fix}`,
  );
}

const others = {
  '2015-03-01-good.md': post(
    '## The method\n\n<p id="raw">Text.</p>\n\nNote.[^1]\n\n[^1]: A note.',
    'tags: [NLP]',
    'aliases: [/old/good.html]',
    'series: S',
  ),
  '2015-03-02-draft.md': post('Text.', 'draft: true', 'slug: soon'),
  'pages/about.md': post('About.'),
};

describe('a link that leads where something will be', () => {
  test.each([
    '/posts/good/',
    '/posts/good/#the-method',
    '/posts/good/#raw',
    '/posts/good/#good-fn-1',
    '/posts/good/#Content',
    '/posts/good/#top',
    '/posts/good/#:~:text=x',
    '../good/',
    './2015-03-01-good.md',
    './2015-03-01-good.md#the-method',
    '/old/good.html',
    '/about/',
    '/',
    '/archive/',
    '/archive/#y2015',
    '/tags/',
    '/tags/nlp/',
    '/tags/nlp/rss.xml',
    '/series/',
    '/series/s/',
    '/rss.xml',
    '/feed.json',
    '/feeds/1/rss.xml',
    '/cards/site.png',
    '/favicon.svg',
    '/papers/a%20b.pdf',
    '/llms.txt',
    '/opensearch.xml',
    '/sitemap-0.xml',
    '/_astro/x.png',
    '/own/7/',
    '/plain/',
    'https://example.org/x/',
    'mailto:a@example.org',
    '#here',
    '/posts/good/?a=b',
    'https://stay-tuned.example/posts/good/',
  ])('%s', async (url) => {
    const files = {
      'public/papers/a b.pdf': '',
      'src/pages/own/[id].astro': '',
      'src/pages/plain.astro': '',
      'src/pages/[page].astro': '',
    };
    expect(
      await problemsOf(
        {
          ...others,
          '2015-04-01-a.md': post(`## Here\n\n[x](${url}) <a href="${url.startsWith('./') ? '#here' : url}">y</a>`),
        },
        files,
      ),
    ).toEqual([]);
  });
});

describe('a link that leads nowhere is told with everything else, by its line, with what was meant', () => {
  test.each([
    ['[x](/posts/goood/)', 'The link `/posts/goood/` leads nowhere. | Did you mean `/posts/good/`?'],
    ['[x](/2015/03/01/goood.html)', 'The link `/2015/03/01/goood.html` leads nowhere. | Did you mean `/posts/good/`?'],
    ['[x](/2016/03/01/good.html)', 'The link `/2016/03/01/good.html` leads nowhere. | Did you mean `/posts/good/`?'],
    ['[x](2015-03-01-good)', 'The link `2015-03-01-good` leads nowhere. | Did you mean `/posts/good/`?'],
    ['[x][y]\n\n[y]: /posts/Good/', 'The link `/posts/Good/` leads nowhere. | Did you mean `/posts/good/`?'],
    ['[x](/posts/good)', 'The link `/posts/good` leads nowhere. | Put a slash at its end: `/posts/good/`.'],
    ['[x](/tagz/)', 'The link `/tagz/` leads nowhere. | Did you mean `/tags/`?'],
    ['[x](/tags/NLP/)', 'The link `/tags/NLP/` leads nowhere. | Did you mean `/tags/nlp/`?'],
    [
      '[x](/papers/none.pdf)',
      'The link `/papers/none.pdf` leads nowhere. | Correct the address, or put the file at `public/papers/none.pdf`.',
    ],
    ['<a href="/zzzzzzzz/">x</a>', 'The link `/zzzzzzzz/` leads nowhere. | Correct the address, or take the link out.'],
    [
      '<img src="/none.png" alt="x">',
      'The link `/none.png` leads nowhere. | Correct the address, or put the file at `public/none.png`.',
    ],
    [
      '<video src="./film.mp4" poster="/none.png"></video>',
      'The link `./film.mp4` leads nowhere. | Correct the address, or put the file at `public/posts/a/film.mp4`.',
    ],
    [
      '[x](/posts/soon/)',
      'The link `/posts/soon/` leads to src/content/posts/2015-03-02-draft.md, which is not published. | ' +
        'Publish it first, or take the link out.',
    ],
    [
      '## Method\n\n[x](#methods)',
      'The link `#methods` leads to a part that /posts/a/ does not have. | Did you mean `#method`?',
    ],
    [
      '[x](/posts/good/#The_Method)',
      'The link `/posts/good/#The_Method` leads to a part that /posts/good/ does not have. | Did you mean ' +
        '`#the-method`?',
    ],
    [
      '[x](./2015-03-01-good.md#zzzzzzzz)',
      'The link `./2015-03-01-good.md#zzzzzzzz` leads to a part that /posts/good/ does not have. | Take away ' +
        'the part after `#`, or correct it.',
    ],
    [
      '[x](../good.md)',
      'The link leads to src/content/good.md, which does not exist. | Did you mean ' +
        'src/content/posts/2015-03-01-good.md?',
    ],
    [
      '<a href="www.example.com/a">x</a>',
      'The link `www.example.com/a` leads nowhere. | Write `https://www.example.com/a` to lead to another site.',
    ],
    [
      '<a href="me@example.org">x</a>',
      'The link `me@example.org` leads nowhere. | Write `mailto:me@example.org` to offer an e-mail address.',
    ],
    [
      '[x](www.example.com/a)',
      'The link `www.example.com/a` leads to a page of this site, for it does not say how to get there. | Write ' +
        '`https://www.example.com/a`.',
    ],
    [
      '[x](me@example.org)',
      'The link `me@example.org` leads to a page of this site, for it does not say how to get there. | Write ' +
        '`mailto:me@example.org`.',
    ],
    ['[x](/page/2/)', 'The link `/page/2/` leads nowhere. | Correct the address, or take the link out.'],
    [
      '![x](/none.png)',
      'There is no image `/none.png` in `public`. | Check its name (capitals count), or put the file there.',
    ],
  ])('%s', async (markdown, says) => {
    const line = 4 + markdown.split('\n').findLastIndex((text) => text !== '');
    const [first] = await problemsOf({ ...others, '2015-04-01-a.md': post(markdown) });
    expect(first).toBe(`2015-04-01-a.md:${line} ${says}`);
  });

  test.each([
    [
      '<video src="https://example.org/a.mp4?b&amp;c"></video>',
      'The page /posts/a/ would load `https://example.org/a.mp4?b&c` from another server.',
    ],
    [
      '<img alt="x" src="//example.org/a.png">',
      'The page /posts/a/ would load `//example.org/a.png` from another server.',
    ],
    [
      '<img alt="x" srcset="/a.png 1x, https://example.org/a.png 2x">',
      'The page /posts/a/ would load `https://example.org/a.png` from another server.',
    ],
    ['<p id="b">x</p>\n\n<p id="b">y</p>', 'The page /posts/a/ has two elements with the id `b`.'],
    ['## Method\n\n<p id="method">x</p>', 'The page /posts/a/ has two elements with the id `method`.'],
  ])('what only the page shows is told in the same pass: %s', async (markdown, says) => {
    const line = 4 + markdown.split('\n').findLastIndex((text) => text !== '');
    const found = await problemsOf({ ...others, '2015-04-01-a.md': post(markdown) });
    expect(found.filter((text) => text.includes(says)).map((text) => text.replace(/ \|.*/s, ''))).toEqual([
      `2015-04-01-a.md:${line} ${says}`,
    ]);
  });

  test.each(['iframe', 'script', 'embed'])('what an <%s> would load is not told besides the element', async (name) => {
    const found = await problemsOf({
      ...others,
      '2015-04-01-a.md': post(`<${name} src="https://example.org/a"></${name}>`),
    });
    expect(found.filter((text) => text.includes('from another server'))).toEqual([]);
    expect(found).not.toEqual([]);
  });

  test('what a post may name or show as text is no load', async () => {
    const text =
      '[x](https://example.org/) `<img src="https://example.org/a.png">` <a href="https://example.org/b">y</a> ' +
      '<p id="c">z</p> <!-- <p id="c"> -->';
    expect(await problemsOf({ ...others, '2015-04-01-a.md': post(text) })).toEqual([]);
  });

  test('each time that it stands there, and beside other mistakes of the post', async () => {
    const found = await problemsOf({
      ...others,
      '2015-04-01-a.md': post('[x](/zzzz/)\n\n[x](/zzzz/)\n\n![](./a.png)\n\n![A](/b.png)'),
      '2015-04-02-b.md': '---\ntitl: b\n---\n',
    });
    expect(found.map((text) => text.replace(/ \|.*/s, ''))).toEqual([
      '2015-04-02-b.md:2 `titl` is not a field of a post.',
      expect.stringMatching(/^2015-04-01-a\.md:8 .*has no alt text/),
      expect.stringMatching(/^2015-04-01-a\.md:8 There is no image/),
      expect.stringMatching(/^2015-04-01-a\.md:10 There is no image/),
      '2015-04-01-a.md:4 The link `/zzzz/` leads nowhere.',
      '2015-04-01-a.md:6 The link `/zzzz/` leads nowhere.',
    ]);
  });

  test('in MDX too, but for parts that a component may add', async () => {
    const mdx = '## One\n\n[x](/zzzz/) <a href="/yyyy/">y</a> [z](#two) <b id="raw">r</b> [r](#raw) [o](#one)';
    expect((await problemsOf({ '2015-04-01-a.mdx': post(mdx) })).map((text) => text.slice(0, 38))).toEqual([
      '2015-04-01-a.mdx:6 The link `/zzzz/` l',
      '2015-04-01-a.mdx:6 The link `/yyyy/` l',
      '2015-04-01-a.mdx:6 The link `#two` lea',
    ]);
    expect(
      await problemsOf({ '2015-04-01-a.mdx': post("import X from './X.astro'\n\n[z](#two) <X />"), 'X.astro': '' }),
    ).toEqual([]);
  });

  test('in a notebook by cell', async () => {
    const cells = [
      { cell_type: 'raw', source: '---\ntitle: A\n---' },
      { cell_type: 'markdown', source: 'Text\n\n[x](/zzzz/)' },
    ].map((cell) => ({ ...cell, metadata: {} }));
    expect(
      await problemsOf({
        '2015-04-01-a.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
      }),
    ).toEqual([expect.stringMatching(/^2015-04-01-a\.ipynb#2:3 The link `\/zzzz\/` leads nowhere\./)]);
  });

  test('also when the post stays as it was and the other one goes', async () => {
    const root = writeProject({
      [`${folders.posts}/2015-03-01-good.md`]: others['2015-03-01-good.md'],
      [`${folders.posts}/2015-04-01-a.md`]: post('[x](/posts/good/)'),
    });
    const read = (now: string) =>
      loadContent(
        { root: `${root}/`, cache: join(root, 'cache/'), folders, edition: { drafts: false, now: Date.parse(now) } },
        'test',
      );
    expect((await read('2030-01-01')).diagnostics).toEqual([]);
    expect((await read('2015-03-15')).diagnostics).toEqual([]);
    expect((await read('2015-02-01')).diagnostics).toEqual([]);
  });
});

describe('a link to a post that cannot be read yet', () => {
  test.each(['/posts/bad/', './2015-03-03-bad.md', '/posts/own-name/', '/old/bad/', '/tags/x-y/', '/series/z/'])(
    '%s is not called dead',
    async (url) => {
      const found = await problemsOf({
        '2015-03-03-bad.md': '---\ntitl: b\nslug: own-name\naliases: [/old/bad/]\n---\n',
        '2015-04-01-a.md': post(`[x](${url}) [y](/zzzz/)`),
      });
      expect(found.map((text) => text.replace(/ \|.*/s, ''))).toEqual([
        '2015-03-03-bad.md:2 `titl` is not a field of a post.',
        '2015-04-01-a.md:4 The link `/zzzz/` leads nowhere.',
      ]);
    },
  );
});

describe('a post whose front matter is wrong', () => {
  const text = '\n![](./cat.png)\n\n[x](/zzzz/)\n\n## Method\n\n[y](#methods)\n';
  const textErrors = (line: number) => [
    expect.stringMatching(`:${line} The image \`./cat.png\` has no alt text.`),
    expect.stringMatching(`:${line} There is no image \`./cat.png\` beside the post.`),
    expect.stringMatching(`:${line + 2} The link \`/zzzz/\` leads nowhere.`),
  ];
  const isFirstOfAll = (field: string, text: string, path = '2015-04-01-a.md') =>
    problemsOf({ [path]: `---\ntitle: A\n${field}\n---\n${text}` });

  test('and its text too: all errors are reported at once', async () => {
    const found = await isFirstOfAll('desciption: b', text);
    expect(found).toEqual([
      expect.stringMatching('^2015-04-01-a.md:3 `desciption` is not a field of a post'),
      ...textErrors(6),
      expect.stringMatching(':12 The link `#methods` leads to a part'),
    ]);
  });

  test.each([
    ['a value that is none', 'updated: 2022-02-30', '`updated: 2022-02-30` is not a date'],
    ['YAML that cannot be read', 'description: a: b', 'The front matter is not valid YAML'],
    ['a field given twice', 'title: B', 'This field is given twice'],
    ['a slug that is none', 'slug: A B', '`slug: A B` cannot be part of'],
  ])('%s', async (_, field, message) => {
    const found = await isFirstOfAll(field, text);
    expect(found.slice(0, 4)).toEqual([expect.stringContaining(message), ...textErrors(6)]);
  });

  test('no date: the text is read as well', async () => {
    const found = await isFirstOfAll('description: b', text, 'a.md');
    expect(found.slice(0, 4)).toEqual([expect.stringContaining('The post has no date'), ...textErrors(6)]);
  });

  test('what depends on a field that cannot be read is not reported', async () => {
    const own = '# B\n\n[x](#b) [y](#a-fn-1)[^1]\n\n[^1]: Text.\n';
    for (const [path, text] of [
      ['a.md', `---\ndat: 2015-01-01\ntitl: B\nslg: a\n---\n${own}`],
      ['a.md', `---\ndate: 2022-02-30\ntitle: [A]\n---\n${own}`],
      ['a.md', `---\ntitle: a: b\ndate: 2022-01-01\n---\n${own}`],
    ] as const) {
      const found = await problemsOf({ [path]: text });
      expect(found.filter((each) => /no date|leads/.test(each))).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    }
  });

  test('a draft is not looked at further', async () => {
    expect(await isFirstOfAll('draft: true\ndesciption: b', text)).toHaveLength(1);
  });
});

test('a link of the settings that leads nowhere is told by its line there', async () => {
  const line = fixtureSite.split('\n').findIndex((text) => text.includes("'/about/'")) + 1;
  expect(await problemsOf({ '2015-04-01-a.md': post('Text.') }, { 'src/site.ts': fixtureSite })).toEqual([
    `src/site.ts:${line} The link \`/about/\` leads nowhere. | Correct the address, or take the link out.`,
  ]);
  expect(await problemsOf({ 'pages/about.md': post('Text.') }, { 'src/site.ts': fixtureSite })).toEqual([]);
});

describe('what is known of the site without making it', () => {
  test('the ids of its frame are those that layouts and components write', () => {
    const sources = ['layouts', 'components'].flatMap((room) =>
      listFiles(join(projectRoot, 'src', room)).map((file) =>
        readFileSync(join(projectRoot, 'src', room, file), 'utf8'),
      ),
    );
    const ids = sources.flatMap((source) => [...source.matchAll(/\bid="([A-Z]\w*)"/g)].map(([, id]) => id));
    expect([...new Set(ids)].sort()).toEqual(frameIds.toSorted());
  });

  test('its routes are known, or may lead anywhere', () => {
    const routes = listFiles(join(projectRoot, 'src/pages')).filter((file) => file.includes('['));
    expect(routes.filter((file) => !knownRoutes.has(file))).toEqual([]);
  });
});

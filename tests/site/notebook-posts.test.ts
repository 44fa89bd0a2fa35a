import { beforeAll, describe, expect, test } from 'vitest';
import { fixtureSite } from '../support/project.ts';
import { sharedSite } from '../support/site.ts';

const bib = `@article{b, author={Doe, J.}, title={Second}, year=2020, journal={J}, note={Read it twice.}}
@book{a, author={Doe, J. and Roe, R.}, title={A Book of $x^2$}, year=2021, doi={10.1000/1}}`;
const cell = (...source: string[]) => ({ cell_type: 'markdown', metadata: {}, source });
const notebook = JSON.stringify({
  ...{ nbformat: 4, nbformat_minor: 5, metadata: {} },
  cells: [
    cell('# Réseaux'),
    cell('## Read\n', '\n', ':::references{file=./read.bib group=year}\n', ':::\n', '\n', 'End.'),
  ],
});

const site = sharedSite({
  content: {
    'posts/2022-01-01-réseaux.ipynb': notebook,
    'posts/read.bib': bib,
    'posts/2022-01-02-text.md': '---\ntitle: Text\n---\n\nWords.\n',
  },
});
const pageOf = (slug: string) => site().read(`posts/${slug}/index.html`);

describe('a list of references in a notebook', () => {
  test('is as in Markdown', () => {
    expect(
      [...pageOf('réseaux').matchAll(/<h[23] id="([^"]*)|<li id="(entry-[^"]*)/g)].map(([found]) => found),
    ).toEqual(['<h2 id="read', '<h3 id="2021', '<li id="entry-a', '<h3 id="2020', '<li id="entry-b']);
    expect(site().read('posts/réseaux.md')).toContain(
      '### 2020\n\n- Doe, J. (2020). Second. J.\\\n  Read it twice.\n\nEnd.',
    );
  });

  test('is headings and lists in the feed, and leads to no place in the page', () => {
    const [list = ''] = /<h2>Read.*?<p>End/s.exec(site().read('rss.xml')) ?? [];
    expect(list.replace(/<math>.*?<\/math>/s, '(formula)')).toBe(
      '<h2>Read</h2>\n<h3>2021</h3>\n<div>\n<ul>\n<li>Doe, J., &amp; Roe, R. (2021). <i>A Book of (formula)</i>. ' +
        '<a href="https://doi.org/10.1000/1">https://doi.org/10.1000/1</a></li>\n</ul>\n</div>\n' +
        '<h3>2020</h3>\n<div>\n<ul>\n<li>Doe, J. (2020). Second. <i>J</i>.<br>Read it twice.</li>\n</ul>\n</div>\n<p>End',
    );
  });
});

describe('the `repository` setting', () => {
  /** Links of a notebook to its file elsewhere, with the dots before them. */
  const repositoryLink =
    /<span class="dot">[^<]*<\/span>\s*<a href="(https:[^"]+)">([^<]*(?:Colab|GitHub|GitLab))<\/a>\s*/g;
  /** The line at the end of every post and page. */
  const changeLinks = /<p class="meta replies"[^>]*>.*?<\/p>\s*/s;
  const changeLinksOf = (html: string) =>
    [...changeLinks.exec(html)![0].matchAll(/<a href="([^"]+)">([^<]*)/g)].map(([, url, text]) => [text, url]);
  const textFile = 'src/content/posts/2022-01-02-text.md';
  const file = 'src/content/posts/2022-01-01-r%C3%A9seaux.ipynb';
  const pages: Record<string, { notebook: string; text: string; about: string }> = {};
  const linksOf = (name: string) =>
    [...pages[name]!.notebook.matchAll(repositoryLink)].map(([, url, text]) => [text, url]);

  beforeAll(async () => {
    const keep = (name: string) =>
      (pages[name] = { notebook: pageOf('réseaux'), text: pageOf('text'), about: site().read('about/index.html') });
    keep('none');
    for (const [name, repository] of [
      ['GitHub', { url: 'https://github.com/me/blog', branch: 'trunk', folder: 'sites/मेरा' }],
      ['GitLab', { url: 'https://gitlab.com/me/blog' }],
    ] as const) {
      const settings = fixtureSite.replace('  search:', `  repository: ${JSON.stringify(repository)},\n  search:`);
      const { status, output } = await site().rebuild({ files: { 'src/site.ts': settings } });
      expect(status, output).toBe(0);
      keep(name);
    }
  });

  test('leads from a notebook to its file in the repository, and to Colab', () => {
    const path = `me/blog/blob/trunk/sites/%E0%A4%AE%E0%A5%87%E0%A4%B0%E0%A4%BE/${file}`;
    expect(linksOf('GitHub')).toEqual([
      ['Open in Colab', `https://colab.research.google.com/github/${path}`],
      ['View on GitHub', `https://github.com/${path}`],
    ]);
  });

  test('leads to Colab from GitHub alone', () => {
    expect(linksOf('GitLab')).toEqual([['View on GitLab', `https://gitlab.com/me/blog/-/blob/main/${file}`]]);
  });

  test('leads from every post and page to its history, and from a text to a change of it', () => {
    const folder = 'trunk/sites/%E0%A4%AE%E0%A5%87%E0%A4%B0%E0%A4%BE';
    const [{ notebook, text, about }, gitlab] = [pages['GitHub']!, pages['GitLab']!];
    const url = (kind: string, name: string) => `https://github.com/me/blog/${kind}/${folder}/${name}`;
    expect(changeLinksOf(notebook)).toEqual([['History', url('commits', file)]]);
    expect(changeLinksOf(text)).toEqual([
      ['Suggest a change', url('edit', textFile)],
      ['History', url('commits', textFile)],
    ]);
    expect(changeLinksOf(about)).toEqual([
      ['Suggest a change', url('edit', 'src/content/pages/about.md')],
      ['History', url('commits', 'src/content/pages/about.md')],
    ]);
    expect(changeLinksOf(gitlab.text)[0]![1]).toBe(`https://gitlab.com/me/blog/-/edit/main/${textFile}`);
  });

  test('adds nothing else', () => {
    expect(linksOf('none')).toEqual([]);
    for (const name of ['GitHub', 'GitLab'])
      for (const page of ['notebook', 'text', 'about'] as const)
        expect(pages[name]![page].replace(repositoryLink, '').replace(changeLinks, '')).toBe(pages['none']![page]);
  });
});

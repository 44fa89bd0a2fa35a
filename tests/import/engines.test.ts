import { describe, expect, test } from 'vitest';
import { detectEngine } from '../../src/import/detect.ts';
import { notebookOf, oldBlogs, sourceOf, type OldFiles } from './sites.ts';

const read = (files: OldFiles) => {
  const source = sourceOf(files);
  const detected = detectEngine(source)!;
  const site = detected.engine.read(source);
  return {
    ...site,
    engine: detected.engine.name,
    by: detected.by,
    urls: Object.fromEntries(site.documents.map(({ path, urls }) => [path, urls])),
  };
};

describe('each engine is recognised, and its URLs are known', () => {
  test('Jekyll: categories in the path, capitals kept, ids of jekyll-feed', () => {
    const { engine, by, settings, urls, documents } = read(oldBlogs.jekyll);
    expect([engine, by]).toEqual(['Jekyll', '_config.yml and _posts/']);
    expect(settings).toMatchObject({
      url: 'https://slow.example/',
      title: 'Slow Notes',
      author: 'Ada',
      timeZone: 'Europe/Berlin',
    });
    expect(urls).toEqual({
      '_drafts/not-yet.md': [],
      '_posts/2020-01-02-first-steps.md': ['/learning/2020/01/02/first-steps.html'],
      '_posts/2020-02-03-Second-Steps.md': ['/2020/02/03/Second-Steps.html'],
      'about.md': ['/about/'],
    });
    expect(documents.map(({ feedId }) => feedId)).toContain('https://slow.example/learning/2020/01/02/first-steps');
  });

  test.each([
    ['pretty', '/learning/2020/01/02/first-steps/'],
    ['ordinal', '/learning/2020/002/first-steps.html'],
    ['none', '/learning/first-steps.html'],
    ['/blog/:title', '/blog/first-steps'],
    ['/:year/:i_month/:i_day/:slug/', '/2020/1/2/first-steps/'],
  ])('Jekyll: permalink: %s', (permalink, url) => {
    const { urls } = read({ ...oldBlogs.jekyll, '_config.yml': `title: x\npermalink: ${permalink}\n` });
    expect(urls['_posts/2020-01-02-first-steps.md']).toEqual([url]);
  });

  test('Jekyll: a site below a path, and the ids of a feed of its own', () => {
    const { settings, urls, documents } = read({
      '_config.yml': 'url: https://me.example\nbaseurl: /blog\n',
      '_posts/2020-01-02-a.md': '---\ntitle: A\n---\nx\n',
      'feed.xml':
        '<rss>{% for post in site.posts %}<item><guid>{{ post.url | prepend: site.baseurl | prepend: site.url }}</guid></item>{% endfor %}</rss>',
    });
    expect(settings.url).toBe('https://me.example/blog/');
    expect(urls['_posts/2020-01-02-a.md']).toEqual(['/blog/2020/01/02/a.html']);
    expect(documents[0]?.feedId).toBe('https://me.example/blog/2020/01/02/a.html');
  });

  test('fastpages', () => {
    const { engine, urls, documents } = read({
      ...oldBlogs.fastpages,
      '_notebooks/2020-03-05-raw.ipynb': notebookOf({ cell_type: 'raw', source: '---\ncategories: [a, B]\n---' }),
    });
    expect(engine).toBe('fastpages');
    expect(urls['_notebooks/2020-03-04-fit.ipynb']).toEqual(['/fits/2020/03/04/fit.html']);
    expect(urls['_notebooks/2020-03-05-raw.ipynb']).toEqual(['/a/b/2020/03/05/raw.html']);
    expect(documents.map(({ feedId }) => feedId)).toContain('https://pages.example/fits/2020/03/04/fit');
  });

  test('Hugo: permalinks, slugs, bundles', () => {
    const { engine, settings, urls, notes } = read(oldBlogs.hugo);
    expect([engine, settings.title, settings.author, settings.lang]).toEqual(['Hugo', 'Wind', 'Bo', 'en-gb']);
    expect(urls).toEqual({
      'content/about.md': ['/about/'],
      'content/posts/One Thing.md': ['/2019/05/one-thing/'],
      'content/posts/two/index.md': ['/2019/06/number-two/'],
    });
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'left', file: 'content/posts/_index.md' }));
  });

  test('Hugo: without permalinks the path, with uglyURLs a file', () => {
    const config = (more: string) => ({ ...oldBlogs.hugo, 'hugo.toml': `baseURL = "https://wind.example/"\n${more}` });
    expect(read(config('')).urls['content/posts/One Thing.md']).toEqual(['/posts/one-thing/']);
    expect(read(config('uglyURLs = true')).urls['content/posts/two/index.md']).toEqual(['/posts/number-two.html']);
  });

  test('Quarto: a folder and a file', () => {
    const { engine, urls } = read(oldBlogs.quarto);
    expect(engine).toBe('Quarto');
    expect(urls).toEqual({ 'posts/one/index.qmd': ['/posts/one/'], 'posts/two.qmd': ['/posts/two.html'] });
  });

  test('Eleventy: data of folders, permalinks with a filter', () => {
    const { engine, settings, urls, documents } = read(oldBlogs.eleventy);
    expect([engine, settings.title, settings.url]).toEqual(['Eleventy', 'Eleven', 'https://eleven.example/']);
    expect(urls).toEqual({
      'content/about.md': ['/about/'],
      'content/blog/2021-02-03-hello.md': ['/blog/hello/'],
      'content/blog/named.md': ['/named.html'],
    });
    expect(documents.map(({ kind }) => kind)).toEqual(['page', 'post', 'post']);
  });

  test('Pelican: its pattern, and the ids of its feed', () => {
    const { engine, settings, urls, documents } = read(oldBlogs.pelican);
    expect([engine, settings.title, settings.timeZone]).toEqual(['Pelican', 'Birds', 'Europe/Rome']);
    expect(urls).toEqual({
      'content/hello.md': ['/2014/May/hello-there/'],
      'content/other.md': ['/2014/Jun/other/'],
      'content/pages/about.md': ['/pages/about.html'],
    });
    expect(documents[0]?.feedId).toBe('tag:birds.example,2014-05-06:/2014/May/hello-there//');
  });

  test('Astro: the route that asks for the collection', () => {
    const { engine, settings, urls } = read(oldBlogs.astro);
    expect([engine, settings.title, settings.url]).toEqual(['Astro', 'Star', 'https://star.example/']);
    expect(urls).toEqual({
      'src/content/blog/First Post.md': ['/blog/first-post/'],
      'src/content/blog/second.mdx': ['/blog/second/'],
    });
  });

  test('Docusaurus: dates in names and in folders, slugs', () => {
    const { engine, settings, urls } = read(oldBlogs.docusaurus);
    expect([engine, settings.url]).toEqual(['Docusaurus', 'https://dino.example/docs/']);
    expect(urls).toEqual({
      'blog/2021-04-05-long-name.md': ['/docs/blog/2021/04/05/long-name'],
      'blog/2021/05/06/deep/index.md': ['/docs/blog/deep-one'],
    });
  });

  describe('Hexo, whose configuration has the name of Jekyll’s', () => {
    const blog = (config: string, files: OldFiles = {}) =>
      read({
        '_config.yml': `title: Six\nurl: https://six.example\nsource_dir: source\n${config}`,
        'source/_posts/first.md':
          '---\ntitle: The first\ndate: 2020-01-02 23:30:00\ncategories: [Learning, Slow]\n---\nx\n',
        ...files,
      });

    test('its posts, pages and drafts', () => {
      const { engine, by, settings, documents, urls } = blog(
        'author: Ada\nlanguage: [de, en]\ntimezone: Asia/Taipei\n',
        {
          'source/_posts/2020/2020-02-03-second.md': '---\ndate: 2020-02-03\npermalink: own/path/\n---\nx\n',
          'source/_drafts/later.md': '---\ntitle: Later\n---\nx\n',
          'source/about/index.md': '---\ntitle: About\n---\nx\n',
          'source/tags/index.md': '---\ntype: tags\n---\n',
        },
      );
      expect([engine, by]).toEqual(['Hexo', '_config.yml and source/_posts/']);
      expect(settings).toMatchObject({ url: 'https://six.example/', title: 'Six', author: 'Ada', lang: 'de' });
      expect(urls).toEqual({
        'source/_drafts/later.md': [],
        'source/_posts/2020/2020-02-03-second.md': ['/own/path/'],
        'source/_posts/first.md': ['/2020/01/02/first/'],
        'source/about/index.md': ['/about/'],
      });
      expect(documents.find(({ path }) => path.endsWith('first.md'))?.feedId).toBe(
        'https://six.example/2020/01/02/first/',
      );
    });

    test.each([
      ['permalink: article/:title.html\n', '/article/first.html'],
      ['permalink: :category/:name/\n', '/Learning/Slow/first/'],
      ['root: /blog/\npermalink: p/:abbrlink/\n', '/blog/p/7f/'],
      ['', '/2020/01/02/first/'],
    ])('%j', (config, url) => {
      const first = '---\ntitle: The first\ndate: 2020-01-02\ncategories: [Learning, Slow]\nabbrlink: 7f\n---\nx\n';
      expect(blog(config, { 'source/_posts/first.md': first }).urls['source/_posts/first.md']).toEqual([url]);
    });

    test('Octopress, which has the same folder, is Jekyll', () => {
      const { engine } = read({
        '_config.yml': 'title: x\n',
        'source/_posts/2020-01-02-a.md': '---\ntitle: A\n---\nx\n',
      });
      expect(engine).toBe('Jekyll');
    });
  });

  test('Zola, whose configuration has the name of Hugo’s', () => {
    const post = (fields: string) => `+++\n${fields}\n+++\nx\n`;
    const { engine, by, settings, urls, documents, notes } = read({
      'config.toml':
        'base_url = "https://zed.example"\ntitle = "Zed"\ndefault_language = "fr"\n[languages.en]\n[extra]\nauthor = "Ada"\n',
      'content/blog/2020-01-02_Some Name.md': post('title = "A"'),
      'content/blog/deep/index.md': post('date = 2020-02-03\nslug = "own"'),
      'content/third.md': post('date = 2020-03-04\npath = "old/third"'),
      'content/third.en.md': post('date = 2020-03-04'),
      'content/about.md': post('title = "About"'),
      'content/blog/_index.md': post('title = "Blog"'),
    });
    expect([engine, by]).toEqual(['Zola', 'config.toml and content/']);
    expect(settings).toMatchObject({ url: 'https://zed.example/', title: 'Zed', author: 'Ada', lang: 'fr' });
    expect(urls).toEqual({
      'content/about.md': ['/about/'],
      'content/blog/2020-01-02_Some Name.md': ['/blog/some-name/'],
      'content/blog/deep/index.md': ['/blog/own/'],
      'content/third.md': ['/old/third/'],
    });
    expect(documents.filter(({ kind }) => kind === 'post').map(({ date }) => date)).toEqual([
      '2020-01-02',
      '2020-02-03',
      '2020-03-04',
    ]);
    expect(documents.at(-1)?.feedId).toBe('https://zed.example/old/third/');
    expect(notes.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'left content/blog/_index.md',
      'left content/third.en.md',
    ]);
  });

  test('Jekyll leaves out what is excluded from the root; of a configuration in parts the first counts', () => {
    const { settings, urls } = read({
      '_config.yml': 'title: One\nexclude: [/docs/, test]\n---\n',
      '_posts/2020-01-02-a.md': '---\ntitle: A\n---\nx\n',
      'docs/_posts/2020-01-02-b.md': '---\ntitle: B\n---\nx\n',
      'test/_posts/2020-01-02-c.md': '---\ntitle: C\n---\nx\n',
    });
    expect(settings.title).toBe('One');
    expect(Object.keys(urls)).toEqual(['_posts/2020-01-02-a.md']);
  });

  test('Hugo: translations are named', () => {
    const { notes } = read({
      'hugo.toml': 'baseURL = "https://hu.example/"\n[languages.en]\n[languages.fr]\n',
      'content/posts/a.md': '---\ntitle: A\ndate: 2020-01-02\n---\nx\n',
      'content/posts/a.fr.md': '---\ntitle: A\ndate: 2020-01-02\n---\nx\n',
    });
    expect(notes).toMatchObject([{ kind: 'left', file: 'content/posts/a.fr.md' }]);
  });

  test('Astro: Starlight serves its collection from the root', () => {
    const { urls } = read({
      'astro.config.mjs':
        "import starlight from '@astrojs/starlight';\nexport default { site: 'https://s.example' };\n",
      'src/content/docs/blog/one.md': '---\ntitle: One\ndate: 2020-01-02\n---\nx\n',
      'src/content/docs/404.md': '---\ntitle: Not there\n---\nx\n',
    });
    expect(urls).toEqual({ 'src/content/docs/blog/one.md': ['/blog/one/'] });
  });

  test('Astro: AstroWind has its settings in a file of their own', () => {
    const { settings, urls } = read({
      'astro.config.ts': 'export default {};',
      'src/config.yaml':
        "site:\n  name: Wind\n  site: 'https://w.example'\n  trailingSlash: false\n" +
        "apps:\n  blog:\n    post:\n      permalink: '/%category%/%year%/%slug%'\n",
      'src/data/post/one.md': '---\ntitle: One\npublishDate: 2020-01-02\ncategory: My Notes\n---\nx\n',
    });
    expect(settings).toMatchObject({ url: 'https://w.example/', title: 'Wind' });
    expect(urls).toEqual({ 'src/data/post/one.md': ['/my-notes/2020/one'] });
  });

  test('Eleventy: a permalink that is computed, with a slug of the post’s own', () => {
    const { urls } = read({
      '.eleventy.js': "module.exports = () => ({ dir: { input: 'src' } });\n",
      'src/blog/blog.json': '{ "eleventyComputed": { "permalink": "/b/{{ slug }}/index.html" } }',
      'src/blog/one.md': '---\ntitle: One\ndate: 2020-01-02\nslug: the-one\n---\nx\n',
    });
    expect(urls).toEqual({ 'src/blog/one.md': ['/b/the-one/'] });
  });

  test('a date that cannot be read leaves that of the folder', () => {
    const { documents } = read({
      '_quarto.yml': 'website:\n  title: Q\n',
      'posts/2020-02-10_lines/lines.qmd': '---\ntitle: Lines\ndate: 02-10-2020\n---\nx\n',
    });
    expect(documents.map(({ date }) => date)).toEqual(['2020-02-10']);
  });

  test('a folder of posts', () => {
    expect(read(oldBlogs.plain)).toMatchObject({ engine: 'a folder of posts', by: '2 Markdown files' });
  });
});

test('a site in a folder is found, and --from goes before what is recognised', () => {
  const inFolder = Object.fromEntries(Object.entries(oldBlogs.jekyll).map(([path, data]) => [`docs/${path}`, data]));
  const source = sourceOf(inFolder);
  expect(detectEngine(source)).toMatchObject({ folder: 'docs', by: '_config.yml and _posts/ in docs/' });
  expect(detectEngine(sourceOf(oldBlogs.jekyll), 'plain')?.engine.name).toBe('a folder of posts');
  expect(detectEngine(sourceOf({ 'a.txt': 'x' }))).toBeUndefined();
});

import type { SourceTree } from '../../src/import/tree.ts';
import { openSource, type Source } from '../../src/import/source.ts';

/** Files of an old blog, by path. */
export type OldFiles = Record<string, string | Uint8Array>;

/** No image of another server was fetched. */
export const noImages = { paths: new Map<string, string>(), failures: new Map<string, string>() };

/** One pixel. */
export const pixel: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A tree of files that lie nowhere. */
export function treeOf(files: OldFiles): SourceTree {
  const bytes = (path: string) => Buffer.from(files[path] as string);
  return {
    paths: Object.keys(files).sort(),
    has: (path) => Object.hasOwn(files, path),
    read: bytes,
    dayOf: () => '2021-05-06',
    copy: () => undefined,
    notes: [],
  };
}

/** The same, to be read. */
export const sourceOf = (files: OldFiles): Source => openSource(treeOf(files));

/** A notebook of some cells. */
export const notebookOf = (...cells: { cell_type: string; source: string }[]): string =>
  JSON.stringify({ cells: cells.map((cell) => ({ metadata: {}, ...cell })), metadata: {}, nbformat: 4 });

const post = (title: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n\nSome words.\n`;

/** A small blog of each engine, in our own words. */
export const oldBlogs = {
  jekyll: {
    '_config.yml':
      'title: Slow Notes\nurl: https://slow.example\nbaseurl: ""\nauthor: Ada\nlang: en\ntimezone: Europe/Berlin\nplugins: [jekyll-feed]\n',
    '_posts/2020-01-02-first-steps.md': `---
layout: post
title: First steps
categories: learning
tags: python slow
---

Hello {{ site.title }}? No: plain *words*, and [the second]({% post_url 2020-02-03-Second-Steps %}).

![A line]({{ site.baseurl }}/assets/line.png)

{% highlight python %}
x = 1
{% endhighlight %}
`,
    '_posts/2020-02-03-Second-Steps.md':
      '---\nlayout: post\ntitle: Second steps\n---\n\nBack to [one](/learning/2020/01/02/first-steps.html).\n',
    '_drafts/not-yet.md': post('Not yet'),
    'about.md': '---\nlayout: page\ntitle: About\npermalink: /about/\n---\n\nWho I am.\n',
    'index.html': '---\nlayout: home\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n',
    'assets/line.png': pixel,
  },
  fastpages: {
    '_config.yml': 'title: Pages\nurl: https://pages.example\nbaseurl: ""\nplugins: [jekyll-feed]\n',
    '_notebooks/2020-03-04-fit.ipynb': JSON.stringify({
      cells: [
        {
          cell_type: 'markdown',
          metadata: {},
          source: ['# "Fit a line"\n', '> What a line says\n', '\n', '- categories: [fits]\n'],
        },
        { cell_type: 'markdown', metadata: {}, source: ['Some words.'] },
        { cell_type: 'code', metadata: {}, execution_count: 1, outputs: [], source: ['1 + 1'] },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 4,
    }),
    '_posts/2020-01-02-a-post.md': post('A post'),
  },
  hugo: {
    'hugo.toml':
      'baseURL = "https://wind.example/"\ntitle = "Wind"\nlanguageCode = "en-gb"\n[permalinks]\nposts = "/:year/:month/:slug/"\n[params]\nauthor = "Bo"\n',
    'content/posts/One Thing.md':
      '+++\ntitle = "One thing"\ndate = 2019-05-06T07:08:09+02:00\ntags = ["a", "b"]\naliases = ["/old/one/"]\n+++\n\nSee [two]({{< ref "two.md#a-part" >}}).\n',
    'content/posts/two/index.md':
      '---\ntitle: Two\ndate: 2019-06-07\nslug: number-two\n---\n\n## A part\n\n{{< figure src="plot.png" caption="A plot" >}}\n',
    'content/posts/two/plot.png': pixel,
    'content/about.md': post('About'),
    'content/posts/_index.md': post('Posts'),
  },
  quarto: {
    '_quarto.yml': 'website:\n  title: Quads\n  site-url: https://quads.example/\n',
    'posts/one/index.qmd':
      '---\ntitle: One\ndate: 2022-03-04\ncategories: [x]\n---\n\n::: {.callout-note}\nMind this.\n:::\n\n```{python}\n#| echo: true\n1 + 1\n```\n',
    'posts/two.qmd': '---\ntitle: Two\ndate: "March 5, 2022"\n---\n\nSee [one](one/index.qmd).\n',
    'index.qmd': '---\ntitle: Quads\nlisting:\n  contents: posts\n---\n',
  },
  eleventy: {
    'eleventy.config.js':
      "export default function (config) { config.addPassthroughCopy('img'); return { dir: { input: 'content' } }; }\n",
    'content/_data/metadata.js':
      "export default { title: 'Eleven', url: 'https://eleven.example/', language: 'en' };\n",
    'content/blog/blog.json': '{ "tags": ["posts"] }',
    'content/blog/2021-02-03-hello.md': post('Hello'),
    'content/blog/named.md': post('Named', 'date: 2021-03-04\npermalink: /{{ title | slugify }}.html\n'),
    'content/about.md': post('About'),
  },
  pelican: {
    'pelicanconf.py':
      "SITENAME = 'Birds'\nSITEURL = 'https://birds.example'\nAUTHOR = 'Cy'\nTIMEZONE = 'Europe/Rome'\nARTICLE_URL = '{date:%Y}/{date:%b}/{slug}/'\n",
    'content/hello.md': 'Title: Hello there\nDate: 2014-05-06 10:00\nTags: a, b\n\nSee [that]({filename}/other.md).\n',
    'content/other.md': 'Title: Other\nDate: 2014-06-07\nCategory: Birds\nSlug: other\n\nText.\n',
    'content/pages/about.md': 'Title: About\n\nWho.\n',
  },
  astro: {
    'astro.config.mjs': "export default defineConfig({ site: 'https://star.example' });\n",
    'src/content.config.ts': '',
    'src/consts.ts': "export const SITE_TITLE = 'Star';\nexport const SITE_DESCRIPTION = 'Far off';\n",
    'src/pages/blog/[...slug].astro': "---\nconst posts = await getCollection('blog');\n---\n",
    'src/content/blog/First Post.md': post('First', 'pubDate: Jul 08 2022\nheroImage: ../../assets/a.png\n'),
    'src/content/blog/second.mdx':
      "---\ntitle: Second\npubDate: 2022-07-09\n---\nimport { Image } from 'astro:assets';\nimport a from '../../assets/a.png';\n\n<Image src={a} alt=\"A thing\" />\n\nSee [first](/blog/first-post/).\n",
    'src/assets/a.png': pixel,
  },
  docusaurus: {
    'docusaurus.config.js': "module.exports = { title: 'Dino', url: 'https://dino.example', baseUrl: '/docs/' };\n",
    'blog/2021-04-05-long-name.md': post('Long', 'authors: [me]\n'),
    'blog/2021/05/06/deep/index.md': post('Deep', 'slug: deep-one\n'),
  },
  plain: {
    'posts/2018-01-02-hello/index.md': '---\ntitle: "Hello"\ndate: 2018-01-02\n---\n\n![](images/a.png)\n',
    'posts/2018-01-02-hello/images/a.png': pixel,
    'no-date.md': '# Without\n\nWords.\n',
  },
} satisfies Record<string, OldFiles>;

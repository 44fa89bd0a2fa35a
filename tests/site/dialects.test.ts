import { describe, expect, test } from 'vitest';
import { sharedSite } from '../support/site.ts';

/** A PNG of 600 × 400 pixels. */
async function png(): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 600, height: 400, channels: 3, background: { r: 9, g: 0, b: 0 } } })
    .png()
    .toBuffer();
}

const site = sharedSite({
  env: { SOURCE_DATE_EPOCH: String(Date.parse('2024-05-10T12:00:00Z') / 1000) },
  content: {
    'posts/2024-05-01-jekyll.markdown':
      '---\nlayout: post\ntitle: "Jekyll &amp; me"\ncategories: news release\npermalink: ' +
      '/2024/05/01/jekyll.html\n---\n\n' +
      '* TOC\n{:toc}\n\nLet $$x$$ be.\n{: .note}\n\n{% highlight python %}\nx = 1\n{% endhighlight %}\n\n' +
      '![A ground](/wide.png){: width="50%"}\n\n<center>Middle</center>\n\n<p style="color: red">Red</p>\n\n' +
      '<style>.mine { font-weight: bold }</style>\n\n<img src="near.png" width="120">\n\n' +
      '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>\n',
    'posts/near.png': await png(),
    'posts/2024-05-02-hugo.md':
      '+++\ntitle = "Hugo"\ndate = 2024-05-02\n+++\n\n{{< figure src="near.png" alt="A ground" caption="It is ' +
      '*dark*." >}}\n\n' +
      'See [that]({{< ref "jekyll" >}}).\n',
    'posts/2024-05-03-quarto.qmd':
      '---\ntitle: Quarto\n---\n\n::: {.callout-tip}\n## Mind\n\nThis.\n:::\n\n```{python}\n#| echo: false\nx = ' +
      '1\n```\n',
  },
  files: { 'public/wide.png': await png() },
});

describe('posts of other engines', () => {
  test.each(['jekyll', 'hugo', 'quarto'])('nothing of its syntax stands on the page of %s', (name) => {
    const [, text = ''] =
      /<div class="prose[^>]*>([^]*)<\/article>/.exec(site().read(`posts/${name}/index.html`)) ?? [];
    expect(text).not.toBe('');
    expect(text.replace(/<pre[^]*?<\/pre>/g, '')).not.toMatch(/\{[%:{.]|\$\$|:::|\]\(|style=|<center|<iframe/);
  });

  test('its own styles are hashed, and those of the text alone', () => {
    const html = site().read('posts/jekyll/index.html');
    expect(html).toMatch(
      /<style>\.prose \.s-\w+\{text-align:center\}[^<]*@scope \(\.prose\)\{\.mine\{font-weight:bold\}\}|@scope \(\.prose\)\{\.mine\{font-weight:bold\}\}\.prose/,
    );
    expect(site().read('posts/hugo/index.html')).not.toContain('.prose .s-');
  });

  test('images have the size that is asked for', () => {
    const html = site().read('posts/jekyll/index.html');
    expect(html).toMatch(
      /<img src="\/wide\.png" alt="A ground"[^>]* width="600" height="400" class="w-50"|<img src="\/wide\.png"[^>]*class="w-50"/,
    );
    expect(html).toMatch(/<picture><source [^>]*><img [^>]*width="120" height="80" alt=""/);
  });

  test('the old URL leads to the post, and its tags are there', () => {
    expect(site().read('2024/05/01/jekyll.html')).toContain('/posts/jekyll/');
    expect(site().exists('tags/news/index.html')).toBe(true);
    expect(site().read('posts/jekyll/index.html')).toContain('<h1 class="p-name">Jekyll &amp; me</h1>');
    expect(site().read('posts/hugo/index.html')).toContain('href="/posts/jekyll/"');
  });
});

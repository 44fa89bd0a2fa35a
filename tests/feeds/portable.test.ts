import { expect, test } from 'vitest';
import { portable } from '../../src/feeds/portable.ts';

const page = 'https://blog.example/notes/posts/first/';
const made = (html: string) => portable(html, page);

test.each([
  ['<a href="../second/">x</a>', '<a href="https://blog.example/notes/posts/second/">x</a>'],
  ['<a href="/notes/about/?a=1&amp;b=2">x</a>', '<a href="https://blog.example/notes/about/?a=1&amp;b=2">x</a>'],
  ['<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'],
  ['<a href="#unknown">x</a>', '<a href="https://blog.example/notes/posts/first/#unknown">x</a>'],
  ['<a href="HTTPS://Other.example">x</a>', '<a href="HTTPS://Other.example">x</a>'],
  ['<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'],
  [
    '<blockquote cite="/source"><p>q</p></blockquote>',
    '<blockquote cite="https://blog.example/source"><p>q</p></blockquote>',
  ],
  [
    '<video src="a.mp4" poster="/p.jpg" controls></video>',
    '<video src="https://blog.example/notes/posts/first/a.mp4" poster="https://blog.example/p.jpg" controls></video>',
  ],
  [
    '<audio><source src="/a.ogg" type="audio/ogg"></audio>',
    '<audio><source src="https://blog.example/a.ogg" type="audio/ogg"></audio>',
  ],
  ['<a href="http://[broken">x</a>', '<a href="http://[broken">x</a>'],
])('makes addresses absolute: %s', (html, expected) => {
  expect(made(html)).toBe(expected);
});

test('an image keeps what every reader understands', () => {
  const html =
    '<img src="/_astro/a.webp" srcset="/_astro/a1.webp 640w, /_astro/a2.webp 1280w" sizes="100vw" ' +
    'loading="lazy" decoding="async" ' +
    'fetchpriority="auto" width="640" height="480" alt="A &quot;cat&quot;" title="Tom" class="wide" ' +
    'style="color:red" data-astro-x="1">';
  expect(made(html)).toBe(
    '<img src="https://blog.example/_astro/a.webp" width="640" height="480" alt="A &quot;cat&quot;" title="Tom">',
  );
});

test('an empty alt stays an empty alt', () => {
  expect(made('<img src="/a.png" alt="">')).toBe('<img src="https://blog.example/a.png" alt="">');
});

test('an image that has a srcset only gets its first source', () => {
  expect(made('<img srcset="/a.png 1x, /b.png 2x" alt="a">')).toBe('<img alt="a" src="https://blog.example/a.png">');
});

test('a picture becomes its image', () => {
  const html =
    '<picture><source srcset="/a.avif" type="image/avif"><source srcset="/a.webp"><img src="/a.png" ' +
    'alt="a"></picture><audio><source src="/b.ogg"></audio>';
  expect(made(html)).toBe(
    '<img src="https://blog.example/a.png" alt="a"><audio><source src="https://blog.example/b.ogg"></audio>',
  );
});

test('page-only elements go with their content, wrappers go alone', () => {
  const html =
    '<h2 id="one"><a href="#one" data-page-wrapper>One</a></h2><a data-page-only href="#one">¶<b>!</b></a>' +
    '<div class="table" tabindex="0" data-page-wrapper><table><tr><td>1</td></tr></table></div><p ' +
    'data-page-only>a<img src="/x.png">b</p>after';
  expect(made(html)).toBe('<h2>One</h2><table><tr><td>1</td></tr></table>after');
});

test('page-only inside page-only ends where the outer one ends', () => {
  expect(made('a<div data-page-only>b<div data-page-only>c</div>d<br>e</div>f')).toBe('af');
});

test('ids stay where a link of the post points, in any spelling of it', () => {
  const html =
    '<p id="a">1</p><p id="b">2</p><p id="机">3</p><p id="d">4</p><a href="#a">a</a><a href="#机">c</a><a ' +
    'href="/notes/posts/first/#d">d</a><a href="/elsewhere/#b">b</a>';
  const ids = [...made(html).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['a', '机', 'd']);
});

test('footnotes stay notes that lead there and back, apart from the text, in the classes that readers know', () => {
  const html =
    '<p>Hi<sup><a href="#first-fn-1" id="first-fnref-1" data-footnote-ref aria-describedby="first-notes" ' +
    'class="fn1">1</a></sup>.</p>' +
    '<section data-footnotes class="footnotes"><h2 class="sr-only" id="first-notes">Notes</h2><ol><li ' +
    'id="first-fn-1">' +
    '<p>Note. <a href="#first-fnref-1" data-footnote-backref aria-label="Back to reference 1" ' +
    'class="data-footnote-backref">↩</a></p></li></ol></section>';
  expect(made(html)).toBe(
    `<p>Hi<sup><a href="${page}#first-fn-1" id="first-fnref-1" class="footnote">1</a></sup>.</p>` +
      '<hr><section class="footnotes"><h2>Notes</h2><ol><li id="first-fn-1">' +
      `<p>Note. <a href="${page}#first-fnref-1" class="reversefootnote">↩</a></p></li></ol></section>`,
  );
});

test('code is plain text with its lines', () => {
  const html =
    '<pre tabindex="0" class="lines numbered" data-lang="js"><span class="gutter" aria-hidden="true" ' +
    'data-page-only>1\n2</span>' +
    '<code><span class="l"><span class="k">let</span> a = <span class="s">"&lt;&amp;"</span>;\n</span><ins ' +
    'class="l">\n</ins><span class="l">  b\n</span></code></pre>';
  expect(made(html)).toBe('<pre><code>let a = "&lt;&amp;";\n<ins>\n</ins>  b\n</code></pre>');
});

test('tasks are characters', () => {
  const html =
    '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled ' +
    'aria-label="Done"> a</li><li><input type="checkbox" disabled> b</li></ul>';
  expect(made(html)).toBe('<ul><li>☑ a</li><li>☐ b</li></ul>');
});

test('columns keep their alignment', () => {
  const html = '<table><tr><th class="right">a</th><td class="center">b</td><td class="upright">c</td></tr></table>';
  expect(made(html)).toBe('<table><tr><th align="right">a</th><td align="center">b</td><td>c</td></tr></table>');
});

test('nothing that runs or that asks for our page', () => {
  const html =
    '<script>alert(1)</script><style>p{}</style><iframe src="https://x.example">i</iframe><object ' +
    'data="/o"><p>o</p></object><noscript>n</noscript>' +
    '<p onclick="x()" ONLOAD=y role="note" tabindex="0" aria-hidden="true" data-x="1" lang="fr" dir="ltr">t</p>' +
    '<a href=" java&#10;script:alert(1)">j</a><a href="VBScript:x" target="_blank">v</a><!-- c ' +
    '--><button>b</button><input value="x">';
  expect(made(html)).toBe('<p lang="fr" dir="ltr">t</p><a>j</a><a>v</a>');
});

test('characters are the same characters', () => {
  const html = '<p title="&lt;b&gt; &amp;amp;">a &lt; b &amp;&amp; c &gt; d &copy; &#x1F600; 😀 &nbsp;|\u00a0“”</p>';
  expect(made(html)).toBe('<p title="&lt;b&gt; &amp;amp;">a &lt; b &amp;&amp; c &gt; d © 😀 😀 \u00a0|\u00a0“”</p>');
});

test('what is not closed gets closed, and a span that says something stays', () => {
  expect(made('<ul><li>a<li>b<p>c<div>d<br>e')).toBe('<ul><li>a</li><li>b<p>c</p><div>d<br>e</div></li></ul>');
  expect(made('<p><span class="x">a</span><span lang="fr">b</span></p>')).toBe('<p>a<span lang="fr">b</span></p>');
});

test('the page’s address has to be absolute', () => {
  expect(() => portable('<p>x</p>', '/posts/first/')).toThrow(TypeError);
});

test('a drawing becomes the picture that stands alone', () => {
  const svg =
    '<svg role="img" aria-label="A &quot;curve&quot;" data-feed-image="/notes/drawings/1.svg" viewBox="0 0 1 ' +
    '1"><text>x</text></svg>';
  const html =
    `<figure class="drawing"><div class="scroll" tabindex="0" ` +
    `data-page-wrapper>${svg}</div><figcaption>C</figcaption></figure>`;
  expect(made(html)).toBe(
    '<figure><img src="https://blog.example/notes/drawings/1.svg" alt="A ' +
      '&quot;curve&quot;"><figcaption>C</figcaption></figure>',
  );
});

test('a formula stays MathML, with its TeX beside it', () => {
  const math =
    '<div class="equation" tabindex="0" data-page-wrapper><math alttext="x &lt; &quot;y&quot;" display="block" ' +
    'class="tml-display"><mi class="l0" mathcolor="red">x</mi></math></div>';
  expect(made(math)).toBe(
    '<math display="block"><semantics><mrow><mi mathcolor="red">x</mi></mrow><annotation ' +
      'encoding="application/x-tex"> x &lt; "y" </annotation></semantics></math>',
  );
});

test('a callout is a quotation that begins with its kind', () => {
  expect(
    made('<div class="callout warning" role="note"><p class="title">Warning: Mind the units</p><p>a</p></div>'),
  ).toBe('<blockquote><p><strong>Warning: Mind the units</strong></p><p>a</p></blockquote>');
  expect(made('<details class="callout tip"><summary>Tip</summary><p>a</p></details>b')).toBe(
    '<blockquote><details><summary>Tip</summary><p>a</p></details></blockquote>b',
  );
});

test('the number of a formula stays on its line', () => {
  const math = '<math alttext="x" display="block"><mi>x</mi></math>';
  const html =
    `<div class="equation" id="eq-a" tabindex="0">${math}<span class="number">(1)</span></div><div ` +
    `class="equation" data-page-wrapper>${math}</div>`;
  const inside =
    '<semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex"> x </annotation></semantics></math>';
  expect(made(html)).toBe(`<div><math displaystyle="true">${inside}\u2003(1)</div><math display="block">${inside}`);
});

test.each([
  [
    '<noscript><p title="</noscript><img src=x onerror=x>"></noscript>',
    '<img src="https://blog.example/notes/posts/first/x">"&gt;',
  ],
  [
    '<div><![CDATA[ ><img src=x onerror=x> ]]></div>',
    '<div><img src="https://blog.example/notes/posts/first/x"> ]]&gt;</div>',
  ],
  [
    '<table background="https://a.example"><tr><td background=x>a</td></tr></table>',
    '<table><tr><td>a</td></tr></table>',
  ],
  ['<svg><path fill="u\\72l(https://a.example)"></path></svg>', '<svg><path></path></svg>'],
  ['<svg><foreignObject><p>a</p></foreignObject><style>a</style></svg>b', '<svg></svg>b'],
  ['<a href="data:x">a</a><a href="file:///x">b</a><a href="blob:x">c</a>', '<a>a</a><a>b</a><a>c</a>'],
  ['<my-thing x="y">a</my-thing>', 'a'],
  ['<my-thing onclick="x">a</my-thing><form action="javascript:x">b</form>', 'ab'],
  [
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 ' +
      'onerror=x&gt;"></style></mglyph></table></mtext></math>',
    expect.not.stringMatching(/<[^"<]*onerror|<style/),
  ],
])('is read as a browser reads it: %s', (html, expected) => {
  expect(made(html)).toEqual(expected);
});

test('a span that says nothing goes, and a number keeps its distance, each time that they stand there', () => {
  const written = '<p><span class="k">let</span> <span class="k">a</span><span class="number">(1)</span></p>';
  const expected = '<p>let a\u2003(1)</p>';
  expect(portable(written + written, 'https://example.com/a/')).toBe(expected + expected);
});

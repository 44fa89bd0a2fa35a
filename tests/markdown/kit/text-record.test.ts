import { describe, expect, test } from 'vitest';
import { recordText } from '../../../src/markdown/kit/text-record.ts';
import { render } from '../../support/documents.ts';
import { startCpuTime } from '../../support/cpu-time.ts';

const read = (html: string) => recordText(html, '/posts/here/');
/** The template with its slots between braces. */
const templateOf = (html: string) => read(html).template.replace(/\u0001([^\u0001]*)\u0001/g, '{$1}');

describe('the links of a text', () => {
  test.each([
    ['one', '<p><a href="/x/">x</a></p>', ['/x/']],
    ['in order, each once', '<a href="/b/">b</a><a href="/a/">a</a><a href="/b/">b</a>', ['/b/', '/a/']],
    [
      'other attributes, other quotes, none, over lines',
      `<a class="a" href='/a/' title=x>a</a><A\nHREF = /b/>b</A>`,
      ['/a/', '/b/'],
    ],
    ['round another element', '<a href="/x/"><code>x</code></a>', ['/x/']],
    ['in code, where it is text', '<pre><code>&lt;a href="/x/"></code></pre>', []],
    ['in an attribute', `<img alt='<a href="/x/">'><iframe srcdoc="<a href='/y/'>y</a>"></iframe>`, []],
    ['in a value of its own', `<a title=' href="/x/"' href="/y/">y</a>`, ['/y/']],
    ['in a comment, closed or not', '<!-- <a href="/x/">x</a> --><a href="/y/">y</a><!-- <a href="/z/">', ['/y/']],
    ['of other elements', '<abbr href="/x/">x</abbr><area href="/x/"><link href="/x/"><a-b href="/x/">x</a-b>', []],
    ['without a URL, or an empty one', '<a id="x">x</a><a href>x</a>', []],
    ['of references, decoded', '<a href="/a&amp;b/">x</a><a href="/c/?a=1&amp;b=2#d">x</a>', ['/a&b/', '/c/']],
    ['that stands there twice: the first counts', '<a href="/x/" href="/y/">x</a>', ['/x/']],
    ['that a browser opens twice', '<p><a href="/x/">x<p>y</a>', ['/x/']],
    ['never closed', '<a href="/x/', []],
    [
      'to the page itself, or elsewhere',
      '<a href="#x">x</a><a href="../here/">x</a><a href="https://a.example/">x</a>',
      [],
    ],
  ])('%s', (_, html, expected) => {
    expect(read(html).links).toEqual(expected);
  });

  test.each(['<a ', '<a "', '<a \'"', '<!--', '<', '<a href="', '<a href=x '])(
    'hostile text takes no longer than its length: %s',
    (piece) => {
      const spent = startCpuTime();
      expect(read(piece.repeat(100_000)).links.length).toBeLessThanOrEqual(1);
      expect(spent()).toBeLessThan(2000);
    },
  );
});

describe('slots', () => {
  test('stand in the tags of links into the site, and where an image belongs', () => {
    expect(templateOf('<p><a class="x" href="../b/#c">b</a> <img data-picture="%7B%7D"> <img src="/c.png"></p>')).toBe(
      '<p><a{link:/posts/b/} class="x" href="../b/#c">b</a> {image:%7B%7D} <img src="/c.png"></p>',
    );
  });

  test.each([
    ['a preview of its own', '<a href="/posts/x/" interestfor="x">x</a>'],
    ['the page itself to lead to', '<a href="#part">x</a><a href="/posts/here/">x</a>'],
    ['another site to lead to', '<a href="https://example.org/posts/x/">x</a>'],
    ['its place in code', '<code>&lt;a href="/posts/x/"></code>'],
    ['its place in an attribute', `<img alt='<a href="/posts/x/">'>`],
    ['its place in a comment', '<!-- <a href="/posts/x/"> -->'],
    ['no URL', '<a id="x">x</a>'],
  ])('there is none for a link with %s', (_, html) => {
    expect(templateOf(html)).toBe(html);
  });

  test('may be in a tag that is written in any way that HTML allows, once', () => {
    expect(templateOf("<A\nHREF='/posts/x/'>x</A>")).toBe("<A{link:/posts/x/}\nHREF='/posts/x/'>x</A>");
    expect(templateOf('<p><a href=/posts/x/>x<p>y</a>')).toBe('<p><a{link:/posts/x/} href=/posts/x/>x<p>y</a>');
  });
});

test.each<[string, string[]]>([
  ['<p>Text.</p>', []],
  ['<pre><code>x</code></pre>', ['code']],
  ['<p><math><mi>x</mi></math></p>', ['math']],
  ['<section data-footnotes class="footnotes"></section>', ['notes']],
  ['<figure class="drawing wide"></figure><figure class="full"></figure>', ['drawings', 'figures']],
  ['<div class="cell"><div class="terminal"></div></div>', ['codeExtras', 'notebooks']],
  ['<p>class="callout"</p><img alt=\'class="cell"\'>', []],
  [
    '<aside class="callout note"></aside><p class="embed youtube"></p><cite class="cite"></cite>',
    ['callouts', 'citations', 'embeds'],
  ],
])('the features of %s', (html, expected) => {
  expect(read(html).features).toEqual(expected);
});

test.each([
  ['<p>One <b>two</b> three&nbsp;four</p>', 4],
  ['<p>a &lt; b &amp; c</p>', 3],
  ['<math alttext="a > b + c"><mi>x</mi></math>', 1],
  ['<p>five&#x27;s</p><!-- not these -->', 1],
])('the words of %s', (html, count) => {
  expect(read(html).wordCount).toBe(count);
});

test('ids, and those of more than one element', () => {
  expect(read('<p id="a"><a name="b"></a><i id="a"></i><b id="b"></b></p>')).toMatchObject({
    ids: ['a', 'b', 'a', 'b'],
    repeatedIds: ['a', 'b'],
  });
});

test('what the text loads, and what it leads to', () => {
  expect(
    read('<a href="/x/"><img src="/a.png" srcset="/b.png 1x, /c.png 2x"></a><video poster="/d.png"></video>'),
  ).toMatchObject({
    urls: ['/x/', '/a.png', '/b.png', '/c.png', '/d.png'],
    loads: ['/a.png', '/b.png', '/c.png', '/d.png'],
  });
});

test.each([
  ['beside the post', '![A cat](./cat.png){width=50%}'],
  ['beside words', 'Words ![A cat](./cat.png){width=50%} and words.'],
  ['in HTML', '<img src="./cat.png" alt="A cat" width="50%">'],
])('a text of which only an image has a size, %s, gets the style sheet of sizes alone', async (_, markdown) => {
  const { html } = await render(markdown, { files: ['cat.png'] });
  expect(read(html).features).toEqual(['sizes']);
  const { html: plain } = await render(markdown.replace(/\{.*\}| width="50%"/, ''), { files: ['cat.png'] });
  expect(read(plain).features).toEqual([]);
});

test('the words of a popover, which the text has already said, are not counted', () => {
  const html = '<p>one two</p><div popover="hint"><p>three <br>four</p></div><p>five</p>';
  expect(read(html).wordCount).toBe(3);
});

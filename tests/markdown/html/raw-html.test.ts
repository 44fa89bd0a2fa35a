import { describe, expect, test } from 'vitest';
import { check, render, told } from '../../support/documents.ts';

const problems = async (markdown: string) => told((await render(markdown)).state.errors);

describe('what never ends is told by line', () => {
  test.each([
    ['Before.\n\n<!-- more, never closed\n\n## Lost', '3: The comment that begins here never ends'],
    ['a\n\n<details>\n<summary>x</summary>\n\nLost', '3: The `<details>` never ends'],
    ['a\n\n<textarea>\n\n# Lost', '3: The `<textarea>` never ends'],
    ['a\n\n<select>\n<option>\n\n# Lost', '3: The `<select>` never ends'],
    ['a\n\n<div>\n<div>\n\nLost\n\n</div>', '3: The `<div>` never ends'],
    ['- a\n- <div>\n\n  b', '2: The `<div>` never ends'],
    ['> <section>\n> a', '1: The `<section>` never ends'],
    ['a <b>x\n\nlost', '1: The `<b>` never ends'],
    ['a\n\n<a name="x"/>\n\nlost', '3: The `<a>` never ends'],
    ['a\n\n<table>\n<tr><td>b\n\nlost', '3: The `<table>` never ends'],
    ['<svg viewBox="0 0 1 1">\n<g>\n</svg>\n\nx', '2: The `<g>` never ends'],
    ['<svg><text><![CDATA[ x\n\n</text></svg>\n\ny', '1: The `<svg>` never ends'],
    ['x\n\n<p title="\n\nlost\n', '3: The tag `<p title="` never ends'],
    ['<p class="x>text</p>\n\n<b id="c">a</b>', '1: The tag `<p class="x>text</p>` never ends'],
    ['> [!note]\n> a\n>\n> </div>\n\nb', '4: The `</div>` ends nothing'],
    ['> [!note]\n> a\n>\n> <div>\n\nb', '4: The `<div>` never ends'],
    ['x\n\n</div>\n\nlost', '3: The `</div>` ends nothing'],
    ['x\n\n</article>\n\nlost', '3: The `</article>` ends nothing'],
    ['[^n]\n\n[^n]: A <i>note.', '3: The `<i>` never ends'],
  ])('%j', async (markdown, problem) => {
    expect(await problems(markdown)).toContainEqual(expect.stringContaining(problem));
  });

  test.each([
    'title',
    'template',
    'noscript',
    'noembed',
    'xmp',
    'plaintext',
    'iframe',
    'form',
    'object',
    'marquee',
    'T',
    'my-thing',
    'base',
    'link',
    'meta',
  ])('<%s> has no place in a post, ended or not', async (name) => {
    for (const markdown of [`a\n\n<${name}>\n\n# Lost`, `a\n\n<${name}></${name}>`, `a <${name}>b`]) {
      expect((await problems(markdown)).join('\n')).toMatch(new RegExp(`\`<${name}>\``, 'i'));
    }
  });

  test.each([
    ['<?php echo 1 ?>', '`<?php` is no HTML'],
    ['a\n\n<![CDATA[ x ]]>', '`<![CDATA[` is no HTML'],
    ['<div><![CDATA[ ><img onerror=x> ]]></div>', '`<![CDATA[` is no HTML'],
    ['<!ELEMENT x>', '`<!ELEMENT` is no HTML'],
    ['<body background="https://a.example">', 'A `<body>` belongs to the whole page'],
  ])('%j', async (markdown, problem) => {
    expect((await problems(markdown)).join('\n')).toContain(problem);
  });

  test('more elements inside one another than a browser takes, and marks that multiply, cost nothing', async () => {
    for (const [opening, times] of [
      ['<div>', 20_000],
      ['<font size="#"><p>', 5_000],
      ['<svg><title>', 5_000],
    ] as const) {
      const markdown = Array.from({ length: times }, (_, index) => opening.replace('#', String(index))).join('');
      expect(await problems(markdown)).toContainEqual(expect.stringContaining('too many elements'));
    }
  });
});

describe('what a browser reads otherwise than it looks is read as a browser does', () => {
  test.each([
    '<noscript><p title="</noscript><img src=x onerror=x>"></noscript>',
    '<svg><title><style><img title="</style><img src=x onerror=x>"></style></title></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 ' +
      'onerror=x&gt;"></style></mglyph></table></mtext></math>',
    '<div\nonclick\n=\n"x">b</div>',
    '<svg><a><animate attributeName=href values=javascript:x></animate></a></svg>',
  ])('%j', async (markdown) => {
    expect(await problems(markdown)).not.toEqual([]);
  });
});

describe('attributes and addresses', () => {
  test.each([
    [
      '<table background="https://a.example/x.png"><tr><td>a</td></tr></table>',
      '`background="https://a.example/x.png"` does not belong on `<table>`',
    ],
    ['<a href="/" ping="https://a.example">a</a>', '`ping="https://a.example"` does not belong on `<a>`'],
    ['<svg><path fill="u\\72l(https://a.example)"/></svg>', '`fill` on `<path>` would load `https://a.example`'],
    ['<svg cursor="image-set(\'https://a.example\' 1x)"></svg>', '`cursor` on `<svg>` would load `https://a.example`'],
    ['<svg><use href="data:image/svg+xml,x#x"></use></svg>', '`href="data:image/svg+xml,x#x"` has the scheme `data:`'],
    ['<svg><use xlink:href="data:x"></use></svg>', 'has the scheme `data:`'],
    [
      '<svg><set attributeName="href" to="//a.example"></set></svg>',
      '`attributeName="href"` does not belong on `<set>`',
    ],
    [
      '<math><mrow href="https://a.example"><mi>x</mi></mrow></math>',
      '`href="https://a.example"` does not belong on `<mrow>`',
    ],
    ['<math><maction actiontype="statusline#x"><mi>x</mi></maction></math>', '`<maction>` is not among'],
    ['<meta http-equiv="refresh" content="0;url=https://a.example/">', '`<meta>` is not among'],
    ['<form action="https://a.example"><button>x</button></form>', 'A `<form>` does not pass'],
    ['<button formaction="https://a.example">x</button>', '`formaction="https://a.example"` does not belong'],
    ['<img src="data:image/png;base64,AA" alt="x">', 'has the scheme `data:`'],
    ['<img srcset="/a.png 1x, data:image/png,b 2x" alt="x">', 'has the scheme `data:`'],
    ...[
      'data:text/html,x',
      'file:///etc/passwd',
      'blob:https://a.example/1',
      'about:blank',
      'view-source:x',
      'intent:x',
      ' DATA:x',
      'da\tta:x',
    ].flatMap((href) => [
      [`<a href="${href}">a</a>`, 'has the scheme'],
      [`[a](<${href}>)`, 'has the scheme'],
    ]),
    ['[a][b]\n\n[b]: data:x', 'has the scheme `data:`'],
    ['[a](vbscript:x)', 'runs JavaScript'],
    ['<a href="vbscript:x">a</a>', 'runs JavaScript'],
    ['<p foo="x">a</p>', '`foo="x"` does not belong on `<p>` in a post'],
  ])('%j is refused', async (markdown, problem) => {
    expect((await problems(markdown!)).join('\n')).toContain(problem);
  });

  test.each([
    '<p align="center"><font color="red" size=2>a</font></p>',
    '<a name="x"></a>',
    '<a href="mailto:a@b.example">a</a> <a href="tel:+1">b</a> <a href=//a.example target=_blank rel=noopener>c</a>',
    '<ul><li>a<li>b</ul>',
    '<p>a<br/>b<hr/>',
    '<video controls src="/a.mp4" poster="/b.png"></video>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1" ' +
      'inkscape:label="x"><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect ' +
      'fill="url(#g)" width="1" height="1"/><use xlink:href="#g"/></svg>',
    '<svg focusable="false" aria-hidden="true" viewBox="0 0 1 1"></svg>',
    '<img src="https://a.example/a.png" alt="a" width="50%" border="0" align="left" hspace="5" loading="lazy">',
    '<button popovertarget="a">a</button><div popover id="a">b</div>',
    '<!-- a --> b <!--c-->',
    '<div>\n\n*a*\n\n</div>',
    '<details>\n<summary>a</summary>\n\n```html\n</div>\n```\n\n</details>',
    '<b><p>a</b></p>',
    '<p>a <i>b</p> <p>c</i></p>',
    '<ruby>a<rt>b</ruby>',
    '<center>a</center>',
    '<table><tr><td>a<td>b</table>',
    '[a](tel:1) [b](xmpp:a@b) <irc://a.example/b>',
    '<p data-x="1" aria-label="y" itemprop="z">a</p>',
  ])('%j passes', async (markdown) => {
    expect(await problems(markdown)).toEqual([]);
  });
});

test('lines are those of the file, inside lists, quotations and after formulas too', async () => {
  const { state } = await render('$$\nx\n$$\n\n- a\n  - b <i ping="x">c</i>\n\n> > <p>\n> > <u foo>x</u>\n> > </p>\n', {
    firstLine: 5,
  });
  expect(state.errors.map(({ line }) => line)).toEqual([10, 13]);
});

test('characters that HTML and XML forbid go nowhere', async () => {
  const { html } = await render(
    '# a\u0007\n\n\u0001\u0002b\u0003 &#7;c \ud800d\ufffe\n\n```js\nlet \u0000x\u001b;\n```\n',
  );
  expect(html).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001a\ufffe]/);
  expect(html.isWellFormed()).toBe(true);
});

test('MDX is held to the same', async () => {
  const mdx = async (text: string) => told((await check(text)).errors).join('\n');
  expect(await mdx('<table background="https://a.example"><tbody><tr><td>a</td></tr></tbody></table>')).toContain(
    '1: `background=',
  );
  expect(await mdx('a\n\n<a href="data:x">b</a>')).toContain('3: `href="data:x"` has the scheme');
  expect(await mdx('a\n\n<meta http-equiv="refresh" content="0;url=https://a.example/" />')).toContain(
    '3: `<meta>` is not among',
  );
  expect(await mdx('<form action="https://a.example"></form>')).toContain('`<form>`');
  expect(
    await mdx(
      '<p className="x" class:list={["a"]}>a</p>\n\n<Fragment set:html="x" />\n\n<svg viewBox="0 0 1 1"><path ' +
        'd="x" /></svg>',
    ),
  ).toBe('');
});

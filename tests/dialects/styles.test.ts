import { describe, expect, test } from 'vitest';
import { filterDeclarations } from '../../src/dialects/declarations.ts';
import { readDialects } from '../../src/dialects/index.ts';

describe('declarations', () => {
  test.each([
    ['text-align: center; width:50%;', 'text-align:center;width:50%', []],
    ['COLOR: Red !important', 'color:Red', []],
    ['position: fixed; color: red', 'color:red', ['position']],
    ['background: url(x.png)', '', ['background']],
    ['background-image: url("x.png")', '', ['background-image']],
    ['background: u\\72l(x.png)', '', ['background']],
    ['background: image-set("x.png" 1x)', '', ['background']],
    ['background: #fff', 'background:#fff;color-scheme:light;color:var(--ink)', []],
    ['background: #fff; color: #000', 'background:#fff;color:#000', []],
    ['margin-left: -100vw', '', ['margin-left']],
    ['margin: 0 auto', 'margin:0 auto', []],
    ['width: calc(100% - 2em)', 'width:calc(100% - 2em)', []],
    ['color: red} body {display: none', '', ['color']],
    ['color: red</style><script>', '', ['color']],
    ['color: var(--x, url(x))', '', ['color']],
    ['behavior: url(x); -moz-binding: url(x)', '', ['behavior', '-moz-binding']],
    ['z-index: 9; transform: scale(9)', '', ['z-index', 'transform']],
    ['content: "x"', '', ['content']],
  ])('%s', (written, kept, dropped) => {
    const filtered = filterDeclarations(written);
    expect(filtered.kept).toBe(kept);
    expect(filtered.dropped).toEqual(dropped);
  });
});

describe('tags', () => {
  test.each([
    ['<p class="a" style="color:red">x</p>', /^<p class="a s-\w+">x<\/p>$/],
    ["<p style='color:red' id=b>x</p>", /^<p class="s-\w+" id=b>x<\/p>$/],
    [
      '<table align="center" bgcolor="#eee"><tr><td width="10">x</td></tr></table>',
      /^<table class="s-\w+"><tr><td class="s-\w+">x<\/td><\/tr><\/table>$/,
    ],
    ['<font size="+2" face="Arial">x</font>', /^<span class="s-\w+">x<\/span>$/],
    ['<img src="a.png" align="left" alt="a > b">', /^<img class="s-\w+" src="a.png" alt="a > b">$/],
    ['<p style="position:fixed">x</p>', /^<p>x<\/p>$/],
    ['`<p style="color:red">`', /^`<p style="color:red">`$/],
    ['a < b and style="c" > d', /^a < b and style="c" > d$/],
  ])('%s', (markdown, expected) => {
    expect(readDialects(markdown).markdown).toMatch(expected);
  });

  test('what is left out is a warning, once a property', () => {
    const { diagnostics } = readDialects(
      'x\n\n<p style="position:fixed">x</p>\n\n<p style="position:fixed;top:0">x</p>',
    );
    expect(diagnostics.map(({ line, severity, message }) => [line, severity, message.slice(0, 10)])).toEqual([
      [3, 'warning', '`position`'],
      [5, 'warning', '`top` in a'],
    ]);
  });

  test('the same looks are one rule', () => {
    const { css } = readDialects('<p style="color:red">x</p>\n\n<b style="color: red;">x</b>');
    expect(css).toMatch(/^\.prose \.s-\w+\{color:red\}$/);
  });
});

describe('style sheets', () => {
  test.each([
    [
      '<style>.a, b > i { color: red; position: fixed }</style>',
      '@scope (.prose){.a,b>i{color:red}}',
      ['`position` in a `<style>`'],
    ],
    ['<style>body { color: red }</style>', '', ['`body` in a `<style>`']],
    [
      '<style>\n@import "x.css";\n@media (width > 30em) { .a { color: red } }\n</style>',
      '@scope (.prose){@media (width>30em){.a{color:red}}}',
      ['`@import` in a `<style>`'],
    ],
    ['<style>.a { background: url(x.png) }</style>', '', ['`background` in a `<style>`']],
    ['<style>/* <!-- */ .a:not(.html) { color: red }</style>', '@scope (.prose){.a:not(.html){color:red}}', []],
    ['<style></style>', '', []],
  ])('%s', (markdown, css, messages) => {
    const read = readDialects(`${markdown}\n\nText\n`);
    expect(read.css).toBe(css);
    expect(read.markdown.trim()).toBe('Text');
    expect(read.diagnostics.map(({ message }) => /^`[^`]*` in a `<style>`/.exec(message)?.[0])).toEqual(messages);
  });
});

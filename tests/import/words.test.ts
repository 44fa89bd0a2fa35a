import { expect, test } from 'vitest';
import { convertSite } from '../../src/import/convert.ts';
import { detectEngine } from '../../src/import/detect.ts';
import { noImages, oldBlogs, pixel, sourceOf, treeOf, type OldFiles } from './sites.ts';
import { bodyOf, words } from './words.ts';

/** What Markdown of any engine holds, as its reader sees it. */
const texts = [
  'Plain *words* with **bold**, `code <b>` and [a link](/gone/) [to *nothing*][x].\n\n[x]: /gone/2',
  'A list:\n\n- one [link](https://example.org)\n- two `{{ not.a.template }}`\n\n1. three\n2. four',
  '> A quotation, with <em>emphasis</em> and <kbd>Ctrl</kbd>.\n>\n> Second [paragraph](#nowhere).',
  '| a | b |\n| --- | --- |\n| 1 | <b>2</b> |',
  '```js\nconst x = `<script>`;\n\n// {% raw %}\n```\n\n    indented {{ code }}',
  '<div class="note" onclick="x()" style="color: red">\nInside <a href="/gone/">HTML</a> text.\n</div>\n\nAfter.',
  'Unusual letters: ñ ü 語 🎉 “quotes” – dashes — &amp; &lt;entities&gt; \\*escaped\\* 5 < 6 > 4.',
  'Line one\\\nline two  \nline three.\n\n---\n\nSetext\n======\n\nText_with_underscores and 2 * 3 * 4.',
  'Image alone: ![](/p.png)\n\n<p align="center"><img src="/p.png"></p>\n\nA footnote.[^1]\n\n[^1]: Its text.',
];

test.each(texts)('the words of a post are the same before and after: %j', async (text) => {
  const files: OldFiles = {
    '_config.yml': 'title: x\n',
    '_posts/2020-01-02-a.md': `---\ntitle: A\n---\n\n${text}\n`,
    'p.png': pixel,
  };
  const source = sourceOf(files);
  const site = detectEngine(source)!.engine.read(source);
  const { documents } = convertSite(
    site,
    treeOf(files),
    { base: '/', lang: 'en', author: undefined },
    noImages,
    () => undefined,
  );
  expect(await words(bodyOf(documents[0]!.text))).toBe(await words(text));
});

test.each(['eleventy', 'docusaurus', 'pelican'] as const)('so are those of a blog of %s', async (name) => {
  const source = sourceOf(oldBlogs[name]);
  const site = detectEngine(source)!.engine.read(source);
  const { documents } = convertSite(
    site,
    treeOf(oldBlogs[name]),
    { base: '/', lang: 'en', author: undefined },
    noImages,
    () => undefined,
  );
  for (const old of site.documents) {
    const { text } = documents.find(({ from }) => from === old.path)!;
    expect(await words(bodyOf(text))).toBe(await words(old.body));
  }
});

import { describe, expect, test } from 'vitest';
import { applyEdits, fenced } from '../../../src/markdown/kit/edits.ts';
import { render, type Around } from '../../support/documents.ts';

const around: Around = {
  files: ['a b.png', 'x.png'],
  pages: { './other.md': '/posts/other/', '../n.ipynb': '/posts/n/' },
  texts: { 'train.py': 'a = 1\nb = "```"\n' },
};
const clean = async (markdown: string, more: Around = {}) => {
  const { state } = await render(markdown, { ...around, ...more });
  return state.markdown;
};
const site = 'https://stay-tuned.example';

describe('the Markdown that goes out by itself', () => {
  test.each([
    [
      'a link to another file leads to its page',
      'See [it](./other.md#part "T"), [n](<../n.ipynb>).',
      `See [it](${site}/posts/other/#part "T"), [n](${site}/posts/n/).`,
    ],
    [
      'links from the root and relative ones are whole',
      '[a](/tags/) [b](c/d?x=1&y) [c](https://e.example/(f)) [e](g_(h)) [d](#part) <https://e.example/>',
      `[a](${site}/tags/) [b](${site}/posts/a-post/c/d?x=1&y) [c](https://e.example/(f)) ` +
        `[e](${site}/posts/a-post/g_(h)) [d](#part) <https://e.example/>`,
    ],
    [
      'a definition too',
      '[a][r] and ![P][p]\n\n[r]: ./other.md "T"\n[p]: x.png',
      `[a][r] and ![P][p]\n\n[r]: ${site}/posts/other/ "T"\n[p]: \u0001x.png\u0001`,
    ],
    [
      'pictures are marked, also inside a link',
      '[![A b](./x.png "](t)")](./other.md) ![B](a%20b.png)',
      `[![A b](\u0001./x.png\u0001 "](t)")](${site}/posts/other/) ![B](\u0001a b.png\u0001)`,
    ],
    ['a link of the same words as its address', '[/tags/](/tags/)', `[/tags/](${site}/tags/)`],
    ['a heading that is the title is not repeated', '# The title\n\nText.\n\n# Another', 'Text.\n\n# Another'],
    [
      'code and formulas stay, whatever they look like',
      '`[a](/b/)` $[x](/y/)$ and [c](/d/)\n\n```md\n[a](/b/)\n```\n\n$$\n\\label{a} [x](/y/)\n$$',
      `\`[a](/b/)\` $[x](/y/)$ and [c](${site}/d/)\n\n\`\`\`md\n[a](/b/)\n\`\`\`\n\n$$\n\\label{a} [x](/y/)\n$$`,
    ],
    [
      'what comes after a formula is where it was',
      '$\\alpha\\beta^2$ 😀 机器 [a](/b/) $x$ [c](/d/)',
      `$\\alpha\\beta^2$ 😀 机器 [a](${site}/b/) $x$ [c](${site}/d/)`,
    ],
    [
      'a file in a fence is there',
      'X\n\n```python file=./train.py\n```\n\nY',
      'X\n\n````python\na = 1\nb = "```"\n````\n\nY',
    ],
    [
      'all else is as it was written',
      '> [!NOTE]\n> A *note*[^1] -- "so"...\n\n[^1]: With [a link](/x/).\n\n{#fig:a} @fig:a <b>HTML</b>',
      `> [!NOTE]\n> A *note*[^1] -- "so"...\n\n[^1]: With [a link](${site}/x/).\n\n{#fig:a} @fig:a <b>HTML</b>`,
    ],
    [
      'addresses in raw HTML are whole',
      'A <a href="/x/?a=1">y</a> <abbr title="/x/">z</abbr>\n\n<video src="clip.mp4" poster=\'/p.png\'></video>',
      `A <a href="${site}/x/?a=1">y</a> <abbr title="/x/">z</abbr>\n\n<video ` +
        `src="${site}/posts/a-post/clip.mp4" poster='${site}/p.png'></video>`,
    ],
    ['nothing', '', ''],
  ])('%s', async (_, markdown, expected) => {
    expect(await clean(markdown)).toBe(`${expected}\n`);
  });

  test('an output of a notebook is text', async () => {
    const output = (block: object) => `\`\`\`{output}\n${JSON.stringify({ ...block, download: '/n.ipynb' })}\n\`\`\``;
    expect(await clean(output({ kind: 'text', text: '\u001b[31m1\u001b[0m\n``` x' }))).toBe(
      '````output\n1\n``` x\n````\n',
    );
    expect(await clean(output({ kind: 'elsewhere' }))).toBe('\n');
    expect(
      await clean(output({ kind: 'html', html: '<table class="x"><tr><td onclick="y">1</td></tr></table>' })),
    ).toBe('<table><tr><td>1</td></tr></table>\n');
  });
});

test('edits inside another are left out', () => {
  expect(
    applyEdits('0123456789', [
      { start: 4, end: 5, text: 'x' },
      { start: 2, end: 6, text: 'Y' },
      { start: 8, end: 9, text: '' },
    ]),
  ).toBe('01Y679');
  expect(fenced('a\n')).toBe('```\na\n```');
});

import { expect, test } from 'vitest';
import { render, told } from '../support/documents.ts';

/** A post with everything in it that puts words of its own into the text; what the author writes is `word` only. */
function everything(word: string): string {
  const fence = (lang: string, body: string) => `\`\`\`${lang}\n${body}\n\`\`\``;
  const cut = JSON.stringify({ kind: 'text', text: word, whole: '1200 lines', download: '/posts/1.ipynb' });
  return [
    `${word}[^1] ${word}[^1] @1 [@2] @eq:1 @fig:1`,
    `[^1]: ${word}`,
    `$$\\alpha \\label{eq:1}$$`,
    ...['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'].map((kind) => `> [!${kind}]\n> ${word}`),
    `- [x] ${word}\n- [ ] ${word}`,
    fence('mermaid', `stateDiagram-v2\n[*] --> ${word}\n${word} --> [*]`),
    fence('mermaid', `sequenceDiagram\n${word} ->> ${word}: ${word}\nNote over ${word}: ${word}`),
    fence('mermaid', `flowchart TD\n1[${word}] --> 2[${word}]`),
    fence('mermaid', `classDiagram\n${word} <|-- ${word}2\n${word} *-- ${word}3`),
    fence('mermaid', `erDiagram\n${word} ||--o{ ${word}2 : ${word}`),
    fence('mermaid', `xychart-beta\nbar [1, 2]\nline [2, 1]`),
    fence('chart #fig:1', `${word},${word}2\n1,2\n2,3`),
    fence('chart', `type: bar\ndata: |\n  ${word},${word}2\n  ${word},2\n  ${word}4,3`),
    fence('chart', `type: histogram\ndata: |\n  ${word}\n  1\n  2\n  2`),
    fence('chart', `type: heatmap\nlabels: [${word}, ${word}2]\ndata: [[1, 2], [3, 4]]`),
    fence('chart', `type: scatter\ndata: |\n  ${word},${word}2\n  1,2\n  2,3`),
    fence('{output}', cut),
    fence('{output}', JSON.stringify({ kind: 'messages', text: word, download: '/posts/1.ipynb' })),
    fence('{output}', JSON.stringify({ kind: 'elsewhere', download: '/posts/1.ipynb' })),
  ].join('\n\n');
}

const bib = (
  word: string,
) => `@phdthesis{1, author={${word} and others}, title={${word}}, school={${word}}, year=2020, month=mar}
@incollection{2, author={${word}, ${word} and ${word}2, ${word}}, editor={${word}, ${word}}, title={${word}}, booktitle={${word}}, edition={2}, volume={3}, pages={1--2}, date={2020-05-06}, url={1}, urldate={2021-01-02}}`;

test.each([
  ['hi', 'शब्द'],
  ['ar', 'كلمة'],
  ['zh-Hans', '词'],
])('a post in %s has no word of English', async (lang, word) => {
  const { html, state } = await render(everything(word), { lang, texts: { '../references.bib': bib(word) } });
  expect(told(state.errors)).toEqual([]);
  const read = html.replace(/ alttext="[^"]*"/g, '');
  const words = [
    ...read.replace(/<[^>]*>/g, '\n').split('\n'),
    ...[...read.matchAll(/ (?:aria-label|title|alt)="([^"]*)"/g)].map(([, text]) => text!),
  ];
  // `stderr` is a name in every language.
  expect(
    words.map((text) => text.replace(/&\w+;|stderr/g, '').trim()).filter((text) => /[A-Za-z]{2}/.test(text)),
  ).toEqual([]);
});

import sharp from 'sharp';
import type { Files } from '../support/project.ts';

const longLine = 'optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=weight_decay)';
const cells = (text: string) => `|${` ${text} |`.repeat(9)}`;
const table = `${cells('Measurement')}\n${cells('-')}\n${cells('1,234,567')}`;
const formula = String.raw`$$\sum_{i=1}^{n} x_i + \sum_{i=1}^{n} y_i + \sum_{i=1}^{n} z_i + \sum_{i=1}^{n} w_i + \sum_{i=1}^{n} v_i = 1 \label{eq:long}$$`;
const caption =
  'A caption that is long enough to reach from one edge of a wide figure to the other, where the contents ' +
  'stand in the margin.';
const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** A post whose parts are wider than their places, and one whose notes hold everything that a post may. */
export async function looks(): Promise<Files> {
  const plot = (alpha: number) =>
    sharp({ create: { width: 640, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha } } })
      .png()
      .toBuffer();
  const wide = `---
title: Wide things
tags: [Statistics, Machine learning, Python, Visualisation, Reproducibility, Notebooks]
date: 2023-01-25
image: ./clear.png
imageAlt: A clear cover
---

## One that is long enough to take all of the margin

![Clear](./clear.png "${caption}"){#fig:wide .wide}

![Opaque](./opaque.png)

![Clear in public](/clear.png)

## Two

${formula}

${table}

## Three

\`\`\`python
${longLine}
\`\`\`

\`\`\`python
x = 1
\`\`\`

![Full](./clear.png "Full"){.full}

:::algorithm[A long one]{#alg:long}
1. for each $x$ do
   1. if ${'a long condition '.repeat(8)} then return $x$
:::

:::exercise{#exr:long}
${formula.replace('eq:long', 'eq:inside')}
:::

:::solution
See @alg:long and @exr:long.
:::

\`\`\`python
${longLine}  # <1>
\`\`\`

1. One.

\`\`\`table best=max
${Array.from({ length: 12 }, (_, index) => `Measurement ${index}`).join()}
${Array.from({ length: 12 }, (_, index) => `"1,234.${index}"`).join()}
\`\`\`

See [elsewhere](https://example.org/a/), and [there](https://example.org/a/) again.

- [In a list](https://example.org/b/)
`;
  const note = `A list:

- an item that is long enough to need more than one line in the margin;
  1. nested
  2. nested

${table}

\`\`\`python
${longLine}
\`\`\`

${formula}

![Wide](./clear.png "In a note"){.wide}

> [!NOTE]
> A callout.`;
  const arabic = `---
title: كل شيء في تدوينة واحدة
lang: ar
tags: [إحصاء]
---

نص.

${formula}

| النموذج | الخسارة |
| - | -: |
| أساس | 3.21 |

![شكل](./clear.png "شرح")
`;
  return {
    'posts/2023-01-27-arabic/index.md': arabic,
    'posts/2023-01-27-arabic/clear.png': await plot(0),
    'posts/2023-01-25-wide-things/index.md': wide,
    'posts/2023-01-25-wide-things/clear.png': await plot(0),
    'posts/2023-01-25-wide-things/opaque.png': await plot(1),
    '../../public/clear.png': await plot(0),
    'posts/2023-01-26-full-notes/index.md':
      `---\ntitle: Full notes\n---\n\nText.[^a] More.[^b]\n\n\`\`\`python\n${longLine}\n\`\`\`\n\n[^a]: ` +
      `${indented(note).trim()}\n\n[^b]: Another.\n`,
    'posts/2023-01-26-full-notes/clear.png': await plot(0),
  };
}

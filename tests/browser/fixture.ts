import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { projectRoot, type Files } from '../support/project.ts';

/** A page of each kind, by its path on the fixture site. */
export const kindsOfPage = {
  home: '/',
  'page 2': '/page/2/',
  'text post': '/posts/on-getting-into-machine-learning/',
  'tour post': '/posts/a-tour-of-what-a-post-can-hold/',
  'MDX post': '/posts/written-in-mdx/',
  'extreme post': '/posts/extremes/',
  'learning post': '/posts/everything-about-learning/',
  notebook: '/posts/fit-a-line/',
  archive: '/archive/',
  tags: '/tags/',
  'one tag': '/tags/机器学习/',
  'one series': '/series/extremes/',
  subscribe: '/subscribe/',
  blogroll: '/blogroll/',
  about: '/about/',
  'not found': '/404.html',
};

const post = (front: string, body: string) => `---\n${front}\n---\n\n${body}\n`;

const sentence = 'A model is fitted to what was seen, and judged by what was not. ';
const paragraph = sentence.repeat(5).trim();
const longNote = `A note that goes on for longer than the paragraph that it hangs from. ${paragraph}`;

/** Two references on one line with long notes, then one at some distance. */
const crowded = post(
  'title: Crowded notes',
  `${paragraph}\n\nShort[^one] and near.[^two]\n\n${`${paragraph}\n\n`.repeat(12)}Far away.[^three]\n\n` +
    `[^one]: ${longNote}\n[^two]: ${longNote}\n[^three]: A short one.`,
);

const manyNotes = post(
  'title: Many notes',
  `${Array.from({ length: 26 }, (_, index) => `${sentence}[^n${index}]`).join('\n\n')}\n\n` +
    `${Array.from({ length: 26 }, (_, index) => `[^n${index}]: Note ${index}.`).join('\n')}`,
);

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const columns = Array.from({ length: 14 }, (_, index) => `Measurement_${index}`);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** Whatever is too long or too wide for a telephone. */
const extremes = post(
  `title: ${longWord} and a title that needs three lines of its own even on a wide screen\ntags: [C, C++, ` +
    `机器学习, ${longWord}]\nseries: Extremes\ndate: 2023-02-01\nupdated: 2023-03-01\naliases: [/old-extremes/]`,
  `A ${longWord} and an address, https://example.org/${'a-very-long-path-without-a-break/'.repeat(4)}, and \`${'inline_code_without_a_break_'.repeat(4)}\`.

## ${longWord}

${row(columns)}
${row(columns.map(() => '---'))}
${row(columns.map((_, index) => String(index * 1234567)))}

### A second level

\`\`\`python title="a/path/to/a/file/with/a/name/that/is/far/too/long/for/the/screen/of/a/telephone.py" showLineNumbers ins={2}
x = 1
print(${'"a line that goes on and on", '.repeat(12)})
\`\`\`

> > - 1. ${longWord}

## Third

![A narrow, tall picture](./tall.png "A caption with a ${longWord}.")

## Fourth

${paragraph}`,
);

const mdx = post(
  'title: Written in MDX\ndate: 2023-02-03\ntags: [MDX, 机器学习]\nseries: Extremes\nimage: ./cover.jpg\n' +
    'imageAlt: A plain colour',
  `export const answer = 42;\n\nThe answer is {answer}.[^a] ${paragraph}[^b]\n\n\`\`\`ts\nconst x: number = ` +
    `1;\n\`\`\`\n\n![A tall picture](./tall.png)\n\n[^a]: To *everything*.\n[^b]: ${sentence}`,
);

const chinese = post(
  'title: 机器学习入门：从线性回归到神经网络\nlang: zh-Hans\ndate: 2023-02-02\ntags: [机器学习]',
  '机器学习研究如何让计算机从数据中学习。'.repeat(20),
);

/** A post with formulas, drawings, remarks and sources, and a notebook. */
function learning(): Files {
  const folder = 'posts/2022-07-09-everything-about-learning';
  const places = {
    'index.md': folder,
    'descent.py': folder,
    'fitted-line.png': folder,
    '2022-07-10-fit-a-line.ipynb': 'posts',
    'references.bib': '.',
  };
  return Object.fromEntries(
    Object.entries(places).map(([file, place]) => [
      join(place, file),
      readFileSync(join(projectRoot, 'tests/fixtures/learning', file)),
    ]),
  );
}

/**
 * The posts that stand beside the project's own in the fixture site: enough for a second page, and all that may break a
 * layout.
 */
export async function fixtureContent(): Promise<Files> {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#7a94a8' } });
  const tall = await picture(300, 900).png().toBuffer();
  const fillers = Array.from({ length: 9 }, (_, index) => {
    const text = post(
      `title: Filler number ${index + 1}\ntags: [filler${index % 2 === 0 ? ', Python' : ''}]`,
      paragraph,
    );
    return [`posts/2023-01-0${index + 1}-filler-${index + 1}.md`, text];
  });
  return {
    ...Object.fromEntries(fillers),
    ...learning(),
    'posts/2023-01-20-crowded-notes.md': crowded,
    'posts/2023-01-21-many-notes.md': manyNotes,
    'posts/extremes/index.md': extremes,
    'posts/extremes/tall.png': tall,
    'posts/written-in-mdx/index.mdx': mdx,
    'posts/written-in-mdx/cover.jpg': await picture(1600, 800).jpeg().toBuffer(),
    'posts/written-in-mdx/tall.png': tall,
    'posts/chinese.md': chinese,
    'blogroll.yml':
      `- name: ${longWord}\n  url: https://example.org/\n  feed: https://example.org/feed.xml\n  description: ` +
      `${sentence}\n- name: 机器学习\n  url: https://example.com/\n`,
  };
}

import { codeBlocks } from './code.ts';
import { algorithm, annotations, chart, dataTable, diagram, formulas, statements } from './ml.ts';
import { seeded, type Random } from './random.ts';

const tags = (
  'machine-learning Python TypeScript statistics data SQL testing CSS notes career Rust Go visualisation ' +
  'databases C++ Linux maths reading SEO C performance design HTTP accessibility writing'
).split(' ');
const nouns = (
  'model sample reader page measure error season product market engine signal margin library habit ledger ' +
  'result pattern question interview deadline notebook gradient feature dataset budget'
).split(' ');
const verbs = 'explains hides improves predicts repeats follows misses replaces outlives doubles confirms shapes'.split(
  ' ',
);
const adjectives =
  'small careful early honest noisy linear hidden regular slow robust curious ordinary sparse familiar'.split(' ');
const openings = [
  'In practice',
  'After a week',
  'By contrast',
  'As a rule',
  'On the second try',
  'Before that',
  'Most days',
  'With enough data',
];

/** What posts about machine learning hold besides. */
export const features = {
  ...{ math: formulas, diagrams: diagram, charts: chart },
  ...{ statements, algorithms: algorithm, annotations, tables: dataTable },
} as const;

/** Every how manieth post has a feature. */
export type Extras = Partial<Record<keyof typeof features, number>>;

/**
 * Markdown files of `count` made-up posts of about 6 kB, by path under `src/content/`. The same count and seed give the
 * same posts; what `extras` add comes at their end and is all that they change.
 */
export function corpus(count: number, extras: Extras = {}, seed = 1): Record<string, string> {
  const random = seeded(seed);
  const files: Record<string, string> = {};
  let previous: string | undefined;
  for (let index = 0; index < count; index++) {
    // Ten years, evenly, oldest first.
    const day = new Date(Date.UTC(2014, 0, 1) + Math.floor((index / count) * 3650) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const title =
      `The ${random.pick(adjectives)} ${random.pick(nouns)} ${random.pick(verbs)} the ${random.pick(nouns)}, ` +
      `part ${index + 1}`;
    const name = `${day}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md`;
    const added = Object.entries(extras).flatMap(([feature, every]) =>
      index % every === 0 ? [features[feature as keyof typeof features](seeded(seed + index))] : [],
    );
    files[`posts/${name}`] = [post(title, previous, random), ...added].join('\n');
    previous = name;
  }
  return files;
}

function post(title: string, previous: string | undefined, random: Random): string {
  const own = new Set(Array.from({ length: random.between(2, 4) }, () => random.pickZipf(tags)));
  const [first, second] = codeBlocks(random);
  const link = previous === undefined ? '' : ` This goes on from [an earlier post](./${previous}).`;
  const blocks = [
    `---\ntitle: ${JSON.stringify(title)}\ntags: ${JSON.stringify([...own])}\n---`,
    ...[paragraph(random), paragraph(random) + link],
    ...[heading(2, random), paragraph(random), first, paragraph(random)],
    ...[heading(3, random), list(random), `${paragraph(random)}[^1]`],
    ...[heading(2, random), table(random), paragraph(random), second],
    ...[heading(2, random), `> ${sentence(random)}`, paragraph(random), paragraph(random)],
    `[^1]: ${sentence(random)}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sentence(random: Random): string {
  const clause = () =>
    `the ${random.pick(adjectives)} ${random.pick(nouns)} ${random.pick(verbs)} a ${random.pick(adjectives)} ` +
    `${random.pick(nouns)}`;
  return `${random.pick(openings)}, ${clause()}, and ${clause()}.`;
}

function paragraph(random: Random): string {
  const sentences = Array.from({ length: random.between(3, 6) }, () => sentence(random));
  const noun = random.pick(nouns);
  const marked = [
    `It is *not* the **${noun}** that counts.`,
    `Call \`${noun}()\` once.`,
    `See [the ${noun}](https://example.com/${noun}/${random.below(1000)}).`,
  ];
  sentences.splice(random.below(sentences.length + 1), 0, random.pick(marked));
  return sentences.join(' ');
}

const heading = (depth: number, random: Random) =>
  `${'#'.repeat(depth)} What the ${random.pick(adjectives)} ${random.pick(nouns)} ${random.pick(verbs)}`;

const list = (random: Random) => Array.from({ length: random.between(3, 5) }, () => `- ${sentence(random)}`).join('\n');

function table(random: Random): string {
  const row = () => `| ${random.pick(nouns)} | ${random.between(1, 999)} | 0.${random.between(100, 999)} |`;
  return [
    '| Name | Count | Score |',
    '| --- | ---: | ---: |',
    ...Array.from({ length: random.between(4, 8) }, row),
  ].join('\n');
}

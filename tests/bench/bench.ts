import { readFileSync, statSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProject, type Changes, type Project } from '../support/project.ts';
import { listFiles } from '../support/trees.ts';
import { corpus, features, type Extras } from './corpus.ts';
import { measureHostile } from './hostile.ts';
import { watchMemory } from './memory.ts';

/** What one build took. */
interface Figures {
  seconds: number;
  /** Peak memory in bytes. */
  memory: number | undefined;
  /** Size of `dist/` in bytes. */
  size: number;
  files: number;
}

const kinds = ['cold', 'nothing changed', 'one post edited'] as const;
type Kind = (typeof kinds)[number];

async function measure(project: Project, changes?: Changes): Promise<Figures> {
  let stop: (() => number | undefined) | undefined;
  const start = performance.now();
  const { status, output } = await project.build(changes, (pid) => (stop = watchMemory(pid)));
  const seconds = (performance.now() - start) / 1000;
  const memory = stop?.();
  if (status !== 0) throw new Error(`The build failed:\n${output}`);
  const dist = join(project.dir, 'dist');
  const files = listFiles(dist);
  return {
    seconds,
    memory,
    size: files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0),
    files: files.length,
  };
}

async function measureAll(posts: number, extras: Extras): Promise<Record<Kind, Figures>> {
  const content = corpus(posts, extras);
  const edited = Object.keys(content)[Math.floor(posts / 2)]!;
  const project = createProject({ content });
  try {
    return {
      cold: await measure(project),
      'nothing changed': await measure(project),
      'one post edited': await measure(project, { content: { [edited]: `${content[edited]}\nOne more paragraph.\n` } }),
    };
  } finally {
    project.remove();
  }
}

function median(values: readonly (number | undefined)[]): number | undefined {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : sorted.length === 0
      ? undefined
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What one post more with a feature costs a cold build: the same posts with it and without it. */
async function costs(posts: number, runs: number): Promise<void> {
  const cold = async (extras: Extras) => {
    const project = createProject({ content: corpus(posts, extras) });
    try {
      return await measure(project);
    } finally {
      project.remove();
    }
  };
  console.log('| Feature, in each of the posts | Posts | Time a post | Output a post |\n| --- | ---: | ---: | ---: |');
  for (const feature of Object.keys(features) as (keyof typeof features)[]) {
    const pairs: [Figures, Figures][] = [];
    for (let run = 0; run < runs; run++) pairs.push([await cold({}), await cold({ [feature]: 1 })]);
    const more = (key: 'seconds' | 'size') =>
      median(pairs.map(([without, with_]) => (with_[key] - without[key]) / posts))!;
    console.log(
      `| ${feature} | ${posts} | ${(more('seconds') * 1000).toFixed(1)} ms | ${(more('size') / 1024).toFixed(1)} KiB |`,
    );
  }
}

/** `cold` are the runs from nothing, of which the others take a part. */
function row(posts: number, kind: Kind, runs: readonly Figures[], cold: readonly Figures[]): string {
  const value = (key: keyof Figures, scale: number, digits: number) => {
    const middle = median(runs.map((figures) => figures[key]));
    return middle === undefined ? '?' : (middle / scale).toFixed(digits);
  };
  const part = median(runs.map(({ seconds }, index) => seconds / cold[index]!.seconds))!;
  return (
    `| ${posts} | ${kind} | ${value('seconds', 1, 2)} s | ${(part * 100).toFixed(0)} % | ` +
    `${value('memory', 2 ** 20, 0)} MiB | ` +
    `${value('size', 2 ** 20, 2)} MiB | ${value('files', 1, 0)} |`
  );
}

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '100,1000' },
    runs: { type: 'string', default: '1' },
    ml: { type: 'boolean', default: false },
    hostile: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});
if (values.hostile) {
  await measureHostile(values.all);
  process.exit();
}
const counts = values.posts.split(',').map(Number);
const runs = Number(values.runs);
if (![...counts, runs].every((n) => Number.isInteger(n) && n > 0))
  throw new Error('Usage: npm run bench -- --posts 100,1000 --runs 3 [--ml], or --hostile [--all]');
/** A blog about machine learning: formulas in every third post, a diagram and a chart in every fifth. */
const extras: Extras = values.ml ? { math: 3, diagrams: 5, charts: 5 } : {};

const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>;
};
console.log(
  `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ` +
    `Node ${process.version}, Astro ${dependencies['astro']}; median of ${runs}\n`,
);
console.log(
  '| Posts | Build | Time | Of cold | Peak memory | Output | Files |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: |',
);
for (const posts of counts) {
  const results: Record<Kind, Figures>[] = [];
  for (let run = 0; run < runs; run++) results.push(await measureAll(posts, extras));
  for (const kind of kinds)
    console.log(
      row(
        posts,
        kind,
        results.map((result) => result[kind]),
        results.map((result) => result.cold),
      ),
    );
}
if (values.ml) {
  console.log('');
  await costs(Math.min(...counts), runs);
}

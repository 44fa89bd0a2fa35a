import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/project.ts';

interface Workflow {
  permissions?: object;
  jobs: Record<
    string,
    {
      needs?: string;
      'timeout-minutes'?: number;
      steps: { run?: string; uses?: string; with?: Record<string, unknown> }[];
    }
  >;
}

const folder = join(projectRoot, '.github/workflows');
const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
const workflows = Object.fromEntries(texts.map(([name, text]) => [name, parse(text) as Workflow]));

test.each(texts)('%s names each action by its commit, with the release beside it', (_, text) => {
  expect(
    text.match(/uses:.*/g)!.filter((use) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use)),
  ).toEqual([]);
});

test.each(Object.entries(workflows))('%s may read only, and no job of it runs for ever', (_, { permissions, jobs }) => {
  expect(permissions).toEqual({ contents: 'read' });
  for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
});

test('publishing builds and never waits for the tests', () => {
  const { jobs } = workflows['publish.yml']!;
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run = [] }) => run));
  expect(commands).toEqual([
    'npm ci --omit=dev',
    'npm run build',
    `! grep -q 'name="robots" content="noindex"' dist/index.html`,
  ]);
  expect(Object.values(jobs).flatMap(({ needs = [] }) => needs)).toEqual(['build']);
});

test('hidden files are published too: security.txt lies in .well-known/', () => {
  const upload = workflows['publish.yml']!.jobs['build']!.steps.find(({ uses }) =>
    uses?.startsWith('actions/upload-pages-artifact@'),
  );
  expect(upload?.with).toEqual({ path: 'dist', 'include-hidden-files': true });
});

import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Result } from './corpus.ts';

/**
 * `npm run corpora`: reads public corpora that nobody here wrote, unchanged, and counts what is read right. Names as
 * arguments choose some of them; `--list` prints where each failure is. The inputs are fetched from GitHub at fixed
 * commits into `node_modules/.cache/corpora`; none is in the repository. No test depends on it.
 *
 * Each other file of this folder is one corpus, and its default export gives one result or several.
 */
type Corpus = () => Promise<Result[]> | Result[];

const { values, positionals } = parseArgs({ options: { list: { type: 'boolean' } }, allowPositionals: true });
const corpora = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'corpus.ts', 'documents.ts'].includes(file))
  .map((file) => file.slice(0, -'.ts'.length));
const unknown = positionals.filter((name) => !corpora.includes(name));
if (unknown.length > 0) {
  console.error(`There is no corpus ${unknown.join(', ')}. There are ${corpora.join(', ')}.`);
  process.exit(1);
}
for (const name of positionals.length > 0 ? positionals : corpora) {
  const { default: corpus } = (await import(`./${name}.ts`)) as { default: Corpus };
  for (const { name, total, right, failures } of await corpus()) {
    console.log(`${name}: ${right} of ${total} (${((100 * right) / total).toFixed(1)} %)`);
    for (const [kind, at] of [...failures].sort(([, a], [, b]) => b.length - a.length)) {
      console.log(`  ${at.length} × ${kind}`);
      if (values.list) console.log(at.map((each) => `      ${each}`).join('\n'));
    }
  }
}

import type { Random } from './random.ts';

type Template = (a: string, b: string, n: number) => string;

/** A page of code in each language; names and numbers come in from outside, so that no two blocks are alike. */
const templates: Record<string, Template> = {
  ts: (a, b, n) =>
    `interface ${a}Options {\n  ${b}: string;\n  retries?: number;\n}\n\n/** Tries again, with a growing ` +
    `pause. */\nexport async function ${b}<T>(work: () => Promise<T>, { retries = ${n} }: ${a}Options): ` +
    `Promise<T> {\n  for (let attempt = 0; ; attempt++) {\n    try {\n      return await work();\n    } catch ` +
    `(error) {\n      if (attempt >= retries) throw error;\n      await new Promise((resolve) => ` +
    `setTimeout(resolve, 2 ** attempt * ${n * 10}));\n    }\n  }\n}`,
  python: (a, b, n) =>
    `import numpy as np\nfrom sklearn.linear_model import Ridge\n\n\nclass ${a}:\n    """Fits a line to what ` +
    `was measured."""\n\n    def __init__(self, ${b}: float = ${n / 100}) -> None:\n        self.model = ` +
    `Ridge(alpha=${b})\n\n    def fit(self, x: np.ndarray, y: np.ndarray) -> "${a}":\n        noise = ` +
    `np.random.default_rng(${n}).normal(size=len(x))\n        self.model.fit(x.reshape(-1, 1), y + noise)\n    ` +
    `    return self  # so that calls chain\n\n    def score(self, x, y):\n        return f"R² = ` +
    `{self.model.score(x, y):.3f}"`,
  bash: (a, b, n) =>
    `#!/usr/bin/env bash\nset -euo pipefail\n\n${b}_dir="\${1:-/var/lib/${b}}"\nfor file in "$${b}_dir"/*.csv; ` +
    `do\n  # Skip what is too small to be whole.\n  if [[ $(stat -c %s "$file") -lt ${n} ]]; then\n    echo ` +
    `"skipping $file" >&2\n    continue\n  fi\n  sort -t, -k2,2n "$file" | awk -F, '$3 > ${n} { print $1, $3 ` +
    `}' > "\${file%.csv}.${a}.txt"\ndone`,
  rust: (a, b, n) =>
    `use std::collections::HashMap;\n\n#[derive(Debug, Default)]\npub struct ${a} {\n    ${b}: HashMap<String, ` +
    `usize>,\n}\n\nimpl ${a} {\n    /// Counts the words of a text.\n    pub fn add(&mut self, text: &str) -> ` +
    `usize {\n        for word in text.split_whitespace().filter(|w| w.len() > ${n % 7}) {\n            ` +
    `*self.${b}.entry(word.to_lowercase()).or_insert(0) += 1;\n        }\n        self.${b}.len()\n    }\n}`,
  go: (a, b, n) =>
    `package ${b}\n\nimport (\n\t"context"\n\t"fmt"\n\t"time"\n)\n\n// ${a} waits for all workers, but not for ` +
    `ever.\nfunc ${a}(ctx context.Context, jobs <-chan int) error {\n\tctx, cancel := context.WithTimeout(ctx, ` +
    `${n}*time.Second)\n\tdefer cancel()\n\tfor {\n\t\tselect {\n\t\tcase job, ok := <-jobs:\n\t\t\tif !ok {\n` +
    `\t\t\t\treturn nil\n\t\t\t}\n\t\t\tfmt.Printf("job %d\\n", job)\n\t\tcase <-ctx.Done():\n\t\t\treturn ` +
    `ctx.Err()\n\t\t}\n\t}\n}`,
  sql: (a, b, n) =>
    `-- Readers who came back within ${n} days\nWITH first_visit AS (\n  SELECT reader_id, MIN(visited_at) AS ` +
    `first_at\n  FROM ${b}_visits\n  GROUP BY reader_id\n)\nSELECT date_trunc('month', f.first_at) AS cohort,\n` +
    `       COUNT(DISTINCT v.reader_id) FILTER (WHERE v.visited_at > f.first_at) AS ${a}\nFROM first_visit f\n` +
    `JOIN ${b}_visits v USING (reader_id)\nWHERE v.visited_at < f.first_at + INTERVAL '${n} days'\nGROUP BY 1\n` +
    `ORDER BY 1;`,
  json: (a, b, n) =>
    `{\n  "name": "${b}",\n  "version": "${n}.0.1",\n  "settings": {\n    "${a}": { "enabled": true, "limit": ` +
    `${n}, "ratio": 0.${n} },\n    "paths": ["src/**/*.ts", "!**/*.test.ts"],\n    "fallback": null\n  }\n}`,
  css: (a, b, n) =>
    `@layer components {\n  .${b} {\n    --${a}: ${n}ch;\n    display: grid;\n    grid-template-columns: ` +
    `minmax(1rem, 1fr) min(var(--${a}), 100%) minmax(1rem, 1fr);\n    gap: calc(${n}px / 3);\n\n    > ` +
    `:not(.wide) {\n      grid-column: 2;\n    }\n  }\n}\n\n@media (width >= ${n}rem) {\n  .${b}:hover { ` +
    `color: light-dark(#${n}${n}${n}, oklch(0.9 0.1 ${n})); }\n}`,
  html: (a, b, n) =>
    `<figure class="${b}" id="${a}-${n}">\n  <picture>\n    <source type="image/avif" srcset="${b}.avif 1x, ` +
    `${b}@2x.avif 2x">\n    <img src="${b}.webp" width="${n}0" height="${n}5" alt="The measured values, with a ` +
    `line through them">\n  </picture>\n  <figcaption>Figure ${n}. <em>Residuals</em> &amp; their ` +
    `spread.</figcaption>\n</figure>`,
  yaml: (a, b, n) =>
    `name: ${b}\non:\n  push:\n    branches: [main]\n  schedule:\n    - cron: '${n % 60} 4 * * 1'\njobs:\n  ` +
    `${a}:\n    runs-on: ubuntu-latest\n    timeout-minutes: ${n}\n    steps:\n      - uses: ` +
    `actions/checkout@v5\n      - name: Test # every push\n        run: |\n          npm ci\n          npm ` +
    `test -- --shard=1/${n}`,
};

const names = [
  'Atlas',
  'Beacon',
  'Cohort',
  'Drift',
  'Ember',
  'Fable',
  'Gauge',
  'Harbor',
  'Index',
  'Juniper',
  'Kernel',
  'Lattice',
];
const words = [
  'anchor',
  'bucket',
  'cursor',
  'digest',
  'epoch',
  'filter',
  'ledger',
  'margin',
  'offset',
  'packet',
  'sample',
  'vector',
];

/** Two fenced code blocks, in two languages. */
export function codeBlocks(random: Random): [string, string] {
  const languages = Object.keys(templates);
  const first = random.pick(languages);
  const second = random.pick(languages.filter((language) => language !== first));
  const block = (language: string) =>
    `\`\`\`${language}\n${templates[language]!(random.pick(names), random.pick(words), random.between(10, 99))}\n` +
    `\`\`\``;
  return [block(first), block(second)];
}

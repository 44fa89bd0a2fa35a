import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/**
 * `npm run check`: the form of the code, its layers, what nobody uses, its types. They run beside each other; each
 * prints when it has ended, in this order.
 */
const commands = [
  'prettier --check --log-level warn .',
  'eslint --config .config/eslint.config.mjs .',
  'knip',
  'astro check',
];

const PATH = [join('node_modules', '.bin'), process.env['PATH']].join(delimiter);

function run(command: string): Promise<{ output: string; status: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PATH } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ output, status }));
  });
}

for (const running of commands.map(run)) {
  const { output, status } = await running;
  process.stdout.write(output);
  if (status !== 0) process.exitCode = 1;
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../support/project.ts';

const start = join(projectRoot, 'src/cli/start.cjs');

/** What a command says that runs on Node of this version, in this folder. */
function startOn(version: string, cwd: string, then = '') {
  const code =
    `Object.defineProperty(process.versions, 'node', { value: '${version}' }); ` +
    `require(${JSON.stringify(start)}); ${then}`;
  const { ASTRO_TELEMETRY_DISABLED: _, ...env } = process.env;
  const { status, stderr, stdout } = spawnSync(process.execPath, ['-e', code], { cwd, env, encoding: 'utf8' });
  return { status, stderr: stderr.trim(), stdout: stdout.trim() };
}

test.each(['0.12.18', '18.20.8', '20.20.2', '22.21.0', '23.11.1'])(
  'on Node %s a command says in one sentence which one it needs',
  (version) => {
    const { status, stderr } = startOn(version, projectRoot);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^This blog needs Node 24 or newer, and this is Node ${RegExp.escape(version)}: run \`npm ci\`, ` +
          `.*nodejs\\.org/\\.$`,
      ),
    );
  },
);

test.each(['24.0.0', '26.3.0'])('on Node %s it runs, and Astro reports nothing', (version) => {
  expect(startOn(version, projectRoot, 'console.log(process.env.ASTRO_TELEMETRY_DISABLED)')).toEqual({
    status: 0,
    stderr: '',
    stdout: '1',
  });
});

test('without its packages it says what to run first', () => {
  const empty = mkdtempSync(join(tmpdir(), 'blog-start-'));
  onTestFinished(() => rmSync(empty, { recursive: true }));
  expect(startOn('24.0.0', empty)).toEqual({
    status: 1,
    stderr: 'The packages of this blog are not installed yet: run `npm ci`.',
    stdout: '',
  });
});

test('every command begins with that, in words that the oldest Node reads', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const others = Object.values(scripts).filter(
    (script) => !/^(npm run check && )?node -r \.\/src\/cli\/start\.cjs /.test(script),
  );
  expect(others).toEqual([]);
  expect(readFileSync(start, 'utf8')).not.toMatch(/=>|\b(const|let|class|import)\b|\?\?|\?\.|\$\{/);
});

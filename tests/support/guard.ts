import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownersFiles, projectRoot } from './project.ts';

/**
 * Set up before every test file: no test reads what the owner of the blog writes, so that none fails because of it. The
 * colours that cards are drawn with are those of the tests' blog; for any other file of the owner's the reading throws.
 */
const own = new Map([['src/styles/tokens.css', join(projectRoot, 'tests/fixtures/styles/tokens.css')]]);

/** The file to read instead of `file`; the same for one that is not the owner's. */
function standIn(file: unknown): unknown {
  if (typeof file !== 'string' && !(file instanceof URL)) return file;
  const path = relative(projectRoot, file instanceof URL ? fileURLToPath(file) : resolve(file))
    .split(sep)
    .join('/');
  if (own.has(path)) return own.get(path);
  if (!ownersFiles.some((each) => path === each || path.startsWith(`${each}/`))) return file;
  throw new Error(
    `A test reads ${path}, which the owner of the blog may change: read a file of tests/fixtures/ instead.`,
  );
}

// Small tests share a process, where this is set up again before each file.
const isGuarded = Symbol.for('blog.guarded');
if (!(isGuarded in fs)) {
  for (const name of ['readFileSync', 'readdirSync', 'openSync', 'readFile', 'createReadStream'] as const) {
    const read = fs[name] as (...given: unknown[]) => unknown;
    Object.assign(fs, { [name]: (file: unknown, ...rest: unknown[]) => read(standIn(file), ...rest) });
  }
  Object.assign(fs, { [isGuarded]: true });
  syncBuiltinESMExports();
}

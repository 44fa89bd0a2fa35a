import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createProject, type Changes, type Project, type ProjectOptions, type Run } from './project.ts';
import { listFiles } from './trees.ts';

export { diffTrees } from './trees.ts';

/** A copy of the project after a build, which may have failed: look at `status`. */
export interface BuiltSite extends Run {
  dir: string;
  dist: string;
  /** Text of a file of `dist/`. */
  read(path: string): string;
  /** Bytes of a file of `dist/`. */
  bytes(path: string): Buffer;
  exists(path: string): boolean;
  /** Sorted paths of all files of `dist/`; none when there is no `dist/`. */
  files(): string[];
  /** Builds the same copy again, its caches kept, after some changes. */
  rebuild(changes?: Changes): Promise<BuiltSite>;
  /** Deletes the copy. What a test file leaves is deleted when the file is done. */
  remove(): void;
}

const projects = new Set<Project>();
afterAll(() => projects.forEach((project) => project.remove()));

/** Builds a temporary copy of the project with the given content, by the real build command. Takes seconds. */
export async function buildSite(options: ProjectOptions = {}): Promise<BuiltSite> {
  const project = createProject(options);
  projects.add(project);
  return build(project);
}

/**
 * One site for all tests of a file, or of a `describe`, built before the first of them. A build that fails fails them
 * all with what it printed.
 */
export function sharedSite(options: ProjectOptions = {}): () => BuiltSite {
  let site: BuiltSite | undefined;
  beforeAll(async () => {
    site = await buildSite(options);
    if (site.status !== 0) throw new Error(`The build failed:\n${site.output}`);
  });
  return () => site!;
}

async function build(project: Project, changes?: Changes): Promise<BuiltSite> {
  const result = await project.build(changes);
  const dist = join(project.dir, 'dist');
  return {
    ...result,
    dir: project.dir,
    dist,
    read: (path) => readFileSync(join(dist, path), 'utf8'),
    bytes: (path) => readFileSync(join(dist, path)),
    exists: (path) => existsSync(join(dist, path)),
    files: () => (existsSync(dist) ? listFiles(dist) : []),
    rebuild: (next) => build(project, next),
    remove: () => project.remove(),
  };
}

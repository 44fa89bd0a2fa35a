import native, { type PlatformPath } from 'node:path';

/**
 * A native path as seen from a folder, with `/` between its parts on every system. `system` is an argument for the
 * tests.
 */
export function pathFrom(folder: string, path: string, system: PlatformPath = native): string {
  return system.relative(folder, path).split(system.sep).join('/');
}

/** Whether a native path is a folder or something in it; on Windows never when it is on another drive. */
export function isWithin(folder: string, path: string, system: PlatformPath = native): boolean {
  const below = system.relative(folder, path);
  return below !== '..' && !below.startsWith(`..${system.sep}`) && !system.isAbsolute(below);
}

/**
 * A text in which the paths of a project's files are as seen from the project, with `/`, whichever way they were
 * written.
 */
export function withoutRoot(text: string, root: string, system: PlatformPath = native): string {
  const folder = root.replaceAll('\\', '/');
  if (system.sep === '/') return text.replaceAll(`${folder}/`, '');
  // What follows the folder is a path as far as it is one word.
  const written = new RegExp(
    `${RegExp.escape(folder).replaceAll(RegExp.escape('/'), String.raw`[\\/]`)}[\\\\/]([^\\s:"'<>|]*)`,
    'gi',
  );
  return text.replace(written, (_, path: string) => path.replaceAll('\\', '/'));
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Move } from '../../core/carry-out.ts';
import { folders, introFolders } from '../../blog/kinds.ts';

/** A file of the sample blog says this about itself. Its owner deletes the line to keep the file. */
const marker = 'npm run init moves it to src/sample/';

/**
 * What of the sample is still in `src/content/` of the project in `root`; what lies in `src/sample/` already stays
 * where it is.
 */
export function findSample(root: string): Move[] {
  const intros = introFolders.map((folder) => `${folders.intros}/${folder}`);
  return [...Object.values(folders), ...intros]
    .flatMap((folder) => namesIn(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => isSample(join(root, path)))
    .map((from) => ({ from, to: from.replace('src/content/', 'src/sample/') }))
    .filter(({ to }) => !existsSync(join(root, to)));
}

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];

/** Whether a file, or the `index.md` of a folder, says that it is part of the sample. */
function isSample(path: string): boolean {
  const file = [path, join(path, 'index.md')].find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
  return file !== undefined && readFileSync(file, 'utf8').includes(marker);
}

/** A text whose links to files of the sample lead to where these go. */
export const withMovedLinks = (text: string, moves: readonly Move[]): string =>
  moves.reduce((changed, { from, to }) => changed.replaceAll(`(${from}`, `(${to}`), text);

/** What the owner of the blog changes, files and folders, relative to the project. All else is the engine’s. */
export const ownerPaths = [
  'src/site.ts',
  'src/content',
  'src/sample',
  'src/styles/tokens.css',
  'src/styles/own.css',
  'public',
];

/** What an owner may well have made their own: a version of theirs stays, and the engine’s goes on without it. */
const eitherPaths = ['README.md', 'LICENSE', '.gitignore', '.prettierignore', '.github', '.vscode'];

/** Files and folders of the project in which the engine’s files are. */
export const enginePaths = [
  ...['.ci', '.config', '.editorconfig', '.git-blame-ignore-revs', '.gitattributes', 'astro.config.mjs'],
  ...['package.json', 'package-lock.json', 'src', 'tests', 'tsconfig.json'],
  ...eitherPaths,
];

const isBelow = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** Whether a path, relative to the project, is the owner’s. */
export const isOwners = (path: string): boolean => isBelow(path, ownerPaths);

/** Whether a changed file at a path stays as the owner has it. */
export const isEithers = (path: string): boolean => isBelow(path, eitherPaths);

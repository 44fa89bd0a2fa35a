import type { Site } from '../config/site.ts';

/** The public repository that a blog lies in. */
export type Repository = NonNullable<Site['repository']>;

/** Hosts by their names, and how the URL of a file begins there; the first is also the form of all others. */
const hosts: readonly (readonly [host: string, name: string, path: string])[] = [
  ['github.com', 'GitHub', '/blob/'],
  ['gitlab.com', 'GitLab', '/-/blob/'],
  ['codeberg.org', 'Codeberg', '/src/branch/'],
  ['bitbucket.org', 'Bitbucket', '/src/'],
];

const hostOf = ({ url }: Repository): string => new URL(url).host.replace(/^www\./, '');

/** What the host of a repository is called. */
export const hostName = (repository: Repository): string =>
  hosts.find(([host]) => host === hostOf(repository))?.[1] ?? hostOf(repository);

/** Branch and path of a file of the project, as they stand in a URL. */
function pathOf({ branch = 'main', folder = '' }: Repository, file: string): string {
  const segments = [branch, folder, file]
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '' && part !== '.');
  return segments.map(encodeURIComponent).join('/');
}

/** URL of the page that shows a file of the project, given by its path in it. */
export function sourceUrl(repository: Repository, file: string): string {
  const [, , form] = hosts.find(([host]) => host === hostOf(repository)) ?? hosts[0]!;
  return repository.url.replace(/(?:\.git)?\/*$/, '') + form + pathOf(repository, file);
}

/** URL at which Colab opens a notebook of the project; it reads repositories of GitHub only. */
export function colabUrl(repository: Repository, file: string): string | undefined {
  if (hostOf(repository) !== 'github.com') return undefined;
  const { pathname } = new URL(sourceUrl(repository, file));
  return `https://colab.research.google.com/github${pathname}`;
}

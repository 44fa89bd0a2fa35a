import type { Site } from './site.ts';

/** The public repository that a blog lies in. */
export type Repository = NonNullable<Site['repository']>;

/** What a host of repositories runs, which decides how its URLs look. */
export type RepositorySoftware = NonNullable<Repository['software']>;

/** Every one, for the settings. */
export const repositorySoftware = [
  'github',
  'gitlab',
  'forgejo',
  'gitea',
  'bitbucket',
  'sourcehut',
] as const satisfies readonly RepositorySoftware[];

const byHost: Readonly<Record<string, RepositorySoftware>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'codeberg.org': 'forgejo',
  'bitbucket.org': 'bitbucket',
  'git.sr.ht': 'sourcehut',
};

/** Programs that people run on hosts of their own, mostly named for them: `gitlab.gnome.org`. */
const named: readonly RepositorySoftware[] = ['github', 'gitlab', 'forgejo', 'gitea'];

/** The host of a repository, without `www.`. */
export const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

/** What the host of a repository runs: as the settings say, else by its name; `undefined` for an unknown one. */
export function softwareOf({
  url,
  software,
}: {
  url: string;
  software?: RepositorySoftware | undefined;
}): RepositorySoftware | undefined {
  const labels = new URL(url).hostname.split('.');
  return software ?? byHost[hostOf(url)] ?? named.find((name) => labels.slice(0, -1).includes(name));
}

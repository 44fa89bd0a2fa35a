import { hostOf, isWebUrl } from '../core/web-url.ts';
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

/** Hosts that many people use: their names, and what they run. */
export const knownHosts: Readonly<Record<string, { name: string; software: RepositorySoftware } | undefined>> = {
  'github.com': { name: 'GitHub', software: 'github' },
  'gitlab.com': { name: 'GitLab', software: 'gitlab' },
  'codeberg.org': { name: 'Codeberg', software: 'forgejo' },
  'bitbucket.org': { name: 'Bitbucket', software: 'bitbucket' },
  'git.sr.ht': { name: 'sourcehut', software: 'sourcehut' },
};

/** Programs that people run on hosts of their own, mostly named for them: `gitlab.gnome.org`. */
const named: readonly RepositorySoftware[] = ['github', 'gitlab', 'forgejo', 'gitea'];

/** What the host of a repository runs: as the settings say, else by its name; `undefined` for an unknown one. */
export function softwareOf({ url, software }: Repository): RepositorySoftware | undefined {
  if (!isWebUrl(url)) return undefined;
  const labels = new URL(url).hostname.split('.');
  return software ?? knownHosts[hostOf(url)]?.software ?? named.find((name) => labels.slice(0, -1).includes(name));
}

import { knownHosts, softwareOf, type Repository, type RepositorySoftware } from '../config/repository-software.ts';
import { hostOf } from '../core/web-url.ts';

export type { Repository };

/** How the URLs of one program look, after that of the repository. `{branch}` and `{file}` are filled in. */
interface UrlForms {
  /** The file as it stands. */
  view: string;
  /** The file in an editor; without one, nobody can suggest a change there. */
  edit?: string;
  /** Its commits. */
  history: string;
}

/** GitLab: `config/routes/repository.rb` of gitlab-org/gitlab. */
const gitlab = {
  view: '/-/blob/{branch}/{file}',
  edit: '/-/edit/{branch}/{file}',
  history: '/-/commits/{branch}/{file}',
};
/** Forgejo and Gitea: `routers/web/web.go` of both. */
const forgejo = {
  view: '/src/branch/{branch}/{file}',
  edit: '/_edit/{branch}/{file}',
  history: '/commits/branch/{branch}/{file}',
};
const forms: Readonly<Record<RepositorySoftware, UrlForms>> = {
  // https://docs.github.com/en/repositories/working-with-files/using-files
  github: { view: '/blob/{branch}/{file}', edit: '/edit/{branch}/{file}', history: '/commits/{branch}/{file}' },
  gitlab,
  forgejo,
  gitea: forgejo,
  // Bitbucket Cloud has no documentation of them; its own buttons lead there, and so do VuePress and others.
  bitbucket: {
    view: '/src/{branch}/{file}',
    edit: '/src/{branch}/{file}?mode=edit&at={branch}',
    history: '/history-node/{branch}/{file}',
  },
  // `gitsrht/blueprints/repo.py` of git.sr.ht. Patches go by mail: there is no editor.
  sourcehut: { view: '/tree/{branch}/item/{file}', history: '/log/{branch}/item/{file}' },
};

/** What the host of a repository is called: `GitHub`, `git.example.org`. */
export const hostName = ({ url }: Repository): string => knownHosts[hostOf(url)]?.name ?? hostOf(url);

const encodePath = (...parts: string[]): string =>
  parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '' && part !== '.')
    .map(encodeURIComponent)
    .join('/');

/** A URL of a file of the project; `undefined` where the host has none, or nobody says what it runs. */
function fill(repository: Repository, file: string, kind: keyof UrlForms): string | undefined {
  const { url, branch = 'main', folder = '' } = repository;
  const software = softwareOf(repository);
  const form = software && forms[software][kind];
  // In Bitbucket’s routes a branch is one segment.
  const inUrl = software === 'bitbucket' ? encodeURIComponent(branch) : encodePath(branch);
  return (
    form &&
    url.replace(/(?:\.git)?\/*$/, '') +
      form.replaceAll('{branch}', () => inUrl).replace('{file}', () => encodePath(folder, file))
  );
}

/** URL of the page that shows a file of the project, given by its path in it; `undefined` for an unknown host. */
export const sourceUrl = (repository: Repository, file: string): string | undefined => fill(repository, file, 'view');

/** URL of the commits that changed a file of the project; `undefined` for an unknown host. */
export const historyUrl = (repository: Repository, file: string): string | undefined =>
  fill(repository, file, 'history');

/**
 * URL of an editor in the browser for a file of the project; `undefined` where the host has none, and for a notebook,
 * which nobody can edit as the JSON that it is.
 */
export const editUrl = (repository: Repository, file: string): string | undefined =>
  file.endsWith('.ipynb') ? undefined : fill(repository, file, 'edit');

/** URL at which Colab opens a notebook of the project; it reads repositories of GitHub only. */
export function colabUrl(repository: Repository, file: string): string | undefined {
  const source = sourceUrl(repository, file);
  if (source === undefined || hostOf(source) !== 'github.com') return undefined;
  return `https://colab.research.google.com/github${new URL(source).pathname}`;
}

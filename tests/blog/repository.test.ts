import { describe, expect, test } from 'vitest';
import { colabUrl, editUrl, historyUrl, hostName, sourceUrl } from '../../src/blog/repository.ts';

const file = 'src/content/posts/2024-01-31-a #1?.ipynb';

describe('the URL of a file of the project', () => {
  test('in a folder of a branch, with letters of any script', () => {
    const repository = { url: 'https://github.com/me/blog/', branch: 'my/posts', folder: './sites/मेरा/' };
    expect(sourceUrl(repository, 'src/é.md')).toBe(
      'https://github.com/me/blog/blob/my/posts/sites/%E0%A4%AE%E0%A5%87%E0%A4%B0%E0%A4%BE/src/%C3%A9.md',
    );
  });

  // Forms: docs.github.com, “Working with files”; GitLab’s config/routes/repository.rb; routers/web/web.go of Gitea
  // and Forgejo; VuePress’ edit links for Bitbucket; gitsrht/blueprints/repo.py.
  test.each([
    ['https://github.com/me/blog.git', 'GitHub', 'blob/main/a.md', 'edit/main/a.md', 'commits/main/a.md'],
    [
      'https://github.example.org/me/blog',
      'github.example.org',
      'blob/main/a.md',
      'edit/main/a.md',
      'commits/main/a.md',
    ],
    ['https://gitlab.com/me/sub/blog', 'GitLab', '-/blob/main/a.md', '-/edit/main/a.md', '-/commits/main/a.md'],
    [
      'https://gitlab.gnome.org/me/blog',
      'gitlab.gnome.org',
      '-/blob/main/a.md',
      '-/edit/main/a.md',
      '-/commits/main/a.md',
    ],
    ['https://codeberg.org/me/blog', 'Codeberg', 'src/branch/main/a.md', '_edit/main/a.md', 'commits/branch/main/a.md'],
    [
      'https://gitea.example:3000/me/blog',
      'gitea.example:3000',
      'src/branch/main/a.md',
      '_edit/main/a.md',
      'commits/branch/main/a.md',
    ],
    [
      'https://bitbucket.org/me/blog',
      'Bitbucket',
      'src/main/a.md',
      'src/main/a.md?mode=edit&at=main',
      'history-node/main/a.md',
    ],
    ['https://git.sr.ht/~me/blog', 'sourcehut', 'tree/main/item/a.md', undefined, 'log/main/item/a.md'],
  ])('on %s', (url, name, view, edit, history) => {
    const root = `${url.replace(/\.git$/, '')}/`;
    expect(hostName({ url })).toBe(name);
    expect(sourceUrl({ url }, 'a.md')).toBe(root + view);
    expect(editUrl({ url }, 'a.md')).toBe(edit && root + edit);
    expect(historyUrl({ url }, 'a.md')).toBe(root + history);
  });

  test.each([
    ['https://github.com/me/blog', 'edit/my/posts/b/100%25%20%231%3F%20%E0%A4%85.md'],
    ['https://gitlab.com/me/blog', '-/edit/my/posts/b/100%25%20%231%3F%20%E0%A4%85.md'],
    ['https://codeberg.org/me/blog', '_edit/my/posts/b/100%25%20%231%3F%20%E0%A4%85.md'],
    ['https://bitbucket.org/me/blog', 'src/my%2Fposts/b/100%25%20%231%3F%20%E0%A4%85.md?mode=edit&at=my%2Fposts'],
  ])('of any name, in any branch and folder: %s', (url, expected) => {
    expect(editUrl({ url, branch: 'my/posts', folder: 'b' }, '100% #1? अ.md')).toBe(`${url}/${expected}`);
  });

  test('of a host whose name does not say what it runs', () => {
    const repository = { url: 'https://git.example/me/blog', software: 'forgejo' } as const;
    expect(hostName(repository)).toBe('git.example');
    expect(historyUrl(repository, 'a.md')).toBe('https://git.example/me/blog/commits/branch/main/a.md');
  });

  test.each(['https://git.example/me/blog', 'me/blog'])('of a host that is not known: none on %s', (url) => {
    for (const urlOf of [sourceUrl, historyUrl, editUrl, colabUrl]) expect(urlOf({ url }, 'a.md')).toBeUndefined();
  });

  test('nobody edits a notebook as JSON', () => {
    expect(editUrl({ url: 'https://github.com/me/blog' }, file)).toBeUndefined();
  });

  test('in Colab, for GitHub alone', () => {
    expect(colabUrl({ url: 'https://github.com/me/blog' }, file)).toBe(
      'https://colab.research.google.com/github/me/blog/blob/main/src/content/posts/2024-01-31-a%20%231%3F.ipynb',
    );
    expect(colabUrl({ url: 'https://gitlab.com/me/blog' }, file)).toBeUndefined();
  });
});

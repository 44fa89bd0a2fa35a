import { describe, expect, test } from 'vitest';
import { colabUrl, hostName, sourceUrl } from '../../src/blog/repository.ts';

const file = 'src/content/posts/2024-01-31-a #1?.ipynb';

describe('the URL of a file of the project', () => {
  test('in a folder of a branch, with letters of any script', () => {
    const repository = { url: 'https://github.com/me/blog/', branch: 'my/posts', folder: './sites/मेरा/' };
    expect(sourceUrl(repository, 'src/é.md')).toBe(
      'https://github.com/me/blog/blob/my/posts/sites/%E0%A4%AE%E0%A5%87%E0%A4%B0%E0%A4%BE/src/%C3%A9.md',
    );
  });

  test.each([
    ['https://github.com/me/blog.git', 'GitHub', 'https://github.com/me/blog/blob/main/a.md'],
    ['https://gitlab.com/me/sub/blog', 'GitLab', 'https://gitlab.com/me/sub/blog/-/blob/main/a.md'],
    ['https://codeberg.org/me/blog', 'Codeberg', 'https://codeberg.org/me/blog/src/branch/main/a.md'],
    ['https://git.example/me/blog', 'git.example', 'https://git.example/me/blog/blob/main/a.md'],
  ])('on %s', (url, name, expected) => {
    expect(hostName({ url })).toBe(name);
    expect(sourceUrl({ url }, 'a.md')).toBe(expected);
  });

  test('in Colab, for GitHub alone', () => {
    expect(colabUrl({ url: 'https://github.com/me/blog' }, file)).toBe(
      'https://colab.research.google.com/github/me/blog/blob/main/src/content/posts/2024-01-31-a%20%231%3F.ipynb',
    );
    expect(colabUrl({ url: 'https://gitlab.com/me/blog' }, file)).toBeUndefined();
  });
});

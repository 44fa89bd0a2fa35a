import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../support/project.ts';
import { listFiles } from '../support/trees.ts';

const post = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\n\nText.\n`;

test('--drafts shows what is not published, marked, and keeps every page from search engines and publication', async () => {
  const project = createProject({
    content: {
      'posts/2022-06-28-old.md': post('Old', 'aliases: [/before/]\n'),
      'posts/2022-06-29-draft.md': post('Draft', 'draft: true\n'),
      'posts/2999-01-01-later.md': post('Later'),
    },
  });
  const dist = (file: string) => readFileSync(join(project.dir, 'dist', file), 'utf8');
  const pages = () => listFiles(join(project.dir, 'dist')).filter((file) => file.endsWith('.html'));
  const posts = () => pages().filter((file) => file.startsWith('posts/'));
  try {
    const before = await project.build();
    expect([before.status, posts()]).toEqual([0, ['posts/old/index.html']]);
    const headers = dist('_headers');
    const plain = Object.fromEntries(pages().map((file) => [file, dist(file)]));
    expect(Object.values(plain).join()).not.toContain('.status');

    const { status, output } = await project.build({ args: '--drafts' });
    expect([status, output]).toEqual([0, expect.stringMatching(/with drafts: share it, and do not publish it\.\n$/)]);
    expect(posts()).toEqual(['posts/draft/index.html', 'posts/later/index.html', 'posts/old/index.html']);
    for (const file of pages()) {
      expect(dist(file), file).toMatch(/<meta name="robots" content="noindex"/);
      if (!file.startsWith('before/')) expect(dist(file), file).toContain('With drafts: to be shared');
    }
    expect(dist('posts/later/index.html')).toContain('<strong class="status">Scheduled</strong>');
    expect(dist('posts/later/index.html')).toContain('.status{');
    expect(dist('_headers')).toContain('\n  X-Robots-Tag: noindex\n');
    expect(dist('robots.txt')).toBe(
      '# Built with --drafts: to be shared, not to be published.\nUser-agent: *\nDisallow: /\n',
    );

    // The next build for publication has nothing of it.
    expect((await project.build()).status).toBe(0);
    expect(Object.fromEntries(pages().map((file) => [file, dist(file)]))).toEqual(plain);
    expect(dist('robots.txt')).not.toContain('drafts');
    expect(dist('_headers')).toBe(headers);
  } finally {
    project.remove();
  }
});

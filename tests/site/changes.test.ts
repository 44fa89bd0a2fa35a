import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../support/project.ts';

test('corrections stand at the end of a post, of its items in the feeds and of its Markdown, and date it', async () => {
  const changes = '[{ date: 2023-05-01, text: The 2nd < is a >. }, { date: 2022-09-09, text: Typo in `x`. }]';
  const project = createProject({
    content: {
      'posts/2022-06-28-a.md': `---\ntitle: A\nchanges: ${changes}\n---\n\nText.\n`,
      'posts/2022-06-29-b.mdx': `---\ntitle: B\nlang: hi\nchanges: ${changes}\n---\n\nText.\n`,
      'posts/2022-06-30-c.md': '---\ntitle: C\nchanges:\n  - { date: 2999-01-01, text: Not yet. }\n---\n\nText.\n',
    },
  });
  try {
    const { status, output } = await project.build();
    expect([status, output]).toEqual([
      0,
      expect.stringContaining('-c.md:4\n  Warning: A change (2999-01-01) is in the future.'),
    ]);
    const read = (path: string) => readFileSync(join(project.dir, 'dist', path), 'utf8');
    const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const list = 'Changes 9 September 2022 : Typo in `x`. 1 May 2023 : The 2nd &lt; is a &gt;.';
    expect(text(read('posts/a/index.html'))).toContain(list);
    expect(text(read('posts/a/index.html'))).toMatch(/updated 1 May 2023/);
    expect(read('posts/b/index.html')).toMatch(/<h2 lang="en">Changes<\/h2>/);
    expect(text(read('posts/b/index.html'))).toContain(list);
    expect(read('posts/c/index.html')).not.toContain('Changes');
    const [, , a] = (JSON.parse(read('feed.json')) as { items: { date_modified?: string; content_html: string }[] })
      .items;
    expect(a!.date_modified).toMatch(/^2023-05-01/);
    expect(a!.content_html).toContain(
      '<h2>Changes</h2><ul><li>9 September 2022: Typo in `x`.</li><li>1 May 2023: The 2nd &lt; is a &gt;.</li></ul>',
    );
    expect(read('atom.xml')).toMatch(/<updated>2023-05-01/);
    expect(read('posts/a.md')).toContain(
      '## Changes\n\n- 2022-09-09: Typo in \\`x\\`.\n- 2023-05-01: The 2nd \\< is a >.\n',
    );
    expect(read('posts/a/index.html')).toContain('"@type":"CorrectionComment","datePublished":"2022-09-09"');
  } finally {
    project.remove();
  }
});

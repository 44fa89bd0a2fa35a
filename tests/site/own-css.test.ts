import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../support/project.ts';

const post = (title: string, text = 'Words.') => `---\ntitle: ${title}\n---\n\n${text}\n`;

test('own.css comes after all other styles, in the policy; without the file there is not a byte of it', async () => {
  const project = createProject({
    content: {
      'posts/2020-01-01-old.md': post('Old', '$x^2$ and <span style="color: #123456">blue</span>.'),
      ...Object.fromEntries(
        Array.from({ length: 51 }, (_, index) => [`posts/2021-01-01-p${index}.md`, post(`Post ${index}`)]),
      ),
    },
  });
  const read = (path: string) => readFileSync(join(project.dir, 'dist', path), 'utf8');
  const build = async (css: string | null) => {
    const { status, output } = await project.build({ files: { 'src/styles/own.css': css } });
    expect([status, output]).toEqual([0, expect.any(String)]);
    return [read('index.html'), read('posts/old/index.html')] as const;
  };
  try {
    const before = await build(null);
    for (const page of before) expect(page).not.toMatch(/@layer own|\bown\./);

    const [home, old] = await build('.post { border-top: 3px solid var(--accent) }\n');
    const css = '@layer own{.post{border-top:3px solid var(--accent)}}';
    expect([...home.matchAll(/<style>(.*?)<\/style>/gs)].at(-1)![1]!.trim()).toBe(css);
    expect([...old.matchAll(/href="\/_astro\/(\w+)\.[\w-]{8}\.css"/g)].map(([, name]) => name)).toEqual([
      'site',
      'math',
      'own',
    ]);
    const [, linked] = /href="\/(_astro\/own\.[\w-]{8}\.css)"/.exec(old)!;
    expect(read(linked!).trim()).toBe(css);

    expect(await build(null)).toEqual(before);
  } finally {
    project.remove();
  }
});

test('what own.css would load from elsewhere stops the build', async () => {
  const project = createProject({
    files: { 'src/styles/own.css': 'body { background: url(https://a.example/b.png) }' },
  });
  try {
    const { status, output } = await project.build();
    expect([status, output]).toEqual([1, expect.stringContaining('https://a.example/b.png')]);
  } finally {
    project.remove();
  }
});

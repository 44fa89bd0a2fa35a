import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStoredText } from '../../src/core/text-store.ts';
import { createPageReader } from '../../src/build/checks/index.ts';
import { portable } from '../../src/feeds/portable.ts';
import { folders } from '../../src/blog/kinds.ts';
import type { NamedPost } from '../../src/blog/post.ts';
import { fillSlots } from '../../src/core/html/slots.ts';
import { loadContent } from '../../src/loader/load-content.ts';

/** What one post took, and what was said about it. */
export interface Cost {
  /** Milliseconds of processor time, which vary less than those of the clock with what else the machine does. */
  ms: number;
  problems: string[];
  warnings: string[];
  html: string;
}

/** Reads and renders a project of one post, looks at the page as the checks do, and makes it ready for feeds. */
export async function costOf(body: string, ending = 'md'): Promise<Cost> {
  const root = mkdtempSync(join(tmpdir(), 'blog-hostile-'));
  try {
    mkdirSync(join(root, 'src/content/posts'), { recursive: true });
    mkdirSync(join(root, 'public'));
    writeFileSync(join(root, 'public/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
    const text = ending === 'ipynb' || body.startsWith('---\n') ? body : `---\ntitle: A post\n---\n\n${body}\n`;
    writeFileSync(join(root, `src/content/posts/2022-01-01-a.${ending}`), text);
    const start = process.cpuUsage();
    const { entries, diagnostics } = await loadContent(
      { root, cache: join(root, 'cache'), folders, edition: { drafts: false, now: Date.now() } },
      'bench',
    );
    const stored = entries.posts[0]?.data.post;
    const file = stored === undefined ? undefined : (JSON.parse(stored) as NamedPost).htmlFile;
    const template = file === undefined ? '' : readStoredText(join(root, file));
    const html = await fillSlots(template, () => '');
    createPageReader(String)('posts/a/index.html', html);
    portable(html, 'https://example.com/posts/a/');
    const withSeverity = (wanted: 'warning' | undefined) =>
      diagnostics.filter(({ severity }) => severity === wanted).map(({ line, message }) => `${line}: ${message}`);
    const { user, system } = process.cpuUsage(start);
    return {
      ms: (user + system) / 1000,
      problems: withSeverity(undefined),
      warnings: withSeverity('warning'),
      html,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { compare, ProblemsError, type Problem } from '../blog/problem.ts';
import { styleHash } from './csp.ts';
import { headersFile, redirectsFile } from './headers.ts';

/** Looks at a finished folder; what it finds stops the build. */
export type Check = (options: { dist: string; root: string; url: string; manifest: { file: string; url: string | null }[]; hashOf: typeof styleHash }) => {
  problems: Problem[];
  pages: number;
  links: number;
};

/**
 * Builds in a folder of its own, adds what static hosts read, has the result checked, and only then puts it in the place
 * of the earlier one. A build that fails leaves that as it was. Must be the last integration: it moves what the others
 * have written.
 */
export function hosting(check: Check): AstroIntegration {
  let target = '';
  let config: AstroConfig;
  return {
    name: 'hosting',
    hooks: {
      'astro:config:setup'({ command, config: { outDir, root }, updateConfig }) {
        target = fileURLToPath(outDir);
        if (command !== 'build') return;
        // Beside the other caches: the same disk as the target, so that a rename is enough.
        const staging = join(fileURLToPath(root), 'node_modules/.cache/dist');
        rmSync(staging, { recursive: true, force: true });
        updateConfig({ outDir: pathToFileURL(`${staging}/`) });
      },
      'astro:config:done'(options) {
        config = options.config;
      },
      'astro:build:done'({ dir }) {
        const dist = fileURLToPath(dir);
        // Something has already gone wrong that Astro only logged; see `src/cli/logger.ts`.
        if (process.exitCode) return;
        writeHostFiles(dist, config.base);
        const manifest = JSON.parse(readFileSync(new URL('published.json', config.cacheDir), 'utf8'));
        const { problems, pages, links } = check({ dist, root: fileURLToPath(config.root), url: config.site!, manifest, hashOf: styleHash });
        if (problems.length > 0) {
          // Not thrown: Astro calls an error in a hook “unhandled” before anybody can handle it.
          console.error(new ProblemsError(problems).message);
          process.exitCode = 1;
          return;
        }
        swap(dist, target);
        console.log(`${pages} pages, ${links} links checked. The site is in ${relative(process.cwd(), target)}/`);
      },
    },
  };
}

function writeHostFiles(dist: string, base: string): void {
  const pages = (readdirSync(dist, { recursive: true }) as string[]).filter((file) => file.endsWith('.html')).sort(compare);
  const hashes = new Set<string>();
  const redirects: { from: string; to: string }[] = [];
  for (const page of pages) {
    const html = readFileSync(join(dist, page), 'utf8');
    for (const [, css] of html.matchAll(/<style>(.*?)<\/style>/gs)) hashes.add(styleHash(css!));
    const to = /<meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(html)?.[1];
    if (to !== undefined) redirects.push({ from: base + encodeURI(page.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')), to });
  }
  writeFileSync(join(dist, '_headers'), headersFile([...hashes].sort(compare), base));
  if (redirects.length > 0) writeFileSync(join(dist, '_redirects'), redirectsFile(redirects));
}

/** Puts the new folder in the place of the old one. If that fails, the old one is put back. */
export function swap(fresh: string, target: string): void {
  const place = target.replace(/[\\/]$/, '');
  const aside = `${fresh.replace(/[\\/]$/, '')}-old`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(join(place, '..'), { recursive: true });
  const replaces = existsSync(place);
  if (replaces) renameSync(place, aside);
  try {
    renameSync(fresh, place);
  } catch (error) {
    if (replaces) renameSync(aside, place);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

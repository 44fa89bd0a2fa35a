import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { compare, ProblemsError, type Problem } from '../blog/problem.ts';
import { styleHash } from './csp.ts';
import { checkHeaders, headersFile, redirectsFile } from './headers.ts';

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
        const tooLong = writeHostFiles(dist, config.base);
        const manifest = JSON.parse(readFileSync(new URL('published.json', config.cacheDir), 'utf8'));
        const { problems: found, pages, links } = check({ dist, root: fileURLToPath(config.root), url: config.site!, manifest, hashOf: styleHash });
        const problems = [...tooLong, ...found];
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

function writeHostFiles(dist: string, base: string): Problem[] {
  const pages = (readdirSync(dist, { recursive: true }) as string[]).filter((file) => file.endsWith('.html')).sort(compare);
  const hashes = new Set<string>();
  const redirects: { from: string; to: string }[] = [];
  for (const page of pages) {
    const html = readFileSync(join(dist, page), 'utf8');
    for (const [, css] of html.matchAll(/<style\b[^>]*>(.*?)<\/style>/gs)) hashes.add(styleHash(css!));
    const to = /<meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(html)?.[1];
    if (to !== undefined) redirects.push({ from: base + encodeURI(page.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')), to });
  }
  const headers = headersFile([...hashes].sort(compare), base);
  writeFileSync(join(dist, '_headers'), headers);
  if (redirects.length > 0) writeFileSync(join(dist, '_redirects'), redirectsFile(redirects));
  return checkHeaders(headers);
}

/**
 * Puts the new folder in the place of the old one. If that fails, the old one is put back. Both are moved beside the place
 * first: only there is a rename sure to stay on one disk. `rename` is an argument for the tests.
 */
export function swap(fresh: string, target: string, rename = renameSync): void {
  const place = target.replace(/[\\/]$/, '');
  const [next, old] = [`${place}.new`, `${place}.old`];
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  try {
    rename(fresh, next);
  } catch (error) {
    // `node_modules` is often a volume of its own in a container.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(fresh, next, { recursive: true });
  }
  const replaces = existsSync(place);
  if (replaces) rename(place, old);
  try {
    rename(next, place);
  } catch (error) {
    if (replaces) rename(old, place);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

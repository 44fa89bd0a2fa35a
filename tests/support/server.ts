import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface StaticServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  origin: string;
  /** Address of a path of the site, with the base put before it. */
  url(path: string): string;
  close(): Promise<void>;
}

export interface HeaderRule {
  /** Whether the rule is for a path. */
  matches(path: string): boolean;
  headers: [name: string, value: string][];
}

const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/**
 * Serves a folder as a static host does: `/x/` is `x/index.html`, `/x` leads there, what is missing is `404.html` with
 * status 404, and `_headers` is obeyed. `base` is the path under which the site is published.
 */
export async function serve(dir: string, { base = '/' } = {}): Promise<StaticServer> {
  const headersFile = join(dir, '_headers');
  const rules = existsSync(headersFile) ? parseHeaders(readFileSync(headersFile, 'utf8')) : [];
  const server = createServer((request, response) => answer(dir, base, rules, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (path) => origin + base + path.replace(/^\//, ''),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  dir: string,
  base: string,
  rules: HeaderRule[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const found = pathname.startsWith(base) ? find(dir, pathname.slice(base.length)) : undefined;
  if (found === 'folder') return void response.writeHead(301, { location: `${pathname}/` }).end();
  const missing = join(dir, '404.html');
  const file = found ?? (existsSync(missing) ? missing : undefined);
  const headers = new Headers({
    'content-type': file === undefined ? 'text/plain' : (types[extname(file)] ?? 'application/octet-stream'),
  });
  for (const rule of rules.filter(({ matches }) => matches(pathname))) {
    for (const [name, value] of rule.headers) headers.append(name, value);
  }
  response.writeHead(found === undefined ? 404 : 200, Object.fromEntries(headers));
  response.end(request.method === 'HEAD' ? undefined : file === undefined ? 'Not found' : readFileSync(file));
}

/** The file for a path, or `folder` when the path lacks its slash. */
function find(dir: string, path: string): string | undefined {
  let decoded;
  try {
    decoded = normalize(`/${decodeURIComponent(path)}`);
  } catch {
    return undefined;
  }
  const file = join(dir, decoded);
  if (decoded.endsWith('/') || decoded.endsWith('\\'))
    return existsSync(join(file, 'index.html')) ? join(file, 'index.html') : undefined;
  if (!existsSync(file)) return undefined;
  return statSync(file).isDirectory() ? 'folder' : file;
}

/**
 * Reads a `_headers` file: a path, then its headers on indented lines. `*` stands for anything, `:name` for one
 * segment; a path gets the headers of all the rules that match it. https://docs.netlify.com/manage/routing/headers/
 */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (/^\s/.test(line)) {
      const [, name, value] = /^\s+([^:\s]+):\s*(.*?)\s*$/.exec(line) ?? [];
      const rule = rules.at(-1);
      if (name === undefined || value === undefined || rule === undefined)
        throw new Error(`_headers: cannot read "${line}"`);
      rule.headers.push([name, value]);
    } else {
      const pattern = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replace(/:\w+/g, '[^/]+');
      rules.push({ matches: (path) => new RegExp(`^${pattern}$`).test(path), headers: [] });
    }
  }
  return rules;
}

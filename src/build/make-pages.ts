import type { RouteData } from 'astro';
import { processState } from '../core/process-state.ts';
import type { PagesApp } from './page-bundle.ts';

/** A path of the site, and the route that makes it. */
export interface Path {
  pathname: string;
  route: RouteData;
  cacheKey?: string | undefined;
}

/** Where the site will be. */
export interface SiteUrl {
  /** With its base path. */
  url: string;
  base: string;
}

/** So many paths of each lane are made at a time. */
const atOnce = 8;

/** Images are drawn by a thread, and asked for in a lane of their own, so that no page waits behind them. */
const isDrawn = ({ pathname }: Path): boolean => pathname.endsWith('.png');

/** All paths of the site. Throws when two routes make one path. */
export async function listPaths(app: PagesApp): Promise<Path[]> {
  // Astro's own list, from outside of the bundle as its own build has it.
  const { StaticPaths } = await import('astro/runtime/prerender/static-paths.js');
  const paths: Path[] = await new StaticPaths(app as never).getAll();
  const routes = new Map<string, string>();
  for (const { pathname, route } of paths) {
    const file = fileOf({ pathname, route });
    const other = routes.get(file);
    if (other !== undefined)
      throw new Error(`Two pages have the URL ${pathname}: one of the route ${other}, one of ${route.route}.`);
    routes.set(file, route.route);
  }
  return paths;
}

/** Makes pages, and passes each to `write`. */
export async function makePages(
  app: PagesApp,
  paths: readonly Path[],
  site: SiteUrl,
  write: (file: string, bytes: Buffer) => void,
): Promise<void> {
  const lanes = Map.groupBy(paths, isDrawn).values();
  let [isStopped, done] = [false, 0];
  const work = async (queue: IterableIterator<Path>) => {
    for (const path of queue) {
      if (isStopped) return;
      processState.reportProgress('Making pages, feeds and images', done++, paths.length);
      const response = await app.render(new Request(requestUrl(path, site)), { routeData: path.route });
      if (response.status >= 300 && response.status < 400)
        throw new Error(`${path.route.component} redirects. A page at an old URL is an alias of its post.`);
      if (response.body !== null) write(fileOf(path), Buffer.from(await response.arrayBuffer()));
    }
  };
  try {
    const queues = [...lanes].map((lane) => lane.values());
    await Promise.all(queues.flatMap((queue) => Array.from({ length: atOnce }, () => work(queue))));
  } finally {
    isStopped = true;
  }
}

const trimmed = (pathname: string): string => pathname.replace(/^\/|\/$/g, '');

/** The URL that Astro asks for a path: `/rss.xml/` for a feed whose ending is part of a parameter. */
function requestUrl({ pathname, route }: Path, { url, base }: SiteUrl): URL {
  const path = trimmed(pathname);
  const isFile = path === '' || (route.type === 'endpoint' && /\/[^/]+\.\w+$/.test(pathname));
  return new URL(base + path + (isFile ? '' : '/'), new URL(url).origin);
}

/** The file that is made for a path. */
export function fileOf({ pathname, route }: { pathname: string; route: { type: string } }): string {
  const path = trimmed(pathname);
  if (route.type === 'endpoint') return path;
  return path === '404' ? '404.html' : `${path}/index.html`.replace(/^\//, '');
}

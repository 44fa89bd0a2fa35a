import { expect, test } from 'vitest';
import { fileOf, makePages, type Path } from '../../src/build/make-pages.ts';
import type { PagesApp } from '../../src/build/page-bundle.ts';

const path = (pathname: string, type: 'page' | 'endpoint' = 'page'): Path => ({
  pathname,
  route: { type, component: `src/pages${pathname}`, route: pathname } as Path['route'],
});
const site = { url: 'https://me.example/blog/', base: '/blog/' };

/** Makes paths by an app that answers as `render` says; gives what was written. */
async function make(paths: Path[], render: (pathname: string) => Response | Promise<Response>) {
  const written: [string, string][] = [];
  const app = { render: async (request: Request) => render(new URL(request.url).pathname) } as unknown as PagesApp;
  await makePages(app, paths, site, (file, bytes) => written.push([file, bytes.toString()]));
  return Object.fromEntries(written);
}

test('each path is asked for as Astro asks for it, and becomes the file that a host serves there', async () => {
  const paths = [
    path('/'),
    path('/posts/a/'),
    path('/404'),
    path('/robots.txt', 'endpoint'),
    path('/rss.xml/', 'endpoint'),
    path('/cards/posts/a.png', 'endpoint'),
  ];
  expect(await make(paths, (pathname) => new Response(pathname))).toEqual({
    'index.html': '/blog/',
    'posts/a/index.html': '/blog/posts/a/',
    '404.html': '/blog/404/',
    'robots.txt': '/blog/robots.txt',
    'rss.xml': '/blog/rss.xml/',
    'cards/posts/a.png': '/blog/cards/posts/a.png',
  });
  expect(fileOf({ pathname: '/old/page.html', route: { type: 'endpoint' } })).toBe('old/page.html');
});

test('pages do not wait behind images that are still being drawn', async () => {
  const drawn = Promise.withResolvers<Response>();
  const images = Array.from({ length: 50 }, (_, index) => path(`/cards/${index}.png`, 'endpoint'));
  const order: string[] = [];
  const making = make([...images, path('/a/'), path('/b/')], async (pathname) => {
    const answer = pathname.endsWith('.png') ? await drawn.promise : new Response('page');
    order.push(pathname);
    if (pathname === '/blog/b/') drawn.resolve(new Response('image'));
    return answer.clone();
  });
  expect(Object.keys(await making)).toHaveLength(52);
  expect(order.slice(0, 2)).toEqual(['/blog/a/', '/blog/b/']);
});

test('nothing is made any more after an error', async () => {
  let asked = 0;
  const paths = Array.from({ length: 100 }, (_, index) => path(`/${index}/`));
  const making = make(paths, async () => {
    asked += 1;
    if (asked === 1) throw new Error('It fails.');
    await new Promise((resolve) => setTimeout(resolve, 5));
    return new Response('page');
  });
  await expect(making).rejects.toThrow('It fails.');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBeLessThan(20);
});

test('a page that redirects is an error: there is no server that would', async () => {
  await expect(make([path('/a/')], () => new Response(null, { status: 301 }))).rejects.toThrow('redirects');
});

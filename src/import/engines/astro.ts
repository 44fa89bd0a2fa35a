import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { slugify } from '../../blog/tags.ts';
import { dateParts, readDate } from '../dates.ts';
import { isFalse, isTrue, textOf } from '../fields.ts';
import type { OldDocument, OldSite } from '../model.ts';
import {
  findDate,
  below,
  isMarkdown,
  isOtherMarkup,
  readFirst,
  readSplit,
  readText,
  stem,
  urlPath,
  type Source,
} from '../source.ts';
import { readAstroWind } from './astro-wind.ts';
import type { Engine } from './engine.ts';
import { scriptValue } from './scripted.ts';

const configNames = ['mjs', 'ts', 'js', 'cjs', 'mts'].map((ending) => `astro.config.${ending}`);
/** Where themes keep what a site is called: AstroPaper, Fuwari, Cactus, the official examples. */
const siteFiles = [
  'src/config.ts',
  'src/site.config.ts',
  'src/consts.ts',
  'src/config.js',
  'src/consts.js',
  'src/data/config.ts',
  'src/config/site.ts',
  'src/lib/config.ts',
  'astro-paper.config.ts',
];

/** Astro with content collections, and the themes that people begin with. */
export const astro: Engine = {
  name: 'Astro',
  detect: (has) => {
    const config = configNames.find((name) => has(name));
    return config === undefined
      ? undefined
      : `${config}${has('src/content.config.ts') || has('src/content/config.ts') ? ' and content collections' : ''}`;
  },
  read(source) {
    const config = readFirst(source, configNames);
    const own = siteFiles.map((path) => readText(source, path) ?? '').join('\n');
    const wind = readAstroWind(source);
    const site =
      wind?.settings.url ??
      scriptValue(config, 'site') ??
      scriptValue(own, 'website', 'site', 'url', 'SITE_URL', 'siteUrl');
    const base = scriptValue(config, 'base') ?? '/';
    const url = site !== undefined && URL.canParse(site) ? new URL(urlPath(base, '/'), site).href : undefined;
    const collections = collectionsOf(source).map((each) =>
      each.isBlog && wind !== undefined ? { ...each, route: wind.route } : each,
    );
    const context: Context = {
      source,
      base,
      url,
      slash: wind?.slash ?? (scriptValue(config, 'trailingSlash') === 'never' ? '' : '/'),
    };
    return {
      settings: {
        title: scriptValue(own, 'SITE_TITLE', 'title', 'siteTitle', 'name'),
        description: scriptValue(own, 'SITE_DESCRIPTION', 'desc', 'description', 'subtitle'),
        author: scriptValue(own, 'author', 'AUTHOR', 'SITE_AUTHOR'),
        lang: scriptValue(own, 'lang', 'LOCALE', 'locale'),
        timeZone: scriptValue(own, 'timezone', 'timeZone'),
        ...wind?.settings,
        url,
      },
      documents: [
        ...collections.flatMap(({ folder, route, isBlog }) =>
          below(source, folder).flatMap((path) => readEntry(context, path, folder, route, isBlog)),
        ),
        ...below(source, 'src/pages')
          .filter(isMarkdown)
          .flatMap((path) => readPage(context, path)),
      ],
      publicFolders: ['public'],
      notes: source.notes,
    } satisfies OldSite;
  },
};

interface Context {
  source: Source;
  base: string;
  url: string | undefined;
  /** What stands at the end of a URL. */
  slash: string;
}

interface Collection {
  folder: string;
  /** Path of its entries with the names of what is filled in: `/[year]/[slug]`. */
  route: string;
  isBlog: boolean;
}

const blogNames = /^(posts?|blogs?|articles?|writing|notes?|news|essays?|til|journal)$/i;

/** Folders of Markdown below `src/content/` and `src/data/`: those with the names that blogs have, else every one. */
function collectionsOf(source: Source): Collection[] {
  const { paths } = source.tree;
  const folders = [
    ...new Set(paths.filter(isMarkdown).flatMap((path) => /^src\/(?:content|data)\/[^/]+(?=\/)/.exec(path)?.[0] ?? [])),
  ];
  const blogs = folders.filter((folder) => blogNames.test(posix.basename(folder)));
  const chosen = blogs.length > 0 ? blogs : folders.filter((folder) => !/\/(pages?|specs?|spec)$/.test(folder));
  const pages = folders.filter((folder) => /\/(pages?|specs?)$/.test(folder));
  return [
    ...chosen.map((folder) => ({ folder, route: routeOf(source, folder), isBlog: true })),
    ...pages.map((folder) => ({ folder, route: '/[slug]', isBlog: false })),
  ];
}

/** The route that makes the pages of a collection: the page with a name in brackets that asks for it. */
function routeOf(source: Source, folder: string): string {
  const name = posix.basename(folder);
  const routes = source.tree.paths.filter(
    (path) =>
      /^src\/pages\/.*\[.*\].*\.(astro|ts|js|tsx)$/.test(path) &&
      !/\.(xml|png|json|svg|txt|md|jpg)\.\w+$/.test(path) &&
      !/\[\.{0,3}(page|tag|category|lang|tags|categories)\]/i.test(path),
  );
  const asking = routes.filter((path) =>
    new RegExp(`getCollection\\(\\s*["'\`]${name}["'\`]|getPosts|getSortedPosts|getAllPosts|getStaticPaths`).test(
      readText(source, path) ?? '',
    ),
  );
  const nearest = (asking.length > 0 ? asking : routes).sort((a, b) => score(b, name) - score(a, name))[0];
  // Starlight has a route of its own for its collection.
  if (nearest === undefined && name === 'docs') return '/[...slug]';
  return nearest === undefined
    ? `/${name}/[slug]`
    : nearest
        .replace(/^src\/pages/, '')
        .replace(/\.\w+$/, '')
        .replace(/\/index$/, '');
}

const score = (path: string, name: string): number =>
  (path.includes(`/${name}/`) ? 4 : 0) +
  (/\/(posts?|blog)\//.test(path) ? 2 : 0) +
  (/\[(year|\.{3})/.test(path) ? 1 : 0) +
  (/\[(\.{3})?(slug|id|path)\]/.test(path) ? 1 : 0);

/** An entry's id as Astro's `glob()` makes it of its path (https://docs.astro.build/en/guides/content-collections/). */
const idOf = (inside: string): string =>
  inside
    .replace(/\.\w+$/, '')
    .split('/')
    .map((part) => new GithubSlugger().slug(part))
    .join('/')
    .replace(/\/index$/, '');

function readEntry(
  { source, base, url: site, slash }: Context,
  path: string,
  folder: string,
  route: string,
  isBlog: boolean,
): OldDocument[] {
  if (isOtherMarkup(path)) source.note('left', path, 'only Markdown is read');
  const inside = path.slice(folder.length + 1);
  if (
    !isMarkdown(path) ||
    inside.split('/').some((part) => /^[_.]/.test(part)) ||
    /^(?:README|CLAUDE|AGENTS|404)\.mdx?$/i.test(inside)
  )
    return [];
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const { fields } = split;
  const [, inName, bare] =
    /^(\d{4}-\d{1,2}-\d{1,2})-(.*)$/.exec(stem(path) === 'index' ? posix.basename(posix.dirname(path)) : stem(path)) ??
    [];
  const date = findDate(source, path, fields, inName);
  const category = slugify(textOf(fields, 'category', 'categories') ?? '');
  const parts: Record<string, string> = {
    ...(date !== undefined && dateParts(date)),
    ...(category !== '' && { category }),
  };
  const isDated = /\[year\]/.test(route);
  const id = textOf(fields, 'slug', 'postSlug') ?? (isDated && bare !== undefined ? bare : idOf(inside));
  const served =
    textOf(fields, 'permalink') ?? route.replace(/\[(\.{3})?(\w+)\]/g, (_, _rest, name: string) => parts[name] ?? id);
  const url = urlPath(base, served.replace(/\/$/, '')) + (/\.\w+$/.test(served) ? '' : slash);
  const isDraft = isTrue(fields['draft']) || isFalse(fields['published']);
  const document: OldDocument = {
    path,
    kind: isBlog ? 'post' : 'page',
    fields,
    body: split.body,
    bodyLine: split.bodyLine,
    date: date?.written,
    draft: isDraft,
    urls: isDraft ? [] : [url],
    feedId: isBlog && site !== undefined && !isDraft ? new URL(url.replace(/\/?$/, '/'), site).href : undefined,
    tags: [],
  };
  return [document];
}

function readPage({ source, base, slash }: Context, path: string): OldDocument[] {
  const split = readSplit(source, path);
  const inside = path
    .slice('src/pages/'.length)
    .replace(/\.\w+$/, '')
    .replace(/(^|\/)index$/, '');
  if (split === undefined || inside === '' || /\[/.test(inside) || /^404$/.test(inside)) return [];
  const date = readDate(textOf(split.fields, 'pubDate', 'date', 'publishDate') ?? '');
  return [
    {
      path,
      kind: date === undefined ? 'page' : 'post',
      fields: split.fields,
      body: split.body,
      bodyLine: split.bodyLine,
      date: date?.written,
      draft: isTrue(split.fields['draft']),
      urls: [urlPath(base, inside) + slash],
      feedId: undefined,
      tags: [],
    },
  ];
}

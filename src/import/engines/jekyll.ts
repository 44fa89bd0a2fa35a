import { posix } from 'node:path';
import { dateIn, dateParts, type OldDate } from '../dates.ts';
import { at, isFalse, isTrue, listOf, mapAt, parseYaml, textAt, textOf } from '../fields.ts';
import type { Fields, OldDocument, OldSite } from '../model.ts';
import { readNotebook } from '../notebooks.ts';
import {
  findDate,
  below,
  isMarkdown,
  isOtherMarkup,
  leave,
  parseConfig,
  readFirst,
  readSplit,
  readText,
  stem,
  urlPath,
  type Source,
} from '../source.ts';
import type { Engine } from './engine.ts';

/** Permalinks by the names that Jekyll gives them (https://jekyllrb.com/docs/permalinks/). */
const styles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

const configNames = ['_config.yml', '_config.yaml', '_config.toml'];

/** Jekyll, and fastpages, which is made of it. */
export const jekyll: Engine = {
  name: 'Jekyll',
  detect(has, { tree }) {
    const config = configNames.find(has);
    const posts = tree.paths.find((path) => /(^|\/)_posts\//.test(path));
    return config !== undefined && posts !== undefined
      ? `${config} and _posts/`
      : tree.paths.some((path) => path.startsWith('_posts/'))
        ? '_posts/'
        : config !== undefined && (has('Gemfile') || tree.paths.some((path) => path.startsWith('_layouts/')))
          ? `${config} and ${has('Gemfile') ? 'Gemfile' : '_layouts/'}`
          : undefined;
  },
  read: readJekyll,
};

/** Jekyll with notebooks: what fast.ai made of it. */
export const fastpages: Engine = {
  name: 'fastpages',
  detect(has, { tree }) {
    const notebooks = tree.paths.some((path) => /^_notebooks\/.*\.ipynb$/.test(path));
    return notebooks && configNames.some(has) ? '_config.yml and _notebooks/' : undefined;
  },
  read: readJekyll,
};

function readJekyll(source: Source): OldSite {
  const config = parseConfig(source, '_config.yml', readFirst(source, configNames) ?? '', parseYaml);
  const excluded = listOf(config, 'exclude').map((path) => path.replace(/^\/+|\/+$/g, ''));
  const isIn = (path: string) =>
    !excluded.some((folder) => path === folder || path.startsWith(`${folder}/`)) &&
    !/^_(site|includes|layouts|data|sass|plugins)\//.test(path);
  const context: Context = { source, config, feedId: feedIds(source, config) };
  const documents = source.tree.paths.filter(isIn).flatMap((path): OldDocument[] => {
    const [, , folder] = /^(.*\/)?(_posts|_drafts|_notebooks|_word)\//.exec(path) ?? [];
    if (folder !== undefined)
      return isOtherMarkup(path) ? leave(source, path, otherMarkup) : readPost(context, path, folder);
    const collection = /^_([^/]+)\//.exec(path)?.[1];
    if (collection !== undefined && !isTrue(at(config, 'collections', collection, 'output'))) return [];
    return readPage(context, path, collection);
  });
  const { url, baseurl = '' } = { url: textAt(config, 'url'), baseurl: textAt(config, 'baseurl') };
  return {
    settings: {
      url: url === undefined ? undefined : `${url.replace(/\/+$/, '')}${urlPath(baseurl, '/')}`,
      title: textAt(config, 'title') ?? textAt(config, 'name'),
      description: textAt(config, 'description') ?? textAt(config, 'tagline'),
      author: textAt(config, 'author') ?? textAt(config, 'author', 'name'),
      lang: textAt(config, 'lang') ?? textAt(config, 'locale') ?? textAt(config, 'language'),
      timeZone: textAt(config, 'timezone'),
    },
    documents: documents.map((document) => ({
      ...document,
      urls: document.urls.map((path) => urlPath(baseurl, path)),
    })),
    publicFolders: [''],
    notes: source.notes,
  };
}

interface Context {
  source: Source;
  config: Fields;
  feedId(url: string, slug: string): string | undefined;
}

const otherMarkup = 'only Markdown, HTML and notebooks are read: convert it with pandoc';

/** The values that the configuration gives to files below a path, the nearest last. */
function defaultsFor(config: Fields, path: string, type: string): Fields {
  const all = at(config, 'defaults');
  const scopes = Array.isArray(all)
    ? all.filter((each): each is Fields => typeof each === 'object' && !Array.isArray(each))
    : [];
  const fitting = scopes.filter((each) => {
    const scope = textAt(each, 'scope', 'path')?.replace(/\/\*+$|\/+$/g, '') ?? '';
    const only = textAt(each, 'scope', 'type');
    return (
      (scope === '' || path.startsWith(scope)) &&
      (only === undefined || only.replace(/s$/, '') === type.replace(/s$/, ''))
    );
  });
  return Object.assign({}, ...fitting.map((each) => mapAt(each, 'values'))) as Fields;
}

function readPost({ source, config, feedId }: Context, path: string, folder: string): OldDocument[] {
  const isNotebook = /\.ipynb$/i.test(path);
  if (!isMarkdown(path) && !/\.html?$/i.test(path) && !isNotebook) return [];
  const name = stem(path);
  const [, inName, bare = name] = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)$/.exec(name) ?? [];
  const isDraft = folder === '_drafts';
  if (inName === undefined && !isDraft) {
    source.note('left', path, 'Jekyll reads no post whose name has no date');
    return [];
  }
  const split = isNotebook ? readNotebook(source, path) : readSplit(source, path);
  if (split === undefined) return [];
  const fields = { ...defaultsFor(config, path, isDraft ? 'drafts' : 'posts'), ...split.fields };
  const date = findDate(source, path, fields, inName);
  const folders = path
    .split('/')
    .slice(0, path.split('/').lastIndexOf(folder))
    .filter((each) => each !== '');
  const categories = [...folders, ...listOf(fields, 'categories', /[\s,]+/), ...listOf(fields, 'category', /\n/)];
  const url = date === undefined ? undefined : postUrl(config, fields, date, bare, categories);
  return [
    {
      path,
      kind: 'post',
      fields,
      body: split.body,
      bodyLine: split.bodyLine,
      date: date?.written,
      draft: isDraft || isFalse(fields['published']),
      urls: url === undefined || isDraft ? [] : [url],
      feedId: url === undefined || isDraft ? undefined : feedId(url, textOf(fields, 'slug') ?? bare),
      tags: folders,
    },
  ];
}

function postUrl(config: Fields, fields: Fields, date: OldDate, name: string, categories: readonly string[]): string {
  const pattern =
    textOf(fields, 'permalink') ??
    textAt(config, 'collections', 'posts', 'permalink') ??
    textAt(config, 'permalink') ??
    'date';
  const shown = dateParts(dateIn(date, textAt(config, 'timezone') ?? 'UTC'));
  const slug = textOf(fields, 'slug') ?? name;
  const values: Record<string, string> = {
    ...{ year: shown['year']!, short_year: shown['shortYear']!, month: shown['month']!, i_month: shown['month1']! },
    ...{ day: shown['day']!, i_day: shown['day1']!, y_day: shown['yearDay']!, short_month: shown['shortMonth']! },
    ...{
      long_month: shown['monthName']!,
      week: shown['week']!,
      short_day: shown['shortDay']!,
      long_day: shown['dayName']!,
    },
    ...{
      hour: shown['hour']!,
      minute: shown['minute']!,
      second: shown['second']!,
      w_day: String(((Number(shown['weekday']) + 6) % 7) + 1),
    },
    title: prettySlug(slug),
    slug: prettySlug(slug).toLowerCase(),
    name: prettySlug(slug),
    categories: [...new Set(categories.map((each) => each.toLowerCase()))].join('/'),
    slugified_categories: [...new Set(categories.map((each) => prettySlug(each).toLowerCase()))].join('/'),
    collection: 'posts',
    path: `_posts/${name}`,
    output_ext: '.html',
  };
  return urlPath(fillPattern(styles[pattern] ?? pattern, values));
}

/** `Jekyll::Utils.slugify` in the mode `pretty`, capitals kept. */
const prettySlug = (text: string): string =>
  text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');

/** The longest name that is known counts: `:title:output_ext`. */
const fillPattern = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replace(/:([a-z_]+)/g, (written, name: string) => {
    const known = Object.keys(values)
      .filter((each) => name.startsWith(each))
      .sort((a, b) => b.length - a.length)[0];
    return known === undefined ? written : values[known]! + name.slice(known.length);
  });

/** Pages that lists of posts are drawn on: this site has its own. */
const listLayouts = /^(home|blog|archives?|tags?|categor(y|ies)|index|search|post-?list|list|paginate|default-index)$/i;

function readPage({ source, config }: Context, path: string, collection: string | undefined): OldDocument[] {
  if (collection === undefined && path.split('/').some((part) => /^[_.#~]/.test(part))) return [];
  if (!isMarkdown(path)) return [];
  const { base, dir } = posix.parse(path);
  if (/^(readme|license|changelog|contributing|code_of_conduct|gemfile|claude|agents?)\b/i.test(base)) return [];
  const split = readSplit(source, path);
  if (split === undefined || !split.hasFields) return [];
  const fields = { ...defaultsFor(config, path, collection ?? 'pages'), ...split.fields };
  const name = stem(path);
  const pattern = textAt(config, 'permalink') ?? 'date';
  const suffix = pattern === 'pretty' || pattern.endsWith('/') ? '/' : '.html';
  const template =
    textOf(fields, 'permalink') ??
    (collection === undefined ? undefined : textAt(config, 'collections', collection, 'permalink'));
  const folder = dir.replace(/^_/, '');
  const values = {
    title: name,
    name,
    slug: name.toLowerCase(),
    basename: name,
    path: path.replace(/^_[^/]+\//, '').replace(/\.[^.]+$/, ''),
    collection: collection ?? '',
    output_ext: '.html',
    categories: '',
  };
  const url =
    template === undefined
      ? urlPath(folder, name === 'index' ? '' : `${name}${suffix}`, name === 'index' ? '/' : '')
      : urlPath(fillPattern(template, values));
  const list =
    split.body.trim() === '' ||
    listLayouts.test(textOf(fields, 'layout') ?? '') ||
    /\{%-?\s*for\s/.test(split.body) ||
    fields['pagination'] !== undefined;
  const isRedirect = textOf(fields, 'redirect_to') !== undefined;
  if (list || isRedirect || url === '/' || /^\/404/.test(url)) {
    source.note(
      'left',
      path,
      isRedirect ? 'a redirect' : 'a page made by a template: this site has its own lists and first page',
    );
    return [];
  }
  const document: OldDocument = {
    path,
    kind: 'page',
    fields,
    body: split.body,
    bodyLine: split.bodyLine,
    date: undefined,
    draft: isFalse(fields['published']),
    urls: [url.replace(/(?<=[^/]\.html)\/$/, '')],
    feedId: undefined,
    tags: [],
  };
  return [document];
}

/** What the old feed calls a post, by jekyll-feed or by a template of the site's own. */
function feedIds(source: Source, config: Fields): Context['feedId'] {
  const root = (textAt(config, 'url') ?? '').replace(/\/+$/, '');
  if (root === '') return () => undefined;
  const base = urlPath(textAt(config, 'baseurl') ?? '').replace(/\/$/, '');
  const idOf = (url: string, slug: string) => urlPath(posix.dirname(url.replace(/\/$/, '')), slug);
  const written = below(source, '')
    .filter((path) => /^[^/]*(feed|atom|rss)[^/]*\.(xml|rss)$/i.test(path))
    .flatMap((path) => {
      const text = readText(source, path) ?? '';
      const [, , template] = /<(id|guid)\b[^>]*>([^<]*\bpost\.(?:id|url)\b[^<]*)<\/\1>/.exec(text) ?? [];
      return template === undefined ? [] : [template];
    })[0];
  const plugins = [...listOf(config, 'plugins'), ...listOf(config, 'gems')];
  const usesPlugin = plugins.includes('jekyll-feed') || /jekyll-feed|minima/.test(readText(source, 'Gemfile') ?? '');
  if (written === undefined && !usesPlugin) return () => undefined;
  const template = written ?? '{{ post.id | absolute_url }}';
  return (url, slug) =>
    template
      .replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, expression: string) => {
        const [name = '', ...filters] = expression.split('|').map((part) => part.trim());
        const value =
          { 'site.url': root, 'site.baseurl': base, 'post.id': idOf(url, slug), 'post.url': url }[name] ??
          name.replace(/^(["'])(.*)\1$/, '$2');
        const prefixes = filters.map((filter) =>
          /^absolute_url/.test(filter)
            ? root + base
            : /^relative_url/.test(filter)
              ? base
              : (/^prepend:\s*site\.(\w+)/.exec(filter)?.[1] ?? ''),
        );
        return prefixes.reduce(
          (text, prefix) => (prefix === 'baseurl' ? base : prefix === 'url' ? root : prefix) + text,
          value,
        );
      })
      .trim();
}

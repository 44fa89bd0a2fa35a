import { posix } from 'node:path';
import { dateIn, dateParts, type OldDate } from '../dates.ts';
import { isFalse, isTrue, listOf, mapAt, parseYaml, textAt, textOf } from '../fields.ts';
import type { Fields, OldDocument, OldSite } from '../model.ts';
import {
  below,
  findDate,
  isMarkdown,
  isOtherMarkup,
  leave,
  parseConfig,
  readSplit,
  readText,
  siteUrl,
  stem,
  urlPath,
  type Source,
} from '../source.ts';
import type { Engine } from './engine.ts';

/** Settings that Hexo has and Jekyll, whose configuration has the same name, has not. */
const ownSettings = /^(?:source_dir|new_post_name|post_asset_folder|skip_render|default_layout|index_generator)\s*:/m;

export const hexo: Engine = {
  name: 'Hexo',
  detect(has, source) {
    if (!has('_config.yml') || !source.tree.paths.some((path) => /^[^/_][^/]*\/_posts\//.test(path))) return undefined;
    const isHexo = /"hexo"\s*:/.test(readText(source, 'package.json') ?? '');
    return isHexo || ownSettings.test(readText(source, '_config.yml') ?? '')
      ? '_config.yml and source/_posts/'
      : undefined;
  },
  read: readHexo,
};

interface Context {
  source: Source;
  config: Fields;
  /** Folder of all that is published. */
  folder: string;
  /** Path that the site lived under. */
  root: string;
  url: string | undefined;
}

function readHexo(source: Source): OldSite {
  const config = parseConfig(source, '_config.yml', readText(source, '_config.yml') ?? '', parseYaml);
  const folder = (textAt(config, 'source_dir') ?? 'source').replace(/\/+$/, '');
  const url = siteUrl(textAt(config, 'url'));
  const root = textAt(config, 'root') ?? (url === undefined ? '/' : new URL(url).pathname);
  const context: Context = { source, config, folder, root, url };
  return {
    settings: {
      url,
      title: textAt(config, 'title'),
      description: textAt(config, 'description') ?? textAt(config, 'subtitle'),
      author: textAt(config, 'author'),
      lang: listOf(config, 'language')[0],
      timeZone: textAt(config, 'timezone'),
    },
    documents: below(source, folder).flatMap((path) => readDocument(context, path)),
    publicFolders: [folder],
    notes: source.notes,
  };
}

function readDocument(context: Context, path: string): OldDocument[] {
  const { source, folder } = context;
  if (isOtherMarkup(path)) source.note('left', path, 'only Markdown is read: convert it with pandoc');
  if (!isMarkdown(path)) return [];
  const inside = path.slice(folder.length + 1);
  const [, place] = /^_(posts|drafts)\//.exec(inside) ?? [];
  if (place === undefined && inside.split('/').some((part) => /^[_.]/.test(part))) return [];
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const { fields } = split;
  const common = { path, fields, body: split.body, bodyLine: split.bodyLine, tags: [] };
  if (place !== undefined) return [{ ...common, ...readPost(context, path, inside, fields) }];
  if (
    split.body.trim() === '' ||
    textOf(fields, 'type', 'layout')?.match(/^(?:tags?|categor(?:y|ies)|archives?|links?|search)$/)
  )
    return leave(source, path, 'a page made by the theme: this site has its own');
  const location = posix.join(posix.dirname(inside), stem(path) === 'index' ? '' : `${stem(path)}.html`);
  const url = urlPath(
    context.root,
    textOf(fields, 'permalink') ?? (stem(path) === 'index' ? `${location}/` : location),
  );
  const isDraft = isFalse(fields['published']);
  return [{ ...common, kind: 'page', date: undefined, draft: isDraft, urls: isDraft ? [] : [url], feedId: undefined }];
}

function readPost(
  { source, config, root, url: site }: Context,
  path: string,
  inside: string,
  fields: Fields,
): Pick<OldDocument, 'kind' | 'date' | 'draft' | 'urls' | 'feedId'> {
  const inName = /^(\d{4}-\d{1,2}-\d{1,2})/.exec(stem(path))?.[1];
  const date = findDate(source, path, fields, inName);
  const draft = inside.startsWith('_drafts/') || isTrue(fields['draft']) || isFalse(fields['published']);
  const location = inside.replace(/^_\w+\//, '').replace(/\.\w+$/, '');
  const served = draft || date === undefined ? undefined : urlPath(root, postPath(config, fields, location, date));
  return {
    kind: 'post',
    date: date?.written,
    draft,
    urls: served === undefined ? [] : [served],
    feedId: served === undefined || site === undefined ? undefined : new URL(served, site).href,
  };
}

/** Where Hexo serves a post (https://hexo.io/docs/permalinks). */
function postPath(config: Fields, fields: Fields, location: string, date: OldDate): string {
  const own = textOf(fields, 'permalink');
  if (own !== undefined) return own;
  const parts = dateParts(dateIn(date, textAt(config, 'timezone')));
  // Only where the configuration has the date in a file's name is it no part of the title.
  const hasDate = /:year/.test(textAt(config, 'new_post_name') ?? '');
  const title = hasDate ? location.replace(/(^|\/)\d{4}-\d{1,2}-\d{1,2}-(?=[^/]+$)/, '$1') : location;
  const map = mapAt(config, 'category_map');
  const categories = categoriesOf(fields).map((each) => (textAt(map, each) ?? each).replace(/\s+/g, '-'));
  const values: Record<string, string | undefined> = {
    ...{
      year: parts['year'],
      month: parts['month'],
      i_month: parts['month1'],
      day: parts['day'],
      i_day: parts['day1'],
    },
    ...{ hour: parts['hour'], minute: parts['minute'], second: parts['second'], title, name: posix.basename(title) },
    post_title: (textOf(fields, 'title') ?? title).replace(/\s+/g, '-'),
    category: categories.length > 0 ? categories.join('/') : (textAt(config, 'default_category') ?? 'uncategorized'),
  };
  const pattern = textAt(config, 'permalink') ?? ':year/:month/:day/:title/';
  return pattern.replace(/:(\w+)/g, (name, key: string) => values[key] ?? textOf(fields, key) ?? name);
}

/** The first line of categories, each below the one before: `[[a, b], [c]]` is in `a/b`. */
function categoriesOf(fields: Fields): string[] {
  const given = fields['categories'] ?? fields['category'];
  const first = Array.isArray(given) && Array.isArray(given[0]) ? given[0] : given;
  return listOf({ first: first ?? '' }, 'first');
}

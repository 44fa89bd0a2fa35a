import { posix } from 'node:path';
import { slugify } from '../../blog/tags.ts';
import { isTrue, mapAt, parseTomlFields, textAt, textOf } from '../fields.ts';
import type { OldDocument, OldSite } from '../model.ts';
import {
  below,
  findDate,
  isMarkdown,
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

const configNames = ['zola.toml', 'config.toml'];

export const zola: Engine = {
  name: 'Zola',
  detect(has, source) {
    // Hugo, whose configuration has the same name, calls the URL `baseURL`.
    const config = configNames.find((name) => has(name) && /^\s*base_url\s*=/m.test(readText(source, name) ?? ''));
    return config !== undefined && source.tree.paths.some((path) => path.startsWith('content/'))
      ? `${config} and content/`
      : undefined;
  },
  read(source) {
    const name = configNames.find((each) => source.tree.has(each))!;
    const config = parseConfig(source, name, readText(source, name) ?? '', parseTomlFields);
    const url = siteUrl(textAt(config, 'base_url'));
    const languages = Object.keys(mapAt(config, 'languages'));
    return {
      settings: {
        url,
        title: textAt(config, 'title'),
        description: textAt(config, 'description'),
        author: textAt(config, 'author') ?? textAt(config, 'extra', 'author'),
        lang: textAt(config, 'default_language'),
      },
      documents: below(source, 'content').flatMap((path) => readDocument(source, path, url, languages)),
      publicFolders: ['static', 'content'],
      notes: source.notes,
    } satisfies OldSite;
  },
};

function readDocument(
  source: Source,
  path: string,
  site: string | undefined,
  languages: readonly string[],
): OldDocument[] {
  if (!isMarkdown(path)) return [];
  if (/^_index(?:\.|$)/.test(posix.basename(path)))
    return leave(source, path, 'the page of a section: this site has its own lists');
  if (languages.includes(/\.([\w-]+)\.\w+$/.exec(path)?.[1] ?? ''))
    return leave(source, path, 'a translation: one language is read');
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const { fields } = split;
  const inside = path.slice('content/'.length);
  const location = stem(path) === 'index' ? posix.dirname(inside) : inside.replace(/\.\w+$/, '');
  const [, inName, bare = ''] = /^(\d{4}-\d{2}-\d{2})(?:T[^_-]*)?[-_](.+)$/.exec(posix.basename(location)) ?? [];
  const date = findDate(source, path, fields, inName);
  const draft = isTrue(fields['draft']);
  const slug = textOf(fields, 'slug') ?? slugify(inName === undefined ? posix.basename(location) : bare);
  // https://www.getzola.org/documentation/content/overview/
  const folders = posix
    .dirname(location)
    .split('/')
    .filter((name) => name !== '.');
  const served = textOf(fields, 'path') ?? posix.join(...folders.map(slugify), slug);
  const url = urlPath(site === undefined ? '/' : new URL(site).pathname, served, '/');
  return [
    {
      path,
      kind: date === undefined ? 'page' : 'post',
      fields,
      body: split.body,
      bodyLine: split.bodyLine,
      date: date?.written,
      draft,
      urls: draft ? [] : [url],
      feedId: draft || date === undefined || site === undefined ? undefined : new URL(url, site).href,
      tags: [],
    },
  ];
}

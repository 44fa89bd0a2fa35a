import { posix } from 'node:path';
import { slugify } from '../../blog/tags.ts';
import { dateParts, readDate } from '../dates.ts';
import { at, isTrue, listOf, textAt, textOf, texts } from '../fields.ts';
import type { Fields, OldDocument, OldSite } from '../model.ts';
import { findDate, below, isMarkdown, readFirst, readSplit, readText, stem, urlPath, type Source } from '../source.ts';
import type { Engine } from './engine.ts';
import { scriptValue } from './scripted.ts';

const configNames = ['.eleventy.js', ...['js', 'mjs', 'cjs', 'ts'].map((ending) => `eleventy.config.${ending}`)];

/** Eleventy. */
export const eleventy: Engine = {
  name: 'Eleventy',
  detect: (has) => configNames.find((name) => has(name)),
  read(source) {
    const config = readFirst(source, configNames);
    const input = (scriptValue(config, 'input') ?? '').replace(/^\.\/?|\/+$/g, '');
    const data = source.tree.paths
      .filter((path) => /(^|\/)_data\/(site|metadata|meta|config)\.(json|c?js|mjs|ts|ya?ml)$/.test(path))
      .map((path) => readText(source, path) ?? '')
      .join('\n');
    const site = scriptValue(data, 'url', 'baseUrl', 'siteUrl');
    const url = site !== undefined && URL.canParse(site) ? site : undefined;
    const base = url === undefined ? '/' : new URL(url).pathname;
    const passed = [...(config ?? '').matchAll(/addPassthroughCopy\(\s*(?:\{\s*)?["'`]([^"'`]+)["'`]/g)].map(
      ([, path]) => path!.replace(/^\.?\/|\/+\**$/g, ''),
    );
    const paths = below(source, input).filter(
      (path) =>
        isMarkdown(path) &&
        !/(^|\/)[_.]/.test(path) &&
        !/^(readme|license|contributing|changelog|claude|agents?)\b/i.test(posix.basename(path)),
    );
    return {
      settings: {
        url,
        title: scriptValue(data, 'title', 'name'),
        description: scriptValue(data, 'description'),
        author:
          scriptValue(data.replace(/[^]*?\bauthor\b\s*["']?\s*:\s*\{/, ''), 'name') ?? scriptValue(data, 'author'),
        lang: scriptValue(data, 'language', 'lang'),
      },
      documents: paths.flatMap((path) => readDocument(source, path, input, base, url)),
      publicFolders: [...new Set([...passed, input, `${input}/public`.replace(/^\//, ''), ''])],
      notes: source.notes,
    } satisfies OldSite;
  },
};

/**
 * What the data files of the folders above give to a document: `posts/posts.json`, or what is written out in
 * `posts.11tydata.js`.
 */
function folderData(source: Source, path: string): Fields {
  const parts = posix.dirname(path).split('/');
  const fields: Fields = {};
  for (const [index, name] of parts.entries()) {
    const folder = parts.slice(0, index + 1).join('/');
    try {
      Object.assign(
        fields,
        texts(JSON.parse(readFirst(source, [`${folder}/${name}.json`, `${folder}/${name}.11tydata.json`]) ?? '{}')),
      );
    } catch {
      source.note('unread', `${folder}/${name}.json`, 'not valid JSON');
    }
    const program = readFirst(
      source,
      ['js', 'cjs', 'mjs'].map((ending) => `${folder}/${name}.11tydata.${ending}`),
    );
    const permalink = scriptValue(program, 'permalink');
    if (permalink !== undefined) fields['permalink'] = permalink;
    if (program !== undefined && /["'`]posts?["'`]/.test(program)) fields['tags'] = ['posts'];
  }
  return fields;
}

function readDocument(
  source: Source,
  path: string,
  input: string,
  base: string,
  site: string | undefined,
): OldDocument[] {
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const inherited = folderData(source, path);
  const fields = { ...inherited, ...split.fields };
  const inside = input === '' ? path : path.slice(input.length + 1);
  const name = stem(path) === 'index' ? posix.basename(posix.dirname(path)) : stem(path);
  const date = findDate(source, path, fields, /^\d{4}-\d{2}-\d{2}/.exec(name)?.[0]);
  const tags = [...listOf(inherited, 'tags'), ...listOf(split.fields, 'tags')];
  const isPost =
    tags.some((tag) => /^(posts?|blog)$/i.test(tag)) || /(^|\/)(posts?|blog|articles|writing|notes)\//.test(inside);
  if (
    /pagination/.test(Object.keys(fields).join()) ||
    (!isPost && (split.body.trim() === '' || /\{%-?\s*for\s/.test(split.body)))
  ) {
    source.note('left', path, 'a page made by a template: this site has its own lists');
    return [];
  }
  const slug = name.replace(/^\d{4}-\d{2}-\d{2}-/, '');
  const folder = posix.dirname(inside);
  const own = stem(path) === 'index' ? posix.dirname(folder) : folder;
  const plain = urlPath(own === '.' ? '' : own, slug, '/');
  const permalink = split.fields['permalink'] ?? at(fields, 'eleventyComputed', 'permalink') ?? fields['permalink'];
  const values: Fields = { slug, ...fields, page: { fileSlug: slug }, title: textOf(fields, 'title') ?? slug };
  const served =
    typeof permalink === 'string' && permalink !== 'false' ? fill(permalink, values, date?.written) : plain;
  const url = urlPath(base, served ?? plain);
  if (url === urlPath(base, '/') && !isPost) {
    source.note('left', path, 'the first page: this site has its own');
    return [];
  }
  const isDraft = isTrue(fields['draft']);
  const document: OldDocument = {
    path,
    kind: isPost ? 'post' : 'page',
    fields: { ...fields, ...(tags.length > 0 && { tags: tags.filter((tag) => !/^(posts?|blog|all)$/i.test(tag)) }) },
    body: split.body,
    bodyLine: split.bodyLine,
    date: date?.written,
    draft: isDraft,
    urls: isDraft || permalink === 'false' ? [] : [url],
    feedId: isPost && site !== undefined ? new URL(url, site).href : undefined,
    tags: [],
  };
  return [document];
}

/** A permalink's template with what it names filled in; `undefined` where it needs a program. */
function fill(template: string, values: Fields, date: string | undefined): string | undefined {
  let isKnown = true;
  const parts = date === undefined ? undefined : dateParts(readDate(date)!);
  const filled = template.replace(/\{\{\s*([\w.]+)\s*((?:\|[^}]*)?)\}\}/g, (_, name: string, filters: string) => {
    const format = /\|\s*date\w*\(?\s*:?\s*["']([^"']+)["']/i.exec(filters)?.[1];
    if (/date$/.test(name) && parts !== undefined && format !== undefined)
      return format.replace(/%?(Y+|y+|m+|M+|d+|D+)/g, (_part, sign: string) =>
        /^y/i.test(sign) ? parts['year']! : /^m/i.test(sign) ? parts['month']! : parts['day']!,
      );
    const value = textAt(values, ...name.split('.'));
    if (value === undefined) isKnown = false;
    return /slug/.test(filters) ? slugify(value ?? '') : (value ?? '');
  });
  return isKnown && !/\{[{%]/.test(filled) ? filled : undefined;
}

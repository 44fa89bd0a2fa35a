import { posix } from 'node:path';
import { dateIn, dateParts, type OldDate } from '../dates.ts';
import { at, isTrue, listOf, mapAt, parseTomlFields, parseYaml, textAt, textOf, texts } from '../fields.ts';
import type { Fields, OldDocument, OldSite } from '../model.ts';
import {
  findDate,
  below,
  isMarkdown,
  isOtherMarkup,
  leave,
  readSplit,
  readText,
  stem,
  urlPath,
  type Source,
} from '../source.ts';
import type { Engine } from './engine.ts';

const endings = ['toml', 'yaml', 'yml', 'json'];
const configNames = ['hugo', 'config'].flatMap((name) => endings.map((ending) => `${name}.${ending}`));

/** Hugo. */
export const hugo: Engine = {
  name: 'Hugo',
  detect(has, { tree }) {
    const config =
      configNames.find((name) => has(name)) ?? tree.paths.find((path) => /^config\/(_default|production)\//.test(path));
    if (config === undefined) return undefined;
    const sign = ['content', 'archetypes', 'themes', 'layouts'].find((folder) =>
      tree.paths.some((path) => path.startsWith(`${folder}/`)),
    );
    return sign === undefined ? undefined : `${config} and ${sign}/`;
  },
  read: readHugo,
};

/** Every configuration file, the later over the earlier. */
function readConfig(source: Source): Fields {
  const files = [
    ...configNames,
    ...['hugo', 'config'].flatMap((name) => endings.map((ending) => `config/_default/${name}.${ending}`)),
    ...source.tree.paths.filter((path) =>
      /^config\/_default\/(params|permalinks|languages|taxonomies)(\.\w+)?\.(toml|ya?ml|json)$/.test(path),
    ),
    ...configNames.map((name) => `config/production/${name}`),
    ...configNames.map((name) => `config/${name}`),
  ];
  const config: Fields = {};
  for (const path of files) {
    const text = readText(source, path);
    if (text === undefined) continue;
    try {
      const read = /toml$/.test(path)
        ? parseTomlFields(text)
        : /json$/.test(path)
          ? (texts(JSON.parse(text)) as Fields)
          : parseYaml(text);
      const [, part, language] =
        /config\/_default\/(params|permalinks|languages|taxonomies)(?:\.([\w-]+))?\.\w+$/.exec(path) ?? [];
      const placed =
        part === undefined ? read : language === undefined ? { [part]: read } : { [part]: { [language]: read } };
      for (const [key, value] of Object.entries(placed)) {
        const known = Object.keys(config).find((each) => each.toLowerCase() === key.toLowerCase()) ?? key;
        const before = config[known];
        const isMap =
          typeof value === 'object' && !Array.isArray(value) && typeof before === 'object' && !Array.isArray(before);
        config[known] = isMap ? { ...before, ...value } : value;
      }
    } catch (error) {
      source.note('unread', path, (error as Error).message.split('\n')[0]!);
    }
  }
  return config;
}

/** A key of the configuration, which Hugo reads whatever its capitals. */
const textIn = (config: Fields, key: string) => textOf(config, key);
const mapIn = (config: Fields, key: string): Fields =>
  mapAt(config, Object.keys(config).find((each) => each.toLowerCase() === key.toLowerCase()) ?? key);

interface Context {
  source: Source;
  config: Fields;
  content: string;
  /** Path of the language before every URL; empty for the main one of most sites. */
  prefix: string;
  lang: string;
  languages: string[];
  sections: ReadonlySet<string>;
}

function readHugo(source: Source): OldSite {
  const config = readConfig(source);
  const languages = mapIn(config, 'languages');
  const lang = textIn(config, 'defaultContentLanguage') ?? 'en';
  const own = mapAt(languages, lang);
  const content = (
    textOf(own, 'contentDir') ??
    textIn(config, 'contentDir') ??
    (source.tree.paths.some((path) => path.startsWith(`content/${lang}/`)) && Object.keys(languages).length > 1
      ? `content/${lang}`
      : 'content')
  ).replace(/^\.?\/|\/+$/g, '');
  const prefix = isTrue(at(config, 'defaultContentLanguageInSubdir')) ? `/${lang.toLowerCase()}` : '';
  const files = below(source, content).filter(
    (path) =>
      (isMarkdown(path) || isOtherMarkup(path) || /\.html$/.test(path)) &&
      (!isForeign(path, lang, Object.keys(languages), content) || leave(source, path, translation).length > 0),
  );
  const context: Context = {
    source,
    config,
    content,
    prefix,
    lang,
    languages: Object.keys(languages),
    sections: mainSections(config, files, content, source),
  };
  const documents = files.flatMap((path) => readDocument(context, path));
  const params = { ...mapIn(config, 'params'), ...mapAt(own, 'params') };
  const url = textIn(config, 'baseURL');
  const base = url === undefined || !URL.canParse(url) ? '/' : new URL(url).pathname;
  return {
    settings: {
      url,
      title: textOf(own, 'title') ?? textIn(config, 'title'),
      description: textOf(params, 'description') ?? textOf(own, 'description') ?? textOf(params, 'subtitle'),
      author:
        textOf(params, 'author') ??
        textAt(params, 'author', 'name') ??
        textIn(config, 'author') ??
        textOf(mapIn(config, 'author'), 'name'),
      lang:
        textOf(own, 'languageCode') ??
        textOf(own, 'locale') ??
        textIn(config, 'languageCode') ??
        textIn(config, 'defaultContentLanguage'),
      timeZone: textIn(config, 'timeZone'),
    },
    documents: documents.map((document) => {
      const urls = document.urls.map((path) => urlPath(base, path));
      return {
        ...document,
        urls,
        feedId:
          url !== undefined && URL.canParse(url) && urls[0] !== undefined ? new URL(urls[0], url).href : undefined,
      };
    }),
    publicFolders: [
      ...(listOf(config, 'staticDir').length > 0 ? listOf(config, 'staticDir') : ['static']),
      'assets',
      ...themeFolders(source),
    ],
    bracesAreText: true,
    notes: source.notes,
  };
}

const translation = 'a translation: the main language is read';

const themeFolders = ({ tree }: Source): string[] => [
  ...new Set(tree.paths.flatMap((path) => /^themes\/[^/]+\/static(?=\/)/.exec(path)?.[0] ?? [])),
];

/** Whether a document is of another language: `post.fr.md`, or below the folder of one. */
function isForeign(path: string, lang: string, languages: readonly string[], content: string): boolean {
  const [, inName] = /\.([a-z]{2,3}(?:-[a-z]+)?)\.\w+$/i.exec(path) ?? [];
  if (inName !== undefined && (languages.includes(inName.toLowerCase()) || languages.length === 0))
    return inName.toLowerCase() !== lang.toLowerCase();
  const [first = ''] = path.slice(content.length + 1).split('/');
  return first !== lang && languages.some((each) => each.toLowerCase() === first.toLowerCase());
}

/**
 * The sections whose pages are posts: those that the site names, else those with the names that blogs have, else the
 * one with most dated pages.
 */
function mainSections(config: Fields, files: readonly string[], content: string, source: Source): ReadonlySet<string> {
  const params = mapIn(config, 'params');
  const named = [...listOf(params, 'mainSections'), ...listOf(config, 'mainSections')];
  const counts = new Map<string, number>();
  for (const path of files) {
    const section = sectionOf(path, content);
    if (section !== '') counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  const known = [...counts.keys()].filter((section) =>
    /^(posts?|blogs?|articles?|writing|writings|notes?|news|essays?|til|entries|journal|log)$/i.test(section),
  );
  const chosen = named.filter((section) => counts.has(section));
  if (chosen.length > 0 || known.length > 0)
    return new Set([...chosen, ...known.filter((each) => chosen.length === 0 || /^(posts?|blog)$/i.test(each))]);
  const dated = [...counts.keys()].map((section) => ({
    section,
    count: files.filter(
      (path) =>
        sectionOf(path, content) === section &&
        /^\s*["']?date["']?\s*[:=]/m.test((readText(source, path) ?? '').slice(0, 2_000)),
    ).length,
  }));
  const [most] = dated.sort((a, b) => b.count - a.count);
  return new Set(most === undefined || most.count === 0 ? [] : [most.section]);
}

const sectionOf = (path: string, content: string): string => {
  const parts = path.slice(content.length + 1).split('/');
  return parts.length > 1 ? parts[0]! : '';
};

function readDocument(context: Context, path: string): OldDocument[] {
  const { source, content, sections, lang } = context;
  if (isOtherMarkup(path)) return leave(source, path, 'only Markdown is read: convert it with pandoc');
  const name = stem(path).replace(new RegExp(`\\.${RegExp.escape(lang)}$`, 'i'), '');
  if (name === '_index') return leave(source, path, 'the page of a section: this site has its own lists');
  const inside = path.slice(content.length + 1);
  const isBundle = name === 'index';
  const folder = posix.dirname(inside) === '.' ? '' : posix.dirname(inside);
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const { fields } = split;
  if (isTrue(fields['headless']) || textOf(fields, 'layout')?.match(/^(archives?|search|tags|categories)$/))
    return leave(source, path, 'a page made by a template: this site has its own');
  const section = sectionOf(path, content);
  const isPost =
    sections.has(section) || (section === '' && sections.size === 0 && textOf(fields, 'date') !== undefined);
  const inName = /^(\d{4}-\d{2}-\d{2})-?/.exec(isBundle ? posix.basename(folder) : name)?.[1];
  const date = findDate(source, path, fields, inName);
  const location = isBundle ? folder : posix.join(folder, name);
  if (!isPost && split.body.trim() === '') return leave(source, path, 'a page without text of its own');
  const urls = pageUrls(context, fields, { location, section, date });
  const { prefix } = context;
  return [
    {
      path,
      kind: isPost ? 'post' : 'page',
      fields,
      body: split.body,
      bodyLine: split.bodyLine,
      date: date?.written,
      draft: isTrue(fields['draft']),
      urls: isTrue(fields['draft']) ? [] : urls.map((url) => `${prefix}${url}`),
      feedId: undefined,
      tags: [],
    },
  ];
}

interface Position {
  /** Path below the content, without ending. */
  location: string;
  section: string;
  date: OldDate | undefined;
}

/** Where Hugo serves a page (https://gohugo.io/content-management/urls/). */
function pageUrls({ config }: Context, fields: Fields, { location, section, date }: Position): string[] {
  const given = textOf(fields, 'url');
  if (given !== undefined) return [urlPath(given)];
  const permalinks = mapIn(config, 'permalinks');
  const patterns = { ...permalinks, ...mapAt(permalinks, 'page') };
  const pattern = section === '' ? undefined : (textAt(patterns, section) ?? textAt(patterns, section.toLowerCase()));
  const last = posix.basename(location);
  const slug = textOf(fields, 'slug');
  const title = textOf(fields, 'title') ?? last;
  const parts = date === undefined ? {} : dateParts(dateIn(date, textIn(config, 'timeZone') ?? 'UTC'));
  const plain = (slug === undefined ? location : posix.join(posix.dirname(location), slug)).replace(/^\.$/, '');
  const values: Record<string, string | undefined> = {
    ...{
      year: parts['year'],
      month: parts['month'],
      monthname: parts['monthName'],
      day: parts['day'],
      weekday: parts['weekday'],
    },
    ...{
      weekdayname: parts['dayName'],
      yearday: parts['yearDay1'],
      section,
      sections: posix.dirname(location),
      title,
      filename: last,
    },
    ...{
      slug: slug ?? title,
      slugorfilename: slug ?? last,
      contentbasename: last,
      slugorcontentbasename: slug ?? last,
    },
  };
  const path =
    pattern === undefined
      ? plain
      : pattern.replace(/:([a-z]+)(\[[^\]]*\])?/g, (_, name: string) => urlize(values[name] ?? ''));
  const lower = isTrue(at(config, 'disablePathToLower')) ? path : path.toLowerCase();
  const url = urlPath(pattern === undefined ? lower.split('/').map(urlize).join('/') : lower).replace(/\/$/, '');
  const ugly = at(config, Object.keys(config).find((key) => key.toLowerCase() === 'uglyurls') ?? '');
  const isUgly = isTrue(ugly) || (typeof ugly === 'object' && !Array.isArray(ugly) && isTrue(ugly[section]));
  return [url === '' ? '/' : isUgly ? `${url}.html` : `${url}/`];
}

/** A text as a part of a path, as Hugo makes one: letters, digits and a few signs, a hyphen for blanks. */
const urlize = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}./_#+~@-]/gu, '')
    .replace(/-{2,}/g, '-')
    .toLowerCase();

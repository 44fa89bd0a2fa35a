import { posix } from 'node:path';
import { slugify } from '../../blog/tags.ts';
import { dateIn, dateParts, type OldDate } from '../dates.ts';
import { textOf } from '../fields.ts';
import type { OldDocument, OldSite } from '../model.ts';
import {
  findDate,
  below,
  isMarkdown,
  isOtherMarkup,
  readFirst,
  readSplit,
  stem,
  urlPath,
  type Source,
} from '../source.ts';
import type { Engine } from './engine.ts';
import { scriptValue } from './scripted.ts';

/** Pelican. */
export const pelican: Engine = {
  name: 'Pelican',
  detect: (has) => ['pelicanconf.py', 'publishconf.py'].find((name) => has(name)),
  read(source) {
    const config = readFirst(source, ['pelicanconf.py']);
    const published = readFirst(source, ['publishconf.py']);
    const content = (scriptValue(config, 'PATH') ?? 'content').replace(/^\.?\/|\/+$/g, '');
    const site = scriptValue(published, 'SITEURL') ?? scriptValue(config, 'SITEURL');
    const url = site !== undefined && URL.canParse(site) ? site : undefined;
    const lang = scriptValue(config, 'DEFAULT_LANG');
    const timeZone = scriptValue(config, 'TIMEZONE');
    const context: Context = { source, content, url, config: `${config ?? ''}\n${published ?? ''}`, timeZone, lang };
    const documents = below(source, content).flatMap((path) => readDocument(context, path));
    return {
      settings: {
        url,
        title: scriptValue(config, 'SITENAME'),
        description: scriptValue(config, 'SITESUBTITLE'),
        author: scriptValue(config, 'AUTHOR'),
        lang,
        timeZone,
      },
      documents,
      publicFolders: [content, `${content}/extra`],
      notes: source.notes,
    } satisfies OldSite;
  },
};

interface Context {
  source: Source;
  content: string;
  url: string | undefined;
  config: string;
  timeZone: string | undefined;
  lang: string | undefined;
}

function readDocument({ source, content, url: site, config, timeZone }: Context, path: string): OldDocument[] {
  if (isOtherMarkup(path)) {
    source.note('left', path, 'only Markdown is read: convert it with pandoc');
    return [];
  }
  if (!isMarkdown(path)) return [];
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const { fields } = split;
  const inside = path.slice(content.length + 1);
  const isPage = inside.startsWith('pages/');
  const inName = /^(\d{4}-\d{2}-\d{2})/.exec(stem(path))?.[1];
  const date = findDate(source, path, fields, inName);
  const slug = textOf(fields, 'slug') ?? slugify(textOf(fields, 'title') ?? stem(path));
  const status = textOf(fields, 'status')?.toLowerCase();
  const folder = posix.dirname(inside);
  const category = textOf(fields, 'category') ?? (folder === '.' || isPage ? undefined : folder.split('/').at(-1));
  const pattern =
    textOf(fields, 'save_as', 'url') ??
    scriptValue(config, isPage ? 'PAGE_URL' : 'ARTICLE_URL', isPage ? 'PAGE_SAVE_AS' : 'ARTICLE_SAVE_AS') ??
    (isPage ? 'pages/{slug}.html' : '{slug}.html');
  const base = site === undefined ? '/' : new URL(site).pathname;
  const served = urlPath(
    base,
    fill(
      pattern,
      { slug, category: slugify(category ?? 'misc'), author: slugify(textOf(fields, 'author') ?? '') },
      date && dateIn(date, timeZone),
    ),
  );
  const isDraft = status === 'draft' || status === 'hidden';
  return [
    {
      path,
      kind: isPage ? 'page' : 'post',
      fields,
      body: split.body,
      bodyLine: split.bodyLine,
      date: date?.written,
      draft: status === 'draft',
      urls: isDraft ? [] : [served],
      feedId:
        isPage || isDraft || site === undefined || date === undefined
          ? undefined
          : `tag:${new URL(site).hostname},${date.written.slice(0, 10)}:${served}/`,
      tags: category === undefined || isPage ? [] : [category],
    },
  ];
}

/** `{date:%Y}/{date:%b}/{slug}/` filled in (https://docs.getpelican.com/en/latest/settings.html#url-settings). */
function fill(pattern: string, values: Readonly<Record<string, string>>, date: OldDate | undefined): string {
  const parts = date === undefined ? undefined : dateParts(date);
  const names: Record<string, string> = {
    Y: 'year',
    y: 'shortYear',
    m: 'month',
    d: 'day',
    b: 'shortMonth',
    B: 'monthName',
    j: 'yearDay',
    H: 'hour',
    M: 'minute',
    S: 'second',
  };
  return pattern.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name: string, format = '') =>
    name === 'date'
      ? format.replace(/%(-?)([a-zA-Z])/g, (_sign: string, short: string, sign: string) => {
          const part = parts?.[names[sign] ?? ''] ?? '';
          return short === '' ? part : part.replace(/^0+(?=\d)/, '');
        })
      : (values[name] ?? ''),
  );
}

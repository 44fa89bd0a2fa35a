import { posix } from 'node:path';
import { readDate } from '../dates.ts';
import { isTrue, textOf } from '../fields.ts';
import type { OldDocument, OldSite } from '../model.ts';
import { below, isMarkdown, readFirst, readSplit, stem, urlPath, type Source } from '../source.ts';
import type { Engine } from './engine.ts';
import { scriptValue } from './scripted.ts';

const configNames = ['ts', 'js', 'mjs', 'cjs'].map((ending) => `docusaurus.config.${ending}`);

/** Docusaurus, its `blog/` only. */
export const docusaurus: Engine = {
  name: 'Docusaurus',
  detect: (has) => configNames.find((name) => has(name)),
  read(source) {
    const config = readFirst(source, configNames);
    const site = scriptValue(config, 'url');
    const base = scriptValue(config, 'baseUrl') ?? '/';
    const url = site !== undefined && URL.canParse(site) ? new URL(base, site).href : undefined;
    const blog = /\bblog\s*:\s*\{[^]*?\brouteBasePath\s*:\s*["']([^"']*)["']/.exec(config ?? '')?.[1] ?? 'blog';
    const pages = below(source, 'src/pages').filter(isMarkdown);
    return {
      settings: {
        url,
        title: scriptValue(config, 'title'),
        description: scriptValue(config, 'tagline'),
        lang: scriptValue(config, 'defaultLocale'),
      },
      documents: [
        ...below(source, 'blog')
          .filter(isMarkdown)
          .flatMap((path) => readPost(source, path, urlPath(base, blog), url)),
        ...pages.flatMap((path) => readPage(source, path, base)),
      ],
      publicFolders: ['static'],
      notes: source.notes,
    } satisfies OldSite;
  },
};

function readPost(source: Source, path: string, root: string, site: string | undefined): OldDocument[] {
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const { fields } = split;
  const inside = path
    .slice('blog/'.length)
    .replace(/\.\w+$/, '')
    .replace(/\/index$/, '');
  const [, year, month, day, name = inside] = /^(?:.*\/)?(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/](.*)$/.exec(inside) ?? [];
  const date =
    readDate(textOf(fields, 'date') ?? '') ?? (year === undefined ? undefined : readDate(`${year}-${month}-${day}`));
  const slug = textOf(fields, 'slug');
  const dated = year === undefined ? inside : posix.join(year, month!, day!, name);
  const url = urlPath(root, slug ?? dated);
  const document: OldDocument = {
    path,
    kind: 'post',
    fields,
    body: split.body,
    bodyLine: split.bodyLine,
    date: date?.written,
    draft: isTrue(fields['draft']),
    urls: isTrue(fields['draft']) ? [] : [url],
    feedId: site === undefined ? undefined : new URL(url, site).href,
    tags: [],
  };
  return [document];
}

function readPage(source: Source, path: string, base: string): OldDocument[] {
  const split = readSplit(source, path);
  if (split === undefined) return [];
  const folder = posix.dirname(path.slice('src/pages/'.length));
  const name = stem(path) === 'index' ? '' : stem(path);
  if (name === '' && folder === '.') return [];
  const url = urlPath(base, folder === '.' ? '' : folder, name);
  return [
    {
      path,
      kind: 'page',
      fields: split.fields,
      body: split.body,
      bodyLine: split.bodyLine,
      date: undefined,
      draft: false,
      urls: [url],
      feedId: undefined,
      tags: [],
    },
  ];
}

import { posix } from 'node:path';
import { at, isTrue, parseYaml, textAt } from '../fields.ts';
import type { Fields, OldDocument, OldSite } from '../model.ts';
import {
  findDate,
  isMarkdown,
  parseConfig,
  readFirst,
  readSplit,
  readText,
  stem,
  urlPath,
  type Source,
} from '../source.ts';
import { readNotebook } from '../notebooks.ts';
import type { Engine } from './engine.ts';

/** Quarto. */
export const quarto: Engine = {
  name: 'Quarto',
  detect: (has) => ['_quarto.yml', '_quarto.yaml'].find((name) => has(name)),
  read(source) {
    const config = parseConfig(
      source,
      '_quarto.yml',
      readFirst(source, ['_quarto.yml', '_quarto.yaml']) ?? '',
      parseYaml,
    );
    const url = textAt(config, 'website', 'site-url') ?? textAt(config, 'website', 'site-path');
    const base = url !== undefined && URL.canParse(url) ? new URL(url).pathname : '/';
    const paths = source.tree.paths.filter(
      (path) =>
        (isMarkdown(path) || /\.ipynb$/.test(path)) &&
        !path.split('/').some((part) => /^[_.]/.test(part)) &&
        !/^(readme|license|claude|agents?|contributing|changelog)\b/i.test(posix.basename(path)),
    );
    const author = at(config, 'author') ?? at(config, 'website', 'author');
    return {
      settings: {
        url: url !== undefined && URL.canParse(url) ? url : undefined,
        title: textAt(config, 'website', 'title') ?? textAt(config, 'title'),
        description: textAt(config, 'website', 'description'),
        author: typeof author === 'string' ? author : undefined,
        lang: textAt(config, 'lang') ?? textAt(config, 'format', 'html', 'lang'),
      },
      documents: paths.flatMap((path) => readDocument(source, path, base, url)),
      publicFolders: [''],
      bracesAreText: true,
      notes: source.notes,
    } satisfies OldSite;
  },
};

/** What `_metadata.yml` in the folders above gives to a document, the nearest last. */
function metadataFor(source: Source, path: string): Fields {
  const parts = posix.dirname(path).split('/');
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return Object.assign(
    {},
    ...folders.map((folder) =>
      parseConfig(source, `${folder}/_metadata.yml`, readText(source, `${folder}/_metadata.yml`) ?? '', parseYaml),
    ),
  ) as Fields;
}

function readDocument(source: Source, path: string, base: string, site: string | undefined): OldDocument[] {
  const isNotebook = /\.ipynb$/.test(path);
  const split = isNotebook ? readNotebook(source, path) : readSplit(source, path);
  if (split === undefined) return [];
  const fields = { ...metadataFor(source, path), ...split.fields };
  if (fields['listing'] !== undefined || (!isNotebook && split.body.trim() === '')) {
    source.note('left', path, 'a list of posts, or a page without text: this site has its own lists');
    return [];
  }
  const name = stem(path) === 'index' ? posix.basename(posix.dirname(path)) : stem(path);
  const inName = /^(\d{4}-\d{2}-\d{2})-/.exec(name)?.[1];
  const date = findDate(source, path, fields, inName);
  const isPost = date !== undefined || /(^|\/)(posts?|blog)\//.test(path);
  const served = path.replace(/\.\w+$/, '.html');
  const url = urlPath(base, served);
  const document: OldDocument = {
    path,
    kind: isPost ? 'post' : 'page',
    fields,
    body: split.body,
    bodyLine: split.bodyLine,
    date: date?.written,
    draft: isTrue(fields['draft']),
    urls: isTrue(fields['draft']) || url === base ? [] : [url],
    feedId: site !== undefined && URL.canParse(site) && isPost ? new URL(url, site).href : undefined,
    tags: [],
  };
  return [document];
}

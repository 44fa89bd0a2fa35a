import { posix } from 'node:path';
import { isFalse, isTrue, textOf } from '../fields.ts';
import type { Fields, OldDocument, OldSite } from '../model.ts';
import { findDate, isMarkdown, isOtherMarkup, readSplit, stem, urlPath, type Source } from '../source.ts';
import { readNotebook } from '../notebooks.ts';
import type { Engine } from './engine.ts';

/** A folder of Markdown of no engine, as exporters of WordPress, Ghost, Medium and Blogger write it. */
export const plain: Engine = {
  name: 'a folder of posts',
  detect: (_has, { tree }) => {
    const count = tree.paths.filter(isMarkdown).length;
    return count === 0 ? undefined : `${count} Markdown file${count === 1 ? '' : 's'}`;
  },
  read: (source) =>
    ({
      settings: {},
      documents: source.tree.paths.flatMap((path) => readDocument(source, path)),
      publicFolders: ['', 'static', 'public', 'assets'],
      notes: source.notes,
    }) satisfies OldSite,
};

function readDocument(source: Source, path: string): OldDocument[] {
  if (isOtherMarkup(path)) source.note('left', path, 'only Markdown is read: convert it with pandoc');
  const isNotebook = /\.ipynb$/i.test(path);
  if (!isMarkdown(path) && !isNotebook) return [];
  if (
    /^(readme|license|contributing|changelog|code_of_conduct)\b/i.test(posix.basename(path)) ||
    path.split('/').some((part) => part.startsWith('.'))
  )
    return [];
  const split = isNotebook ? readNotebook(source, path) : readSplit(source, path);
  if (split === undefined) return [];
  const fields: Fields = split.fields;
  const name = stem(path) === 'index' ? posix.basename(posix.dirname(path)) : stem(path);
  const inName = /^(\d{4}-\d{1,2}-\d{1,2})/.exec(name)?.[1];
  const date = findDate(source, path, fields, inName);
  const isPage = /^page$/i.test(textOf(fields, 'type', 'post_type') ?? '') || /(^|\/)pages\//.test(path);
  const served = textOf(fields, 'permalink', 'link', 'url');
  const url = served === undefined ? undefined : URL.canParse(served) ? new URL(served).pathname : served;
  const document: OldDocument = {
    path,
    kind: isPage ? 'page' : 'post',
    fields,
    body: split.body,
    bodyLine: split.bodyLine,
    date: date?.written,
    draft:
      isTrue(fields['draft']) ||
      isFalse(fields['published']) ||
      /^draft$/i.test(textOf(fields, 'status') ?? '') ||
      /(^|\/)_?drafts\//.test(path),
    urls: url === undefined || url === '/' ? [] : [urlPath(url)],
    feedId: textOf(fields, 'guid'),
    tags: [],
  };
  return [document];
}

import { listsOf } from '../blog/intros.ts';
import { homeUrl, tagsUrl } from '../blog/urls.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { suggestion } from '../core/suggest.ts';
import type { SourceDocument } from './documents.ts';

type Rule = (document: SourceDocument) => boolean;

/**
 * The rule by which documents are shown, for intros too: where no post of a list is shown, the list has no page, and
 * nothing of its intro gets out.
 */
export function withIntros(documents: readonly SourceDocument[], isShown: Rule): Rule {
  const lists = new Set([
    homeUrl(),
    ...documents.filter(isShown).flatMap(({ frontMatter }) => listsOf(frontMatter).map(({ url }) => url)),
  ]);
  return (document) => isShown(document) && (document.kind !== 'intros' || lists.has(document.url));
}

/** A second intro of one list. */
export function checkIntroUrls(documents: readonly SourceDocument[]): Diagnostic[] {
  const intros = documents.filter(({ kind }) => kind === 'intros');
  return [...Map.groupBy(intros, ({ url }) => url).values()].flatMap(([first, ...others]) =>
    others.map(({ file }) => ({
      file,
      message: `The text above this list is ${first!.file} already.`,
      fix: 'Put both into one file.',
    })),
  );
}

/** Intros of lists that are not there: no post has the tag or is in the series, or none that is shown. */
export function checkIntros(documents: readonly SourceDocument[], isShown: Rule): Diagnostic[] {
  const lists = documents.flatMap(({ frontMatter }) => listsOf({ ...frontMatter, unlisted: false }));
  const isOfTag = ({ url }: { url: string }) => url.startsWith(tagsUrl());
  const nowhere = documents.filter(
    (document) => document.kind === 'intros' && document.url !== homeUrl() && !document.draft && !isShown(document),
  );
  return nowhere.map((intro) => {
    const { file, slug, url } = intro;
    const list = lists.find((each) => each.url === url);
    if (list !== undefined)
      return {
        file,
        message:
          `The text is not shown yet: every post ${isOfTag(intro) ? 'with the tag' : 'of the series'} ` +
          `\`${list.name}\` is a draft, dated in the future or unlisted.`,
        fix: 'It appears with the first of them that is published.',
        severity: 'warning',
      };
    const known = lists.filter((each) => isOfTag(each) === isOfTag(intro)).map((each) => each.slug);
    return {
      file,
      message: isOfTag(intro) ? `No post has the tag \`${slug}\`.` : `No post is in the series \`${slug}\`.`,
      fix:
        suggestion(slug, known) ??
        'The file has the name that stands in the URL of the list: `c-plus-plus.md` for `/tags/c-plus-plus/`.',
    };
  });
}

import { posix } from 'node:path';
import { earlyChanges, markdownInChanges } from '../blog/changes.ts';
import type { PostDate } from '../blog/dates.ts';
import { parseName } from '../blog/file-name.ts';
import {
  homeFrontMatter,
  introFrontMatter,
  pageFrontMatter,
  postFrontMatter,
  type PostFrontMatter,
} from '../blog/front-matter.ts';
import { introPage } from '../blog/intros.ts';
import { bytesOf, longestName, shown } from '../blog/alias-paths.ts';
import { isDated, type Kind } from '../blog/kinds.ts';
import { basePath, documentUrl, homeUrl, reservedSegments } from '../blog/urls.ts';
import { parseDate } from '../core/dates.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { site } from '../site.ts';
import { lineOf, type DocumentFacts } from './documents.ts';
import { readSource } from './front-matter.ts';
import { isNotebook, readNotebookSource } from './notebook.ts';
import { urlKey } from './url-conflicts.ts';

const schemas = { posts: postFrontMatter, notes: postFrontMatter, pages: pageFrontMatter, intros: introFrontMatter };

/** The date of a page or an intro. */
const timeless: PostDate = { day: '0000-01-01', iso: '0000-01-01', instant: -8.64e15 };

/**
 * Reads the front matter of a file: what can be read of it, and what is wrong; the errors alone where its text cannot
 * be found. `below` is its path in the folder of its kind;
 * `wordsAreTags`: `tags: a b` are two in the whole blog.
 */
export function readDocument(
  file: string,
  below: string,
  text: string,
  kind: Kind,
  wordsAreTags: boolean,
): DocumentFacts | Diagnostic[] {
  const notebook = isNotebook(below);
  const intro = kind === 'intros' ? introPage(below) : undefined;
  const schema = intro?.url === homeUrl() ? homeFrontMatter : schemas[kind];
  const source = (notebook ? readNotebookSource : readSource)(file, text, schema, wordsAreTags);
  if (Array.isArray(source)) return source;
  const { data, bodyLine, lines, renamed, unread } = source;
  const name = parseName(kind, below);
  const frontMatter = withImagePath(data, file);
  const slug = intro?.slug ?? frontMatter.slug ?? name.slug;
  const url = intro?.url ?? documentUrl(kind, slug);
  // Where the old site had the post at the very same path, nothing has to lead there.
  const isOwn = (alias: string) => urlKey(alias) === urlKey(url.slice(basePath().length - 1));
  const aliases = frontMatter.aliases?.filter((alias) => !renamed.includes('aliases') || !isOwn(alias));
  const date = !isDated(kind)
    ? timeless
    : (frontMatter.date ?? (name.date === undefined ? undefined : parseDate(name.date, site.timeZone)));
  const facts: DocumentFacts = {
    kind,
    file,
    mdx: /\.mdx$/i.test(below),
    notebook,
    slug,
    url,
    date: date ?? timeless,
    draft: frontMatter.draft === true || frontMatter.published === false,
    titleFromName: name.title,
    // The page has a title already, so that no heading of an intro is taken for it.
    frontMatter: { ...frontMatter, ...(aliases && { aliases }), ...(intro && { title: name.title }) },
    bodyLine,
    lines,
    unread,
    diagnostics: source.diagnostics,
  };
  const hasNoDate = date === undefined && !unread.includes('date');
  const early = date === undefined ? [] : earlyChanges(date, frontMatter);
  facts.diagnostics.push(
    ...checkNames(facts),
    ...(hasNoDate ? [noDate(file, name.date)] : []),
    ...[...early, ...markdownInChanges(frontMatter)].map(({ field, ...diagnostic }) => ({
      file,
      line: lineOf(facts, field),
      ...diagnostic,
    })),
  );
  return facts;
}

/** What cannot be a name: that of the file, or of a page that its front matter asks for. */
function checkNames({ kind, file, mdx, slug, lines, unread, frontMatter }: DocumentFacts): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const checkLength = (field: string, name: string, fix: string) => {
    const length = bytesOf(name);
    if (length <= longestName) return;
    const most = `${length} bytes, of at most ${longestName}`;
    const message = `The URL of \`${field}\` would have ${most}: \`${shown(name)}\`.`;
    diagnostics.push({ file, line: lineOf({ lines }, field), message, fix });
  };
  const { tags = [], series } = frontMatter;
  if (!unread.includes('slug')) {
    checkLength('slug', slug, 'Give the post a shorter `slug:`.');
    if (slug === '')
      diagnostics.push({
        file,
        message: 'The file’s name has no letter or digit, so the post can have no URL.',
        fix: 'Rename the file, or add `slug: a-short-name` to its front matter.',
      });
    if (kind === 'pages' && reservedSegments.includes(slug))
      diagnostics.push({ file, message: `The URL \`/${slug}/\` belongs to the site itself.`, fix: 'Rename the file.' });
  }
  for (const tag of tags) checkLength('tags', tag.slug, 'Give it a shorter name.');
  if (series !== undefined) checkLength('series', series.slug, 'Give it a shorter name.');
  if (mdx && /[?#%]/.test(file))
    diagnostics.push({
      file,
      message: 'An MDX file’s name cannot hold `?`, `#` or `%`: it is imported by that name.',
      fix: 'Rename the file: letters, digits, hyphens.',
    });
  return diagnostics;
}

/** Front matter whose image is named from the file, also where it is one of `public/`. */
function withImagePath(data: PostFrontMatter, file: string): PostFrontMatter {
  const { image } = data;
  if (image?.startsWith('/') !== true || image.startsWith('//')) return data;
  const path = image.startsWith(basePath()) ? image.slice(basePath().length - 1) : image;
  return { ...data, image: posix.join(posix.relative(posix.dirname(file), 'public'), path) };
}

function noDate(file: string, inName: string | undefined): Diagnostic {
  const fix = 'Put it in the file’s name, `2022-06-28-some-name.md`,\nor in the front matter, `date: 2022-06-28`.';
  if (inName === undefined) return { file, line: 1, message: 'The post has no date.', fix };
  return { file, message: `The date in the file’s name, ${inName}, is not in the calendar.`, fix };
}

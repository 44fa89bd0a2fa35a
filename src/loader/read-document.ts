import { posix } from 'node:path';
import type { PostDate } from '../blog/dates.ts';
import { parseFileName } from '../blog/file-name.ts';
import { pageFrontMatter, postFrontMatter, type PostFrontMatter } from '../blog/front-matter.ts';
import { bytesOf, longestName, shown } from '../blog/old-paths.ts';
import { basePath, pageUrl, postUrl, reservedSegments } from '../blog/urls.ts';
import { parseDate } from '../core/dates.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { site } from '../site.ts';
import type { DocumentFacts, Kind } from './documents.ts';
import { readSource } from './front-matter.ts';
import { isNotebook, readNotebookSource } from './notebook.ts';
import { urlKey } from './url-conflicts.ts';

const timeless: PostDate = { day: '0000-01-01', iso: '0000-01-01', instant: -8.64e15 };

/** Reads the front matter of a file; or what is wrong with it. `below` is its path in the folder of its kind. */
export function readDocument(file: string, below: string, text: string, kind: Kind): DocumentFacts | Diagnostic[] {
  const schema = kind === 'posts' ? postFrontMatter : pageFrontMatter;
  const notebook = isNotebook(below);
  const source = (notebook ? readNotebookSource : readSource)(file, text, schema, Object.keys(schema.shape));
  if (Array.isArray(source)) return source;
  const name = parseFileName(below);
  const data = placed(source.data as PostFrontMatter, file);
  const slug = data.slug ?? name.slug;
  const date =
    kind === 'pages'
      ? timeless
      : (data.date ?? (name.date === undefined ? undefined : parseDate(name.date, site.timeZone)));
  const mdx = /\.mdx$/i.test(below);
  const long = (field: string, name: string | undefined) => {
    const length = bytesOf(name ?? '');
    const message = `The address of \`${field}\` would have ${length} bytes, of at most ${longestName}: \`${shown(name ?? '')}\`.`;
    return length <= longestName
      ? []
      : [
          {
            file,
            line: source.lines[field] ?? 1,
            message,
            fix: field === 'slug' ? 'Give the post a shorter `slug:`.' : 'Give it a shorter name.',
          },
        ];
  };
  const problems = [
    ...long('slug', slug),
    ...(data.tags ?? []).flatMap((tag) => long('tags', tag.slug)),
    ...long('series', data.series?.slug),
    ...(date === undefined ? [noDate(file, name.date)] : []),
    ...(slug === ''
      ? [
          {
            file,
            message: 'The file’s name has no letter or digit, so the post can have no address.',
            fix: 'Rename the file, or add `slug: a-short-name` to its front matter.',
          },
        ]
      : []),
    ...(mdx && /[?#%]/.test(below)
      ? [
          {
            file,
            message: 'An MDX file’s name cannot hold `?`, `#` or `%`: it is imported by that name.',
            fix: 'Rename the file: letters, digits, hyphens.',
          },
        ]
      : []),
    ...(kind === 'pages' && reservedSegments.includes(slug)
      ? [{ file, message: `The address \`/${slug}/\` belongs to the site itself.`, fix: 'Rename the file.' }]
      : []),
  ];
  if (problems.length > 0 || date === undefined) return problems;
  const url = kind === 'posts' ? postUrl(slug) : pageUrl(slug);
  const draft = data.draft === true || data.published === false;
  const { bodyLine, lines, renamed, warnings } = source;
  // Where the old site had the post at the very same path, nothing has to lead there.
  const isOwn = (alias: string) => urlKey(alias) === urlKey(url.slice(basePath().length - 1));
  const aliases = data.aliases?.filter((alias) => !renamed.includes('aliases') || !isOwn(alias));
  return {
    kind,
    file,
    mdx,
    notebook,
    slug,
    url,
    date,
    draft,
    titleFromName: name.title,
    frontMatter: { ...data, ...(aliases && { aliases }) },
    bodyLine,
    lines,
    warnings,
  };
}

/** Front matter whose image is named from the file, also where it is one of `public/`. */
function placed(data: PostFrontMatter, file: string): PostFrontMatter {
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

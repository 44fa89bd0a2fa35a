import { join } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { DiagnosticsError, type Diagnostic, type TextDiagnostic } from '../core/diagnostics.ts';
import { isWebUrl } from '../core/web-url.ts';
import { syntaxErrors } from '../core/yaml.ts';
import { fileKind } from '../core/file.ts';
import { readText } from './files.ts';

/** A blog that the author reads. */
export interface Blog {
  /** What it is called. */
  name: string;
  /** URL of its site. */
  url: string;
  /** URL of its feed. */
  feed: string | undefined;
  /** A word on it. */
  description: string | undefined;
}

const webUrl = z.string().refine(isWebUrl);
const blog = z.strictObject({
  name: z.string().min(1),
  url: webUrl,
  feed: webUrl.optional(),
  description: z.string().optional(),
});

const example =
  '- name: Chris Olah\n  url: https://colah.github.io/\n  feed: https://colah.github.io/rss.xml\n  ' +
  'description: Neural networks, drawn.';

/** Line of an offset in the text, counted from 1. */
type LineAt = (offset?: number) => number;

/** The blogroll’s file, relative to the project. */
export const blogrollFile = 'src/content/blogroll.yml';

/** The blogs of the blogroll; none without the file. Throws a `DiagnosticsError` with every error by its line. */
export function readBlogroll(file = blogrollFile): Blog[] {
  const { blogs, diagnostics } = readFile(file, file);
  if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
  return blogs;
}

/** What is wrong with the blogroll of the project in `root`. */
export const checkBlogroll = (root: string): Diagnostic[] =>
  readFile(join(root, blogrollFile), blogrollFile).diagnostics;

function readFile(path: string, name: string): { blogs: Blog[]; diagnostics: Diagnostic[] } {
  if (fileKind(path) === 'missing') return { blogs: [], diagnostics: [] };
  const text = readText(path, name);
  return typeof text === 'string' ? parseBlogroll(text, name) : { blogs: [], diagnostics: [text] };
}

/** The blogs that a YAML text lists, and what is wrong with it. */
export function parseBlogroll(text: string, file: string): { blogs: Blog[]; diagnostics: Diagnostic[] } {
  const counter = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: counter, schema: 'failsafe', prettyErrors: false });
  const lineAt = (offset = 0) => counter.linePos(offset).line;
  const inFile = (diagnostics: TextDiagnostic[]) => diagnostics.map((diagnostic) => ({ file, ...diagnostic }));
  if (yaml.errors.length > 0) return { blogs: [], diagnostics: inFile(yamlErrors(text, yaml, lineAt)) };
  if (yaml.contents === null) return { blogs: [], diagnostics: [] };
  if (!isSeq(yaml.contents))
    return {
      blogs: [],
      diagnostics: inFile([{ line: 1, message: 'The blogroll is not a list.', fix: `Write:\n${example}` }]),
    };
  const { blogs, diagnostics } = readBlogs(yaml, yaml.contents.items, lineAt);
  return { blogs, diagnostics: inFile(diagnostics) };
}

/** What is wrong with a text that is no YAML. */
function yamlErrors(text: string, yaml: Document.Parsed, lineAt: LineAt): TextDiagnostic[] {
  // The parser says of a tab no more than that what follows is unexpected.
  const tab = text.split('\n').findIndex((line) => /^ *\t/.test(line));
  if (tab !== -1)
    return [
      {
        line: tab + 1,
        message: 'The line begins with a tab, which YAML does not know.',
        fix: 'Indent with spaces.',
      },
    ];
  const lineWithin = (offset: number) => lineAt(Math.min(offset, text.trimEnd().length - 1));
  return syntaxErrors(yaml, lineWithin, `Write:\n${example}`).map(({ message, ...error }) => ({
    ...error,
    message: `This is not valid YAML: ${message}.`,
  }));
}

/** The blogs among the items of a list, and what is wrong with the others. */
function readBlogs(
  yaml: Document.Parsed,
  items: readonly unknown[],
  lineAt: LineAt,
): { blogs: Blog[]; diagnostics: TextDiagnostic[] } {
  const blogs: Blog[] = [];
  const diagnostics: TextDiagnostic[] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const line = isNode(item) ? lineAt(item.range?.[0]) : 1;
    const lineOf = (field: string) =>
      (isMap(item)
        ? item.items.flatMap(({ key }) => (isScalar(key) && key.value === field ? [lineAt(key.range?.[0])] : []))
        : [])[0] ?? line;
    const read = blog.safeParse(isNode(item) ? item.toJS(yaml) : undefined);
    if (!read.success) {
      diagnostics.push(
        ...read.error.issues
          .flatMap(explainIssue)
          .map(({ field, message, fix }) => ({ line: lineOf(field), message, fix })),
      );
    } else if (seen.has(read.data.url)) {
      diagnostics.push({
        line: lineOf('url'),
        message: `\`${read.data.url}\` is listed twice: first on line ${seen.get(read.data.url)}.`,
        fix: 'Delete one of them.',
      });
    } else {
      seen.set(read.data.url, lineOf('url'));
      blogs.push({ ...read.data, feed: read.data.feed, description: read.data.description });
    }
  }
  return { blogs, diagnostics };
}

/** What is wrong with a field of a blog, by the schema. */
function explainIssue(issue: z.core.$ZodIssue): { field: string; message: string; fix: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({
      field,
      message: `\`${field}\` is no field of a blog.`,
      fix: 'There are `name`, `url`, `feed` and `description`.',
    }));
  const field = String(issue.path[0] ?? '');
  if (field === 'url' || field === 'feed')
    return [
      {
        field,
        message: `The blog’s \`${field}\` is missing or is no URL.`,
        fix: `Write it in full: \`${field}: https://example.org/\`.`,
      },
    ];
  if (field === 'name') return [{ field, message: 'A blog has no name.', fix: 'Write `name: Chris Olah`.' }];
  return [{ field, message: 'A blog is a name and a URL.', fix: `Write:\n${example}` }];
}

import { existsSync, readFileSync } from 'node:fs';
import { isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ProblemsError, type Problem } from '../blog/problem.ts';
import { isWebAddress } from '../blog/web-address.ts';

/** A blog that the author reads. */
export interface Blog {
  name: string;
  /** Its address. */
  url: string;
  /** Address of its feed. */
  feed: string | undefined;
  /** A word on it. */
  description: string | undefined;
}

const address = z.string().refine(isWebAddress);
const blog = z.strictObject({ name: z.string().min(1), url: address, feed: address.optional(), description: z.string().optional() });

const example = '- name: Chris Olah\n  url: https://colah.github.io/\n  feed: https://colah.github.io/rss.xml\n  description: Neural networks, drawn.';

/** The blogs of `src/content/blogroll.yml`; none without the file. Throws a `ProblemsError` with every mistake by its line. */
export function readBlogroll(file = 'src/content/blogroll.yml'): Blog[] {
  if (!existsSync(file)) return [];
  const { blogs, problems } = parseBlogroll(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), file);
  if (problems.length > 0) throw new ProblemsError(problems);
  return blogs;
}

/** The blogs that a YAML text lists, and what is wrong with it. */
export function parseBlogroll(text: string, file: string): { blogs: Blog[]; problems: Problem[] } {
  const counter = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: counter, schema: 'failsafe', prettyErrors: false });
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line;
  if (yaml.errors.length > 0) {
    return { blogs: [], problems: yaml.errors.map(({ message, pos: [start] }) => ({ file, line: lineAt(Math.min(start, text.trimEnd().length - 1)), message: `This is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`, fix: `Write:\n${example}` })) };
  }
  if (yaml.contents === null) return { blogs: [], problems: [] };
  if (!isSeq(yaml.contents)) return { blogs: [], problems: [{ file, line: 1, message: 'The blogroll is not a list.', fix: `Write:\n${example}` }] };
  const blogs: Blog[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  for (const item of yaml.contents.items) {
    const line = isNode(item) ? lineAt(item.range?.[0]) : 1;
    const read = blog.safeParse(isNode(item) ? item.toJS(yaml) : undefined);
    const tell = (message: string, fix: string) => problems.push({ file, line, message, fix });
    if (!read.success) {
      for (const issue of read.error.issues) tell(...whatIsWrong(issue));
    } else if (seen.has(read.data.url)) {
      tell(`\`${read.data.url}\` is listed twice: first on line ${seen.get(read.data.url)}.`, 'Delete one of them.');
    } else {
      seen.set(read.data.url, line);
      blogs.push({ ...read.data, feed: read.data.feed, description: read.data.description });
    }
  }
  return { blogs, problems };
}

function whatIsWrong(issue: z.core.$ZodIssue): [message: string, fix: string] {
  const field = String(issue.path[0] ?? '');
  if (issue.code === 'unrecognized_keys') return [`\`${issue.keys.join('`, `')}\` is no field of a blog.`, 'There are `name`, `url`, `feed` and `description`.'];
  if (field === 'url' || field === 'feed') return [`The blog’s \`${field}\` is missing or is no address.`, `Write it in full: \`${field}: https://example.org/\`.`];
  if (field === 'name') return ['A blog has no name.', 'Write `name: Chris Olah`.'];
  return ['A blog is a name and an address.', `Write:\n${example}`];
}

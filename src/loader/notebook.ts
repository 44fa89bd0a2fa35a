import { hash } from 'node:crypto';
import { dirname, join, posix } from 'node:path';
import type { z } from 'zod';
import { isError, type Diagnostic } from '../core/diagnostics.ts';
import { isDated, type Kind } from '../blog/kinds.ts';
import { notebookUrl } from '../blog/urls.ts';
import { digestOf, writeCachedFile } from '../core/cache.ts';
import { readNotebook, type Notebook } from '../notebooks/index.ts';
import { readSource, type Source } from './front-matter.ts';
import { pathFrom } from './paths.ts';

/** Whether a file is a Jupyter notebook, by its name. */
export const isNotebook = (path: string): boolean => /\.ipynb$/i.test(path);

/** The front matter of a notebook, checked as any other; or everything that is wrong with it, by cell. */
export function readNotebookSource<S extends z.ZodObject>(
  file: string,
  text: string,
  schema: S,
): Source<Partial<z.output<S>>> | Diagnostic[] {
  const { yaml, yamlCell, yamlLines, body, diagnostics } = readNotebook(text, { folder: '.', download: '' });
  const errors = diagnostics.filter(isError).map((error) => ({ file, ...error }));
  if (errors.length > 0 && yaml === '' && body === '') return errors;
  const source = readSource(file, `---\n${yaml}\n---\n`, schema);
  // The first line of what was read are the three hyphens.
  const inCell = ({ line, ...diagnostic }: Diagnostic): Diagnostic => ({
    ...diagnostic,
    cell: yamlCell,
    line: line === undefined ? undefined : yamlLines[line - 2],
  });
  if (Array.isArray(source)) return source.map(inCell);
  const { image } = source.data as { image?: string };
  const isRemote = image !== undefined && /^(?:https?:)?\/\//i.test(image);
  const data = isRemote ? { ...source.data, image: undefined, imageAlt: undefined } : source.data;
  const remote: Diagnostic = {
    file,
    line: source.lines['image'],
    message: `The image \`${image}\` for the top of the post is on another server, and is left out.`,
    fix: 'Save it beside the notebook, and write `image: ./name.jpg`.',
    severity: 'warning',
  };
  // Whoever wrote the notebook was asked for no such text.
  const found = source.diagnostics
    .filter(({ line }) => !isRemote || line !== remote.line)
    .map((each) =>
      /^`image` has no `imageAlt`/.test(each.message) ? { ...each, severity: 'warning' as const } : each,
    );
  const inHead = [...found, ...(isRemote ? [remote] : [])].map(inCell);
  return { ...source, data, bodyLine: 1, lines: {}, diagnostics: [...errors, ...inHead] };
}

/** A notebook whose images lie in the cache, beside which its Markdown refers to them. */
export interface OpenNotebook extends Pick<Notebook, 'body'> {
  /** Errors and warnings of the notebook itself. */
  diagnostics: Diagnostic[];
  /** Digests of its images by path, relative to the cache. */
  extracted: Record<string, string>;
  /** The same diagnostic, its line of the Markdown as cell and line. */
  locate(diagnostic: Diagnostic): Diagnostic;
}

/** Turns a notebook into Markdown and writes its images below `cache`. */
export function openNotebook(
  { file, path, url, kind, text }: { file: string; path: string; url: string; kind: Kind; text: string },
  cache: string,
): OpenNotebook {
  const name = posix.join('notebooks', hash('sha256', file, 'hex').slice(0, 12));
  const folder = join(cache, name);
  const { body, files, positions, diagnostics } = readNotebook(text, {
    folder: pathFrom(dirname(path), folder),
    // That of a page is not published.
    download: isDated(kind) ? notebookUrl(url) : '',
  });
  for (const [image, bytes] of files) writeCachedFile(join(folder, image), bytes);
  const extracted = Object.fromEntries([...files].map(([image, bytes]) => [posix.join(name, image), digestOf(bytes)]));
  const locate = (diagnostic: Diagnostic): Diagnostic =>
    diagnostic.file === file
      ? { ...diagnostic, line: undefined, ...(diagnostic.line === undefined ? {} : positions[diagnostic.line - 1]) }
      : diagnostic;
  return { body, diagnostics: diagnostics.map((each) => ({ file, ...each })), extracted, locate };
}

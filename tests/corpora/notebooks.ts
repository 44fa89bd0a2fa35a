import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import sharp from 'sharp';
import { parseFileName } from '../../src/blog/file-name.ts';
import { isError, type Diagnostic } from '../../src/core/diagnostics.ts';
import { folders } from '../../src/blog/kinds.ts';
import { loadContent } from '../../src/loader/load-content.ts';
import { checkOut, createResult, type Result } from './corpus.ts';

/** Notebooks of one public repository. */
interface Collection {
  repository: string;
  commit: string;
  /** Folders of the repository. */
  folders: string[];
}

/** Blogs, books and courses in Python, R and Julia, in the formats 3 to 4.5. */
const collections: Collection[] = [
  {
    repository: 'hamelsmu/hamel-site',
    commit: 'f004480b4e0b63154811458584a34218a0dbaf8c',
    folders: ['notes', 'blog'],
  },
  {
    repository: 'drscotthawley/blog',
    commit: '64285b12f194b0c31cc83e41812ecb3d6a063d18',
    folders: ['posts'],
  },
  {
    repository: 'fastai/fastpages',
    commit: 'c18634f184224979d7e7825936e1b5178a4ba569',
    folders: ['_notebooks'],
  },
  {
    repository: 'jakevdp/PythonDataScienceHandbook',
    commit: 'd66231454ef753818dc9213c9b5942e067266966',
    folders: ['notebooks'],
  },
  {
    repository: 'jakevdp/jakevdp.github.io-source',
    commit: 'ee516b93a8d83457b1f11f21dba9016f685e887d',
    folders: ['content/downloads/notebooks'],
  },
  {
    repository: 'jjallaire/visualization-curriculum',
    commit: '9fbb6939a7c98a01a2a6ba7eba1eb3d82c6b0ef0',
    folders: ['.'],
  },
  {
    repository: 'ipython/ipython-in-depth',
    commit: 'b2f9442aa52118dec44ccb0ee749ea63ac578bba',
    folders: ['examples/IPython Kernel', 'examples/Builtin Extensions'],
  },
  {
    repository: 'jupyter-widgets/ipywidgets',
    commit: 'fbc0d6e9cd63727b5951f2bf559f1a5769e4455d',
    folders: ['docs/source/examples'],
  },
  { repository: 'mitmath/1806', commit: 'e03f9d6954e28a6a89963ab070a48f4b9c2fc443', folders: ['notes'] },
  {
    repository: 'karpathy/nn-zero-to-hero',
    commit: '73c3fcc741f0ec104ca850b1fb0df90e7e8d4cde',
    folders: ['lectures'],
  },
  {
    repository: 'plotly/IPython-plotly',
    commit: '159aa011fc467934dc9e13c7c037fa2a4ffb7523',
    folders: ['notebooks'],
  },
  {
    repository: 'bokeh/bokeh-notebooks',
    commit: '0153bf1f326052b3074561eec849063cd00c6b8a',
    folders: ['quickstart', 'tutorial'],
  },
  {
    repository: 'bjlkeng/bjlkeng.github.io',
    commit: 'e1e6ec6636871b0cf4cce0f8239394f66f89fe9f',
    folders: ['notebooks', 'posts'],
  },
  {
    repository: 'IRkernel/IRkernel',
    commit: '124f2347f15cfadeabc6738868e05e6087f4c456',
    folders: ['example-notebooks'],
  },
];

/**
 * Each notebook as a post that its author drops into the folder, with the files that it names. Where a working copy has
 * texts only, a drawing of one square stands in for each image.
 */
export default async function notebooks(): Promise<Result[]> {
  const results: Result[] = [];
  for (const collection of collections) results.push(await readCollection(collection));
  const all = createResult('notebooks as posts, all');
  for (const { total, right, failures } of results) {
    all.total += total;
    all.right += right;
    for (const [kind, at] of failures) all.failures.set(kind, [...(all.failures.get(kind) ?? []), ...at]);
  }
  return [...results.map((result) => ({ ...result, failures: new Map<string, string[]>() })), all];
}

async function readCollection({ repository, commit, folders: within }: Collection): Promise<Result> {
  const source = checkOut(repository, commit, within);
  const result = createResult(`notebooks of ${repository}`);
  const root = mkdtempSync(join(tmpdir(), 'blog-notebooks-'));
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const folder of within)
    for (const path of listNotebooks(source, folder)) files.set(await placeNotebook(root, source, path, taken), path);
  try {
    const request = { root, cache: join(root, 'cache'), folders, edition: { drafts: true, now: Date.now() } };
    const { diagnostics } = await loadContent(request, 'corpus');
    for (const [file, path] of files) {
      const own = diagnostics.filter((each) => each.file === file);
      const errors = own.filter(isError);
      const silent = silentLosses(readFileSync(join(root, file), 'utf8'), own);
      if (process.env['SHOW']) for (const each of own) console.log(JSON.stringify({ ...each, file: path }));
      if (errors.length > 0) result.fail(kindsOf(errors), `${repository}: ${path}: ${errors[0]!.message}`);
      else if (silent.length > 0) result.fail('a loss that no warning tells', `${repository}: ${path}: ${silent[0]}`);
      else result.pass();
    }
  } finally {
    rmSync(root, { recursive: true });
  }
  return result;
}

/** The kind of the first error: its words without those of the author. */
const kindsOf = ([first]: readonly Diagnostic[]): string => first!.message.replace(/`[^`]*`/g, '…').slice(0, 90);

function listNotebooks(source: string, folder: string): string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path))
    .filter((path) => path.endsWith('.ipynb') && !/(?:^|\/)[._]/.test(path.replace(/^_notebooks/, '')))
    .filter((path) => statSync(join(source, path)).size > 100)
    .sort();
}

/** Puts a notebook among the posts, where its folder was, and gives its path. One whose name has no date gets one. */
async function placeNotebook(root: string, source: string, path: string, taken: Set<string>): Promise<string> {
  const name = basename(path);
  const isDated = parseFileName(name).date !== undefined;
  const { slug } = parseFileName(name);
  const inFolder = name === 'index.ipynb' && !isDated;
  const file = posix.join(
    folders.posts,
    inFolder
      ? posix.join(dirname(dirname(path)), `2024-01-31-${basename(dirname(path))}`, name)
      : posix.join(dirname(path), isDated ? name : `2024-01-31-${taken.has(slug) ? `again-${name}` : name}`),
  );
  taken.add(slug);
  copy(join(source, path), join(root, file));
  const text = readFileSync(join(source, path), 'utf8');
  for (const named of namedFiles(text)) {
    const isServed = named.startsWith('/');
    const from = isServed ? join(source, named) : join(source, dirname(path), named);
    const to = isServed ? join(root, 'public', named) : join(root, dirname(file), named);
    if (existsSync(to)) continue;
    if (existsSync(from) && statSync(from).isFile()) copy(from, to);
    else await standIn(to);
  }
  return file;
}

/** Writes an image of one square, where the name is that of an image. */
async function standIn(to: string): Promise<void> {
  const format = /\.(png|jpe?g|gif|webp|svg)$/i.exec(to)?.[1]?.toLowerCase();
  if (format === undefined) return;
  mkdirSync(dirname(to), { recursive: true });
  const square = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>';
  if (format === 'svg') writeFileSync(to, square);
  else
    await sharp(Buffer.from(square))
      .toFormat(format === 'jpg' ? 'jpeg' : (format as 'png'))
      .toFile(to);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Paths of files in the Markdown and the front matter of a notebook. */
function namedFiles(text: string): string[] {
  const { cells, worksheets } = JSON.parse(text) as { cells?: RawCell[]; worksheets?: { cells: RawCell[] }[] };
  const markdown = [...(cells ?? []), ...(worksheets ?? []).flatMap((sheet) => sheet.cells)]
    .filter(({ cell_type: type }) => type !== 'code')
    .map(({ source }) => [source].flat().join(''))
    .join('\n\n');
  const patterns = [/\]\(<?([^()\s>]+)/g, /\bsrc\s*=\s*["']?([^"'\s>]+)/gi, /\bhref\s*=\s*["']?([^"'\s>]+)/gi];
  const found = [...patterns, /^[-*\s]*(?:image|bibliography)\s*:\s*["']?([^"'\n]+)/gm].flatMap((pattern) =>
    [...markdown.matchAll(pattern)].map((match) => match[1]!.replace(/[#?].*$/, '').trim()),
  );
  return found.flatMap((path) => {
    if (path === '' || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(path)) return [];
    try {
      return [decodeURI(path)];
    } catch {
      return [path];
    }
  });
}

interface RawCell {
  cell_type: string;
  source?: string | string[];
  outputs?: { data?: Record<string, unknown>; output_type: string }[];
}

/** Outputs of a notebook that are programs alone, and of which no diagnostic speaks. */
function silentLosses(text: string, diagnostics: readonly Diagnostic[]): string[] {
  const { cells = [] } = JSON.parse(text) as { cells?: RawCell[] };
  const tells = new Set(diagnostics.map(({ cell }) => cell));
  return cells.flatMap(({ cell_type: type, source, outputs = [] }, index) => {
    if (type === 'raw' && index > 0 && [source].flat().join('').trim() !== '' && !tells.has(index + 1))
      return [`the raw cell ${index + 1}`];
    const isHidden = /#\|?\s*(?:hide|output:\s*false|include:\s*false)/.test([source].flat().join(''));
    const lost = outputs.some(({ data = {} }) => {
      const types = Object.keys(data);
      const isProgram = types.some((each) => /javascript|widget-view|bokeh|holoviews/.test(each));
      return isProgram && !types.some((each) => /^image\/|^text\/(?:latex|markdown)/.test(each));
    });
    return lost && !isHidden && !tells.has(index + 1) ? [`an output of cell ${index + 1}`] : [];
  });
}

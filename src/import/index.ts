import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.ts';
import { convertSite, type Conversion, type Fetched, type NewDocument, type NewSite } from './convert.ts';
import { fetchImages, withImages } from './fetch.ts';
import { detectEngine, subTree, type Detected } from './detect.ts';
import type { OldSite } from './model.ts';
import { cellText, type Cell } from './notebooks.ts';
import type { Note } from './notes.ts';
import { efforts, repair } from './repair.ts';
import { markdownReport, type Summary } from './report.ts';
import { openSource } from './source.ts';
import { openStage, type Stage } from './stage.ts';
import { decodeText } from './text.ts';
import { openFolder, openZip, type SourceTree } from './tree.ts';

/** What is to be imported, and how. */
export interface ImportOptions {
  /** Folder or archive of the old site. */
  from: string;
  /** Folder of the project. */
  root: string;
  /** Name of the engine, where it is not to be guessed. */
  engine?: string | undefined;
  /** Says what would be done, and writes nothing. */
  dryRun: boolean;
  /** Whether images on other servers are brought here. */
  fetch: boolean;
  /** Replaces files of the owner. */
  force: boolean;
  /** Where the report goes, relative to the project. */
  report: string;
  /** When the import is made: what is dated later is not published yet. */
  now: number;
  /** Called with what is being done. */
  progress(text: string): void;
}

/** The old site as it was read. */
export interface Opened {
  tree: SourceTree;
  detected: Detected;
  site: OldSite;
}

/** What the caller adds to what was converted: settings, and files of the sample that go. */
export interface Additions {
  /** Texts to write besides, by path; they are checked by whoever gives them. */
  writes: Record<string, string>;
  /** Files of the project that will not be there. */
  left: ReadonlySet<string>;
  notes: Note[];
  /** Called before the first file is written. */
  prepare(): void;
}

/** Opens an old site; a sentence where there is none. */
export function openOldSite({ from, root, engine }: ImportOptions): Opened | string {
  if (!existsSync(from)) return `There is no ${from}.`;
  const isFolder = statSync(from).isDirectory();
  const [old, project] = [realpathSync(from), realpathSync(root)];
  if (old === project || `${old}${sep}`.startsWith(join(project, 'src') + sep))
    return 'That is this blog. Name the folder of the old one.';
  if (!isFolder && !/\.zip$/i.test(from)) return `${from} is neither a folder nor a .zip archive.`;
  let tree: SourceTree;
  try {
    tree = isFolder ? openFolder(old, project) : openZip(old);
  } catch (error) {
    return `${from} cannot be read: ${(error as Error).message}.`;
  }
  const source = openSource(tree);
  const detected = detectEngine(source, engine);
  if (detected === undefined) return `${from} holds no post: no Markdown file was found in it.`;
  const inside = detected.folder === '' ? tree : subTree(tree, detected.folder);
  const site = detected.engine.read({ ...openSource(inside), notes: source.notes, note: source.note });
  return { tree: inside, detected, site };
}

/** Imports an old site into the project. Everything is converted and checked before the first file is written. */
export async function importSite(
  options: ImportOptions,
  { tree: source, detected, site }: Opened,
  newSite: NewSite,
  additions: (conversion: Conversion) => Additions,
): Promise<{ summary: Summary; notes: Note[] }> {
  const { root, dryRun, force, progress } = options;
  const total = site.documents.length;
  const convert = (from: SourceTree, fetched: Fetched) =>
    convertSite(site, from, newSite, fetched, (done) => {
      if (done === total || done % 100 === 0) progress(`Converting ${done} of ${total}`);
    });
  let tree = source;
  let conversion = convert(tree, { paths: new Map(), failures: new Map() });
  if (options.fetch && !dryRun && conversion.remote.length > 0) {
    const folder = join(root, 'node_modules/.cache/import-images');
    const fetched = await fetchImages(
      conversion.remote.map(({ url }) => url),
      folder,
      progress,
    );
    tree = withImages(source, folder);
    conversion = convert(tree, fetched);
  }
  const added = additions(conversion);
  const notes = [...site.notes, ...conversion.notes, ...added.notes];
  const stage = openStage(options, conversion, tree, added);
  try {
    await repairAll(stage, conversion, { tree, notes, progress });
  } finally {
    stage.close();
  }
  if (!dryRun) added.prepare();
  const outcome = writeAll(conversion, tree, added, { root, dryRun, force, notes, progress });
  const heads = conversion.documents.map(headOf);
  const summary: Summary = {
    engine: detected.engine.name,
    by: detected.by,
    posts: conversion.posts,
    pages: conversion.pages,
    drafts: heads.filter((head) => /^draft: true$/m.test(head)).length,
    ...outcome,
    aliases: heads.reduce(
      (count, head) => count + (/^aliases:\n((?: +- .*\n)+)/m.exec(head)?.[1]?.split('\n').length ?? 1) - 1,
      0,
    ),
    isDryRun: dryRun,
  };
  if (!dryRun) writeIfChanged(join(root, options.report), markdownReport(summary, notes));
  return { summary, notes };
}

/** What a document begins with: its first lines, or the first cell of a notebook. */
const headOf = ({ file, text }: NewDocument): string =>
  file.endsWith('.ipynb') ? cellText((JSON.parse(text) as { cells: Cell[] }).cells[0]!) : text;

/** Builds what was converted, and takes out what a build refuses, until it refuses nothing. */
async function repairAll(
  stage: Stage,
  conversion: Conversion,
  { tree, notes, progress }: { tree: SourceTree; notes: Note[]; progress: ImportOptions['progress'] },
): Promise<void> {
  for (let round = 0; ; round++) {
    progress(round === 0 ? 'Checking everything as a build does' : `Checking again (${round})`);
    const diagnostics = await stage.check();
    const byFile = Map.groupBy(diagnostics, ({ file }) => file);
    const own = conversion.documents.filter(({ file }) => byFile.has(file));
    const copies = [...conversion.copies.keys()].filter((file) => byFile.has(file));
    if (own.length === 0 && copies.length === 0) return;
    for (const file of copies) {
      notes.push({ kind: 'image-broken', file: conversion.copies.get(file)!, what: byFile.get(file)![0]!.message });
      conversion.copies.delete(file);
      stage.remove(file);
    }
    for (const document of own) {
      const effort = efforts[round];
      const given = byFile.get(document.file)!;
      const note = (kind: Note['kind'], what: string, line?: number) =>
        void notes.push({ kind, file: document.from, what: fromStage(what), line: oldLine(document, line, tree) });
      const text = effort === undefined ? undefined : repairSafely(document.text, given, effort, note);
      if (text === undefined) {
        note('left', given[0]!.message);
        conversion.documents.splice(conversion.documents.indexOf(document), 1);
        stage.remove(document.file);
      } else {
        document.text = text;
        stage.write(document.file, text);
      }
    }
  }
}

/** The line of the old file that says the same as one of the new. */
function oldLine({ text, from }: NewDocument, line: number | undefined, tree: SourceTree): number | undefined {
  const written = line === undefined ? '' : (text.split('\n')[line - 1] ?? '').trim();
  const old = decodeText(tree.read(from))?.text.split('\n') ?? [];
  const found = written === '' ? -1 : old.findIndex((each) => each.trim() === written);
  const words = written.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  const alike =
    found !== -1 || words.length < 3 ? found : old.findIndex((each) => words.every((word) => each.includes(word)));
  return alike === -1 ? undefined : alike + 1;
}

const fromStage = (message: string): string => message.replace(/`?\/\S*import-\w+\//g, '');

function repairSafely(
  text: string,
  diagnostics: readonly Diagnostic[],
  effort: (typeof efforts)[number],
  note: (kind: Note['kind'], what: string, line?: number) => void,
): string | undefined {
  try {
    return repair(text, diagnostics, effort, note);
  } catch {
    return effort === 'draft' ? undefined : text;
  }
}

interface WriteOptions {
  root: string;
  dryRun: boolean;
  force: boolean;
  notes: Note[];
  progress: ImportOptions['progress'];
}

/** Writes what is not there yet. What is there and differs is the owner's. */
function writeAll(
  { documents, copies }: Conversion,
  tree: SourceTree,
  { writes }: Additions,
  { root, dryRun, force, notes, progress }: WriteOptions,
): Pick<Summary, 'written' | 'unchanged' | 'kept' | 'images'> {
  const outcome = { written: 0, unchanged: 0, kept: 0, images: 0 };
  const put = (path: string, from: string, bytes: () => Uint8Array, write: (to: string) => void, isFile: boolean) => {
    const target = join(root, path);
    if (!isInside(root, target))
      return void notes.push({ kind: 'left', file: from, what: `${path} would be written outside of the project` });
    const before = existsSync(target) ? readFileSync(target) : undefined;
    if (before !== undefined && before.equals(bytes())) return void (outcome.unchanged += 1);
    if (before !== undefined && !force) {
      outcome.kept += 1;
      return void notes.push({ kind: 'owner', file: path, what: `from ${from}` });
    }
    outcome.written += 1;
    if (isFile) outcome.images += 1;
    if (!dryRun) write(target);
  };
  let done = 0;
  for (const { file, text, from } of documents) {
    put(
      file,
      from,
      () => Buffer.from(text),
      (to) => writeText(to, text),
      false,
    );
  }
  for (const [to, from] of copies) {
    put(
      to,
      from,
      () => tree.read(from),
      (target) => {
        rmSync(target, { force: true });
        tree.copy(from, target);
      },
      true,
    );
    if (++done % 100 === 0) progress(`Copying ${done} of ${copies.size} images and other files`);
  }
  if (!dryRun) for (const [path, text] of Object.entries(writes)) writeIfChanged(join(root, path), text);
  return outcome;
}

/** Whether a path lies in a folder, links in between followed. */
function isInside(root: string, target: string): boolean {
  let folder = dirname(target);
  while (!existsSync(folder)) folder = dirname(folder);
  const below = relative(realpathSync(root), realpathSync(folder));
  return !below.startsWith('..') && !relative(root, target).startsWith('..');
}

function writeIfChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeText(path, text);
}

/** Writes a text all at once, so that nothing is cut where the program is ended. */
function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const folder = mkdtempSync(join(dirname(path), '.import-'));
  try {
    writeFileSync(join(folder, 'new'), text);
    renameSync(join(folder, 'new'), path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

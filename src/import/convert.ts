import { posix } from 'node:path';
import { generate, parse, type StyleSheet } from '../core/css-tree.ts';
import { parseFileName } from '../blog/file-name.ts';
import { slugify } from '../blog/tags.ts';
import { hideCode, hideMath } from '../dialects/code.ts';
import { readDialects } from '../dialects/index.ts';
import { readBody, writeBody, writeEdits, type Body, type Reference } from './body.ts';
import { freeName, isImage, isPublishable, safeName, safePublicPath } from './files.ts';
import { readFields, writeDocument, type Cover, type NewFields } from './front-matter.ts';
import type { OldDocument, OldSite } from './model.ts';
import type { Note, NoteKind } from './notes.ts';
import { partsOf, type Parts } from './parts.ts';
import { planDocuments, type Plan } from './plan.ts';
import { createResolver, decode, type Resolver, type Target } from './resolve.ts';
import type { SourceTree } from './tree.ts';
import type { Replacement as Edit } from '../core/html/slots.ts';
import { attributeOf, tagsIn } from '../core/html/tags.ts';

/** What of the new site the conversion has to know. */
export interface NewSite {
  /** Path that it lives under, with slashes around it. */
  base: string;
  lang: string;
  author: string | undefined;
}

/** A file to write. */
export interface NewDocument {
  /** Path from the project's root. */
  file: string;
  text: string;
  /** The old file that it comes from. */
  from: string;
}

/** What an old site becomes. */
export interface Conversion {
  documents: NewDocument[];
  /** Files to copy: path in the project → path in the old site. */
  copies: Map<string, string>;
  /** Images on other servers, and where they would go. */
  remote: { url: string; file: string; line: number | undefined }[];
  notes: Note[];
  /** Posts and pages that were read. */
  posts: number;
  pages: number;
}

type SiteNote = (kind: NoteKind, file: string, what: string, line?: number, cell?: number) => void;
type DraftNote = (kind: NoteKind, what: string, line?: number, cell?: number) => void;

/** A document on its way. */
interface Draft {
  old: OldDocument;
  plan: Plan;
  fields: NewFields;
  cover: Cover | undefined;
  parts: Parts;
  bodies: (Body & { cell: number | undefined; css: string })[];
  note: DraftNote;
}

/** Images on other servers by their URLs: the path in the tree of one that was fetched, and why another was not. */
export interface Fetched {
  paths: ReadonlyMap<string, string>;
  failures: ReadonlyMap<string, string>;
}

/**
 * Converts a whole site, without touching a file. A fault in a document leaves that one out. `progress` is told each
 * document.
 */
export function convertSite(
  site: OldSite,
  tree: SourceTree,
  to: NewSite,
  fetched: Fetched,
  progress: (done: number) => void,
): Conversion {
  const notes: Note[] = [];
  const note: SiteNote = (kind, file, what, line, cell) => void notes.push({ kind, file, what, line, cell });
  const documents = site.documents.map((document) => withDate(document, tree, note));
  const known: OldSite = { ...site, documents };
  const read = new Map(
    documents.map((document) => [
      document,
      readFields(document, { ...site.settings, lang: to.lang }, (kind, what) => note(kind, document.path, what, 1)),
    ]),
  );
  const plans = planDocuments(documents, to.base, (document) => read.get(document)!.aliases, note);
  const tags = new Set(
    [...read].flatMap(([document, { fields }]) =>
      document.kind === 'post' && fields.draft !== true ? (fields.tags ?? []).map(slugify) : [],
    ),
  );
  const resolver = createResolver(known, tree, tags);
  const { title, description, author, url } = site.settings;
  const values = {
    'site.title': title,
    'site.description': description,
    'site.author': author,
    'site.author.name': author,
    'site.url': url?.replace(/\/$/, ''),
  };
  const drafts: Draft[] = [];
  for (const [index, old] of documents.entries()) {
    try {
      drafts.push(
        readDraft(old, plans.get(old)!, read.get(old)!, {
          resolver,
          tree,
          note,
          lang: to.lang,
          values,
          bracesAreText: site.bracesAreText === true,
        }),
      );
    } catch (error) {
      note('unread', old.path, (error as Error).message.split('\n')[0]!);
    }
    progress(index + 1);
  }
  return new Writer({ drafts, resolver, tree, site, fetched, note, to }).write(notes);
}

/** A post needs a date: without one it is a page, or, where it is a draft, has that of its file. */
function withDate(
  document: OldDocument,
  tree: SourceTree,
  note: (kind: NoteKind, file: string, what: string) => void,
): OldDocument {
  if (document.kind === 'page' || document.date !== undefined) return document;
  if (!document.draft && document.urls.length > 0) {
    note('date', document.path, 'a page now');
    return { ...document, kind: 'page' };
  }
  note('date', document.path, 'a draft');
  return { ...document, draft: true, date: tree.dayOf(document.path) };
}

/** What a draft is read with. */
interface DraftContext {
  resolver: Resolver;
  tree: SourceTree;
  note: SiteNote;
  lang: string;
  /** What templates say of the site. */
  values: Readonly<Record<string, string | undefined>>;
  bracesAreText: boolean;
}

function readDraft(
  old: OldDocument,
  plan: Plan,
  read: ReturnType<typeof readFields>,
  { resolver, tree, note, lang, values, bracesAreText }: DraftContext,
): Draft {
  const reportIn: DraftNote = (kind, what, line, cell) => note(kind, old.path, what, line, cell);
  const parts = partsOf(old, tree, reportIn);
  const { cover } = read;
  const plain = (text: string | undefined) =>
    text && (withoutTemplates(fillIn(text, values), (what) => reportIn('syntax', what, 1)).trim() || undefined);
  const fields = { ...read.fields, title: plain(read.fields.title), description: plain(read.fields.description) };
  const findPost = (name: string) => {
    const found = resolver.find(name);
    return found && { path: `old:${found.path}`, url: `old:${found.path}` };
  };
  const format = old.path.endsWith('.qmd') || /\.rmd$/i.test(old.path) ? 'qmd' : parts.ending;
  const bodies = parts.parts.map(({ text, lines, cell }) => {
    const report = (kind: NoteKind, what: string, line?: number) => reportIn(kind, what, line, cell);
    const lineOf = (line: number | undefined) => (line === undefined ? undefined : lines[line - 1]);
    noteFrames(text, (what, line) => report('frame', what, lines[line - 1]));
    const filled = bracesAreText ? bracesAsCode(text) : fillIn(text, { ...values, 'page.date': old.date });
    const {
      markdown: read,
      lines: moved,
      diagnostics,
      css,
    } = readDialects(filled, { format, title: fields.title, findPost });
    const toOld = (line: number) => lineOf(moved?.[line - 1] ?? line);
    const wikiLinks = diagnostics.flatMap(({ message }) => /`(!?\[\[[^`]+\]\])`/.exec(message)?.[1] ?? []);
    const plain = withoutWikiLinks(read, wikiLinks, (what, line) => report('link', what, toOld(line)));
    const markdown = withoutTemplates(plain, (what, line) => report('syntax', what, toOld(line)));
    for (const { message, line } of diagnostics)
      if (!/\{[{%]|of WordPress means/.test(message)) report('syntax', message, lineOf(line));
    const body = readBody(markdown, fields.lang ?? lang);
    const original = (line: number) => lineOf(moved?.[line - 1] ?? line) ?? 0;
    for (const reference of body.references) reference.line = original(reference.line);
    for (const { kind, what, line } of body.notes) report(kind, what, original(line) || undefined);
    return { ...body, cell, css };
  });
  return { old, plan, fields, cover, parts, bodies, note: reportIn };
}

/** The rules that a text needs, as its own element: what they reach is the text. */
function styleElement(css: string): string {
  if (css === '') return '';
  const rules = (parse(css) as StyleSheet).children
    .toArray()
    .flatMap((rule) =>
      rule.type === 'Atrule' && rule.name === 'scope' && rule.block !== null
        ? rule.block.children.toArray().map((each) => generate(each))
        : [generate(rule).replaceAll('.prose ', ':scope ')],
    );
  return `\n\n<style>\n${rules.join('\n')}\n</style>\n`;
}

/** What templates say of the old site itself, by name; code stays as it is. */
function fillIn(text: string, values: Readonly<Record<string, string | undefined>>): string {
  if (!text.includes('{{')) return text;
  const masked = hideCode(text);
  const edits = [...masked.matchAll(/\{\{-?\s*([\w.]+)\s*-?\}\}/g)].flatMap(({ 0: { length }, 1: name, index }) => {
    const value = values[name!];
    return value === undefined ? [] : [{ start: index, end: index + length, text: value }];
  });
  return writeEdits(text, edits);
}

/** A text in which `{{ x }}`, which no template fills in, stands as code: as text it would be taken for one. */
function bracesAsCode(text: string): string {
  if (!text.includes('{{')) return text;
  const found = hideMath(hideCode(text)).matchAll(/\{\{(?![<%])[^{}\n`]*\}\}/g);
  const edits = [...found].map(({ 0: { length }, index: start }) => {
    const end = start + length;
    return { start, end, text: `\`${text.slice(start, end)}\`` };
  });
  return writeEdits(text, edits);
}

/** Tags of Liquid, shortcodes of Hugo, and those of WordPress that stand on lines of their own. */
const leftOfTemplates =
  /\{%-?[^{}]*?%\}|\{\{[<%][^{}]*?[>%]\}\}|\{\{[^{}]*?\}\}|(?<=^|\n)[ \t]*\\?\[(?:gallery|playlist|contact-form(?:-7)?|wpvideo|slideshow)\b[^\]\n]*\\?\](?=[ \t]*(?:\n|$))/g;

/** A text without what is left of templates outside of code; what stands between their tags stays. */
function withoutTemplates(text: string, note: (what: string, line: number) => void): string {
  if (!/\{[{%]|\[[a-z]/.test(text)) return text;
  const found = [...hideMath(hideCode(text)).matchAll(leftOfTemplates)];
  for (const {
    0: { length },
    index,
  } of found)
    note(text.slice(index, index + length), text.slice(0, index).split('\n').length);
  return writeEdits(
    text,
    found.map(({ 0: { length }, index }) => ({ start: index, end: index + length, text: '' })),
  );
}

/** A text in which wiki links that lead nowhere are their text. */
function withoutWikiLinks(text: string, broken: readonly string[], note: (what: string, line: number) => void): string {
  if (broken.length === 0) return text;
  const found = [...hideCode(text).matchAll(/!?\[\[[^[\]\n]+\]\]/g)].filter(({ 0: link }) => broken.includes(link));
  for (const { 0: link, index } of found) note(link, text.slice(0, index).split('\n').length);
  return writeEdits(
    text,
    found.map(({ 0: link, index }) => ({
      start: index,
      end: index + link.length,
      text: link.replace(/^!/, '').slice(2, -2).split('|').at(-1)!,
    })),
  );
}

/** Frames become links before their tags are read. */
function noteFrames(text: string, note: (what: string, line: number) => void): void {
  if (!/<iframe/i.test(text)) return;
  for (const { index } of hideCode(text).matchAll(/<iframe\b/gi)) {
    const [tag] = tagsIn(text, index, text.indexOf('>', index) + 1);
    note((tag && attributeOf(tag, 'src')) ?? '<iframe>', text.slice(0, index).split('\n').length);
  }
}

interface Use {
  documents: Set<Draft>;
  isPublic: boolean;
}

interface Context {
  drafts: Draft[];
  resolver: Resolver;
  tree: SourceTree;
  site: OldSite;
  fetched: Fetched;
  to: NewSite;
  note: SiteNote;
}

/** Writes documents whose references are known. */
class Writer {
  readonly #context: Context;
  readonly #uses = new Map<string, Use>();
  readonly #targets = new Map<Reference, Target>();
  readonly #copies = new Map<string, string>();
  readonly #publicNames = new Set<string>();
  readonly #publicPaths = new Map<string, string>();
  readonly #folders = new Map<Draft, Map<string, string>>();
  readonly #publishable = new Map<string, boolean>();
  /** Fragments that links lead to, by the document that they are in. */
  readonly #fragments = new Map<OldDocument, Set<string>>();
  readonly #remote: Conversion['remote'] = [];

  constructor(context: Context) {
    this.#context = context;
  }

  write(notes: Note[]): Conversion {
    const { drafts } = this.#context;
    for (const draft of drafts) this.#byDocument.set(draft.old, draft);
    for (const draft of drafts) this.#resolve(draft);
    for (const draft of drafts) this.#placeBeside(draft);
    const documents = drafts.map((draft) => this.#write(draft));
    return {
      documents,
      copies: this.#copies,
      remote: this.#remote,
      notes,
      posts: drafts.filter(({ old }) => old.kind === 'post').length,
      pages: drafts.filter(({ old }) => old.kind === 'page').length,
    };
  }

  #target(url: string, { old }: Draft, isImage: boolean): Target {
    const { resolver, fetched } = this.#context;
    const path = isImage ? fetched.paths.get(url) : undefined;
    return path === undefined ? resolver.resolve(url, old) : { kind: 'file', path };
  }

  #resolve(draft: Draft): void {
    for (const reference of draft.bodies.flatMap(({ references }) => references)) {
      const target = this.#target(reference.url, draft, reference.kind === 'image');
      this.#targets.set(reference, target);
      if (target.kind === 'file' && this.#isPublishable(target.path))
        this.#use(target.path, draft, reference.isPublic || reference.kind !== 'image' || !isImage(target.path));
      if (target.kind === 'document' && target.fragment !== '') this.#fragment(target.document, target.fragment);
      if (/^#./.test(reference.url)) this.#fragment(draft.old, decode(reference.url.slice(1)));
    }
    const cover = draft.cover && this.#target(draft.cover.url, draft, true);
    if (cover?.kind === 'file' && isImage(cover.path) && this.#isPublishable(cover.path))
      this.#beside(draft, cover.path);
  }

  #fragment(document: OldDocument, fragment: string): void {
    const known = this.#fragments.get(document) ?? new Set();
    this.#fragments.set(document, known.add(fragment));
  }

  #use(path: string, draft: Draft, isPublic: boolean): void {
    const use = this.#uses.get(path) ?? { documents: new Set(), isPublic: false };
    use.documents.add(draft);
    use.isPublic ||= isPublic;
    this.#uses.set(path, use);
  }

  #isPublishable(path: string): boolean {
    const known = this.#publishable.get(path) ?? isPublishable(path, () => this.#context.tree.read(path));
    this.#publishable.set(path, known);
    return known;
  }

  /** Images that one document alone shows lie beside it. */
  #placeBeside(draft: Draft): void {
    for (const reference of draft.bodies.flatMap(({ references }) => references)) {
      const target = this.#targets.get(reference)!;
      const use = target.kind === 'file' ? this.#uses.get(target.path) : undefined;
      if (target.kind === 'file' && use !== undefined && !use.isPublic && use.documents.size === 1)
        this.#beside(draft, target.path);
    }
  }

  #beside(draft: Draft, path: string): string {
    const folder = this.#folders.get(draft) ?? new Map<string, string>();
    this.#folders.set(draft, folder);
    const known = folder.get(path);
    if (known !== undefined) return known;
    const name = freeName(
      safeName(posix.basename(path)),
      new Set([...folder.values(), 'index.md'].map((each) => each.toLowerCase())),
    );
    if (name !== posix.basename(path)) draft.note('name', `${path} → ${name}`);
    folder.set(path, name);
    return name;
  }

  #public(path: string): string {
    const known = this.#publicPaths.get(path);
    if (known !== undefined) return known;
    const folder = this.#context.site.publicFolders
      .filter((each) => each !== '' && path.startsWith(`${each}/`))
      .sort((a, b) => b.length - a.length)[0];
    const inside = folder === undefined ? path.replace(/^(src|content)\//, '') : path.slice(folder.length + 1);
    const safe = safePublicPath(inside);
    const free = freeName(safe, this.#publicNames);
    if (free !== inside) this.#context.note('name', path, `/${free}`);
    this.#publicPaths.set(path, `/${free}`);
    this.#copies.set(`public/${free}`, path);
    return `/${free}`;
  }

  /** Path of a document's file from the project's root. */
  #fileOf({ kind, date }: OldDocument, slug: string, hasFolder: boolean, ending: string): string {
    const name = kind === 'post' ? `src/content/posts/${date!.slice(0, 10)}-${slug}` : `src/content/pages/${slug}`;
    return hasFolder ? `${name}/index.${ending}` : `${name}.${ending}`;
  }

  readonly #byDocument = new Map<OldDocument, Draft>();

  #fileOfDraft = (draft: Draft): string =>
    this.#fileOf(draft.old, draft.plan.slug, this.#folders.has(draft), draft.parts.ending);

  #write(draft: Draft): NewDocument {
    const { old, plan, parts, bodies, note } = draft;
    const file = this.#fileOfDraft(draft);
    const wanted = this.#fragments.get(old) ?? new Set<string>();
    const texts = bodies.map((body) => {
      const edits: Edit[] = [...body.edits, ...headingEdits(body, wanted)];
      const note: DraftNote = (kind, what, line) => draft.note(kind, what, line, body.cell);
      for (const reference of body.references) edits.push(...this.#reference({ draft, note }, reference, file));
      return writeBody(body, edits) + styleElement(body.css);
    });
    for (const [path, name] of this.#folders.get(draft) ?? [])
      this.#copies.set(posix.join(posix.dirname(file), name), path);
    const inName = parseFileName(file.replace(/^src\/content\/(posts|pages)\//, '')).slug;
    const fields: NewFields = {
      ...draft.fields,
      slug: inName === plan.slug ? undefined : plan.slug,
      aliases: plan.aliases.length > 0 ? plan.aliases : undefined,
      feedId: old.kind === 'post' ? old.feedId : undefined,
      ...this.#cover(draft),
    };
    if (fields.title === undefined && !bodies.some(({ source }) => /^#\s+\S/m.test(source)))
      note('field', 'no title: the file’s name is one', 1);
    return { file, text: documentText(fields, parts, texts), from: old.path };
  }

  #cover(draft: Draft): Pick<NewFields, 'image' | 'imageAlt'> {
    const { cover, note } = draft;
    if (cover === undefined) return {};
    const target = this.#target(cover.url, draft, true);
    const name = target.kind === 'file' ? this.#folders.get(draft)?.get(target.path) : undefined;
    if (name === undefined) {
      if (target.kind === 'elsewhere') this.#remoteImage(cover.url, draft, 1);
      else note('image-missing', `image: ${cover.url}`, 1);
      return {};
    }
    if (cover.alt === '') note('image-alt', cover.url, 1);
    return { image: `./${name}`, imageAlt: cover.alt === '' ? (draft.fields.title ?? 'Cover') : cover.alt };
  }

  #reference({ draft, note }: { draft: Draft; note: DraftNote }, reference: Reference, file: string): Edit[] {
    const target = this.#targets.get(reference)!;
    const line = reference.line || undefined;
    const inSite = (path: string) => (reference.inHtml ? this.#context.to.base + path.slice(1) : path);
    if (target.kind === 'site') return reference.write(inSite(target.url));
    if (target.kind === 'document') {
      const link = this.#linkTo(target, file, reference.inHtml === true);
      if (link === undefined) note('link', `${reference.url}: ${target.document.path} is not published`, line);
      else if (target.fragment !== '' && !link.includes('#')) note('fragment', reference.url, line);
      return reference.write(link);
    }
    if (target.kind === 'file') {
      const beside = this.#folders.get(draft)?.get(target.path);
      const use = this.#uses.get(target.path);
      if (use !== undefined && !use.isPublic && use.documents.size === 1 && beside !== undefined)
        return reference.write(`./${beside}`);
      if (use !== undefined) return reference.write(inSite(encodeURI(this.#public(target.path))));
      note(
        reference.kind === 'image' ? 'image-broken' : 'left',
        `${target.path}: what runs in a browser is not published`,
        line,
      );
      return reference.write(undefined);
    }
    if (target.kind === 'elsewhere') {
      if (/^#./.test(reference.url) && !hasPart(draft, reference.url.slice(1)) && reference.url !== '#top') {
        note('fragment', reference.url, line);
        return reference.write(undefined);
      }
      if (reference.kind === 'link') return target.url === undefined ? [] : reference.write(target.url);
      this.#remoteImage(reference.url, { old: draft.old, note }, line);
      return reference.write(undefined, 'link');
    }
    note(reference.kind === 'image' ? 'image-missing' : 'link', reference.url, line);
    return reference.write(undefined);
  }

  #remoteImage(url: string, { old, note }: Pick<Draft, 'old' | 'note'>, line: number | undefined): void {
    const failure = this.#context.fetched.failures.get(url);
    if (failure === undefined) note('image-remote', url, line);
    else note('image-failed', `${url}: ${failure}`, line);
    this.#remote.push({ url, file: old.path, line });
  }

  /** A link from one file of ours to another. */
  #linkTo(
    { document, fragment }: Extract<Target, { kind: 'document' }>,
    from: string,
    inHtml: boolean,
  ): string | undefined {
    const draft = this.#byDocument.get(document);
    if (draft === undefined || draft.fields.draft === true) return undefined;
    const relative = posix.relative(posix.dirname(from), this.#fileOfDraft(draft));
    const beside = relative.startsWith('.') ? relative : `./${relative}`;
    const path = inHtml ? encodeURI(this.#context.to.base + draft.plan.url.slice(1)) : beside;
    return fragment === '' || !hasPart(draft, fragment) ? path : `${path}#${encodeURI(decode(fragment))}`;
  }
}

/** Whether a link can lead to a part of a document. */
function hasPart({ bodies }: Draft, fragment: string): boolean {
  const id = decode(fragment);
  return bodies.some(
    ({ ids, headings }) => ids.has(id) || headings.some((heading) => heading.id === id || heading.oldIds.includes(id)),
  );
}

/** Gives headings the ids that links to them use, where this site would give others. */
function headingEdits({ headings, ids }: Body, wanted: ReadonlySet<string>): Edit[] {
  const given = new Set([...ids, ...headings.map(({ id }) => id)]);
  return [...wanted].flatMap((written) => {
    const id = decode(written);
    if (given.has(id) || /[\s{}]/.test(id)) return [];
    const heading = headings.find(({ oldIds }) => oldIds.includes(id));
    given.add(id);
    return heading === undefined ? [] : [{ start: heading.end, end: heading.end, text: ` {#${id}}` }];
  });
}

/** The text of a file. A notebook has its front matter in a first raw cell. */
function documentText(fields: NewFields, { ending, assemble }: Parts, texts: readonly string[]): string {
  if (ending === 'md') return writeDocument(fields, assemble(texts));
  const notebook = JSON.parse(assemble(texts)) as { cells: unknown[] };
  const front = { cell_type: 'raw', metadata: {}, source: writeDocument(fields, '').trimEnd() };
  return `${JSON.stringify({ ...notebook, cells: [front, ...notebook.cells] }, null, 1)}\n`;
}

import type { Heading, Root, RootContent } from 'mdast';
import { defineMdastPlugin, type Data, type MdastVisitorContext } from 'satteri';
import { escapeAttribute, escapeText, unescapeText } from '../core/escape.ts';
import { suggestion } from '../core/suggest.ts';
import { report } from '../markdown/kit/diagnostics.ts';
import { messagesOf } from '../markdown/kit/document.ts';
import { editNode } from '../markdown/kit/edits.ts';
import { generated } from '../markdown/kit/generated.ts';
import { Bibliography } from './bibliography.ts';
import { loadCitationJs } from './citation-js.ts';
import { plainText } from './entry-html.ts';
import { warningsOf } from './entry-warnings.ts';
import { groupEntries, isGrouping, groupings, type Group } from './reading-groups.ts';
import type { Source } from './source.ts';
import { renderFormulas, type RenderFormula } from './source-formulas.ts';
import { makeStyle, type Style } from './style.ts';
import { withFormulas } from './tex.ts';

declare module 'satteri' {
  interface DataMap {
    /** Ids of entries of reading lists. */
    entryIds: Set<string>;
  }
}

type Directive = Readonly<Extract<RootContent, { type: 'containerDirective' | 'leafDirective' }>>;

/**
 * `:::references{file=./read.bib group=year}` lists all entries of a `.bib` file, the newest first, each with its
 * `note`: a reading list, or what its author has published. Without `file` it is of what the post can cite.
 */
export const readingListPlugin = ({ renderFormula }: { renderFormula: RenderFormula }) =>
  defineMdastPlugin({
    name: 'reading-list',
    options: { position: true },
    async before(root, context) {
      let depth = 1;
      for (const node of root.children) {
        if (node.type === 'heading') depth = node.depth;
        else if (isReadingList(node)) await replaceList(node, depth, renderFormula, context);
        else if ('children' in node) reportInner(node, context.data);
      }
    },
  });

const isReadingList = (node: Readonly<RootContent>): node is Directive =>
  (node.type === 'containerDirective' || node.type === 'leafDirective') && node.name === 'references';

/** A list inside something else would have headings inside of that. */
function reportInner(node: { readonly children: readonly RootContent[] }, data: Data): void {
  for (const child of node.children) {
    if (isReadingList(child))
      report(data, child, {
        message: '`:::references` stands inside of something else.',
        fix: 'Write it at the beginning of a line, outside of lists, quotations and callouts.',
      });
    else if ('children' in child) reportInner(child as { children: RootContent[] }, data);
  }
}

async function replaceList(
  node: Directive,
  depth: number,
  renderFormula: RenderFormula,
  context: MdastVisitorContext,
): Promise<void> {
  const { data } = context;
  const request = readRequest(node, context);
  const sources = request === undefined ? new Map<string, Source>() : await readAll(request.bibliography, data);
  if (request === undefined || sources.size === 0) return void context.removeNode(node as never);
  const { bibliography, grouping } = request;
  const messages = messagesOf(data);
  const formulas = await renderFormulas(sources, bibliography, renderFormula, context);
  const language = { lang: messages.drawing.lang, messages: messages.citation, formulas };
  const style = makeStyle(await loadCitationJs(), 'author-date', sources, language);
  for (const [key, { item }] of sources)
    data.post?.diagnostics.push(...warningsOf(bibliography, key, item, style.entry(key, false)));
  const groups = groupEntries(sources, style.order, grouping, messages.citation);
  const notes = new Map([...sources].map(([key, source]) => [key, noteOf(source)]));
  const inTex = (key: string) => sources.get(key)!.formulas.map((tex) => `$${tex}$`);
  const markdownNote = (key: string) => withFormulas(escapeMarkdown(notes.get(key)!), inTex(key));
  editNode(data.post, node, markdownList(groups, depth, style, markdownNote));
  const htmlNote = (key: string) => noteHtml(notes.get(key)!, formulas.get(key) ?? []);
  context.replaceNode(
    node as never,
    groups.flatMap(({ title, keys }): Root['children'] => [
      ...(title === undefined ? [] : [headingOf(title, depth + 1)]),
      generated(htmlList(keys, style, htmlNote, data)),
    ]),
  );
}

/** What a list is of, and how it is grouped; `undefined` where its words are wrong, which is reported. */
function readRequest(node: Directive, context: MdastVisitorContext) {
  const { file, group = 'none', ...others } = (node.attributes ?? {}) as Record<string, string>;
  const fail = (message: string, fix: string) => void report(context.data, node, { message, fix });
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return fail(
      `\`${unknown}\` is no word of \`:::references\`.`,
      'Write `:::references{file=./read.bib group=year}`.',
    );
  if (!isGrouping(group))
    return fail(
      `A list of references is not grouped by \`${group}\`.`,
      suggestion(group, groupings, 3) ?? 'Write `group=year`, `group=type` or nothing.',
    );
  const bibliography = new Bibliography(context, file);
  if (!bibliography.exists)
    return fail(
      `There is no file \`${file ?? 'references.bib'}\` for the list of references.`,
      'Put it beside the post, and write `:::references{file=./name.bib}`.',
    );
  return { bibliography, grouping: group };
}

/** All entries that can be read; what is wrong with the others is reported. */
async function readAll(bibliography: Bibliography, { post }: Data): Promise<Map<string, Source>> {
  post?.diagnostics.push(...bibliography.diagnostics);
  const plugins = await loadCitationJs();
  return new Map(
    bibliography.keys().flatMap((key) => {
      const source = bibliography.source(key, plugins, (diagnostic) => void post?.diagnostics.push(diagnostic));
      return source === undefined ? [] : [[key, source]];
    }),
  );
}

/** The note of a source, but for the number of a preprint, which is Google Scholar’s way and linked already. */
function noteOf({ item }: Source): string {
  const { note } = item as { note?: unknown };
  return typeof note !== 'string' || /\barxiv\s*:/i.test(note) ? '' : note;
}

const headingOf = (title: string, depth: number): Heading => ({
  type: 'heading',
  depth: Math.min(depth, 6) as Heading['depth'],
  children: [{ type: 'text', value: title }],
});

function htmlList(keys: readonly string[], style: Style, noteOf: (key: string) => string, data: Data): string {
  const items = keys.map(
    (key) => `<li id="${escapeAttribute(idOf(key, data))}">${entryOf(key, style)}${noteOf(key)}</li>`,
  );
  return `<div class="references">\n<ul role="list">\n${items.join('\n')}\n</ul>\n</div>`;
}

const noteHtml = (note: string, formulas: readonly string[]): string =>
  note === '' ? '' : `<br /><span class="entry-note">${withFormulas(escapeText(note), formulas)}</span>`;

/** The id of an entry: apart from those of the list of what the post cites, and each once. */
function idOf(key: string, data: Data): string {
  const taken = (data.entryIds ??= new Set());
  const word = `entry-${key.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
  let id = word;
  for (let count = 2; taken.has(id); count += 1) id = `${word}-${count}`;
  taken.add(id);
  return id;
}

/** The list as Markdown. */
function markdownList(groups: readonly Group[], depth: number, style: Style, noteOf: (key: string) => string): string {
  return groups
    .map(({ title, keys }) => {
      const items = keys.map((key) => {
        const note = noteOf(key) === '' ? '' : `\\\n  ${noteOf(key)}`;
        return `- ${markdownOf(entryOf(key, style))}${note}`;
      });
      const head = title === undefined ? '' : `${'#'.repeat(Math.min(depth + 1, 6))} ${title}\n\n`;
      return head + items.join('\n');
    })
    .join('\n\n');
}

const escapeMarkdown = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#$]/g, '\\$&');

/** An entry as Markdown: its links and formulas, and all else as text. */
const markdownOf = (html: string): string =>
  html
    .split(/(<a href="[^"]*">[^]*?<\/a>|<math[^]*?<\/math>)/)
    .map((part) => {
      const [, url] = /^<a href="([^"]*)">/.exec(part) ?? [];
      const [, tex] = /^<math[^>]*\salttext="([^"]*)"/.exec(part) ?? [];
      if (url !== undefined) return `<${unescapeText(url)}>`;
      if (tex !== undefined) return `$${unescapeText(tex)}$`;
      const [before, after] = [/^\s/, /\s$/].map((space) => (space.test(part) ? ' ' : ''));
      return before + escapeMarkdown(plainText(part)) + after;
    })
    .join('');

/** An entry without the letter that tells it from another of its year: nothing refers to it. */
const entryOf = (key: string, style: Style): string => style.entry(key, true).replace(/(\(\d{1,4})[a-z](?=[,)])/, '$1');

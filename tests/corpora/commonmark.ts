import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { checkOut, createResult } from './corpus.ts';
import { renderFree } from './documents.ts';

const specifications = [
  {
    name: 'CommonMark 0.31.2',
    repository: 'commonmark/commonmark-spec',
    commit: '31c0ca2d294ea60ab4438004da410e2e590a46f2',
    file: 'spec.txt',
    // Every example.
    example: /^`{32} example()\n([^]*?)\n?^\.\n([^]*?)^`{32}$/gm,
  },
  {
    name: 'GFM 0.29',
    repository: 'github/cmark-gfm',
    commit: '85d895289c5ab67f988ca659493a64abb5fec7b4',
    file: 'test/spec.txt',
    // What it adds to CommonMark; `disabled` are those that its own tests leave out.
    example: /^`{32} example ([\w ]+)\n([^]*?)\n?^\.\n([^]*?)^`{32}$/gm,
  },
];

/**
 * What means something else here on purpose. 193: HTML inside of HTML that is indented by four columns after an empty
 * line stays HTML, as the authors of such posts mean it; CommonMark shows its tags as code.
 */
const onPurpose: ReadonlySet<string> = new Set(['CommonMark 0.31.2 193']);

/**
 * The examples of both specifications that mean something else here. An example that holds what a post may not hold (a
 * script, an attribute that HTML does not know) or what is surely a slip has to be reported by line; those are counted
 * apart. Classes, ids, wrappers and typographic quotes and dashes are looks, not meaning.
 */
export default async function commonmark() {
  const results = [];
  for (const { name, repository, commit, file, example } of specifications) {
    const text = readFileSync(join(checkOut(repository, commit, [file]), file), 'utf8');
    const result = createResult(name);
    let reported = 0;
    for (const [index, [, extension, markdown = '', html = '']] of [...text.matchAll(example)].entries()) {
      if (extension === 'disabled' || onPurpose.has(`${name} ${index + 1}`)) continue;
      const source = markdown.replaceAll('→', '\t');
      const { html: ours, errors } = await renderFree(source);
      const [meant, read] = [meaningOf(inPost(html.replaceAll('→', '\t'))), meaningOf(ours)];
      if (errors.length > 0) reported++;
      // CommonMark alone links no bare URL; with GFM, which is what is read here, it does.
      else if (meant === read || (extension === '' && meant === withoutBareLinks(read))) result.pass();
      else result.fail('means something else', `${index + 1}: ${JSON.stringify(source)}\n  ${meant}\n  ${read}`);
    }
    results.push({ ...result, name: `examples of ${name} (less ${reported} that are reported by line)` });
  }
  return results;
}

/** HTML as part of a page: `h1` is the title, so where a text has one, its headings are one level lower. */
const inPost = (html: string): string =>
  html.includes('<h1>')
    ? html.replace(/(<\/?h)([1-6])>/g, (_, tag: string, level: string) => `${tag}${Math.min(6, Number(level) + 1)}>`)
    : html;

/** What a browser shows of HTML, and where it leads: elements with a meaning, their texts and URLs. */
function meaningOf(html: string): string {
  const parts = parseFragment(html.replace(/<!--[^]*?-->/g, '')).childNodes.map((node) => partOf(node, false));
  return tidy(parts.join(''));
}

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Attributes that mean something. */
const meaningful: ReadonlySet<string> = new Set(['href', 'title', 'start', 'checked', 'align']);
/** Elements that only hold others. */
const wrappers: ReadonlySet<string> = new Set(['span', 'div', 'tbody']);

/** What an image of ours will be when its file is looked at, or one of another HTML. */
function imageOf({ attrs, parentNode }: DefaultTreeAdapterTypes.Element): string {
  const written = new Map(attrs.map(({ name, value }) => [name, value]));
  const ours = written.get('data-picture');
  const { src = '', alt = '' } =
    ours === undefined ? Object.fromEntries(written) : (JSON.parse(decodeURIComponent(ours)) as Record<string, string>);
  const caption = parentNode?.nodeName === 'figure' ? parentNode.childNodes.find(isCaption) : undefined;
  const title = caption === undefined ? written.get('title') : meaningOf(serialize(caption));
  return `<img alt="${alt}" src="${src}"${title === undefined ? '' : ` title="${title.replaceAll('&amp;', '&')}"`}>`;
}

const isCaption = (node: Node): node is DefaultTreeAdapterTypes.Element => node.nodeName === 'figcaption';

function partOf(node: Node, isCode: boolean): string {
  if (node.nodeName === '#text') {
    const { value } = node as DefaultTreeAdapterTypes.TextNode;
    return (isCode ? value : plainSigns(value).replace(/\s+/g, ' ')).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  }
  if (!('tagName' in node)) return '';
  if (node.tagName === 'img') return imageOf(node);
  // A caption is the title of its image; what a style says is for the page.
  if (/^(?:figcaption|style)$/.test(node.tagName)) return '';
  const inner = node.childNodes.map((child) => partOf(child, isCode || node.tagName === 'pre')).join('');
  if (node.tagName === 'figure') return `\n<p>${inner}</p>\n`;
  if (wrappers.has(node.tagName) || isSelfLink(node)) return inner;
  const attributes = node.attrs.flatMap(({ name, value }) =>
    name === 'class' && /^(?:left|center|right)$/.test(value)
      ? [` align="${value}"`]
      : meaningful.has(name)
        ? [` ${name}="${plainSigns(name === 'href' ? decoded(value) : value)}"`]
        : [],
  );
  const isBlock = /^(?:p|h\d|ul|ol|li|pre|blockquote|hr|table|thead|tr|th|td)$/.test(node.tagName);
  const [before, after] = isBlock ? ['\n', '\n'] : ['', ''];
  const text = node.tagName === 'pre' ? inner.replace(/\n+(?=<\/code>)/, '') : inner;
  return `${before}<${node.tagName}${attributes.sort().join('')}>${text}</${node.tagName}>${after}`;
}

/** Whether an element is the link of a heading to itself. */
const isSelfLink = ({ tagName, parentNode }: DefaultTreeAdapterTypes.Element): boolean =>
  tagName === 'a' && /^h\d$/.test(parentNode?.nodeName ?? '') && parentNode?.childNodes.length === 1;

const withoutBareLinks = (meaning: string): string => meaning.replace(/<a href="(?:mailto:)?([^"]*)">\1<\/a>/g, '$1');

/** Quotes and dashes as they are typed. */
const plainSigns = (text: string): string =>
  text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/–/g, '--').replace(/—/g, '---').replace(/…/g, '...');

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

const tidy = (text: string): string => text.replace(/ *\n\s*/g, '\n').trim();

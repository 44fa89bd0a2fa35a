import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { drawDiagram } from '../../src/diagrams/index.ts';
import { types } from '../../src/diagrams/types.ts';
import { bodyMessages } from '../../src/i18n/index.ts';
import { checkOut, createResult, type Result } from './corpus.ts';

/** Mermaid 11.14.0. */
const commit = 'df032c942c32f805a7f4cd1cf30a565e610bc4f1';
const docs = 'packages/mermaid/src/docs';
const tests = 'cypress/integration/rendering';

/** Blocks that the parser of this version refuses too: five are wrong on purpose or by mistake, by their positions. */
const refused: ReadonlySet<string> = new Set([
  // Shown as errors.
  'demos/error.html:17',
  'demos/error.html:30',
  `${tests}/error/errorDiagram.spec.js:24`,
  `${tests}/error/errorDiagram.spec.js:34`,
  // No arrow after the second box.
  `${tests}/flowchart/flowchart-elk.spec.js:744`,
]);

/** A diagram of the corpus, and where it begins: file and line. */
interface Block {
  at: string;
  text: string;
}

/**
 * Diagrams of the types that are drawn here, in Mermaid’s documentation, its demos and its rendering tests: right is
 * one that is drawn, perhaps simpler and with a warning that says what was left out.
 */
export default async function mermaid(): Promise<Result[]> {
  const root = checkOut('mermaid-js/mermaid', commit, [docs, tests, 'demos']);
  const blocksIn = (folder: string, extension: RegExp, read: (text: string) => { line: number; text: string }[]) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => extension.test(file))
      .sort()
      .flatMap((file) => {
        const path = join(folder, file);
        return read(readFileSync(join(root, path), 'utf8')).map(({ line, text }) => ({ at: `${path}:${line}`, text }));
      })
      .filter(({ text }) => isOurs(text));
  const ofDocs = blocksIn(docs, /\.md$/, fences);
  const all = [...ofDocs, ...blocksIn('demos', /\.html$/, elements), ...blocksIn(tests, /\.spec\.[jt]s$/, literals)];
  return [
    await draw('blocks of Mermaid’s documentation', ofDocs),
    await draw(
      'documentation, demos and rendering tests, less what Mermaid refuses',
      all.filter(({ at }) => !refused.has(at)),
    ),
  ];
}

/** Draws each once, however often it occurs. */
async function draw(name: string, blocks: readonly Block[]): Promise<Result> {
  const result = createResult(name);
  const messages = bodyMessages('en').drawing;
  for (const { at, text } of new Map(blocks.map((block) => [block.text, block])).values()) {
    const { drawing, diagnostics } = await drawDiagram(text, { messages });
    const error = diagnostics.find(({ severity }) => severity !== 'warning');
    if (drawing !== undefined) result.pass();
    else result.fail(error!.message.replace(/`[^`]*`/g, '…'), `${at} line ${error!.line}: ${error!.message}`);
  }
  return result;
}

/** Whether a text is a diagram of a type that is drawn, whatever stands before its first word. */
function isOurs(text: string): boolean {
  const body = text.replace(/^\s*---\n.*?\n\s*---\s*\n/s, '').replace(/^(?:\s*%%\{.*?\}%%|\s*%%[^\n]*\n)*/s, '');
  const [, keyword = ''] = /^\s*([\w-]+)(?=[\s;]|$)/.exec(body) ?? [];
  return body.includes('\n') && types.some(({ keywords }) => keywords.includes(keyword));
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The text without the white space that all of its lines begin with. */
function dedent(text: string): string {
  const lines = text.replace(/^\s*\n|\s+$/g, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)![0].length);
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}

function fences(text: string): { line: number; text: string }[] {
  return [...text.matchAll(/^([ \t]*)(`{3,})mermaid[\w-]*[^\n]*\n(.*?)^\1\2[ \t]*$/gms)].map((match) => ({
    line: lineOf(text, match.index) + 1,
    text: dedent(match[3]!),
  }));
}

/** What elements of the class `mermaid` hold, read as a browser does. */
function elements(html: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
    'value' in node
      ? node.value
      : node.nodeName === 'br'
        ? '<br>'
        : 'childNodes' in node
          ? node.childNodes.map(textOf).join('')
          : '';
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (!('childNodes' in node)) return;
    const isDiagram = 'attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && value === 'mermaid');
    if (isDiagram) found.push({ line: node.sourceCodeLocation!.startLine, text: dedent(textOf(node)) });
    else node.childNodes.forEach(visit);
  };
  visit(parseFragment(html, { sourceCodeLocationInfo: true }));
  return found;
}

/** Strings of a program that hold several lines and nothing that is computed. */
function literals(program: string): { line: number; text: string }[] {
  const code = program
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ''));
  return [...code.matchAll(/`((?:[^`\\]|\\.)*)`/gs)]
    .filter(([, text]) => !text!.includes('${'))
    .map(({ 1: text, index }) => ({
      line: lineOf(code, index),
      text: dedent(text!.replace(/\\(?:(n)|\n|(.))/g, (_, newLine, other: string) => (newLine ? '\n' : (other ?? '')))),
    }));
}

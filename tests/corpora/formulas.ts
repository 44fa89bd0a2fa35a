import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '../../src/core/diagnostics.ts';
import { readDialects } from '../../src/dialects/index.ts';
import { hideSyntax, splitFormulas } from '../../src/markdown/hidden/hide.ts';
import { checkOut, createResult } from './corpus.ts';
import { renderFree } from './documents.ts';

/**
 * Blogs and course notes with many formulas, by other engines: Jekyll (kramdown), Astro, d2lbook, Jupyter Book.
 * `macros` is the file of each in which it tells MathJax its own.
 */
const sources: { repository: string; commit: string; files: string; macros?: string }[] = [
  {
    repository: 'ermongroup/cs228-notes',
    commit: 'b608bab345ec5e5d9949c8f015869a61a440484e',
    files: '**/*.md',
    macros: '_layouts/post.html',
  },
  { repository: 'cs231n/cs231n.github.io', commit: '3d84654b14608fbccdff2393485631aaacfc9dab', files: '**/*.md' },
  {
    repository: 'gwgundersen/gwgundersen.github.io',
    commit: 'b9384e3b0d0661576d90262e7806519a19e58c04',
    files: '**/*.md',
    macros: '_layouts/orf525.html',
  },
  {
    repository: 'wiseodd/wiseodd.github.io',
    commit: '14c709638315127b6529a1c37c9fed9d13ad917d',
    files: 'src/content/post/*.mdx',
    macros: 'src/mathjax.macros.ts',
  },
  { repository: 'd2l-ai/d2l-en', commit: '23d7a5aecceee57d1292c56e90cce307f183bb0a', files: 'chapter*/**/*.md' },
  {
    repository: 'QuantEcon/lecture-python.myst',
    commit: '40e15dc23b712c68268102588d3ffada4c8b8e1f',
    files: 'lectures/*.md',
    macros: 'lectures/_config.yml',
  },
];

/** Formulas of real posts, each text rendered as a post: those read, and those that are not or stay as text. */
export default async function formulas() {
  const results = [];
  for (const { repository, commit, files, macros } of sources) {
    const folder = checkOut(repository, commit, ['.']);
    const result = createResult(`formulas of ${repository}`);
    const ownMacros = macros && readMathJaxMacros(readFileSync(join(folder, macros), 'utf8'));
    for (const file of globSync(files, { cwd: folder }).sort()) {
      const source = readFileSync(join(folder, file), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
      await countFormulas(source, file, result, ownMacros);
    }
    results.push(result);
  }
  return results;
}

/** Macros of a MathJax configuration, `R: "\\\\mathbb{R}"` or `norm: ["\\\\|#1\\\\|", 1]`, as TeX. */
function readMathJaxMacros(configuration: string): string {
  const [, macros = configuration] = /\bmacros\b["']?\s*:\s*\{?([^]*)/i.exec(configuration) ?? [];
  const each = /^\s*["']?([a-zA-Z]+)["']?\s*:\s*(?:\[\s*)?(["'])(.+?)\2\s*(?:,\s*(\d)\s*)?\]?,?\s*$/gm;
  return [...macros.matchAll(each)]
    .filter(([, , , body]) => !/\.js|TeX|http|^none$/.test(body!))
    .map(([, name, , body, count = '0']) => `\\def\\${name}${parametersFor(count)}{${body!.replaceAll('\\\\', '\\')}}`)
    .join('\n');
}

const parametersFor = (count: string): string =>
  Array.from({ length: Number(count) }, (_, index) => `#${index + 1}`).join('');

/** Counts the formulas of one text. */
async function countFormulas(
  source: string,
  file: string,
  result: ReturnType<typeof createResult>,
  macros: string | undefined,
): Promise<void> {
  const mdx = file.endsWith('.mdx');
  const { source: hidden } = hideSyntax(mdx ? source : readDialects(source).markdown, { mdx });
  const { errors } = await renderFree(source, { mdx, macros });
  const wrong = errors.filter(({ message }) => message.startsWith('The formula'));
  const found = splitFormulas(hidden).filter(({ formula }) => formula).length;
  for (let count = wrong.filter(({ message }) => !message.includes('does not end')).length; count < found; count++)
    result.pass();
  for (const { message, line } of wrong) {
    const kind = kindOf({ file, message: message.replace(/^The formula `[^]*`(?= cannot)/, 'The formula `…`') });
    const command = /the command `(\\\S+)` is unknown/.exec(message)?.[1];
    result.fail(command === undefined ? kind : `unknown ${command}`, `${file}:${line} ${message}`);
  }
  for (const [text] of withoutCode(hidden).matchAll(/^.*\\(?:[a-zA-Z]{3,}|[[(]).*$/gm))
    result.fail('TeX that stays as text', `${file} ${text.slice(0, 160)}`);
}

/** The text without its code, comments and tags. */
const withoutCode = (text: string): string =>
  text
    .replace(/^([ \t>]*)(`{3,}|~{3,})[^]*?^\1?[ \t>]*\2[^\n]*$/gm, '')
    .replace(/<(pre|code|script|style)\b[^]*?<\/\1>|<!--[^]*?-->|<[a-z/][^<>]*>/gi, '')
    .replace(/(`+)[^`][^]*?\1/g, '')
    .replace(/^ {4,}\S.*$/gm, '')
    .replace(/!\[(?:\\.|[^\]\\])*\]/g, '');

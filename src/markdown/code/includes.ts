import { posix } from 'node:path';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { metaWords } from './meta.ts';
import { editNode, fenced } from '../kit/edits.ts';
import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { report } from '../kit/diagnostics.ts';
import { readBeside } from '../kit/document.ts';
import { isKnownLanguage } from './languages.ts';

/**
 * The code of a fence that names a file beside the post and holds none itself: ```` ```python file=./train.py#L10-20
 * ````.
 */
export const includesPlugin = () =>
  defineMdastPlugin({
    name: 'includes',
    options: { position: true },
    code(node, context) {
      // Without a language, `file=…` stands where the language would.
      const language = node.lang?.startsWith('file=') ? undefined : node.lang;
      const words = metaWords([language === undefined ? node.lang : '', node.meta].join(' '));
      const word = words.find((each) => each.startsWith('file='));
      if (word === undefined) return;
      const written = word.slice('file='.length);
      const { path } = partsOf(written);
      context.setProperty(node, 'lang', language || languageOf(path));
      context.setProperty(node, 'meta', words.filter((each) => each !== word).join(' '));

      const found = readIncluded(written, node.value, context);
      if ('lines' in found) {
        const value = outdent(found.lines).join('\n');
        context.setProperty(node, 'value', value);
        // Further in, each line would have to begin as the fence does.
        if (node.position?.start.column === 1)
          editNode(context.data.post, node, fenced(value, language || languageOf(path)));
      } else report(context.data, node, found);
    },
  });

/** `./train.py#L10-20`, in quotation marks or not: the path, and which lines. */
function partsOf(written: string): { path: string; range: string } {
  const [, path = '', range = ''] = /^([^#]*)(.*)$/s.exec(written.replace(/^(["'])(.*)\1$/s, '$2'))!;
  return { path, range };
}

/** The lines of the file that a fence names after `file=`, or why there are none. `own` is what the fence holds. */
export function readIncluded(
  written: string,
  own: string,
  context: MdastVisitorContext,
): { lines: string[] } | TextDiagnostic {
  const { path, range } = partsOf(written);
  const error =
    own.trim() === ''
      ? checkPath(path, context.data.post?.file)
      : {
          message: `The fence names \`${path}\` and holds code as well.`,
          fix: 'Leave it empty: its code comes from the file.',
        };
  return error ?? linesOf(path, readBeside(context, path), range);
}

/**
 * `post` is the post's file, relative to the project; `undefined` while Astro compiles MDX, whose paths were looked at
 * before.
 */
function checkPath(path: string, post: string | undefined): TextDiagnostic | undefined {
  const fix = 'Put the file beside the post and write `file=./name.py`.';
  if (path === '') return { message: '`file=` names no file.', fix };
  if (/^([a-z][a-z+.-]*:|[/\\])/i.test(path)) return { message: `\`${path}\` is not relative to the post.`, fix };
  const leaves = post !== undefined && posix.join(posix.dirname(post), path.replaceAll('\\', '/')).startsWith('../');
  return leaves ? { message: `\`${path}\` lies outside the project.`, fix } : undefined;
}

function linesOf(path: string, text: string | undefined, range: string): { lines: string[] } | TextDiagnostic {
  if (text === undefined)
    return {
      message: `There is no file \`${path}\` beside the post.`,
      fix: 'Check its name (capitals count), or put the file there.',
    };
  // What is no UTF-8 was read as U+FFFD.
  if (/[\0\uFFFD]/.test(text))
    return {
      message: `The file \`${path}\` is not UTF-8 text.`,
      fix: 'Save it again with the encoding UTF-8; what is no text cannot be shown as code.',
    };
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  if (range === '') return { lines };

  const [, from, to = from] = /^#L(\d+)(?:-L?(\d+))?$/.exec(range) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (!(first >= 1 && last >= first))
    return {
      message: `\`${range}\` names no lines of \`${path}\`.`,
      fix: 'Write `#L10`, or `#L10-20` for the lines from 10 to 20.',
    };
  if (last > lines.length)
    return {
      message:
        `\`${range}\` asks for more than \`${path}\` has: ${lines.length} ` +
        `${lines.length === 1 ? 'line' : 'lines'}.`,
      fix: 'Look up which lines you mean; the file may have changed.',
    };
  return { lines: lines.slice(first - 1, last) };
}

/** The lines without the white space that all of them begin with; empty ones do not count. */
function outdent(lines: readonly string[]): string[] {
  const spaces = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)![0]);
  let common = spaces[0] ?? '';
  for (const space of spaces) while (!space.startsWith(common)) common = common.slice(0, -1);
  return lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : ''));
}

/** Endings that are not a name of the language, for what posts on computing show. */
const endings: Record<string, string> = Object.fromEntries(
  `h c, cc cpp, cu cpp, cxx cpp, hpp cpp, ex elixir, exs elixir, ml ocaml, pl perl, pyi python, cfg ini, conf ini,
  htm html, ipynb json, patch diff, svg xml`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [ending: string, language: string]),
);

/** Language of a file by its name: `train.py`, `Dockerfile`. */
function languageOf(path: string): string {
  const ending = /[^./\\]*$/.exec(path)![0].toLowerCase();
  const language = endings[ending] ?? ending;
  return isKnownLanguage(language) ? language || 'text' : 'text';
}

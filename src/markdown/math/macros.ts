import { TextError, type TextDiagnostic } from '../../core/diagnostics.ts';
import { lineCounter } from '../../core/text.ts';
import { beginning, takeDefinitions, usedDefinitions, type Definition } from './definitions.ts';
import { formulaHtml } from './mathml.ts';

/** What a file of macros holds. */
export interface Macros {
  /** Those that can be used; one with an error stands for a box, so that it is reported once. */
  definitions: Definition[];
  diagnostics: TextDiagnostic[];
}

/** In characters; every formula may use all of it. */
const largest = 100_000;

const files = new Map<string, Promise<Macros>>();

/** Reads a file of macros; most documents share one. */
export function readMacros(text: string): Promise<Macros> {
  const read = files.get(text) ?? readFile(text);
  // While `npm run dev` runs, every change to the file is another text.
  if (files.size > 50) files.clear();
  files.set(text, read);
  return read;
}

async function readFile(text: string): Promise<Macros> {
  if (text.length > largest) {
    const message = `The file has more than ${largest.toLocaleString('en')} characters.`;
    return { definitions: [], diagnostics: [{ message, fix: 'Keep in it the macros that posts use.', line: 1 }] };
  }
  // Comments go, as white space, so that positions stay.
  const tex = text.replace(/(?<!\\)((?:\\\\)*)%.*/g, (comment, before: string) => before.padEnd(comment.length));
  const definitions = definitionsIn(tex);
  const diagnostics = strayLines(tex, definitions);
  const lineOf = lineCounter(tex);
  const known: Definition[] = [];
  for (const definition of definitions) {
    const error = errorIn(definition, known) ?? (await errorInUse(definition, definitions));
    if (error !== undefined) diagnostics.push({ ...error, line: lineOf(definition.at) });
    known.push({ ...(error === undefined ? definition : boxFor(definition)), ofSite: true });
  }
  return { definitions: known, diagnostics: diagnostics.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** The definitions of a file. One that never ends does at the next line that begins another. */
function definitionsIn(tex: string): Definition[] {
  const found: Definition[] = [];
  for (let from = 0; from < tex.length;) {
    const { definitions } = takeDefinitions(tex.slice(from));
    const endless = definitions.findIndex(({ written }) => !isBalanced(written) && nextLine.test(written));
    const whole = endless === -1 ? definitions : definitions.slice(0, endless);
    found.push(...whole.map((each) => ({ ...each, at: from + each.at })));
    if (endless === -1) break;
    const { at, written } = definitions[endless]!;
    const { index } = nextLine.exec(written)!;
    const cut = takeDefinitions(written.slice(0, index)).definitions[0]!;
    found.push({ ...cut, at: from + at });
    from += at + index;
  }
  return found;
}

const nextLine = new RegExp(String.raw`\n[ \t]*${beginning.source}`);

/** Reports what stands between definitions. */
function strayLines(tex: string, definitions: readonly Definition[]): TextDiagnostic[] {
  const lineOf = lineCounter(tex);
  const rest = definitions.reduceRight(
    (left, { at, written }) => left.slice(0, at) + written.replace(/[^\n]/g, ' ') + left.slice(at + written.length),
    tex,
  );
  return [...rest.matchAll(/^.*\S.*$/gm)].map(({ 0: line, index }) => ({
    message: `\`${line.trim()}\` defines no macro.`,
    fix:
      'Known are `\\newcommand`, `\\renewcommand`, `\\def`, `\\let`, `\\DeclareMathOperator` and ' +
      '`\\DeclarePairedDelimiter`.',
    line: lineOf(index),
  }));
}

/** What is wrong with a definition as such. */
function errorIn(
  { name, tex, written, highest }: Definition,
  before: readonly Definition[],
): TextDiagnostic | undefined {
  const shown = `\`${written.trim().split('\n')[0]!}\``;
  if (!isName(name) || !/^\\(?:def|let)/.test(tex) || !isBalanced(written))
    return {
      message: `${shown} is no whole definition.`,
      fix: 'Write `\\newcommand{\\name}[number of arguments]{…}`, and close every brace.',
    };
  const used = Math.max(0, ...[...written.matchAll(/(?<!\\)#(\d)/g)].map(([, number]) => Number(number)));
  const has = highest === 0 ? 'no arguments' : `arguments up to \`#${highest}\``;
  if (used > highest)
    return {
      message: `${shown} uses \`#${used}\` and has ${has}.`,
      fix: `Write \`[${used}]\` after the name.`,
    };
  return /^\\newcommand/.test(written) && before.some((other) => other.name === name)
    ? { message: `\`${name}\` is defined twice.`, fix: 'Delete one; or let the second be a `\\renewcommand`.' }
    : undefined;
}

const isBalanced = (tex: string): boolean => {
  const braces = [...tex.replace(/\\[^]/g, '').matchAll(/[{}]/g)].map(([brace]) => (brace === '{' ? 1 : -1));
  return braces.reduce((sum, each) => sum + each, 0) === 0;
};

const isName = (name: string): boolean => /^\\(?:[a-zA-Z]+|[^a-zA-Z\s\d])$/.test(name);

/** What is wrong wherever a macro is used: it calls itself for ever, or a command that there is not. */
async function errorInUse(definition: Definition, all: readonly Definition[]): Promise<TextDiagnostic | undefined> {
  const { name, tex, needed } = definition;
  const sample = name + '{x}'.repeat(needed);
  try {
    await formulaHtml(
      sample,
      true,
      usedDefinitions(all, sample)
        .map((each) => each.tex)
        .join(''),
    );
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    const { message, fix } = error.diagnostic;
    if (message.startsWith('too many expansions'))
      return { message: `\`${name}\` calls itself without an end.`, fix: 'Define it by other commands.' };
    const unknown = /^the command `(\\[a-zA-Z]+)` is unknown/.exec(message)?.[1];
    if (unknown !== undefined && tex.includes(unknown))
      return { message: `\`${name}\` uses \`${unknown}\`, which is unknown.`, fix };
  }
  return undefined;
}

/** A box in the place of a macro that has an error. */
function boxFor(definition: Definition): Definition {
  const parameters = Array.from({ length: definition.needed }, (_, index) => `#${index + 1}`).join('');
  return { ...definition, tex: isName(definition.name) ? `\\def${definition.name}${parameters}{\\square}` : '' };
}

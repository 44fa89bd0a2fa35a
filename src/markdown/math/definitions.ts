/** Name of the file in `src/content` with the macros of the whole site. */
export const macrosFile = 'macros.tex';

/** A command that an author defines. */
export interface Definition {
  /** Its name with the backslash. */
  name: string;
  /** How Temml reads it: by `\def` or `\let`. */
  tex: string;
  /** How many arguments it has to be given. */
  needed: number;
  /** The highest that its body may use, `#2`. */
  highest: number;
  /** As its author wrote it. */
  written: string;
  /** Where it begins in the text that it was taken from, in UTF-16 units. */
  at: number;
  /** It is one of the macros of the whole site. */
  ofSite?: boolean;
}

/** How a definition begins. */
export const beginning =
  /\\(?:(?:new|renew|provide)command|g?def|DeclareMathOperator|DeclarePairedDelimiter|let)(\*?)(?![a-zA-Z])/;

/** The definitions in a text of TeX (`\newcommand`, `\def`, `\let`…), and the text without them. */
export function takeDefinitions(tex: string): { definitions: Definition[]; rest: string } {
  const definitions: Definition[] = [];
  let rest = '';
  for (let at = 0; ;) {
    const found = beginning.exec(tex.slice(at));
    if (found === null) return { definitions, rest: rest + tex.slice(at) };
    const start = at + found.index;
    const end = endOfDefinition(tex, found[0], start);
    rest += tex.slice(at, start);
    const written = tex.slice(start, end);
    definitions.push({ written, at: start, ...plainDefinition(written) });
    at = end;
  }
}

/** Where a definition ends that begins at `start` with `command`. */
function endOfDefinition(tex: string, command: string, start: number): number {
  const nameEnd = endOfGroup(tex, start + command.length);
  if (command.endsWith('def')) {
    const body = tex.indexOf('{', nameEnd);
    return body === -1 ? tex.length : endOfGroup(tex, body);
  }
  if (command === '\\let') return endOfGroup(tex, nameEnd + /^\s*=?\s*/.exec(tex.slice(nameEnd))![0].length);
  const end = endOfGroup(tex, nameEnd);
  return command.startsWith('\\DeclarePaired') ? endOfGroup(tex, end) : end;
}

type Read = Pick<Definition, 'name' | 'tex' | 'needed' | 'highest'>;

/** A definition as `\def` or `\let`, which replaces what Temml knows under the name, as an author expects. */
function plainDefinition(written: string): Read {
  const [, command = '', star = '', bare = '', rest = ''] =
    /^\\([a-zA-Z]+)(\*?)\s*\{?\s*(\\?[a-zA-Z]+|\\.)\s*\}?([^]*)$/.exec(written) ?? [];
  // MathJax takes a name without its backslash, too.
  const name = bare.startsWith('\\') ? bare : `\\${bare}`;
  const read = (tex: string, count: number, optional = 0): Read => ({
    name,
    tex,
    needed: count - optional,
    highest: count,
  });
  if (/def$|^let$/.test(command))
    return read(`${written.replace(/^\\gdef/, '\\def')} `, /^(?:#\d)*/.exec(rest.trim())![0].length / 2);
  if (command === 'DeclarePairedDelimiter') return read(pairedDelimiter(name, rest), 1);
  const [, digits = '0', first, body = ''] =
    /^\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*(\{[^]*\}|\\[a-zA-Z]+|\S)$/.exec(rest) ?? [];
  if (body === '') return read(written, 0);
  const count = Number(digits);
  const parameters = Array.from({ length: count }, (_, index) => `#${index + 1}`).join('');
  const group = body.startsWith('{') ? body : `{${body}}`;
  if (command === 'DeclareMathOperator') return read(`\\def${name}{\\operatorname${star}${group}}`, 0);
  if (first === undefined || !/[a-z]$/i.test(name)) return read(`\\def${name}${parameters}${group}`, count);
  const inner = `${name}@optional`;
  const choice = `\\def${name}{\\@ifnextchar[{${inner}}{${inner}[${first}]}}`;
  return read(`${choice}\\def${inner}[#1]${parameters.replace('#1', '')}${group}`, count, 1);
}

/** `\norm{x}` and, with delimiters as high as what they hold, `\norm*{x}` (mathtools, 3.6). */
function pairedDelimiter(name: string, rest: string): string {
  const end = endOfGroup(rest, 0);
  const [left, right] = [rest.slice(0, end), rest.slice(end)].map((each) => each.trim().replace(/^\{([^]*)\}$/, '$1'));
  const [tall, plain] = [`${name}@tall`, `${name}@plain`];
  return (
    `\\def${name}{\\@ifstar{${tall}}{${plain}}}\\def${tall}#1{\\left${left}#1\\right${right}}` +
    `\\def${plain}#1{${left}#1${right}}`
  );
}

/** Where an argument of a command ends: a group with its optional arguments before it, or another command. */
function endOfGroup(tex: string, from: number): number {
  const [skipped] = /^(?:\s|\[[^\]]*\])*/.exec(tex.slice(from))!;
  const at = from + skipped.length;
  if (tex[at] !== '{') return at + /^(?:\\[a-zA-Z]+|\\?[\s\S])?/.exec(tex.slice(at))![0].length;
  for (let [depth, end] = [0, at]; end < tex.length; end++) {
    if (tex[end] === '\\') end++;
    else if (tex[end] === '{') depth++;
    else if (tex[end] === '}' && --depth === 0) return end + 1;
  }
  return tex.length;
}

/** The definitions that a text of TeX uses, also by way of one another, in their order. */
export function usedDefinitions(definitions: readonly Definition[], tex: string): Definition[] {
  if (definitions.length === 0) return [];
  const known = Map.groupBy(definitions, ({ name }) => name);
  const used = new Set<string>();
  const texts = [tex];
  for (const text of texts)
    for (const [name] of text.matchAll(/\\(?:[a-zA-Z]+|.)/g)) {
      if (used.has(name) || !known.has(name)) continue;
      used.add(name);
      texts.push(...known.get(name)!.map((each) => each.tex));
    }
  return definitions.filter(({ name }) => used.has(name));
}

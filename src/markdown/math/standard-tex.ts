/**
 * TeX as MathJax and KaTeX let authors write it, in the form that Temml (0.13) reads: an index or exponent that is a
 * command goes between braces, and signs inside of `\text{…}` that are letters there are escaped.
 */
export function standardTex(tex: string): string {
  return unusual.test(tex) ? new Rewriter(tex).math(() => false) : tex;
}

/** What has to be looked at closely. */
const unusual = /[_^]\s*(?:\\[a-zA-Z]|')|\\(?:text|[mhf]box)|\\\s*\n|(?<!\\)(?:\\\\)*\\$|\\unicode/;

/** Commands whose group is text, where `$…$` is a formula again. */
const textCommand = /^\\(?:text(?:rm|bf|it|tt|sf|sc|up|md|normal)?|[mhf]box)$/;

/** How many arguments a command takes; Temml takes these as an index or exponent only between braces. */
const operators =
  'arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf inj ker lg lim liminf ' +
  'limsup ln log max min Pr proj sec sin sinh sup tan tanh sum prod int oint coprod bigcup bigcap bigoplus bigotimes';
const accents =
  'vec hat bar tilde dot ddot dddot acute grave breve check mathring overline underline widehat widetilde widecheck ' +
  'overrightarrow overleftarrow overleftrightarrow underrightarrow underleftarrow underbrace overbrace boxed cancel ' +
  'bcancel xcancel phantom hphantom vphantom pmb sqrt not substack mathop mathrel mathbin mathord mathstrut ' +
  'xrightarrow xleftarrow smash';
const pairs = 'overset underset stackrel textcolor';
const argumentsOf: ReadonlyMap<string, number> = new Map([
  ...operators.split(' ').map((name) => [`\\${name}`, 0] as const),
  ...accents.split(' ').map((name) => [`\\${name}`, 1] as const),
  ...pairs.split(' ').map((name) => [`\\${name}`, 2] as const),
  ['\\mathstrut', 0],
]);

/** What a sign is in a text; `\textasciicircum` needs the group, which ends its name. */
const escaped: Readonly<Record<string, string>> = {
  _: '\\_',
  '&': '\\&',
  '%': '\\%',
  '^': '\\textasciicircum{}',
};

class Rewriter {
  readonly #tex: string;
  #at = 0;

  constructor(tex: string) {
    this.#tex = tex;
  }

  /** Up to the first token that ends it, which is not read. */
  math(ends: (token: string) => boolean): string {
    let out = '';
    for (let token = this.#peek(); token !== '' && !ends(token); token = this.#peek()) {
      this.#at += token.length;
      out += token === '_' || token === '^' ? token + this.#script() : this.#rest(token);
    }
    return out;
  }

  /** The token that stands here: a command, or one character. */
  #peek(): string {
    token.lastIndex = this.#at;
    return token.exec(this.#tex)?.[0] ?? '';
  }

  /** What a token has become with the group that follows it. */
  #rest(token: string): string {
    if (token === '{') return `{${this.math((next) => next === '}')}${this.#close()}`;
    if (textCommand.test(token)) return token + this.#text();
    // A backslash at the end of a line, or of all, is a space.
    if (token === '\\') return '\\ ';
    if (token !== '\\unicode') return token;
    const [whole, code] = /^\{\s*(x[0-9a-f]{1,6}|\d{1,7})\s*\}/i.exec(this.#tex.slice(this.#at)) ?? [];
    const point = Number(code?.replace(/^x/i, '0x'));
    if (whole === undefined || !(point >= 0x20 && point <= 0x10ffff)) return token;
    this.#at += whole.length;
    return `\\text{${String.fromCodePoint(point)}}`;
  }

  /** What stands after `_` or `^`. */
  #script(): string {
    const [space] = /^\s*/.exec(this.#tex.slice(this.#at))!;
    const rest = this.#tex.slice(this.#at + space.length);
    const [primes] = /^'*/.exec(rest)!;
    if (primes !== '') {
      this.#at += space.length + primes.length;
      return `{${'\\prime'.repeat(primes.length)}}`;
    }
    const count = argumentsOf.get(/^\\[a-zA-Z]+/.exec(rest)?.[0] ?? '');
    if (count === undefined) return '';
    this.#at += space.length;
    const command = this.#peek();
    this.#at += command.length;
    let inner = command;
    for (let index = 0; index < count; index++) inner += this.#argument();
    return `{${inner}}`;
  }

  /** An argument of a command, with the optional one before it. */
  #argument(): string {
    const [before] = /^\s*(?:\[[^\]]*\]\s*)?/.exec(this.#tex.slice(this.#at))!;
    this.#at += before.length;
    const token = this.#peek();
    if (token === '' || token === '}') return before;
    this.#at += token.length;
    if (token === '{') return before + this.#rest(token);
    const count = argumentsOf.get(token) ?? 0;
    return before + token + Array.from({ length: count }, () => this.#argument()).join('');
  }

  /** The sign that ends a group, if it is there. */
  #close(sign = '}'): string {
    if (this.#tex[this.#at] !== sign) return '';
    this.#at++;
    return sign;
  }

  /** The group of a text command; nothing where there is none. */
  #text(): string {
    const [space] = /^\s*/.exec(this.#tex.slice(this.#at))!;
    if (this.#tex[this.#at + space.length] !== '{') return '';
    this.#at += space.length + 1;
    return `{${this.#letters()}${this.#close()}`;
  }

  /** A text up to the brace that ends it. */
  #letters(): string {
    let out = '';
    for (let token = this.#peek(); token !== '' && token !== '}'; token = this.#peek()) {
      this.#at += token.length;
      if (token === '{') out += `{${this.#letters()}${this.#close()}`;
      else if (token === '$') out += `$${this.math((next) => next === '$')}${this.#close('$')}`;
      // In a definition `#1` is a parameter.
      else if (token === '#') out += /\d/.test(this.#tex[this.#at] ?? '') ? '#' : '\\#';
      else out += escaped[token] ?? token;
    }
    return out;
  }
}

const token = /\\[a-zA-Z]+|\\\\|\\[^\s]|\\|[^]/y;

/** Whether `&` stands outside of all environments and groups, as Jupyter Book takes it for lines that are aligned. */
export function hasLooseAmpersand(tex: string): boolean {
  if (!tex.includes('&')) return false;
  let depth = 0;
  for (const [mark] of tex.matchAll(/\\(?:begin|end)(?![a-zA-Z])|\\[^]|[{}&]/g)) {
    if (mark === '{' || mark === '\\begin') depth++;
    else if (mark === '}' || mark === '\\end') depth--;
    else if (mark === '&' && depth === 0) return true;
  }
  return false;
}

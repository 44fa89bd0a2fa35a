/**
 * Commands of LaTeX's physics package (1.3) whose arguments are optional, starred, sized or between other signs than
 * braces, as those that Temml (0.13) reads: it takes the next token for an argument, so that `\qty(x)` is `{(}x)`.
 * `own` are the commands that the author defines, which stay.
 */
export function plainPhysics(tex: string, own: ReadonlySet<string>): string {
  if (!known.test(tex)) return tex;
  let out = '';
  let from = 0;
  for (const command of tex.matchAll(/\\(?:([a-zA-Z]+)|[^])/g)) {
    const rule = own.has(command[0]) ? undefined : rules.get(command[1] ?? '');
    if (rule === undefined || command.index < from) continue;
    const reader = new Reader(tex, command.index + command[0].length, own);
    const written = rule(reader, command[1]!);
    if (written === undefined) continue;
    out += tex.slice(from, command.index) + written;
    from = reader.at;
  }
  return out + tex.slice(from);
}

/** Reads what follows a command. */
class Reader {
  readonly #tex: string;
  readonly #own: ReadonlySet<string>;
  at: number;

  constructor(tex: string, at: number, own: ReadonlySet<string>) {
    this.#tex = tex;
    this.#own = own;
    this.at = at;
  }

  /** Takes what matches here, after spaces; '' for nothing. */
  take(pattern: RegExp): string {
    const found = new RegExp(String.raw`\s*(${pattern.source})`, 'y');
    found.lastIndex = this.at;
    const match = found.exec(this.#tex);
    if (match === null) return '';
    this.at = found.lastIndex;
    return match[1]!;
  }

  /** What stands between two signs here, in which others of them may stand; `undefined` where there is none. */
  between(open: string, close: string): string | undefined {
    const start = this.at;
    if (this.take(new RegExp(RegExp.escape(open))) === '') return undefined;
    for (let [end, depth, braces] = [this.at, 1, 0]; end < this.#tex.length; end++) {
      const sign = this.#tex[end]!;
      if (sign === '\\') end++;
      else if (braces === 0 && sign === close) depth--;
      else if (braces === 0 && sign === open) depth++;
      else if (sign === '{') braces++;
      else if (sign === '}') braces--;
      if (depth === 0) {
        const inner = this.#tex.slice(this.at, end);
        this.at = end + 1;
        return plainPhysics(inner, this.#own);
      }
      if (braces < 0) break;
    }
    this.at = start;
    return undefined;
  }

  group(): string | undefined {
    return this.between('{', '}');
  }

  /** So many groups as there are here, at most `most`. */
  groups(most: number): string[] {
    const found: string[] = [];
    for (let group = most > 0 ? this.group() : undefined; group !== undefined;) {
      found.push(group);
      group = found.length < most ? this.group() : undefined;
    }
    return found;
  }
}

/** How a command is written otherwise; `undefined` where it is one that Temml reads. */
type Rule = (reader: Reader, name: string) => string | undefined;

const pairs = { '(': ')', '[': ']', '{': '}', '|': '|' } as const;
type Opening = keyof typeof pairs;

/** A text between delimiters that are as high as it, of one size (`\big`), or, with a star, as they are. */
function fenced(left: string, inner: string, right: string, size: string, star: string): string {
  if (size !== '') return `${size}l${left}${inner}${size}r${right}`;
  return star === '' ? String.raw`\left${left}${inner}\right${right}` : `${left}${inner}${right}`;
}

const sizes = /\\(?:big|Big|bigg|Bigg)(?![a-zA-Z])/;
const braced = (sign: string): string => (sign === '{' || sign === '}' ? `\\${sign}` : sign);

/** The text in the first delimiters that stand here. */
function anyFence(reader: Reader): { open: Opening; inner: string } | undefined {
  for (const [open, close] of Object.entries(pairs)) {
    const inner = reader.between(open, close);
    if (inner !== undefined) return { open: open as Opening, inner };
  }
  return undefined;
}

const quantity: Rule = (reader) => {
  const [star, size] = [reader.take(/\*/), reader.take(sizes)];
  const found = anyFence(reader);
  if (found === undefined) return undefined;
  // Two groups are a number and its unit, of siunitx.
  if (found.open === '{' && star + size === '' && reader.group() !== undefined) return undefined;
  return `{${fenced(braced(found.open), found.inner, braced(pairs[found.open]), size, star)}}`;
};

/** `\abs*{x}`, `\comm\big{A}{B}`: with a size or none. */
const sized =
  (left: string, right: string, count = 1, before = ''): Rule =>
  (reader) => {
    const [star, size] = [reader.take(/\*/), reader.take(sizes)];
    if (star + size === '') return undefined;
    const inner = reader.groups(count);
    return inner.length < count ? undefined : `{${before}${fenced(left, inner.join(','), right, size, star)}}`;
  };

/** `\eval{x}_0^1`, `\eval(x|_0^1`. */
const evaluated: Rule = (reader) => {
  const star = reader.take(/\*/);
  for (const [open, close] of ['{}', '(|', '[|']) {
    const inner = reader.between(open!, close!);
    if (inner === undefined) continue;
    const left = open === '{' ? '.' : open!;
    return star === ''
      ? String.raw`\left${left}${inner}\right\vert `
      : `${left === '.' ? '' : left}${inner}${String.raw`\vert `}`;
  }
  return undefined;
};

/** `\dv{x}`, `\dv{f}{x}`, `\dv[2]{f}{x}`, `\dv*{f}{x}`, `\pdv{f}{x}{y}`. */
const derivative =
  (sign: string, mixed = false): Rule =>
  (reader) => {
    const star = reader.take(/\*/);
    const order = reader.between('[', ']') ?? '';
    const [first, ...variables] = reader.groups(mixed ? 3 : 2);
    if (first === undefined) return undefined;
    const raised = (power: string) => (power.trim() === '' ? '' : `^{${power}}`);
    const [above, below] = variables.length === 0 ? ['', [first]] : [first, variables];
    const top = `${sign}${raised(below.length > 1 ? '2' : order)}{${above}}`;
    const bottom = below.map((variable) => `${sign}{${variable}}`).join('') + raised(below.length > 1 ? '' : order);
    return star === '' ? String.raw`{\frac{${top}}{${bottom}}}` : `{${top}/${bottom}}`;
  };

/** `\dd[3]{x}`. */
const differential =
  (sign: string): Rule =>
  (reader) => {
    const order = reader.between('[', ']');
    return order === undefined ? undefined : `{${sign}^{${order}}}`;
  };

/** Leaves out a star or two, of a command whose delimiters grow by themselves or that has none. */
const unstarred: Rule = (reader, name) => (reader.take(/\*{1,2}/) === '' ? undefined : `\\${name} `);

const spaced: Rule = (reader, name) => {
  if (reader.take(/\*/) === '') return undefined;
  const text = /^qq(?:text)?$/.test(name) ? reader.group() : name.slice(1);
  return text === undefined ? undefined : String.raw`\text{${text}}\quad `;
};

const bars = (...parts: string[]): string =>
  String.raw`{\left\langle ${parts.join(String.raw`\middle\vert `)}\right\rangle}`;

/** `\braket{a}{b}`; one group is that of the package braket, which may hold a bar. */
const inner =
  (alone: boolean): Rule =>
  (reader, name) => {
    const star = reader.take(/\*/);
    const [left, right] = reader.groups(2);
    if (left !== undefined && (right !== undefined || alone) && !/\||\\mid|\\vert/.test(left))
      return bars(left, right ?? left);
    if (right !== undefined || left === undefined) return undefined;
    return star === '' ? undefined : `\\${name}{${left}}`;
  };

const outer: Rule = (reader) => {
  reader.take(/\*/);
  const [left, right] = reader.groups(2);
  if (left === undefined) return undefined;
  return String.raw`{\left\vert ${left}\right\rangle\left\langle ${right ?? left}\right\vert}`;
};

const expectation: Rule = (reader) => {
  reader.take(/\*{1,2}/);
  const [operator, state] = reader.groups(2);
  if (operator === undefined) return undefined;
  return state === undefined ? bars(operator) : bars(state, operator, state);
};

/** `\mqty(a & b \\ c & d)`, `\pmqty{…}`, `\smqty[…]`, `\mdet{…}`. */
const matrix: Rule = (reader, name) => {
  const star = reader.take(/\*/);
  const found = anyFence(reader);
  if (found === undefined) return undefined;
  const [, small, kind = ''] = /^(s?)m?([pbv]?)m/.exec(name)!;
  const own = { p: '(', b: '[', v: '|' }[/det$/.test(name) ? 'v' : kind] as Opening | undefined;
  const open = own ?? (found.open === '{' ? undefined : found.open);
  const environment = small === '' ? 'matrix' : 'smallmatrix';
  const body = String.raw`\begin{${environment}}${found.inner}\end{${environment}}`;
  if (open === undefined) return body;
  const [left, right] =
    star === '' || open !== '(' ? [open, pairs[open]] : [String.raw`\lgroup `, String.raw`\rgroup `];
  return fenced(left, body, right, '', '');
};

const each = (names: string, rule: Rule): [string, Rule][] => names.split(' ').map((name) => [name, rule]);

const d = String.raw`\mathrm{d}`;
const partial = String.raw`\partial `;
const rules: ReadonlyMap<string, Rule> = new Map([
  ...each('qty quantity', quantity),
  ...each('pqty', sized('(', ')')),
  ...each('bqty', sized('[', ']')),
  ...each('vqty abs absolutevalue', sized(String.raw`\vert `, String.raw`\vert `)),
  ...each('Bqty', sized(String.raw`\{`, String.raw`\}`)),
  ...each('norm', sized(String.raw`\Vert `, String.raw`\Vert `)),
  ...each('order', sized('(', ')', 1, String.raw`\mathcal{O}`)),
  ...each('comm commutator', sized('[', ']', 2)),
  ...each('acomm anticommutator pb poissonbracket', sized(String.raw`\{`, String.raw`\}`, 2)),
  ...each('eval evaluated', evaluated),
  ...each('vb va vu vectorbold vectorarrow vectorunit bra ket mel matrixel matrixelement', unstarred),
  ...each('qq qqtext qif qthen qelse qotherwise qunless qgiven qusing qassume qsince qlet qfor qall', spaced),
  ...each('qeven qodd qinteger qand qor qas qin', spaced),
  ...each('dv derivative', derivative(d)),
  ...each('pdv pderivative partialderivative', derivative(partial, true)),
  ...each('fdv functionalderivative', derivative(String.raw`\delta `)),
  ...each('dd differential', differential(d)),
  ...each('var variation', differential(String.raw`\delta `)),
  ...each('braket', inner(false)),
  ...each('ip innerproduct', inner(true)),
  ...each('ketbra dyad op outerproduct', outer),
  ...each('ev expval expectationvalue', expectation),
  ...each('mqty matrixquantity pmqty bmqty vmqty smqty smallmatrixquantity mdet smdet', matrix),
]);

const known = new RegExp(String.raw`\\(?:${[...rules.keys()].join('|')})(?![a-zA-Z])`);

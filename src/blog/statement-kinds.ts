/** A kind of what lecture notes are made of. */
interface StatementKind {
  /** How the name of one begins: `thm`, as in `@thm:bayes`. Quarto’s, where it has one. */
  prefix: string;
  /** Whether each has a number, only one with a name, or none: a proof belongs to what it proves. */
  numbered: 'always' | 'named' | 'never';
  /** Counts by itself even where the others share a counter: exercises are a list of their own. */
  ownCounter?: true;
}

/** The kinds by the word that begins one, `:::theorem`: those of LaTeX’s amsthm, Quarto and MyST. */
export const statementKinds = {
  theorem: { prefix: 'thm', numbered: 'always' },
  lemma: { prefix: 'lem', numbered: 'always' },
  corollary: { prefix: 'cor', numbered: 'always' },
  proposition: { prefix: 'prp', numbered: 'always' },
  conjecture: { prefix: 'cnj', numbered: 'always' },
  definition: { prefix: 'def', numbered: 'always' },
  axiom: { prefix: 'axm', numbered: 'always' },
  assumption: { prefix: 'asm', numbered: 'always' },
  criterion: { prefix: 'crt', numbered: 'always' },
  property: { prefix: 'pty', numbered: 'always' },
  observation: { prefix: 'obs', numbered: 'always' },
  example: { prefix: 'exm', numbered: 'always' },
  remark: { prefix: 'rem', numbered: 'named' },
  exercise: { prefix: 'exr', numbered: 'always', ownCounter: true },
  solution: { prefix: 'sol', numbered: 'never' },
  algorithm: { prefix: 'alg', numbered: 'always', ownCounter: true },
  proof: { prefix: 'prf', numbered: 'never' },
} as const satisfies Record<string, StatementKind>;

/** A word that begins a statement. */
export type StatementName = keyof typeof statementKinds;

/** How the names of statements begin. */
export type StatementPrefix = (typeof statementKinds)[StatementName]['prefix'];

/** The word of a kind by how its names begin. */
export const statementOf = Object.fromEntries(
  Object.entries(statementKinds).map(([name, { prefix }]) => [prefix, name]),
) as Record<StatementPrefix, StatementName>;

/** How a kind is numbered. */
export const kindOf = (name: StatementName): StatementKind & { prefix: StatementPrefix } => statementKinds[name];

/** Whether a word begins a statement. */
export const isStatement = (name: string): name is StatementName => Object.hasOwn(statementKinds, name);

/** A pattern for a line that begins one. */
export const statementOpening = new RegExp(`:::[ \\t]*(?:${Object.keys(statementKinds).join('|')})`);

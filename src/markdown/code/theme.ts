/**
 * Kinds of token and the TextMate scopes they cover. Shiki takes a theme of colours, so each kind goes in as a made-up
 * colour and comes out as a one-letter class; `code.css` gives the class its real colours, light and dark.
 */
const kinds: Record<string, string> = {
  /** Comment. */
  c: `comment, punctuation.definition.comment, string.quoted.docstring,
    string.quoted.docstring punctuation.definition.string`,
  /** String. */
  s: `string, punctuation.definition.string, markup.inline.raw, markup.fenced_code, constant.other.symbol,
    support.constant.property-value`,
  /** Escape, regular expression, interpolation mark. */
  e: `constant.character.escape, string.regexp, constant.other.placeholder, punctuation.definition.interpolation,
    punctuation.section.embedded, punctuation.definition.template-expression`,
  /** Number or constant. */
  n: `constant.numeric, constant.language, constant.character, constant.other, variable.other.constant,
    variable.other.enummember, keyword.other.unit, support.constant, entity.name.constant`,
  /** Keyword. */
  k: `keyword, storage, variable.language, punctuation.definition.keyword, entity.name.tag.yaml, keyword.operator.new,
    keyword.operator.expression, keyword.operator.logical.python, keyword.operator.wordlike`,
  /** Function or method. */
  f: `entity.name.function, support.function, meta.function-call.generic, variable.function,
    entity.name.function.decorator, meta.decorator`,
  /** Type, class, tag. */
  t: `entity.name.type, entity.name.class, entity.name.namespace, entity.other.inherited-class, support.type,
    support.class, storage.type.primitive, entity.name.tag, entity.name.section, punctuation.definition.tag,
    meta.diff.header, meta.diff.range`,
  /** Attribute, property, parameter. */
  a: `entity.other.attribute-name, support.type.property-name, variable.parameter, meta.object-literal.key,
    variable.other.property, support.variable.property, entity.name.label`,
  /** Plain after all: these inherit a colour from a scope above that does not suit them. */
  _: `keyword.operator, punctuation, meta.brace, variable, string.unquoted.plain.out.yaml, meta.template.expression,
    meta.embedded, meta.interpolation`,
  /** Inserted and deleted lines of a diff. */
  i: `markup.inserted, punctuation.definition.inserted`,
  d: `markup.deleted, punctuation.definition.deleted`,
  /** Heading or strong text of a markup language. */
  h: `markup.heading, markup.bold, entity.name.section.markdown`,
};

const plain = '_';
const names = Object.keys(kinds);
const colour = (index: number) => `#00000${(index + 1).toString(16)}`;

/** The theme to give to Shiki. */
export const theme = {
  name: 'token-classes',
  type: 'light' as const,
  fg: '#000000',
  bg: '#ffffff',
  settings: names.map((name, index) => ({
    scope: kinds[name]!.split(/,\s*/),
    settings: { foreground: colour(index) },
  })),
};

/** The class for a colour of that theme; `undefined` for plain text. */
export function tokenClass(foreground: string | undefined): string | undefined {
  const name = names.find((_, index) => colour(index) === foreground?.toLowerCase());
  return name === plain ? undefined : name;
}

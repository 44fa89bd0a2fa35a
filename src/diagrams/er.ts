import { TextError, type DiagnosticCollector } from '../core/diagnostics.ts';
import { oneLine, printable } from '../drawing/text.ts';
import { graphType, readDirection, readEdgeLabel, type Direction, type Edge, type Graph } from './graph/graph.ts';
import type { Head } from './graph/heads.ts';
import { tableNode, type Cell } from './graph/table.ts';
import { readLabel, withAngles } from './label.ts';
import { eachLine, expectNothingAfter, joinBraces, type Line, type Source } from './source.ts';
import { isUnsupported, reportReplaced, reportStyles } from './unsupported.ts';

interface Entity {
  id: string;
  title: readonly string[];
  /** Whether its title was written, not taken from its name. */
  isLabelled: boolean;
  rows: Cell[][];
}

/** A name, which may be followed by that of a style. */
const letter = '[\\w.*]|[^\\u0000-\\u007f]';
const name = `(?:"[^"]+"|(?:${letter})(?:${letter}|-(?=${letter}))*?)`;
const style = '(?:\\s*:::\\s*[\\w-]+(?:\\s*,\\s*[\\w-]+)*)?';
const named = `(${name})${style}`;
const sign = '(\\|o|o\\||\\|\\||\\}o|o\\{|\\}\\||\\|\\{|1|u)';

/** How many there are at an end of a line: https://mermaid.js.org/syntax/entityRelationshipDiagram.html */
const counts: Readonly<Record<string, Head>> = {
  ...{ '|o': 'maybe', 'o|': 'maybe', '||': 'one', '}o': 'any', 'o{': 'any', '}|': 'some', '|{': 'some' },
  ...{ 'one or zero': 'maybe', 'zero or one': 'maybe', 'only one': 'one', '1': 'one', 'one or more': 'some' },
  ...{ 'one or many': 'some', 'many(1)': 'some', '1+': 'some', 'zero or more': 'any', 'zero or many': 'any' },
  ...{ 'many(0)': 'any', '0+': 'any', many: 'any', one: 'one', u: 'none' },
};
const words = Object.keys(counts)
  .filter((each) => /\w{3}|\d/.test(each))
  .sort((a, b) => b.length - a.length)
  .map((each) => each.replace(/[()+]/g, '\\$&'))
  .join('|');

const knownLines =
  'Write `A ||--o{ B : label` with `|o`, `||`, `}o` or `}|` on the left, ' +
  '`o|`, `||`, `o{` or `|{` on the right, or `A {` and its attributes.';

/** The lines that an entity-relationship diagram may have. */
const patterns = {
  entity: new RegExp(`^(${name})(?:\\s*\\[(.+)\\])?${style}\\s*(\\{\\s*(?:([^{}]*)\\})?)?$`, 'u'),
  relation: new RegExp(`^${named}\\s*${sign}(--|\\.\\.|-\\.|\\.-)${sign}\\s*${named}\\s*(?::\\s*(.*))?$`, 'u'),
  worded: new RegExp(
    `^${named}\\s+(${words})\\s+(to|optionally to|--|\\.\\.|-\\.|\\.-)\\s+(${words})\\s+${named}\\s*(?::\\s*(.*))?$`,
    'u',
  ),
  attribute: /([^\s"]+)\s+([^\s"]+)(?:\s+((?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)(?=\s|$))?(?:\s+"([^"]*)")?(?:\s+|$)/y,
};

/** Entities and how many of them belong to each other. */
export const erDiagram = graphType('erDiagram', ['erDiagram'], readEr);

/** Reads an entity-relationship diagram. */
export function readEr(source: Source, diagnostics: DiagnosticCollector): Graph {
  expectNothingAfter(source);
  const entities = new Map<string, Entity>();
  const edges: Edge[] = [];
  const open: { at: number; entity: Entity }[] = [];
  let direction: Direction = 'TB';

  const entityOf = (written: string, at: number, label?: string): Entity => {
    const id = written.replace(/^"|"$/g, '');
    const entity = entities.get(id) ?? { id, title: titleOf(id), isLabelled: false, rows: [] };
    if (label !== undefined) {
      const title = readLabel(label);
      if (entity.isLabelled) reportReplaced(id, entity.title, title, at, diagnostics);
      Object.assign(entity, { title, isLabelled: true });
    }
    entities.set(id, entity);
    return entity;
  };

  const readLine = ({ at, text }: Line): void => {
    reportStyles({ at, text }, diagnostics);
    const [, id, label, opens, body] = patterns.entity.exec(text) ?? [];
    const [, from, left, line, right, to, verb = ''] = patterns.relation.exec(text) ?? patterns.worded.exec(text) ?? [];
    const turned = readDirection(text);
    if (turned !== undefined) direction = turned;
    else if (from !== undefined) {
      const ends = { from: entityOf(from, at).id, to: entityOf(to!, at).id };
      const heads = [counts[left!]!, counts[right!]!] as const;
      const stroke = line === '--' || line === 'to' ? 'solid' : 'dotted';
      edges.push({ ...ends, label: readEdgeLabel(verb), line: stroke, heads });
    } else if (id !== undefined) {
      const entity = entityOf(id, at, label);
      if (opens !== undefined && body === undefined) open.push({ at, entity });
      else if (body) entity.rows.push(...readAttributes(body));
    } else throw new TextError(`\`${text}\` is no line of an entity-relationship diagram.`, knownLines);
  };

  eachLine(joinBraces(source.lines), diagnostics, (line) => {
    const { entity } = open.at(-1) ?? {};
    if (line.text === '}') {
      if (open.pop() === undefined)
        throw new TextError('There is no `{` that this `}` could close.', 'Delete the line.');
    } else if (entity !== undefined) entity.rows.push(...readAttributes(line.text));
    else if (!isUnsupported(line, diagnostics)) readLine(line);
  });
  for (const { at } of open)
    diagnostics.error('The `{` of this line is never closed.', 'Close it with a line of `}`.', at);
  const nodes = [...entities.values()].map(({ rows, ...entity }) =>
    tableNode({ ...entity, group: undefined, above: '', sections: [rows] }),
  );
  return { direction, nodes, groups: [], edges, between: 64 };
}

/** An entity's name, whose Markdown only looks so. */
const titleOf = (id: string): string[] => readLabel(/^_*\*.*\*_*$/.test(id) ? `\`${id}\`` : printable(id));

/** A part of an attribute, which may hold Markdown. */
const plain = (text: string): string => oneLine(readLabel(`\`${text}\``));

/** `type name PK "comment"`, of which type and name must be there; several may stand in a line. */
function readAttributes(text: string): Cell[][] {
  const rows: Cell[][] = [];
  const { attribute } = patterns;
  for (attribute.lastIndex = 0; attribute.lastIndex < text.length;) {
    const [, type, named, keys = '', comment = ''] = attribute.exec(text) ?? [];
    if (type === undefined) {
      const fix = 'Write `type name`, then `PK`, `FK` or `UK` if it is a key, then a comment between quotation marks.';
      throw new TextError(`\`${text}\` is no attribute.`, fix);
    }
    rows.push([
      { text: withAngles(plain(type)), soft: true },
      { text: plain(named!) },
      { text: keys.replace(/\s*,\s*/g, ', '), soft: true, size: 11 },
      { text: plain(comment), soft: true, italic: true },
    ]);
  }
  return rows;
}

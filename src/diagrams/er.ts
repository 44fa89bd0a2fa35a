import { noteLines, type Direction, type Edge, type Graph } from './graph/layout.ts';
import type { Head } from './graph/heads.ts';
import { isLeftOut, leaveOutLooks, tellReplaced } from './unsupported.ts';
import { Mistake } from './mistake.ts';
import { eachLine, nothingAfter, type Findings, type Line, type Source } from './source.ts';
import { tableNode, type Cell } from './graph/table.ts';
import { oneLine, printable, readLabel } from '../drawing/text.ts';

interface Entity {
  id: string;
  title: readonly string[];
  /** Whether its title was written, not taken from its name. */
  isLabelled: boolean;
  rows: Cell[][];
}

/** A name, which may be followed by that of a look. */
const name = '(?:"[^"]+"|[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_.]|-(?=[\\p{L}\\p{N}_]))*)';
const named = `(${name})(?::::[\\w-]+)?`;
const sign = '(\\|o|o\\||\\|\\||\\}o|o\\{|\\}\\||\\|\\{)';

/** How many there are at an end of a line: https://mermaid.js.org/syntax/entityRelationshipDiagram.html */
const many: Readonly<Record<string, Head>> = {
  ...{ '|o': 'maybe', 'o|': 'maybe', '||': 'one', '}o': 'any', 'o{': 'any', '}|': 'some', '|{': 'some' },
  ...{
    'one or zero': 'maybe',
    'zero or one': 'maybe',
    'only one': 'one',
    '1': 'one',
    'one or more': 'some',
    'one or many': 'some',
    'many(1)': 'some',
    '1+': 'some',
  },
  ...{ 'zero or more': 'any', 'zero or many': 'any', 'many(0)': 'any', '0+': 'any' },
};
const words = Object.keys(many)
  .filter((each) => /\w{2}|\d/.test(each))
  .sort((a, b) => b.length - a.length)
  .map((each) => each.replace(/[()+]/g, '\\$&'))
  .join('|');

const knownLines =
  'Write `A ||--o{ B : label` with `|o`, `||`, `}o` or `}|` on the left, `o|`, `||`, `o{` or `|{` on the right, or `A {` and its attributes.';

/** The lines that an entity-relationship diagram may have. */
const patterns = {
  direction: /^direction\s+(TB|TD|BT|LR|RL)$/,
  entity: new RegExp(`^(${name})(?:\\s*\\[(.+)\\])?(?::::[\\w-]+)?\\s*(\\{\\s*(\\})?)?$`, 'u'),
  relation: new RegExp(`^${named}\\s*${sign}(--|\\.\\.|-\\.|\\.-)${sign}\\s*${named}\\s*(?::\\s*(.*))?$`, 'u'),
  worded: new RegExp(`^${named}\\s+(${words})\\s+(to|optionally to)\\s+(${words})\\s+${named}\\s*(?::\\s*(.*))?$`, 'u'),
  attribute: /^([^\s"]+)\s+([^\s"]+)(?:\s+((?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*))?(?:\s+"([^"]*)")?$/,
};

/** Reads an entity-relationship diagram. */
export function readEr(source: Source, findings: Findings): Graph {
  nothingAfter(source);
  const entities = new Map<string, Entity>();
  const edges: Edge[] = [];
  const open: { at: number; entity: Entity }[] = [];
  let direction: Direction = 'TB';

  const entityOf = (written: string, at: number, label?: string): string => {
    const id = written.replace(/^"|"$/g, '');
    const known = entities.get(id) ?? { id, title: [printable(id)], isLabelled: false, rows: [] };
    if (label !== undefined) {
      const title = readLabel(label);
      if (known.isLabelled) tellReplaced(id, [known.title, title], at, findings);
      Object.assign(known, { title, isLabelled: true });
    }
    entities.set(id, known);
    return id;
  };

  const readLine = ({ at, text }: Line): void => {
    leaveOutLooks({ at, text }, findings);
    const [, way] = patterns.direction.exec(text) ?? [];
    const [, id, label, opens, closes] = patterns.entity.exec(text) ?? [];
    const [, from, left, line, right, to, verb = ''] = patterns.relation.exec(text) ?? patterns.worded.exec(text) ?? [];
    if (way !== undefined) direction = way === 'TD' ? 'TB' : (way as Direction);
    else if (from !== undefined) {
      const isSolid = line === '--' || line === 'to';
      const ends = { from: entityOf(from, at), to: entityOf(to!, at) };
      const heads = [many[left!]!, many[right!]!] as const;
      edges.push({ ...ends, label: noteLines(readLabel(verb)), line: isSolid ? 'solid' : 'dotted', heads });
    } else if (id !== undefined) {
      const entity = entities.get(entityOf(id, at, label))!;
      if (opens !== undefined && closes === undefined) open.push({ at, entity });
    } else throw new Mistake(`\`${text}\` is no line of an entity-relationship diagram.`, knownLines);
  };

  eachLine(source.lines, findings, (line) => {
    const { entity } = open.at(-1) ?? {};
    if (line.text === '}') {
      if (open.pop() === undefined) throw new Mistake('There is no `{` that this `}` could close.', 'Delete the line.');
    } else if (entity !== undefined) entity.rows.push(readAttribute(line.text));
    else if (!isLeftOut(line, findings)) readLine(line);
  });
  for (const { at } of open)
    findings.mistakes.push({
      line: at,
      message: 'The `{` of this line is never closed.',
      fix: 'Close it with a line of `}`.',
    });
  const nodes = [...entities.values()].map(({ rows, ...entity }) =>
    tableNode({ ...entity, group: undefined, above: '', sections: [rows] }),
  );
  return { direction, nodes, groups: [], edges, between: 64 };
}

/** `type name PK "comment"`, of which type and name must be there. */
function readAttribute(text: string): Cell[] {
  const [, type, attribute, keys = '', comment = ''] = patterns.attribute.exec(text) ?? [];
  if (type === undefined)
    throw new Mistake(
      `\`${text}\` is no attribute.`,
      'Write `type name`, then `PK`, `FK` or `UK` if it is a key, then a remark between quotation marks.',
    );
  const remarks: Cell[] = [
    { text: keys.replace(/\s*,\s*/g, ', '), soft: true, size: 11 },
    { text: oneLine(readLabel(comment)), soft: true, italic: true },
  ];
  return [{ text: printable(type), soft: true }, { text: printable(attribute!) }, ...remarks];
}

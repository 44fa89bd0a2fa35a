import { parse, TomlError } from 'smol-toml';
import { TextError } from '../core/diagnostics.ts';

/** What a file begins with, and the line on which its Markdown does, counted from 1. */
export type Head =
  | { kind: 'yaml'; text: string; firstLine: number; bodyLine: number }
  | { kind: 'values'; values: Record<string, unknown>; lines: Record<string, number>; bodyLine: number };

/** Names that Pelican's posts have above the text. */
const metadata =
  /^(title|date|modified|category|tags|keywords|slug|authors?|summary|lang|status|template|translation|subtitle|description|image|cover|comments|url|save_as)\s*:(?:\s(.*))?$/i;

/** Any name, as plugins and themes of Pelican have theirs, once there are two of the above. */
const otherMetadata = /^([a-z][\w-]*)\s*:(?:\s(.*))?$/i;

const example = 'Begin the file with three lines:\n---\ntitle: A title\n---';

/**
 * The front matter of a file: YAML between `---` (or up to `...`), TOML between `+++`, lines of Pelican, or none.
 * Throws a
 * `TextError` where it begins and does not end, or cannot be read.
 */
export function readHead(text: string): Head {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) throw new TextError('The file is empty.', `${example}\nor delete the file.`, 1);
  const opening = lines[first]!.trimEnd();
  if (opening === '---') return yamlHead(lines, first);
  if (/^-{4,}$/.test(opening) && /^\w+\s*:/.test(lines[first + 1] ?? ''))
    throw new TextError('The file has no front matter.', example, first + 1);
  if (opening === '+++') return tomlHead(lines, first);
  return pelicanHead(lines, first) ?? { kind: 'values', values: {}, lines: {}, bodyLine: 1 };
}

function endOf(lines: readonly string[], first: number, ends: RegExp, sign: string): number {
  const end = lines.findIndex((line, index) => index > first && ends.test(line));
  if (end === -1)
    throw new TextError('The front matter is never closed.', `Put a line \`${sign}\` after its last field.`, first + 1);
  return end;
}

function yamlHead(lines: readonly string[], first: number): Head {
  const end = endOf(lines, first, /^(?:---|\.\.\.)\s*$/, '---');
  return { kind: 'yaml', text: `${lines.slice(first + 1, end).join('\n')}\n`, firstLine: first + 2, bodyLine: end + 2 };
}

function tomlHead(lines: readonly string[], first: number): Head {
  const end = endOf(lines, first, /^\+\+\+\s*$/, '+++');
  const toml = lines.slice(first + 1, end);
  try {
    const { taxonomies, ...data } = parse(toml.join('\n'));
    const values = { ...data, ...(taxonomies as object | undefined) };
    const positions = Object.keys(values).map((key): [string, number] => [
      key,
      first +
        2 +
        Math.max(
          0,
          toml.findIndex((line) => new RegExp(`^\\s*\\[?["']?${RegExp.escape(key)}\\b`).test(line)),
        ),
    ]);
    return {
      kind: 'values',
      values: textsOf(values) as Record<string, unknown>,
      lines: Object.fromEntries(positions),
      bodyLine: end + 2,
    };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [, reason = 'it cannot be read'] = /^Invalid TOML document: (.*)/.exec(error.message) ?? [];
    throw new TextError(
      `The front matter is not valid TOML: ${reason}.`,
      'Put texts in quotes: `title = "A title"`.',
      first + 1 + error.line,
    );
  }
}

/** Numbers, dates and flags as they are written. */
function textsOf(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(textsOf);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, textsOf(each)]));
  return typeof value === 'string' ? value : String(value as number);
}

/** `Title: x` and the like in the first lines, up to an empty one. */
function pelicanHead(lines: readonly string[], first: number): Head | undefined {
  const end = lines.findIndex((line, index) => index > first && line.trim() === '');
  const head = lines.slice(first, end === -1 ? undefined : end);
  const values: Record<string, unknown> = {};
  const positions: Record<string, number> = {};
  let field = '';
  for (const [index, line] of head.entries()) {
    const known = metadata.exec(line);
    const [, name, value = ''] = known ?? (Object.keys(values).length < 2 ? [] : (otherMetadata.exec(line) ?? []));
    if (name !== undefined) {
      field = name;
      values[field] = value.trim();
      positions[field] = first + index + 1;
    } else if (field !== '' && /^\s/.test(line)) values[field] = `${values[field] as string} ${line.trim()}`.trim();
    // A line of hyphens shows that the one above was forgotten.
    else if (field !== '' && line.trimEnd() === '---')
      throw new TextError('The file has no front matter.', example, first + 1);
    else return undefined;
  }
  const hasTitle = Object.keys(values).some((name) => name.toLowerCase() === 'title');
  return hasTitle ? { kind: 'values', values, lines: positions, bodyLine: first + head.length + 1 } : undefined;
}

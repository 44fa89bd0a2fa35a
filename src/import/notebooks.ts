import type { Fields } from './model.ts';
import { readYaml } from './fields.ts';
import { readText, type Source } from './source.ts';

/** A cell as a notebook's file has it. */
export interface Cell {
  cell_type: string;
  source: string | string[];
}

/** The text of a cell. */
export const cellText = ({ source }: Cell): string => [source].flat().join('');

/** A notebook with the fields of its first cell; its body is the file as it is. */
export function readNotebook(
  source: Source,
  path: string,
): { fields: Fields; body: string; bodyLine: number } | undefined {
  const body = readText(source, path);
  if (body === undefined) return undefined;
  try {
    const { cells = [] } = JSON.parse(body) as { cells?: Cell[] };
    return { fields: headFields(cells[0]) ?? {}, body, bodyLine: 1 };
  } catch (error) {
    source.note('unread', path, (error as Error).message.split('\n')[0]!);
    return undefined;
  }
}

/** Whether a cell is front matter and no part of the text. */
export const isHead = (cell: Cell | undefined): boolean => headFields(cell) !== undefined;

/** The fields of a first cell, as YAML or as fastpages has them; `undefined` where it is none. */
function headFields(cell: Cell | undefined): Fields | undefined {
  if (cell === undefined || cell.cell_type === 'code') return undefined;
  const text = cellText(cell);
  const [, ruled] = /^\s*---\n([^]*?)(?:\n---\s*(?:\n|$)|$)/.exec(text) ?? [];
  if (ruled !== undefined) return readYaml(ruled);
  if (cell.cell_type === 'raw' && /^\s*[A-Za-z][\w-]*\s*:/.test(text)) return readYaml(text);
  return /^\s*#\s+\S/.test(text) && /^(>|-\s+\w+:)/m.test(text) ? fastpagesFields(text) : undefined;
}

/** `# Title`, `> description` and `- categories: [a, b]`, as fastpages reads a notebook's first cell. */
function fastpagesFields(head: string): Fields {
  const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/, '$2');
  const fields: Fields = { title: unquoted(/^\s*#\s+(.+)$/m.exec(head)![1]!) };
  const description = /^>\s*(.+)$/m.exec(head)?.[1];
  if (description !== undefined) fields['description'] = unquoted(description);
  for (const [, key, value = ''] of head.matchAll(/^-\s+(\w+):\s*(.+)$/gm)) {
    const list = /^\[(.*)\]$/.exec(value.trim())?.[1];
    fields[key!] = list === undefined ? unquoted(value) : list.split(',').map(unquoted).filter(Boolean);
  }
  return fields;
}

import { isMap, isScalar, isSeq, type Node } from 'yaml';

/** Rows of data in YAML. */
export interface RowSource {
  rows: { cells: [column: string, cell: string][]; line: number }[];
  /** Whether each row names its columns; if none does, the first row has their names, unless it holds bare numbers. */
  named: boolean;
  line: number;
}

/** Data as it is written: text to be read as CSV, rows, or a file to be read. */
export type Source = { text: string; line: number } | RowSource | { file: string; line: number };

/** The YAML that values are read from. */
export interface Written {
  text: string;
  lineOf(node: Node): number;
}

/** The text of a value, or those of a list; none for nothing; `undefined` for anything else. */
export function textsOf(node: Node | null): string[] | undefined {
  if (node === null) return [];
  if (isScalar(node)) return node.value === '' && node.source === '' ? [] : [String(node.value)];
  if (!isSeq(node)) return undefined;
  const texts = node.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : []));
  return texts.length === node.items.length ? texts : undefined;
}

/** CSV, a file’s name, rows as lists or as mappings, bare numbers, or one mapping of names to numbers or to columns. */
export function readData(node: Node | null, { text, lineOf }: Written): Source | undefined {
  if (node === null) return { text: '', line: 0 };
  const line = lineOf(node);
  if (isScalar(node)) return readText(String(node.value), text.slice(node.range?.[0], node.range?.[1]), line);
  if (isMap<Node, Node | null>(node)) return readMapping(node.items, line, lineOf);
  if (!isSeq<Node>(node)) return undefined;
  const lists = node.items.filter(isSeq).length;
  if (lists > 0 && lists < node.items.length) return undefined;
  const rows = node.items.flatMap((item) => {
    const cells = cellsOf(item);
    return cells === undefined ? [] : [{ cells, line: lineOf(item) }];
  });
  return rows.length === node.items.length ? { rows, named: lists === 0, line } : undefined;
}

/** CSV that stands in YAML, or a file’s name. As it was written: without `|`, YAML would join the lines. */
function readText(value: string, written: string, line: number): Source {
  if (/^\S+\.(csv|tsv|txt)$/.test(value)) return { file: value, line };
  if (/^["']/.test(written)) return { text: value, line };
  const [block = ''] = /^[|>][^\n]*\n/.exec(written) ?? [];
  return { text: written.slice(block.length).replace(/^[ \t]+/gm, ''), line: line + (block === '' ? 0 : 1) };
}

function cellsOf(node: Node): [string, string][] | undefined {
  if (isScalar(node)) return [['value', String(node.value)]];
  if (!isMap<Node, Node | null>(node)) return textsOf(node)?.map((text, index) => [String(index), text]);
  const cells = node.items.flatMap(({ key, value }): [string, string][] => {
    const [name, texts] = [textsOf(key)?.[0], textsOf(value)];
    return name === undefined || texts === undefined || texts.length > 1 ? [] : [[name, texts[0] ?? '']];
  });
  return cells.length === node.items.length ? cells : undefined;
}

function readMapping(
  items: readonly { key: Node; value: Node | null }[],
  line: number,
  lineOf: (node: Node) => number,
): RowSource | undefined {
  const hasLists = isSeq(items[0]?.value);
  const columns = items.flatMap(({ key, value }) => {
    const [name, texts] = [textsOf(key)?.[0], textsOf(value)];
    return name === undefined || texts === undefined || isSeq(value) !== hasLists
      ? []
      : [{ name, texts, line: lineOf(key) }];
  });
  if (columns.length < items.length) return undefined;
  if (!hasLists) {
    const rows = columns.map(({ name, texts, line }): RowSource['rows'][number] => ({
      cells: Object.entries({ name, value: texts[0] ?? '' }),
      line,
    }));
    return { rows, named: true, line };
  }
  const count = Math.max(...columns.map(({ texts }) => texts.length));
  const rows = Array.from({ length: count }, (_, row): RowSource['rows'][number] => ({
    cells: columns.map(({ name, texts }) => [name, texts[row] ?? '']),
    line,
  }));
  return { rows, named: true, line };
}

import { metaWords } from '../code/meta.ts';

/** Which value of a column is the best one. */
export type Best = 'max' | 'min';

/** What stands after ```` ```table ````. */
export interface TableOptions {
  /** `./results.csv`, with `#L1-20` for some of its lines. */
  file: string | undefined;
  caption: string | undefined;
  /** Name to refer to: `tbl:results`. */
  label: string | undefined;
  /** `wide` or `full`. */
  width: string | undefined;
  /** The columns to show, in their order, and what to call them; all of them where there are none. */
  columns: { name: string; title: string }[];
  /** The best value of every column, or of each by its name. */
  best: Best | Map<string, Best> | undefined;
  /** How many rows to show. */
  rows: number | undefined;
  /** What means nothing here. */
  unknown: string[];
}

/** Reads `file=./a.csv columns="model=Model, accuracy" best="accuracy:max loss:min" rows=10 caption="…" #tbl:a`. */
export function parseTableOptions(meta: string): TableOptions {
  const options: TableOptions = {
    ...{ file: undefined, caption: undefined, label: undefined, width: undefined },
    ...{ columns: [], best: undefined, rows: undefined, unknown: [] },
  };
  for (const word of metaWords(meta.replace(/^\{(.*)\}$/, '$1')))
    if (!readWord(word, options)) options.unknown.push(word);
  return options;
}

/** Takes a word into the options; gives `false` for one that means nothing. */
function readWord(word: string, options: TableOptions): boolean {
  if (/^#tbl[:-]\S+$/.test(word)) options.label = word.slice(1);
  else if (/^\.(?:wide|full)$/.test(word)) options.width = word.slice(1);
  else {
    const [, name, quoted = ''] = /^(\w+)=(.+)$/s.exec(word) ?? [];
    const value = quoted.replace(/^(["'])(.*)\1$/s, '$2');
    if (name === 'file' || name === 'caption') options[name] = value;
    else if (name === 'columns') options.columns = readColumns(value);
    else if (name === 'best') return (options.best = readBest(value)) !== undefined;
    else if (name === 'rows' && /^[1-9]\d{0,6}$/.test(value)) options.rows = Number(value);
    else return false;
  }
  return true;
}

const readColumns = (value: string): TableOptions['columns'] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [name = '', title = name] = part.split(/=(.*)/s, 2).map((each) => each.trim());
      return { name, title };
    });

function readBest(value: string): TableOptions['best'] {
  if (value === 'max' || value === 'min') return value;
  const pairs = value.split(/(?<=:\s*(?:max|min))(?:\s*[,;]\s*|\s+|$)/).filter(Boolean);
  const best = pairs.map((pair) => /^(.+?)\s*:\s*(max|min)$/s.exec(pair)?.slice(1) as [string, Best] | undefined);
  return best.length > 0 && best.every((pair) => pair !== undefined) ? new Map(best) : undefined;
}

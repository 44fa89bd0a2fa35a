/** A field of an entry. */
export interface Field {
  /** In small letters. */
  name: string;
  /** As it was written, with its braces or quotes. */
  value: string;
  /** Where it begins in the entry. */
  at: number;
  /** Where it ends, its comma included. */
  end: number;
}

/** The fields of an entry that ends: `@article{key, title = {…}, year = 2020}`. */
export function fieldsOf(entry: string): Field[] {
  const fields: Field[] = [];
  const opening = /[\s,]*([\w:+-]+)\s*=\s*/y;
  opening.lastIndex = entry.indexOf(',') + 1;
  if (opening.lastIndex === 0) return fields;
  for (let match = opening.exec(entry); match !== null; match = opening.exec(entry)) {
    const at = match.index + match[0].search(/[^\s,]/);
    const end = endOf(entry, opening.lastIndex);
    fields.push({ name: match[1]!.toLowerCase(), value: entry.slice(opening.lastIndex, end).trim(), at, end: end + 1 });
    opening.lastIndex = end;
  }
  return fields;
}

/** Where a value ends: at the comma or the end of the entry. */
function endOf(entry: string, from: number): number {
  let [depth, quoted] = [0, false];
  for (let at = from; at < entry.length; at += 1) {
    const char = entry[at]!;
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (char === '"' && depth === 0) quoted = !quoted;
    else if (depth === 0 && !quoted && /[,})]/.test(char)) return at;
  }
  return entry.length - 1;
}

/** Fields that no style here shows: what stands in them is the author's own, and may be anything. */
const unread: ReadonlySet<string> = new Set([
  ...[
    'abstract',
    'annotation',
    'annote',
    'bdsk-url-1',
    'bdsk-url-2',
    'bibsource',
    'biburl',
    'comment',
    'contents',
    'copyright',
    'date-added',
    'date-modified',
    'file',
  ],
  ...[
    'groups',
    'hyphenation',
    'keywords',
    'langid',
    'language',
    'local-url',
    'mendeley-groups',
    'mendeley-tags',
    'owner',
    'priority',
    'ranking',
    'review',
    'timestamp',
    'urlraw',
  ],
]);

/** An entry without the fields that are not shown, each replaced by its line breaks. */
export function withoutUnread(entry: string): string {
  let [out, done] = ['', 0];
  for (const { name, at, end } of fieldsOf(entry)) {
    if (!unread.has(name)) continue;
    const isLast = entry[end - 1] !== ',';
    out += entry.slice(done, at) + entry.slice(at, end).replace(/[^\n]/g, '');
    done = isLast ? end - 1 : end;
  }
  return out + entry.slice(done);
}

/** A comment, or the tag that opens an element. Text has none: there `<` is escaped; nor has an attribute, which is passed over whole. */
const tag = /<!--.*?(?:-->|$)|<([a-z][^\s"'<>/]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/gis;
const attribute = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

/** What becomes of a link, given the tag that opens it and its attributes by name. */
type Change = (tag: string, attributes: ReadonlyMap<string, string>) => string;

/** `html` with the opening tag of each `<a>` changed. */
export function changeLinks(html: string, change: Change): string {
  return html.replace(tag, (whole, name: string | undefined, rest: string) => {
    if (name?.toLowerCase() !== 'a') return whole;
    const attributes = [...rest.matchAll(attribute)].map(([, key, ...values]): [string, string] => [
      key!.toLowerCase(),
      values.find((value) => value !== undefined) ?? '',
    ]);
    // Of an attribute that stands there twice, the first counts.
    return change(whole, new Map(attributes.reverse()));
  });
}

/** A reader follows links; and an element that may not stand in a post at all is told as such. */
const followed = /^(?:a|area|script|iframe|frame|embed|object|applet|portal)$/i;

/** What of HTML the check of links needs to know. */
export interface Parts {
  /** Where it leads and what it loads, in order. */
  urls: string[];
  /** Those that a browser asks for by itself. */
  loads: string[];
  /** Where a fragment may lead. */
  ids: string[];
  /** Ids that more than one element has. */
  repeatedIds: string[];
}

/** The parts of `html`. */
export function partsIn(html: string): Parts {
  const found: Parts = { urls: [], loads: [], ids: [], repeatedIds: [] };
  const known = new Set<string>();
  for (const [, name = '', rest = ''] of html.matchAll(tag)) {
    if (!/\b(id|name|href|src|srcset|poster)\b/i.test(rest)) continue;
    const [urlsBefore, idsBefore] = [found.urls.length, found.ids.length];
    for (const [, key = '', ...values] of rest.matchAll(attribute)) {
      const value = values.find((each) => each !== undefined)?.replace(/&(?:amp|#38|#x26);/gi, '&') ?? '';
      if (/^id$/i.test(key) && known.has(value)) found.repeatedIds.push(value);
      if (/^id$/i.test(key) || (/^name$/i.test(key) && /^a$/i.test(name))) found.ids.push(value);
      else if (/^((xlink:)?href|src|poster)$/i.test(key)) found.urls.push(value);
      else if (/^srcset$/i.test(key))
        found.urls.push(
          ...value
            .split(/,\s+/)
            .map((candidate) => candidate.trim().split(/\s/)[0]!)
            .filter(Boolean),
        );
    }
    for (const id of found.ids.slice(idsBefore)) known.add(id);
    if (!followed.test(name)) found.loads.push(...found.urls.slice(urlsBefore));
  }
  return found;
}

/** The addresses that `html` links to, in order. */
export function linksIn(html: string): string[] {
  const found: string[] = [];
  changeLinks(html, (whole, attributes) => {
    const href = attributes.get('href');
    if (href !== undefined) found.push(href);
    return whole;
  });
  return found;
}

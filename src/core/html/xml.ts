import { SaxesParser } from 'saxes';
import type { HtmlReader, Namespace } from './reader.ts';

/** Spaces of names whose elements a browser acts on; the elements of all others are names to it and no more. */
const namespaces: Readonly<Record<string, Namespace>> = {
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/Math/MathML': 'math',
};
const xlink = 'http://www.w3.org/1999/xlink';

/** What is not in the elements of an XML file. */
export interface XmlFacts {
  /** Why it is not well-formed, or what it declares that a browser would expand or follow. */
  errors: string[];
  /** Style sheets that it names in front of its first element. */
  styleSheets: string[];
}

/** Reads XML as a browser does, by namespaces: the elements of HTML, SVG and MathML in it, whatever their prefix. */
export function readXml(xml: string, reader: HtmlReader): XmlFacts {
  const facts: XmlFacts = { errors: [], styleSheets: [] };
  const open: boolean[] = [];
  let isDrawing = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on(
    'error',
    ({ message }) =>
      void (facts.errors.length < 1 && facts.errors.push(message.replace(/^(\d+):(\d+): /, 'line $1: '))),
  );
  // An entity may stand for any markup, and is expanded where the file is opened.
  parser.on(
    'doctype',
    (doctype) => void (/[[<]|<!ENTITY/i.test(doctype) && facts.errors.push('a DOCTYPE with declarations of its own')),
  );
  parser.on('processinginstruction', ({ target, body }) => {
    if (target !== 'xml-stylesheet') return;
    const attribute = (name: string) => new RegExp(`${name}\\s*=\\s*(["'])(.*?)\\1`).exec(body)?.[2];
    if (attribute('type') !== undefined && attribute('type') !== 'text/css')
      facts.errors.push(`a style sheet of the type ${attribute('type')}, which may be a program`);
    else facts.styleSheets.push(attribute('href') ?? '');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    // Without its name space a drawing is none, but may become one where somebody else reads it.
    isDrawing ||= open.length === 0 && local === 'svg';
    const namespace = namespaces[uri] ?? (uri === '' && isDrawing ? 'svg' : undefined);
    open.push(namespace !== undefined);
    if (namespace === undefined) return;
    const own = Object.values(attributes).filter(
      ({ prefix, uri: space }) => space === '' || space === xlink || prefix === 'xlink' || prefix === 'xml',
    );
    reader.open({
      name: local,
      namespace,
      attributes: Object.fromEntries(
        own.map(({ local: name, uri: space, name: written, value }) => [
          space === xlink ? `xlink:${name}` : written,
          value,
        ]),
      ),
    });
  });
  parser.on('closetag', ({ local }) => void (open.pop() && reader.close(local)));
  // The text of an element that means nothing to a browser is the element's own.
  const read = (text: string) => void (open.at(-1) !== false && reader.text(text));
  parser.on('text', read);
  parser.on('cdata', read);
  parser.write(xml).close();
  return facts;
}

/**
 * A tag with its attributes, an end, text, a section of text, and the two instructions that our own feeds begin with.
 */
const part =
  /<([a-zA-Z][\w-]*(?::[\w-]+)?)((?:\s+[a-zA-Z][\w-]*(?::[\w-]+)?="[^"<]*")*)\s*(\/?)>|<\/([\w:-]+)>|[^<]+|<!\[CDATA\[[^]*?\]\]>|<\?xml (?:version="1\.0"|encoding="utf-8"| )+\?>|<\?xml-stylesheet type="text\/css" href="[^"<&]*"\?>/giy;

/**
 * Whether XML is plainly written, well-formed, and has nothing that a browser acts on: no element of HTML, SVG or
 * MathML, no declaration. A feed of our own is; to read it in full takes ten times as long.
 */
export function isInertXml(xml: string): boolean {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(xml.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))) return false;
  const open: string[] = [];
  const spaces = new Set(['xml', 'xmlns']);
  const used = new Set<string>();
  part.lastIndex = 0;
  let elements = 0;
  while (part.lastIndex < xml.length) {
    const match = part.exec(xml);
    if (match === null) return false;
    const [all, name, written = '', slash, end] = match;
    if (end !== undefined) {
      if (open.pop() !== end) return false;
    } else if (name !== undefined) {
      if (open.length === 0 && elements > 0) return false;
      elements += 1;
      if (!hasPlainAttributes(written, spaces, used)) return false;
      if (name.includes(':')) used.add(name.replace(/:.*/, ''));
      if (slash === '') open.push(name);
    } else if (
      open.length === 0 && /^<\?xml /.test(all)
        ? match.index > 0
        : all.startsWith('<?')
          ? elements > 0
          : !hasPlainText(all, open.length)
    )
      return false;
  }
  return elements > 0 && open.length === 0 && [...used].every((space) => spaces.has(space));
}

function hasPlainAttributes(written: string, spaces: Set<string>, used: Set<string>): boolean {
  const names = new Set<string>();
  for (const [, name, value] of written.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    const [space, local] = name!.includes(':') ? name!.split(':') : ['', name];
    if (names.has(name!) || !hasPlainReferences(value!)) return false;
    names.add(name!);
    if (space === 'xmlns') spaces.add(local!);
    else if (space !== '') used.add(space!);
    if ((name === 'xmlns' || space === 'xmlns') && (value!.includes('&') || Object.hasOwn(namespaces, value!)))
      return false;
  }
  return true;
}

const hasPlainText = (text: string, depth: number): boolean =>
  text.startsWith('<![CDATA[')
    ? depth > 0
    : (depth > 0 || text.trim() === '') && !text.includes(']]>') && hasPlainReferences(text);

const hasPlainReferences = (text: string): boolean =>
  !text.includes('&') || !/&(?!(?:amp|lt|gt|quot|apos);|#(?:x[2-9a-f][0-9a-f]{1,3}|[3-9]\d|[1-9]\d{2,3});)/i.test(text);

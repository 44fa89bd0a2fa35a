import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { memoryPages, validateXML, type XMLFileInfo, type XMLLintOptions } from 'xmllint-wasm';
import { projectRoot } from './project.ts';

/** What a kind of document must be like. */
interface Kind {
  language: 'schema' | 'relaxng';
  schema: XMLFileInfo;
  /** The files that the schema imports. */
  imports?: readonly XMLFileInfo[];
  /** What the schema cannot say: each rule with an XPath to what breaks it, by the prefixes below. */
  rules?: Readonly<Record<string, string>>;
}

const namespaces: Readonly<Record<string, string>> = {
  a: 'http://www.w3.org/2005/Atom',
  s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  i: 'http://www.google.com/schemas/sitemap-image/1.1',
};

const load = (path: string): XMLFileInfo => ({
  fileName: path.replace(/.*\//, ''),
  contents: readFileSync(join(projectRoot, path), 'utf8'),
});
const ours = (name: string) => load(`tests/fixtures/schemas/${name}`);

/** A sitemap's own schema wants foreign elements declared, so it has to be told of the other one. */
const sitemapWithImages: XMLFileInfo = {
  fileName: 'sitemap-with-images.xsd',
  contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:import namespace="${namespaces.s}" schemaLocation="sitemap.xsd"/>
    <xs:import namespace="${namespaces.i}" schemaLocation="sitemap-image.xsd"/>
  </xs:schema>`,
};

const kinds = {
  atom: {
    language: 'relaxng',
    schema: ours('atom.rng'),
    rules: {
      'An entry has an author, or its feed or source has (RFC 4287, 4.1.2)':
        '//a:entry[not(a:author or ../a:author or a:source/a:author)]',
      'An entry has an alternate link or content (4.1.2)':
        '//a:entry[not(a:content or a:link[not(@rel) or @rel="alternate"])]',
      'An entry whose content is elsewhere has a summary (4.1.2)': '//a:entry[a:content/@src and not(a:summary)]',
      'Content of a text type has no elements (4.1.3.3)': '//a:content[starts-with(@type, "text/")][*]',
    },
  },
  sitemap: {
    language: 'schema',
    schema: sitemapWithImages,
    // The one official schema that comes with a package; tests/fixtures/schemas/README.md.
    imports: [load('node_modules/sitemap/schema/sitemap.xsd'), ours('sitemap-image.xsd')],
    rules: {
      'A sitemap is a urlset': '/*[not(self::s:urlset)]',
      'A sitemap has at most 50,000 addresses': '/*[count(s:url) > 50000]',
      'An address has at most 1,000 pictures': '//s:url[count(i:image) > 1000]',
    },
  },
  'sitemap index': { language: 'schema', schema: ours('siteindex.xsd') },
  opml: { language: 'relaxng', schema: ours('opml.rng') },
} satisfies Record<string, Kind>;

/**
 * What is wrong with an XML document, empty when nothing is. Asks nothing of the network; throws when the schema itself
 * is broken.
 */
export async function validateXml(xml: string, schema: keyof typeof kinds): Promise<string[]> {
  const kind: Kind = kinds[schema];
  const document = { fileName: 'document.xml', contents: xml };
  const { valid, errors, rawOutput } = await lint({
    xml: document,
    extension: kind.language,
    schema: kind.schema,
    preload: kind.imports,
  });
  if (!valid) return errors.length > 0 ? errors.map(({ rawMessage }) => rawMessage) : [rawOutput];
  return kind.rules === undefined ? [] : brokenRules(document, kind.rules);
}

const lint = (options: XMLLintOptions) => validateXML({ ...options, maxMemoryPages: memoryPages.GiB });

/** xmllint was built without a working Schematron, but does XPath: one expression counts what breaks each rule. */
async function brokenRules(document: XMLFileInfo, rules: Readonly<Record<string, string>>): Promise<string[]> {
  const counts = Object.values(rules).map((xpath) => `count(${xpath.replace(/(self::)?\b([a-z]):(\w+)/g, named)})`);
  const xpath = `concat(${counts.join(', " ", ')}, " ")`;
  const { normalized } = await lint({
    xml: document,
    normalization: 'format',
    modifyArguments: () => ['--xpath', xpath, document.fileName],
  });
  const found = normalized.trim().split(' ').map(Number);
  if (found.length !== counts.length || found.some(Number.isNaN)) throw new Error(`xmllint counted “${normalized}”`);
  return Object.keys(rules).flatMap((rule, at) => (found[at] === 0 ? [] : [`${rule}: broken ${found[at]} times`]));
}

/** xmllint's XPath knows no prefixes. */
const named = (_: string, axis = '', prefix: string, name: string) =>
  `${axis}*[local-name()="${name}" and namespace-uri()="${namespaces[prefix]}"]`;

const ajv = new Ajv({ allErrors: true });
ajvFormats.default(ajv);
const isJsonFeed = ajv.compile(
  JSON.parse(readFileSync(join(projectRoot, 'tests/fixtures/schemas/jsonfeed.json'), 'utf8')) as object,
);

/** What is wrong with a JSON Feed 1.1, empty when nothing is. */
export function validateJsonFeed(json: string): string[] {
  let feed: unknown;
  try {
    feed = JSON.parse(json);
  } catch (error) {
    return [String(error)];
  }
  if (isJsonFeed(feed)) return [];
  return isJsonFeed.errors!.map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message}: ${JSON.stringify(params)}`,
  );
}

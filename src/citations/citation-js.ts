/** Citation.js with its readers and styles. */
export type CitationJs = Awaited<ReturnType<typeof loadCitationJs>>;

/** Citation.js with its readers and styles. It fetches nothing unless asked to. */
export async function loadCitationJs() {
  const { plugins } = await import('@citation-js/core');
  await Promise.all([import('@citation-js/plugin-bibtex'), import('@citation-js/plugin-csl')]);
  groupRetrieved(registersOf(plugins.config).styles);
  return plugins;
}

/** Citation.js’s styles or locales by their names. */
interface Register {
  has(name: string): boolean;
  get(name: string): string;
  add(name: string, xml: string): void;
}

/** The styles and locales that Citation.js knows; its types leave them out. */
export const registersOf = (config: CitationJs['config']) =>
  config.get('@csl') as unknown as { styles: Register; locales: Register };

/** APA’s “Retrieved … from” stands before a URL without a date too, in Citation.js’s style: a group ends that. */
function groupRetrieved(styles: Register): void {
  const date = '<group delimiter=", "><date form="text" variable="accessed"/><text term="from"/></group>';
  const bare = `<text term="retrieved" text-case="capitalize-first"/>${date}`;
  const grouped = `<group delimiter=" ">${bare}</group>`;
  const apa = styles.get('apa');
  if (!apa.includes(grouped)) styles.add('apa', apa.replace(bare, grouped));
}

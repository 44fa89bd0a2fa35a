import { existsSync, readFileSync } from 'node:fs';
import { carryOut, type Move } from '../core/carry-out.ts';
import { Stop } from '../core/stop.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Site } from '../config/site.ts';
import type { Conversion, NewSite } from '../import/convert.ts';
import type { Additions, ImportOptions } from '../import/index.ts';
import type { OldSettings } from '../import/model.ts';
import type { Note } from '../import/notes.ts';
import { buildClock } from '../loader/clock.ts';
import { readOptions, runCommand } from './command.ts';
import { aboutPage } from './init/about.ts';
import { answerError } from './init/questions.ts';
import { findSample, withMovedLinks } from './init/sample.ts';
import { sampleUrl, writeSettings, type Answers } from './init/settings-file.ts';
import { showProgress } from './progress.ts';

const usage = `npm run import -- <folder or .zip of the old blog> brings a blog of another engine here: posts, pages,
images, old URLs and settings. It recognises Jekyll, fastpages, Hugo, Hexo, Zola, Quarto, Eleventy, Pelican,
Astro and Docusaurus, and takes any folder of Markdown. Nothing that you wrote is overwritten, and what cannot be kept
is listed in a report.

  --from hugo      the engine, where it is not recognised: jekyll, fastpages, hugo, hexo, zola, quarto, eleventy,
                   pelican, astro, docusaurus, plain
  --dry-run        writes nothing, and says what would be written
  --fetch          brings images on other servers here
  --force          replaces files that are here already and differ
  --report <path>  where the report goes (import-report.md)`;

const options = {
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  fetch: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  report: { type: 'string', default: 'import-report.md' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

async function main(): Promise<void> {
  const begin = performance.now();
  const { values, positionals } = readOptions(options, usage, true);
  if (values.help) return console.log(usage);
  const [from, ...others] = positionals;
  if (from === undefined || others.length > 0) throw new Stop(usage);
  const site = await loadSettings();
  const { engineNames } = await import('../import/detect.ts');
  if (values.from !== undefined && !engineNames.includes(values.from))
    throw new Stop(`\`--from ${values.from}\` is none of ${engineNames.join(', ')}.`);
  const { importSite, openOldSite } = await import('../import/index.ts');
  const { terminalReport } = await import('../import/report.ts');
  const request: ImportOptions = {
    from,
    root: process.cwd(),
    engine: values.from,
    dryRun: values['dry-run'],
    fetch: values.fetch,
    force: values.force,
    report: values.report,
    now: buildClock(),
    progress: showProgress,
  };
  showProgress('Reading the old site');
  const opened = openOldSite(request);
  if (typeof opened === 'string') throw new Stop(opened);
  const settings = newSettings(site, opened.site.settings);
  const sample = findSample(process.cwd());
  const { summary, notes } = await importSite(request, opened, settings.site, (conversion) =>
    additions(site, settings, conversion, sample),
  );
  showProgress('');
  console.log(terminalReport(summary, notes, values.report, (performance.now() - begin) / 1_000));
  if (!values['dry-run'] && sample.length > 0) console.log('The sample posts are in src/sample/ now.');
  if (!values['dry-run']) console.log('Next: npm run build');
}

interface Settings {
  site: NewSite;
  /** What is written into the settings; empty where they are the owner's. */
  answers: Partial<Answers>;
  notes: Note[];
}

/** The old site's settings where those here are nobody's yet; else only what differs. */
function newSettings(site: Site, old: OldSettings): Settings {
  const isShipped = site.url === sampleUrl;
  const given = Object.entries({
    ...old,
    lang: languageTag(old.lang),
    description: old.description?.replace(/<[^<>]*>/g, ''),
  }).filter(
    (entry): entry is [keyof Answers, string] =>
      entry[1] !== undefined && entry[1] !== '' && answerError(site, entry[0] as keyof Answers, entry[1]) === undefined,
  );
  const answers: Partial<Answers> = isShipped ? Object.fromEntries(given) : {};
  const here: Record<string, string | undefined> = { ...site, author: site.author?.name, nav: undefined } as never;
  const notes = isShipped
    ? []
    : given
        .filter(([key, value]) => here[key] !== value)
        .map(([key, value]): Note => ({ kind: 'setting', file: 'src/site.ts', what: `${key}: ${value}` }));
  return {
    answers,
    notes,
    site: {
      base: new URL(answers.url ?? site.url).pathname.replace(/\/?$/, '/'),
      lang: answers.lang ?? site.lang,
      author: answers.author ?? site.author?.name,
    },
  };
}

const languageTag = (lang: string | undefined): string | undefined => {
  try {
    return lang === undefined ? undefined : Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
};

/** The settings, and a page for the link in the navigation where the old site has none. */
function additions(
  site: Site,
  { answers, notes, site: { lang } }: Settings,
  { documents }: Conversion,
  sample: readonly Move[],
): Additions {
  const left = new Set(sample.map(({ from }) => from));
  const about = 'src/content/pages/about.md';
  const hasAbout =
    documents.some(({ file }) => /^src\/content\/pages\/about(\.md|\/index\.md)$/.test(file)) ||
    (existsSync(about) && !left.has(about));
  const needsAbout = !hasAbout && site.nav.some(({ path }) => path === '/about/');
  const present: Answers = {
    title: site.title,
    url: site.url,
    author: '',
    lang: site.lang,
    timeZone: site.timeZone,
    description: site.description,
  };
  const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
  const writes = {
    ...(withMovedLinks(readme, sample) !== readme && { 'README.md': withMovedLinks(readme, sample) }),
    ...(Object.keys(answers).length > 0 && {
      'src/site.ts': writeSettings(readFileSync('src/site.ts', 'utf8'), { ...present, ...answers }),
    }),
    ...(needsAbout && { [about]: aboutPage(lang) }),
  };
  return { writes, left, notes, prepare: () => carryOut({ moves: sample }, process.cwd()) };
}

await runCommand(main);

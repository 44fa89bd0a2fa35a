import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { carryOut, type Move } from '../core/carry-out.ts';
import type { Site } from '../config/site.ts';
import { Stop } from '../core/stop.ts';
import { loadSettings } from '../config/load-settings.ts';
import { writeRecord } from '../update/engine-files.ts';
import { readOptions, runCommand } from './command.ts';
import { askAll, questions, answerError } from './init/questions.ts';
import { findSample, withMovedLinks } from './init/sample.ts';
import { sampleUrl, writeSettings, type Answers } from './init/settings-file.ts';
import { aboutPage } from './init/about.ts';

const usage = `npm run init asks for what makes the blog yours, writes it into src/site.ts, and moves the sample posts
from src/content/ to src/sample/, where they can be read. It never changes what you wrote.

Without questions, for scripts:
  npm run init -- --title 'Notes' --url https://example.org/ [--author 'Ada'] [--lang en] [--time-zone Europe/Berlin]
                  [--description 'One sentence.'] [--yes]
  --yes  takes the default for all that is not given, and asks nothing`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  title: text,
  url: text,
  author: text,
  description: text,
  lang: text,
  'time-zone': text,
  yes: flag,
  help: { ...flag, short: 'h' },
} as const;

async function main(): Promise<void> {
  const { values } = readOptions(options, usage);
  if (values.help) return console.log(usage);
  const { 'time-zone': timeZone, yes = false, help: _, ...rest } = values;
  const given: Partial<Answers> = { ...rest, ...(timeZone !== undefined && { timeZone }) };
  const site = await loadSettings();
  const sample = findSample(process.cwd());
  if (site.url !== sampleUrl) return keepSettings(Object.keys(given).length > 0, yes, sample);

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const { key } of questions(zone)) {
    const error = given[key] === undefined ? undefined : answerError(site, key, given[key]);
    if (error !== undefined) throw new Stop(error);
  }
  await finish(site, await gather(site, given, zone, yes), sample);
}

/** The settings are the owner's already: only what is left of the sample may go. */
function keepSettings(isAnswered: boolean, yes: boolean, sample: readonly Move[]): void {
  const why =
    'src/site.ts is yours already, as its address is another than the sample’s: it was left as it is. Edit it there.';
  if (sample.length === 0) {
    console.log(`${why}\nNothing was changed.`);
    if (isAnswered) process.exitCode = 1;
    return;
  }
  if (!yes)
    throw new Stop(
      `${why}\n${list(sample)}\nRun \`npm run init -- --yes\` to move them to src/sample/, or delete in them ` +
        `the line that says “sample” to keep them. Nothing was changed.`,
    );
  carryOut({ moves: sample }, process.cwd());
  console.log(`${why}\nMoved to src/sample/:\n${list(sample)}`);
}

const list = (sample: readonly Move[]): string => sample.map(({ from }) => `  ${from}`).join('\n');

async function gather(site: Site, given: Partial<Answers>, zone: string, yes: boolean): Promise<Answers> {
  const open = questions(zone).filter(({ key }) => given[key] === undefined);
  const isAsked = process.stdin.isTTY && process.stdout.isTTY && !yes;
  if (isAsked) return open.length === 0 ? (given as Answers) : askInTerminal(site, given, zone);
  const missing = open.filter(({ fallback }) => fallback === undefined).map(({ key }) => `--${key}`);
  if (missing.length > 0)
    throw new Stop(`There is nobody here to ask, so these are needed: ${missing.join(', ')}.\n\n${usage}`);
  return { ...Object.fromEntries(open.map(({ key, fallback }) => [key, fallback])), ...given } as Answers;
}

async function askInTerminal(site: Site, given: Partial<Answers>, zone: string): Promise<Answers> {
  console.log('What is in brackets is taken when you press Enter. Ctrl-C leaves everything as it is.\n');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const left = new Promise<never>((_, reject) =>
    terminal.once('close', () => reject(new Stop('\nNothing was changed.'))),
  );
  // Ended by us, nobody waits for it.
  left.catch(() => undefined);
  terminal.on('SIGINT', () => terminal.close());
  try {
    return await askAll(
      site,
      given,
      zone,
      (question) => Promise.race([terminal.question(question), left]),
      (line) => console.log(line),
    );
  } finally {
    terminal.close();
  }
}

/** Writes and moves everything, and says what comes next. */
async function finish(site: Site, answers: Answers, sample: readonly Move[]): Promise<void> {
  // Not before the settings were checked: it reads them while it is loaded.
  const { messagesIn: wordsIn } = await import('../i18n/index.ts');
  const words = wordsIn(answers.lang);
  const about = 'src/content/pages/about.md';
  const needsAbout =
    site.nav.some(({ path }) => path === '/about/') &&
    (!existsSync(about) || sample.some(({ from }) => from === about));
  const nav =
    words === undefined
      ? {}
      : {
          '/': words.nav.posts,
          '/archive/': words.archive.title,
          '/tags/': words.tags.title,
          '/about/': words.nav.about,
        };
  const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
  const linked = withMovedLinks(readme, sample);
  const writes = {
    'src/site.ts': writeSettings(readFileSync('src/site.ts', 'utf8'), answers, nav),
    ...(needsAbout && { [about]: aboutPage(answers.lang) }),
    ...(linked !== readme && { 'README.md': linked }),
  };
  carryOut({ moves: sample, writes }, process.cwd());
  // The engine’s files are as they came: `npm run update` compares with this.
  writeRecord(process.cwd());
  console.log(
    [
      `\nsrc/site.ts has your settings${needsAbout ? `; ${about} is a page to write on` : ''}.`,
      ...(sample.length === 0 ? [] : [`Moved to src/sample/, where the tour can still be read:\n${list(sample)}`]),
      ...(words === undefined
        ? [
            `The interface has no words in \`${answers.lang}\` yet and speaks English: to translate it, see ` +
              `“Make it yours” in the README.`,
          ]
        : []),
      '\nNext:\n  npm run new -- "A title"\n  npm run dev',
    ].join('\n'),
  );
}

await runCommand(main);

import type { Site } from '../../config/site.ts';
import { settingsErrors } from '../../config/settings-errors.ts';
import { sampleUrl, withAnswers, type Answers } from './settings-file.ts';

/** One question, in the order in which they are asked. */
interface Question {
  key: keyof Answers;
  asks: string;
  /** What an empty answer means; without it there must be an answer. */
  fallback?: string;
}

/** What is asked. `zone` is the time zone of this machine. */
export const questions = (zone: string): readonly Question[] => [
  { key: 'title', asks: 'What is the blog called?' },
  { key: 'url', asks: 'Where will it be published? The whole address, such as https://me.github.io/blog/:' },
  { key: 'author', asks: 'Who writes it? (nothing: no name appears)', fallback: '' },
  { key: 'description', asks: 'What is it about, in a sentence? (nothing: it does not say)', fallback: '' },
  { key: 'lang', asks: 'In which language? A tag: en, hi, ar, zh-Hans, de …', fallback: 'en' },
  { key: 'timeZone', asks: 'In which time zone do its days begin?', fallback: zone },
];

/** What is wrong with an answer, in the words of the check of the settings; `undefined` when it can be taken. */
export function answerError(site: Site, key: keyof Answers, value: string): string | undefined {
  if (key === 'author' && value === '') return undefined;
  if (value === sampleUrl)
    return 'That is the address of the sample blog.\n  Write your own; it can be changed later in src/site.ts.';
  const given = {
    title: site.title,
    url: site.url,
    author: '',
    lang: site.lang,
    timeZone: site.timeZone,
    description: site.description,
    [key]: value,
  };
  const [found] = settingsErrors(withAnswers(site, given), '').filter(({ message }) => message.startsWith(`\`${key}`));
  return found && [found.message, found.fix].filter(Boolean).join('\n  ');
}

/** Asks for each answer that is not given yet, again where it cannot be taken. `say` prints a line. */
export async function askAll(
  site: Site,
  given: Partial<Answers>,
  zone: string,
  ask: (question: string) => Promise<string>,
  say: (line: string) => void,
): Promise<Answers> {
  const answers: Partial<Answers> = { ...given };
  for (const { key, asks, fallback } of questions(zone)) {
    while (answers[key] === undefined) {
      const answer = (await ask(`${asks}${fallback ? ` [${fallback}]` : ''} `)).trim() || fallback;
      const wrong = answer === undefined ? 'It needs one.' : answerError(site, key, answer);
      if (wrong === undefined) answers[key] = answer!;
      else say(`  ${wrong}`);
    }
  }
  return answers as Answers;
}

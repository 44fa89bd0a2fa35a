import type { Site } from '../../config/site.ts';

/** What `npm run init` asks for; a name that is empty is no name. */
export interface Answers {
  title: string;
  url: string;
  author: string;
  lang: string;
  timeZone: string;
  description: string;
}

/** The address of the sample blog: the settings are nobody’s as long as it stands there. */
export const sampleUrl = 'https://stay-tuned.example/';

/** The settings with the answers in them. */
export function withAnswers(site: Site, { author, ...answers }: Answers): Site {
  const { author: _, ...rest } = site;
  return { ...rest, ...answers, ...(author === '' ? {} : { author: { name: author } }) };
}

/**
 * The text of `src/site.ts` with the answers in the place of the sample’s values, all else as it was. `nav` renames
 * links by their path. Throws an `Error` that names a setting which does not stand on a line of its own.
 */
export function writeSettings(
  source: string,
  { author, ...answers }: Answers,
  nav: Readonly<Record<string, string>> = {},
): string {
  const start = source.indexOf('export const site');
  let text = source.slice(Math.max(0, start));
  for (const [key, value] of Object.entries(answers)) {
    const line = new RegExp(`^( +${key}: ).*(,)$`, 'm');
    if (!line.test(text))
      throw new Error(
        `src/site.ts has no line \`${key}: '…',\` to write into. Put it back, or edit the file yourself.`,
      );
    text = text.replace(line, (_, before: string, after: string) => before + quoted(value) + after);
  }
  const nameLine = /^( +)(?:\/\/ )?author: .*,$/m;
  if (author !== '') {
    const name = `author: { name: ${quoted(author)} },`;
    text = nameLine.test(text)
      ? text.replace(nameLine, (_, indent: string) => indent + name)
      : text.replace(/^( +)title: .*,$/m, (line, indent: string) => `${line}\n${indent}${name}`);
  }
  for (const [path, label] of Object.entries(nav)) {
    text = text.replace(
      new RegExp(`(label: )'[^']*'(, path: '${RegExp.escape(path)}')`),
      (_, before: string, after: string) => before + quoted(label) + after,
    );
  }
  return source.slice(0, Math.max(0, start)) + text;
}

/** A text as code. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}'`;

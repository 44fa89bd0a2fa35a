import { site } from '../site.ts';

/** What a citation of a post needs to know. */
export interface Citable {
  title: string;
  /** A person’s name; the blog itself stands for one that is not known. */
  author?: string | undefined;
  /** `YYYY-MM-DD`. */
  date: string;
  /** URL of the post. */
  url: string;
  slug: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text for LaTeX. Braces become commands: BibTeX counts them even after a backslash. */
const latex = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}~^]/g, (character) => commands[character]!)
    .replace(/[&%$#_]/g, '\\$&');

/**
 * A post as an entry of a `.bib` file. Its title is in a second pair of braces, so that no style changes its capitals.
 */
export function bibtexOf({ title, author, date, url, slug }: Citable): string {
  const [year, month] = date.split('-');
  const word = slug
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9-]+/g, '')
    .replace(/^-+|-+$/g, '');
  const escapedUrl = url.replace(/[{}\\^ ]/g, encodeURIComponent);
  // ` and ` and commas divide a list of names; in braces a name is one.
  const who =
    author === undefined
      ? `organization = {{${latex(site.title)}}}`
      : `author = {${/,|\sand\s/i.test(author) ? `{${latex(author)}}` : latex(author)}}`;
  const fields = [
    `title = {{${latex(title)}}}`,
    who,
    `year = {${year}}`,
    `month = ${months[Number(month) - 1]}`,
    `howpublished = {\\url{${escapedUrl}}}`,
    `url = {${escapedUrl}}`,
  ];
  return `@misc{${word === '' ? 'post' : word}-${year},\n${fields.map((field) => `  ${field},\n`).join('')}}\n`;
}

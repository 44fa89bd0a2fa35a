import { TextError } from '../../core/diagnostics.ts';

const group = String.raw`\s*\{((?:[^{}\\]|\\[^])*)\}`;
const link = new RegExp(String.raw`\\(href|url)(?![a-zA-Z])${group}`, 'g');
const safe = /^(?:https?:\/\/|mailto:)[^\s"<>]+$|^#[^\s"<>]+$/i;

/** The class of the part of a formula that leads to the URL of this index. */
export const linkClass = (index: number): string => `link-${index}`;

/**
 * TeX whose `\href{…}{text}` and `\url{…}` are classes of their texts, which Temml (0.13) knows, and the URLs. Throws a
 * `TextError` for a URL that is not safe.
 */
export function takeLinks(tex: string): { tex: string; urls: string[] } {
  const urls: string[] = [];
  const replaced = tex.replace(link, (_, command: string, written: string) => {
    const url = written.trim().replace(/\\([%#&_~{}])/g, '$1');
    if (!safe.test(url))
      throw new TextError(
        `\`\\${command}{${written}}\` leads nowhere that a formula can.`,
        'Write a whole URL, `https://…` or `mailto:…`, or the `#id` of a part of the post.',
      );
    urls.push(url);
    const name = linkClass(urls.length - 1);
    return command === 'href'
      ? `\\class{${name}}`
      : `\\class{${name}}{\\texttt{${url.replace(/[#%&_$~^{}]/g, '\\$&')}}}`;
  });
  return { tex: replaced, urls };
}

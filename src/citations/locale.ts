import { escapeText } from '../core/escape.ts';
import type { CitationMessages } from '../i18n/index.ts';
import { registersOf, type CitationJs } from './citation-js.ts';

/** Tag of the locale that Citation.js brings, in which all terms are. */
const complete = 'en-US';

/**
 * The tag of a locale with the terms of a language, for citation styles: the complete one, its terms replaced
 * (https://docs.citationstyles.org/en/stable/specification.html#terms). Months are those of `Intl`; ordinals have no
 * ending.
 */
export function localeFor(plugins: CitationJs, lang: string, { etAl, and, terms }: CitationMessages): string {
  if (lang === 'en') return complete;
  // citeproc has a table of languages, in which Chinese goes by region.
  const tag = lang.startsWith('zh') ? 'zh-CN' : lang;
  const { locales } = registersOf(plugins.config);
  if (locales.has(tag)) return tag;
  const translated = new Map<string, string>([...Object.entries(terms), ['et-al', etAl], ['and', and]]);
  const month = (index: number, form: string) =>
    new Intl.DateTimeFormat(lang, { month: form === 'short' ? 'short' : 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, index, 1),
    );
  const xml = locales
    .get(complete)
    .replace(/<term((?: [\w-]+="[^"]*")+)>[\s\S]*?<\/term>/g, (whole, attributes: string) => {
      const [name = '', form = ''] = ['name', 'form'].map(
        (attribute) => new RegExp(` ${attribute}="([^"]*)"`).exec(attributes)?.[1],
      );
      const [, number] = /^month-(\d\d)$/.exec(name) ?? [];
      const term =
        number !== undefined
          ? month(Number(number) - 1, form)
          : /^(long-)?ordinal/.test(name)
            ? ''
            : translated.get(name);
      if (term === undefined) return whole;
      const text = escapeText(term);
      const forms = `<single>${text}</single><multiple>${text}</multiple>`;
      return `<term${attributes}>${whole.includes('<single>') ? forms : text}</term>`;
    });
  locales.add(tag, xml.replace(/xml:lang="[^"]*"/, `xml:lang="${tag}"`));
  return tag;
}

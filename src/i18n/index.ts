import { isLanguageTag } from '../core/language-tag.ts';
import { site } from '../site.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';
import type { Messages } from './en.ts';
import { zhHans } from './zh-hans.ts';

export type { CitationMessages, DrawingMessages, Messages } from './en.ts';

/** The languages of the interface, by language and script as Unicode names them. */
const languages: Readonly<Record<string, Messages>> = {
  'en-Latn': en,
  'hi-Deva': hi,
  'ar-Arab': ar,
  'zh-Hans': zhHans,
};

/**
 * The messages of a language, whatever the region: `ar-EG` is Arabic, `zh` and `zh-CN` are `zh-Hans`; `undefined` for
 * one that is not here.
 */
export function messagesIn(lang: string): Messages | undefined {
  if (!found.has(lang)) found.set(lang, isLanguageTag(lang) ? languages[languageAndScript(lang)] : undefined);
  return found.get(lang);
}

/** Every document asks for a few languages again. */
const found = new Map<string, Messages | undefined>();

function languageAndScript(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  return `${language}-${script}`;
}

/**
 * The language of the interface: the site's, or English where there is no file for that. Read once, with the settings.
 */
export const interfaceLang: string = messagesIn(site.lang) === undefined ? 'en' : site.lang;

/** The messages of the interface. */
export const messages: Messages = messagesIn(interfaceLang)!;

/** The messages inside a post’s text: in its own language, else in the interface's. */
export const bodyMessages = (lang: string | undefined): Messages['body'] =>
  (messagesIn(lang ?? interfaceLang) ?? messages).body;

/** Direction of a language's script, for `dir`. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const known =
    directions.get(lang) ?? (new Intl.Locale(lang).getTextInfo().direction === 'rtl' ? ('rtl' as const) : 'ltr');
  directions.set(lang, known);
  return known;
}

/** Every page and feed item asks for a few languages again. */
const directions = new Map<string, 'ltr' | 'rtl'>();

/** Attributes of an element whose text has a language of its own; none for `undefined`. */
export const inLanguage = (lang: string | undefined): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  lang === undefined ? {} : { lang, dir: directionOf(lang) };

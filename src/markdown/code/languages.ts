import { bundledLanguagesAlias, bundledLanguagesBase } from 'shiki/langs';

/** Loads the grammar of a language. */
export type LanguageLoader = (typeof bundledLanguagesBase)[keyof typeof bundledLanguagesBase];

/** What loads each language, by every name that it has. */
export const languages: ReadonlyMap<string, LanguageLoader> = new Map(
  Object.entries({ ...bundledLanguagesBase, ...bundledLanguagesAlias }),
);

const plainText = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'output', 'none']);

/** Whether code in `language` can be coloured, or is text that wants no colour. */
export const isKnownLanguage = (language: string): boolean => plainText.has(language) || languages.has(language);

/** Whether code in `language` gets colours. */
export const isColoured = (language: string): boolean => languages.has(language) && !plainText.has(language);

/** Names a fence may carry, for suggestions. */
export const languageNames = (): string[] => [...languages.keys()];

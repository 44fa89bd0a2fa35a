/** Whether a text is a language tag by BCP 47: `en`, `zh-Hans`. */
export function isLanguageTag(value: string): boolean {
  try {
    // Intl also takes five to eight letters for a language, which BCP 47 keeps for the future and authors write for
    // “English”.
    return /^[a-z]{2,3}(-|$)/i.test(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** A typeface, as its style sheets describe it. */
export interface Family {
  /** npm package that has it; the site’s own has none. */
  name?: string;
  /** Style sheets of `@font-face` rules: in the package, or below `src/styles/` for the site’s own. */
  styleSheets: readonly string[];
  /** The characters that it is asked for. */
  letters: RegExp;
  /** From one line to the next, at least, in em of the text. */
  leading: number;
  /** Pixels to a pixel of the text, where its letters would look larger or smaller than Latin ones. */
  scale?: number;
}

const variable = '@fontsource-variable/noto-';
const noto = (name: string, script: string): Family => ({
  name: variable + name,
  styleSheets: ['wght.css'],
  letters: new RegExp(`\\p{Script_Extensions=${script}}`, 'u'),
  leading: 1.25,
});

/** Letters of East Asia with their punctuation, and the wide forms of ours. */
const eastAsian = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\u3000-\u303f\uff00-\uffef]/u;
const east = (name: string): Family => ({
  ...noto(`serif-${name}`, 'Hani'),
  letters: eastAsian,
  leading: 1.22,
  scale: 0.92,
});
const [sc, tc, jp, kr] = [east('sc'), east('tc'), east('jp'), east('kr')] as const;

/**
 * The font of the pages, and the letters that their subset leaves out: rare Latin ones, Greek, Cyrillic. Both at
 * optical size 20.
 */
export const ownFamilies: readonly Family[] = [
  { styleSheets: ['fonts.css'], letters: /./su, leading: 1.13 },
  {
    name: '@fontsource-variable/source-serif-4',
    styleSheets: ['wght.css', 'wght-italic.css'],
    letters: /[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Zyyy}\p{sc=Zinh}]/u,
    leading: 1.13,
  },
];

/** Noto’s serifs, which were made to go with each other; naskh is what Arabic has for one. */
const scripts: readonly Family[] = [
  { ...noto('naskh-arabic', 'Arab'), leading: 1.4, scale: 1.14 },
  noto('serif-hebrew', 'Hebr'),
  noto('serif-devanagari', 'Deva'),
  noto('serif-bengali', 'Beng'),
  noto('serif-gujarati', 'Gujr'),
  noto('serif-gurmukhi', 'Guru'),
  noto('serif-oriya', 'Orya'),
  noto('serif-tamil', 'Taml'),
  noto('serif-telugu', 'Telu'),
  noto('serif-kannada', 'Knda'),
  noto('serif-malayalam', 'Mlym'),
  noto('serif-sinhala', 'Sinh'),
  noto('serif-thai', 'Thai'),
  noto('serif-lao', 'Laoo'),
  noto('serif-khmer', 'Khmr'),
  { ...noto('', 'Mymr'), name: '@fontsource/noto-serif-myanmar', styleSheets: ['500.css'] },
  noto('serif-tibetan', 'Tibt'),
  noto('serif-ethiopic', 'Ethi'),
  noto('serif-armenian', 'Armn'),
  noto('serif-georgian', 'Geor'),
];

const signs = /[\p{S}\p{P}\p{N}\p{sc=Zyyy}]/u;
const symbols: readonly Family[] = [
  { name: '@fontsource/noto-sans-math', styleSheets: ['400.css'], letters: signs, leading: 1.13 },
  { name: '@fontsource/noto-sans-symbols-2', styleSheets: ['400.css'], letters: signs, leading: 1.13 },
  { name: `${variable}sans-symbols`, styleSheets: ['wght.css'], letters: signs, leading: 1.13 },
];
const emoji: Family = {
  name: `${variable}emoji`,
  styleSheets: ['wght.css'],
  letters: /\p{Emoji}/u,
  leading: 1.2,
};

/** Every family that an OG image may be set in. */
export const families: readonly Family[] = [...ownFamilies, sc, tc, jp, kr, ...scripts, ...symbols, emoji];

/**
 * Han characters have other forms in other countries: those of the language, else those that go with the letters beside
 * them.
 */
function eastAsianFamilies(text: string, lang: string): readonly Family[] {
  const byScript: Record<string, readonly Family[]> = {
    Hans: [sc, tc, jp, kr],
    Hant: [tc, sc, jp, kr],
    Jpan: [jp, sc, tc, kr],
    Kore: [kr, sc, tc, jp],
  };
  const beside = /[\p{sc=Hira}\p{sc=Kana}]/u.test(text) ? 'Jpan' : /\p{sc=Hang}/u.test(text) ? 'Kore' : 'Hans';
  return byScript[new Intl.Locale(lang).maximize().script ?? beside] ?? byScript[beside]!;
}

/**
 * The families to ask for the characters of a text, the best first: those of East Asia, where most letters are theirs.
 */
export function familiesFor(text: string, lang: string): Family[] {
  const eastern = eastAsianFamilies(text, lang);
  const letters = text.match(/\p{L}/gu) ?? [];
  const isEastern = letters.filter((letter) => eastAsian.test(letter)).length > letters.length / 2;
  const first = isEastern ? [...eastern, ...ownFamilies] : [...ownFamilies, ...eastern];
  return [...first, ...scripts, ...symbols, emoji];
}

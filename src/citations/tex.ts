/** Combining characters by the command of an accent (BibTeX, "special characters"). */
const accents: Readonly<Record<string, string>> = {
  ...{
    "'": '\u0301',
    '`': '\u0300',
    '^': '\u0302',
    '"': '\u0308',
    '~': '\u0303',
    '=': '\u0304',
    '.': '\u0307',
    u: '\u0306',
    v: '\u030c',
  },
  ...{ H: '\u030b', c: '\u0327', d: '\u0323', b: '\u0331', k: '\u0328', r: '\u030a' },
};
const letters: Readonly<Record<string, string>> = {
  ...{
    AA: 'Å',
    aa: 'å',
    AE: 'Æ',
    ae: 'æ',
    OE: 'Œ',
    oe: 'œ',
    O: 'Ø',
    o: 'ø',
    L: 'Ł',
    l: 'ł',
    ss: 'ß',
    DH: 'Ð',
    dh: 'ð',
    DJ: 'Đ',
    dj: 'đ',
    TH: 'Þ',
    th: 'þ',
  },
  ...{ NG: 'Ŋ', ng: 'ŋ', i: 'ı', j: 'ȷ', LaTeX: 'LaTeX', TeX: 'TeX', BibTeX: 'BibTeX' },
};

const letter = String.raw`\\(?:${Object.keys(letters)
  .sort((a, b) => b.length - a.length)
  .join('|')})(?![a-zA-Z])`;
const lettered = new RegExp(String.raw`\{${letter}\s*\}|${letter}(?:\{\}|\\ |[ \t]*)`, 'g');
const base = String.raw`(?:\{\s*(\\[ij]|\p{L})\s*\}|(\\[ij](?![a-zA-Z])|\p{L}))`;
const accented = new RegExp(
  String.raw`\{\\(?:(['\u0060^"~=.])|([uvHcdbkr])(?![a-zA-Z]))\s*${base}\s*\}|` +
    String.raw`\\(?:(['\u0060^"~=.])|([uvHcdbkr])(?=[\s{]))\s*${base}`,
  'gu',
);

/** Commands that print nothing, with their argument; and those that have none. */
const silent = new RegExp(
  String.raw`\{\\noopsort\s*\{[^{}]*\}\}|` +
    String.raw`\\(?:noopsort|[hv]?phantom|[hv]space\*?)\s*\{(?:[^{}]|\{[^{}]*\})*\}|` +
    String.raw`\\[hv]space\*?\s*-?[\d.]+[a-z]{2}|` +
    String.raw`\\(?:relax|null|protect|newblock|sloppy|chsf|aftergroup)(?![a-zA-Z])(?:\{\}|[ \t]*)`,
  'g',
);
/** Commands that print what stands in their braces, and no more. */
const bare = /\\(?:mbox|hbox|text|textup|textnormal|textrm)\s*(?=\{)/g;
/** Signs by the command that prints them. */
const signs: Readonly<Record<string, string>> = {
  ...{ hyphen: '-', slash: '/', ldots: '…', dots: '…', textellipsis: '…' },
  ...{ textpipe: 'ǀ', textdoublepipe: 'ǁ', textdoublebarpipe: 'ǂ' },
};
const signed = new RegExp(String.raw`\\(${Object.keys(signs).join('|')})(?![a-zA-Z])(?:\{\}|[ \t]*)`, 'g');
/** Accents on no letter, as signs by themselves. */
const alone: Readonly<Record<string, string>> = { k: '˛', c: '¸', v: 'ˇ', u: '˘', r: '˚', H: '˝' };
const onNothing = /\\(?:([uvHcdbkr])|['`^"~=.])\{\s*\}/g;
/** Tipa’s acute upon a macron. */
const acuteMacron = /\\textacutemacron\s*(?:\{(\p{L})\}|(\p{L}))/gu;

/** A text of LaTeX without commands that do not print, or print what Citation.js does not know. */
const withSigns = (tex: string): string =>
  tex
    .replace(silent, '')
    .replace(bare, '')
    .replace(signed, (_, name: string) => signs[name]!)
    .replace(acuteMacron, (_, braced?: string, letter?: string) => `${braced ?? letter}\u0304\u0301`.normalize('NFC'))
    .replace(onNothing, (_, name?: string) => (name === undefined ? '' : (alone[name] ?? '')));

/**
 * A text of LaTeX with its accents and letters as characters. Citation.js takes the braces of `{\'E}tienne Bernard` for
 * those of a name that is one, and does not know `\AA`. What stands between dollars stays.
 */
export const withCharacters = (tex: string): string =>
  withoutSpacing(tex)
    .split(/((?<!\\)\$[^$]*(?<!\\)\$)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : accentsOf(withSigns(part))
            .replace(lettered, (command) => letters[/\\([a-zA-Z]+)/.exec(command)![1]!]!)
            .replace(/(?<![\\`])`(?!`)/g, '‘'),
    )
    .join('');

/** Commands of space as spaces, `Proc.\ 7th`, and what Google Scholar makes of `{USENIX}` as that: `$\{$USENIX$\}$`. */
const withoutSpacing = (tex: string): string =>
  tex
    .replace(/\$\\([{}])\$/g, '$1')
    .split(/((?<!\\)\$[^$]*(?<!\\)\$)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/(?<!\\)\\[ ,;:]/g, ' ')))
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/(?<!\\)\\[/@!-]/g, '')))
    .join('');

function accentsOf(tex: string): string {
  const once = tex.replace(accented, (_, sign1, sign2, on1, on2, sign3, sign4, on3, on4) => {
    const on = (on1 ?? on2 ?? on3 ?? on4) as string;
    return `${on.startsWith('\\') ? on[1] : on}${accents[sign1 ?? sign2 ?? sign3 ?? sign4]}`.normalize('NFC');
  });
  // An accent upon an accent: `{\~{\^e}}`.
  return once === tex ? tex : accentsOf(once);
}

/** The nth formula of an entry stands as this character, of the private use area, until all else has been read. */
const first = 0xe100;
const most = 500;
const formulas = new RegExp(`[\\u{${first.toString(16)}}-\\u{${(first + most).toString(16)}}]`, 'gu');

/** `$^2$` and `$_{10}$`: Citation.js sets these as the style does. */
const isScript = (formula: string): boolean => /^[\^_](?:\w|\{[\w+-]*\})$/.test(formula.trim());

/** A text with its formulas put aside. */
export function withoutFormulas(tex: string, found: string[]): string {
  return tex.replace(/(?<!\\)\$([^$]+?)(?<!\\)\$/g, (whole, formula: string) =>
    found.length >= most || isScript(formula) ? whole : String.fromCharCode(first + found.push(formula) - 1),
  );
}

/** A text with its formulas in their places again. */
export const withFormulas = (text: string, set: readonly string[]): string =>
  text.replace(formulas, (character) => set[character.charCodeAt(0) - first] ?? '');

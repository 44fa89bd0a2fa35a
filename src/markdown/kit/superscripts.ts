/**
 * Small letters of Unicode by the letter that they stand for (https://www.unicode.org/charts/PDF/U2070.pdf and the
 * phonetic blocks).
 */
const above = new Map(
  Object.entries(
    zip(
      '0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤∗*†′″‴∘',
      '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ**†′″‴°',
    ),
  ),
);
const below = new Map(
  Object.entries(zip('0123456789+−=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ')),
);

function zip(letters: string, small: string): Record<string, string> {
  const all = [...small];
  return Object.fromEntries([...letters].map((letter, index) => [letter, all[index]!]));
}

/** A text in the small letters of one kind; `undefined` when Unicode lacks one of them. */
function inLetters(text: string, letters: ReadonlyMap<string, string>): string | undefined {
  const found = [...text.replace(/[-–]/g, '−').replace(/\s+/g, '')].map((char) => letters.get(char));
  return found.includes(undefined) ? undefined : found.join('');
}

/** `2` as `²`; `undefined` for what Unicode has no superscripts for. */
export const superscript = (text: string): string | undefined => inLetters(text, above);

/** `i` as `ᵢ`; `undefined` for what Unicode has no subscripts for. */
export const subscript = (text: string): string | undefined => inLetters(text, below);

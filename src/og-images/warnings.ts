import { familiesFor } from './families.ts';
import { fontSubsets } from './font-subsets.ts';

/** What to tell an author about characters that no font at hand has: which they are, and what to install. */
export function warningsFor(missing: readonly string[], lang: string): string[] {
  const byPackage = Map.groupBy(
    missing,
    (character) =>
      familiesFor(character, lang).find((family) => family.letters.test(character) && fontSubsets(family).length === 0)
        ?.name,
  );
  return [...byPackage].map(([name, characters]) => {
    const list = characters
      .map((character) => `“${character}” (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`)
      .join(', ');
    return (
      `The OG image shows an empty box for ${list}: no font at hand has ` +
      `${characters.length === 1 ? 'it' : 'them'}.${name === undefined ? '' : ` \`npm install ${name}\` brings one.`}`
    );
  });
}

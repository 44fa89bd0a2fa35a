import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ogImageSize, type OgImageText } from '../blog/og-images.ts';
import { readColours } from './colours.ts';
import { families } from './families.ts';
import { fontSubsets } from './font-subsets.ts';

let recipe: string | undefined;

/**
 * A digest for each OG image of all that decides how it looks: what it says, the site’s colours and fonts, this room’s
 * code, the packages by their versions.
 */
export function ogImageKeys(images: readonly OgImageText[]): string[] {
  recipe ??= recipeDigest();
  const all = JSON.stringify([recipe, ogImageSize, readColours()]);
  return images.map(({ title, note, tags, site, lang }) =>
    hash('sha256', JSON.stringify([all, title, note, tags, site, lang]), 'base64url'),
  );
}

/** What an OG image is cached by. */
export const ogImageKey = (image: OgImageText): string => ogImageKeys([image])[0]!;

function recipeDigest(): string {
  const hash = createHash('sha256').update(`${process.versions.icu} ${process.versions['unicode']}`);
  const code = join(process.cwd(), 'src/og-images');
  for (const file of readdirSync(code)
    .filter((file) => file.endsWith('.ts'))
    .sort())
    hash.update(readFileSync(join(code, file)));
  for (const family of families.filter(({ name }) => name === undefined)) {
    for (const { path, italic, ranges } of fontSubsets(family))
      hash.update(JSON.stringify([italic, ranges])).update(readFileSync(path));
  }
  for (const name of ['@takumi-rs/core', ...families.flatMap(({ name }) => name ?? [])])
    hash.update(`${name} ${versionOf(name)}\n`);
  return hash.digest('base64url');
}

/** Version of an installed package. */
function versionOf(name: string): string | undefined {
  try {
    return (
      JSON.parse(readFileSync(findPackageJSON(name, pathToFileURL(join(process.cwd(), 'package.json')))!, 'utf8')) as {
        version: string;
      }
    ).version;
  } catch {
    return undefined;
  }
}

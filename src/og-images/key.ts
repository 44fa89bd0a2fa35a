import { createHash } from 'node:crypto';
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
 * Digest of all that decides how an OG image looks: what it says, the site’s colours and fonts, this room’s code, the
 * packages by their versions.
 */
export function ogImageKey({ title, note, tags, site, lang }: OgImageText): string {
  recipe ??= recipeDigest();
  return createHash('sha256')
    .update(JSON.stringify([recipe, ogImageSize, readColours(), title, note, tags, site, lang]))
    .digest('base64url');
}

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

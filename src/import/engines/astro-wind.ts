import { isFalse, at, readYaml, textAt } from '../fields.ts';
import type { OldSettings } from '../model.ts';
import { readText, type Source } from '../source.ts';

/** What AstroWind keeps in `src/config.yaml`; `undefined` for a site without it. */
export interface AstroWind {
  settings: OldSettings;
  /** Route of the posts, such as `/[year]/[slug]`. */
  route: string;
  /** What stands at the end of a URL. */
  slash: string;
}

/** Reads it (https://github.com/onwidget/astrowind#configuration). */
export function readAstroWind(source: Source): AstroWind | undefined {
  const text = readText(source, 'src/config.yaml');
  if (text === undefined) return undefined;
  const config = readYaml(text);
  const permalink = textAt(config, 'apps', 'blog', 'post', 'permalink');
  if (permalink === undefined) return undefined;
  return {
    settings: {
      url: textAt(config, 'site', 'site'),
      title: textAt(config, 'site', 'name'),
      description: textAt(config, 'metadata', 'description'),
      lang: textAt(config, 'i18n', 'language'),
    },
    route: permalink.replace(/^(?!\/)/, '/').replace(/%(\w+)%/g, '[$1]'),
    slash: isFalse(at(config, 'site', 'trailingSlash')) ? '' : '/',
  };
}

/**
 * Configuration that is a program (`astro.config.mjs`, `pelicanconf.py`) is not run, only looked at: the values that
 * are
 * written out are what can be known.
 */

/** The text that a program gives to a name: `site: 'https://example.org'`, `SITENAME = "Notes"`. */
export function scriptValue(program: string | undefined, ...names: string[]): string | undefined {
  for (const name of names) {
    const pattern = new RegExp(
      `(?<![\\w.])["']?${name}["']?\\s*(?::\\s*[A-Za-z<>|\\s]+=|[:=])\\s*(["'\`])((?:\\\\.|(?!\\1).)*)\\1`,
    );
    const value = pattern
      .exec(withoutComments(program ?? ''))?.[2]
      ?.replace(/\\(["'`\\])/g, '$1')
      .trim();
    if (value !== undefined && value !== '' && !value.includes('${')) return value;
  }
  return undefined;
}

const withoutComments = (program: string): string =>
  program.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*(\/\/|#(?!!)).*$/gm, '');

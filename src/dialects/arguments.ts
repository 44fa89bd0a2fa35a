/** What stands after the name of a tag: `src="/p.png"`, and values without a name. */
export interface Arguments {
  named: Readonly<Record<string, string>>;
  positional: readonly string[];
}

const word = /(?:([\w-]+)\s*=\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|“([^”]*)”|([^\s"'`,]+))/g;

/**
 * Reads the arguments of a Liquid tag or a shortcode: quoted, or as one word. A Liquid variable stays the word it is.
 */
export function readArguments(text: string): Arguments {
  const named: Record<string, string> = {};
  const positional: string[] = [];
  for (const [, name, double, single, ...others] of text.matchAll(word)) {
    const value = (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? others.find((each) => each !== undefined) ?? '';
    if (name === undefined) positional.push(value);
    else named[name.toLowerCase()] = value;
  }
  return { named, positional };
}

/** Attributes between braces, as kramdown and Pandoc write them: `#id .class width="300"`. */
export interface Braces {
  id: string | undefined;
  classes: readonly string[];
  named: Readonly<Record<string, string>>;
}

/** Reads what stands between braces, after the colon of kramdown's. */
export function readBraces(text: string): Braces {
  const ids: string[] = [];
  const classes: string[] = [];
  const rest = text.replace(
    /([#.])([\w:-]+)|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)/g,
    (whole, sign?: string, name?: string) => {
      if (sign === undefined) return whole;
      (sign === '#' ? ids : classes).push(name!);
      return '';
    },
  );
  return { id: ids[0], classes, named: readArguments(rest).named };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkOut, createResult } from './corpus.ts';
import { renderFree } from './documents.ts';

/** One case of KaTeX's screenshots: TeX alone, or TeX with how it is to be shown. */
type Case = string | { tex: string; macros?: Record<string, string>; noThrow?: number };

const file = 'test/screenshotter/ss_data.yaml';

/**
 * What only KaTeX has: the colours of Khan Academy, which its test page defines, and HTML and images in formulas, which
 * its users have to switch on.
 */
const ofKatexAlone = /\\(?:KaTeX|blue|red|green|html(?:Id|Style|Class|Data)|includegraphics)(?![a-zA-Z])/;

/** The formulas of KaTeX's own screenshots, each displayed in a post of its own. */
export default async function katex() {
  const folder = checkOut('KaTeX/KaTeX', 'a11ce7289b735a2c1970cddbd858c5b894da9c2b', [file]);
  const cases = parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Case>;
  const result = createResult('formulas of KaTeX’s screenshots, less its own macros and deliberate errors');
  for (const [name, each] of Object.entries(cases)) {
    const { tex, macros, noThrow } = typeof each === 'string' ? { tex: each } : each;
    if (macros !== undefined || noThrow || ofKatexAlone.test(tex)) continue;
    const { html, errors } = await renderFree(`$$\n${tex.trim()}\n$$\n`);
    if (errors.length > 0) result.fail(errors[0]!.message.replace(/^The formula `[^]*` cannot be read: /, ''), name);
    else if (!html.includes('<math')) result.fail('no formula', name);
    else result.pass();
  }
  return [result];
}

import type { MdastVisitorContext } from 'satteri';
import { TextError } from '../core/diagnostics.ts';
import type { Bibliography } from './bibliography.ts';
import type { Source } from './source.ts';

/** Sets a formula as MathML. Throws a `TextError` for one that cannot be read. */
export type RenderFormula = (tex: string) => Promise<string>;

/** The formulas of each source as MathML; one that cannot be read is reported, and left out. */
export async function renderFormulas(
  sources: ReadonlyMap<string, Source>,
  bibliography: Bibliography,
  render: RenderFormula,
  { data }: MdastVisitorContext,
): Promise<Map<string, string[]>> {
  const rendered = new Map<string, string[]>();
  for (const [key, { formulas }] of sources) {
    rendered.set(key, []);
    for (const tex of formulas) {
      const html = await render(tex).catch((error: unknown) => {
        if (!(error instanceof TextError)) throw error;
        const { path: file, entry } = bibliography.find(key)!;
        const before = entry.text.slice(0, Math.max(0, entry.text.indexOf(`$${tex}`)));
        const line = entry.line + before.split('\n').length - 1;
        const message = `The formula \`$${tex}$\` in the entry \`${key}\` cannot be read: ${error.message}`;
        data.post?.diagnostics.push({ file, line, message, fix: error.diagnostic.fix });
        return '';
      });
      rendered.get(key)!.push(html);
    }
  }
  return rendered;
}

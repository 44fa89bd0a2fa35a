const alone = 'Write it in the text, outside of the formula';

/** What to write instead of commands and environments of LaTeX that are none of a formula, or of a package. */
const fixes: Readonly<Record<string, string>> = {
  '\\SI \\si \\qty \\unit \\num \\ang':
    'Write a number and its unit as `\\pu{9.8 m s^-2}`, or as `9.8\\,\\mathrm{m/s^2}`.',
  '\\newenvironment \\renewenvironment': 'Write what it begins and ends with where it is used, or a `\\newcommand`.',
  '\\intertext \\shortintertext': 'End the formula before it, and go on with another one after the text.',
  '\\usepackage \\documentclass': 'Leave it out: what formulas know here needs no package.',
  '\\footnote \\footnotemark': `${alone}, as \`[^1]\`.`,
  '\\cite \\citep \\citet \\parencite \\textcite': `${alone}, as \`[@key]\`.`,
  '\\cref \\Cref \\autoref': 'Write `\\eqref{eq:name}`, or `@eq:name` in the text.',
  '\\includegraphics': `${alone}, as \`![What it shows](./a.png)\`.`,
  '\\caption': 'Write the caption in the text below.',
  'tabular tabularx longtable': 'Write `array` in a formula, or a table of Markdown.',
  'algorithm algorithmic algorithm2e algorithmicx':
    'Write `:::algorithm[Title]` around a numbered list, and `:::` below it.',
  'tikzpicture tikzcd pgfpicture':
    'Write a ` ```dot ` graph, `CD` for a commutative diagram, or add it as an SVG image.',
  'prooftree mathpar': 'Write a step as a fraction: `\\dfrac{A \\quad B}{C}`.',
  'numcases subnumcases': 'Write `cases`, with `\\label` behind it for a number.',
  'theorem lemma definition proof corollary proposition remark':
    'Write `:::theorem[Title]` around the text, outside of the formula, and `:::` below it.',
  'itemize enumerate': `${alone}, as a list of Markdown.`,
};

const byName = new Map(Object.entries(fixes).flatMap(([names, fix]) => names.split(' ').map((name) => [name, fix])));

/** What to write instead of a command (`\SI`) or an environment (`tikzpicture`); `undefined` where nothing is known. */
export const insteadOf = (name: string): string | undefined => byName.get(name.replace(/\*$/, ''));

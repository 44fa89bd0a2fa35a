import type { CSL } from '@citation-js/core';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Bibliography } from './bibliography.ts';
import { fieldsOf } from './fields.ts';

/** Warnings about an entry that is read, but perhaps not as it was meant. `html` is what the page shows. */
export function warningsOf(bibliography: Bibliography, key: string, item: CSL, html: string): Diagnostic[] {
  return [latexLeft(bibliography, key, html), misreadName(bibliography, key, item)].filter(
    (each) => each !== undefined,
  );
}

/** LaTeX that Citation.js left as it is. */
function latexLeft(bibliography: Bibliography, key: string, html: string): Diagnostic | undefined {
  const { path: file, entry } = bibliography.find(key)!;
  const shown = html.replace(/<math.*?<\/math>/gs, '');
  const command = entry.text.match(/\\(?:[a-z]+|[^a-z\s])/gi)?.find((found) => shown.includes(found));
  if (command === undefined) return undefined;
  const message = `\`${command}\` in the entry \`${key}\` is not understood, so it shows as it is.`;
  const fix = 'Write the character itself: `.bib` files are UTF-8.';
  return { file, line: entry.line, message, fix, severity: 'warning' };
}

/** What only the name of an organisation has before its last word, or in it. */
const ofOrganisations = /(?<![^\s])(?:for|on|in|at|and|the)(?![^\s])|[()]/;

/** An organisation read as a person, or people read as an organisation. */
function misreadName(bibliography: Bibliography, key: string, item: CSL): Diagnostic | undefined {
  for (const field of ['author', 'editor'] as const)
    for (const name of item[field] ?? []) {
      const { family = '', given = '', literal = '' } = name;
      const particle = `${name['non-dropping-particle'] ?? ''} ${name['dropping-particle'] ?? ''}`.trim();
      const whole = [given, particle, family].filter(Boolean).join(' ');
      const people = literal || (given === '' ? family : '');
      if (given !== '' && ofOrganisations.test(particle === '' ? whole : particle))
        return warningAt(
          bibliography,
          key,
          field,
          `\`${whole}\` in the entry \`${key}\` is read as the name of a person.`,
          `For an organisation, write \`${field} = {{${whole}}}\`.`,
        );
      if (/,.* and .*,/.test(people))
        return warningAt(
          bibliography,
          key,
          field,
          `\`${people}\` in the entry \`${key}\` is read as one name, because of its double braces.`,
          `Write \`${field} = {${people}}\`.`,
        );
    }
  return undefined;
}

/** A warning on the line of a field. */
function warningAt(bibliography: Bibliography, key: string, field: string, message: string, fix: string): Diagnostic {
  const { path: file, entry } = bibliography.find(key)!;
  const line = fieldsOf(entry).find(({ name }) => name === field)?.line ?? entry.line;
  return { file, line, message, fix, severity: 'warning' };
}

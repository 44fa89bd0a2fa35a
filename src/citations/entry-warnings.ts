import type { CSL } from '@citation-js/core';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Bibliography } from './bibliography.ts';
import { fieldsOf } from './fields.ts';

/** What only the name of an organisation has before its last word, or in it. */
const ofOrganisations = /(?<![^\s])(?:for|on|in|at|and|the)(?![^\s])|[()]/;

/** A doubt about the names of an entry: an organisation read as a person, or people read as an organisation. */
export function namesLeft(bibliography: Bibliography, key: string, item: CSL): Diagnostic | undefined {
  for (const field of ['author', 'editor'] as const) {
    for (const name of item[field] ?? []) {
      const { family = '', given = '', literal = '' } = name;
      const particle = `${name['non-dropping-particle'] ?? ''} ${name['dropping-particle'] ?? ''}`.trim();
      const whole = [given, particle, family].filter(Boolean).join(' ');
      const people = literal || (given === '' ? family : '');
      if (given !== '' && ofOrganisations.test(particle === '' ? whole : particle)) {
        const message = `\`${whole}\` in the entry \`${key}\` is read as the name of a person.`;
        return {
          ...lineOf(bibliography, key, field),
          message,
          fix: `For an organisation, write \`${field} = {{${whole}}}\`.`,
        };
      }
      if (/,.* and .*,/.test(people)) {
        const message = `\`${people}\` in the entry \`${key}\` is read as one name, because of its double braces.`;
        return { ...lineOf(bibliography, key, field), message, fix: `Write \`${field} = {${people}}\`.` };
      }
    }
  }
  return undefined;
}

/** Where a field of an entry stands. */
function lineOf(bibliography: Bibliography, key: string, field: string): Pick<Diagnostic, 'file' | 'line'> {
  const { path, entry } = bibliography.find(key)!;
  const at = fieldsOf(entry.text).find(({ name }) => name === field)?.at ?? 0;
  return { file: path, line: entry.line + entry.text.slice(0, at).split('\n').length - 1 };
}

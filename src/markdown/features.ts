import type { Features } from 'satteri';
import { footnoteFeatures } from './plugins/footnotes.ts';

/**
 * Sätteri's switches for a document, `lang` being its language. Some change what ordinary text means, so they are on
 * only where the document uses them.
 */
export const featuresOf = (source: string, lang?: string): Features => ({
  smartPunctuation: true,
  frontmatter: false,
  gfm: { footnotes: footnoteFeatures(lang) },
  ...(hasDirectives(source) && { directive: true }),
  ...(/^[ \t>]*:[ \t]/m.test(source) && { definitionList: true }),
});

/** Whether a text has a line that begins with `:::`. */
export const hasDirectives = (source: string): boolean => /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*:::/m.test(source);

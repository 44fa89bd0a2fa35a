import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { schemeOf, type Refusal } from '../../core/html/allowed.ts';
import { attributeFix, elementFix, frameFix, styleFix, type WrittenTag } from './fixes.ts';

const scriptFix = 'Take it out: this site sends no JavaScript. For interaction use HTML and CSS, such as `<details>`.';
const policy = 'does not pass the site’s content security policy.';

/** What is wrong with an element, and what to write instead. */
export function refusalText({ kind, attribute = '', value = '' }: Refusal, tag: WrittenTag): TextDiagnostic {
  const { name } = tag;
  const written = `${attribute}="${shortened(value)}"`;
  const quoted = `\`${written}\``;
  switch (kind) {
    case 'script':
      return { message: 'A `<script>` does not belong in a post.', fix: scriptFix };
    case 'handler':
      return { message: `\`${attribute}\` runs JavaScript.`, fix: scriptFix };
    case 'runs':
      return { message: `${quoted} runs JavaScript.`, fix: scriptFix };
    case 'style':
      return { message: `An inline \`style\` ${policy}`, fix: styleFix(tag) };
    case 'style element':
      return { message: `A \`<style>\` in a post ${policy}`, fix: 'Put the rules in `src/styles/prose.css`.' };
    case 'frame':
      return { message: `An \`<${name}>\` loads another site into the page.`, fix: frameFix(tag) };
    case 'form':
      return { message: `A \`<form>\` ${policy}`, fix: 'Link to a page that has the form.' };
    case 'scheme':
      return schemeText(value, quoted);
    case 'css':
      return {
        message: `\`${attribute}\` on \`<${name}>\` would load \`${shortened(value)}\`.`,
        fix: 'Only a part of the same drawing can be named there: `url(#name)`. Save an image beside the post.',
      };
    case 'attribute':
      return { message: `${quoted} does not belong on \`<${name}>\` in a post.`, fix: attributeFix(attribute, value) };
    case 'element':
      return { message: `\`<${name}>\` is not among the elements that a post may hold.`, fix: elementFix(tag) };
  }
}

/** What is wrong with a URL by its scheme; `what` names it. */
export function schemeText(url: string, what: string): TextDiagnostic {
  const scheme = `\`${schemeOf(url) ?? ''}:\``;
  const data =
    schemeOf(url) === 'data'
      ? 'Save it as a file beside the post, and use that.'
      : 'Write a URL of the web, `https://…`, a path of this site, or `mailto:`.';
  return { message: `${what} has the scheme ${scheme}, which leads nowhere on the web.`, fix: data };
}

const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** A link that runs a program. */
export const runsText = (url: string): TextDiagnostic => ({
  message: `The link \`${shortened(url)}\` runs JavaScript.`,
  fix: scriptFix,
});

/** What would run in the browser: a directive of Astro. */
export const clientText = (name: string): TextDiagnostic => ({
  message: `\`${name}\` runs JavaScript.`,
  fix: scriptFix,
});

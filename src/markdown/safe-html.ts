import { Parser } from 'htmlparser2';
import { defineMdastPlugin } from 'satteri';
import { runsScript } from '../blog/urls.ts';
import { problemAt } from './document.ts';

const scriptFix = 'Take it out: this site sends no JavaScript. For interaction use HTML and CSS, such as `<details>`.';

/** Stops a script, an event handler, a `javascript:` address or an inline style where the author wrote it, by file and line. */
export const safeHtml = () =>
  defineMdastPlugin({
    name: 'safe-html',
    options: { position: true },
    html(node, context) {
      const state = context.data.post;
      if (state === undefined) return;
      for (const { message, fix, offset } of unsafeParts(node.value)) state.problems.push(problemAt(state, node, message, fix, offset));
    },
    mdxJsxFlowElement: checkJsx,
    mdxJsxTextElement: checkJsx,
    link: checkAddress,
    definition: checkAddress,
  });

type Plugin = Parameters<typeof defineMdastPlugin>[0];
type JsxVisitor = NonNullable<Plugin['mdxJsxFlowElement']>;
type Context = Parameters<JsxVisitor>[1];

function checkJsx(node: { name: string | null; attributes: { type: string; name?: string; value?: unknown }[] }, context: Context): void {
  const state = context.data.post;
  if (state === undefined) return;
  const attributes = node.attributes.map(({ name = '', value }): [string, string] => [name, typeof value === 'string' ? value : '']);
  const isElement = node.name !== null && /^[a-z]/.test(node.name);
  const found = isElement ? unsafeElement(node.name!, attributes) : attributes.filter(([name]) => name.startsWith('client:')).map(([name]) => handler(name));
  for (const { message, fix } of found) state.problems.push(problemAt(state, node as never, message, fix));
}

function checkAddress(node: { url: string }, context: Context): void {
  const state = context.data.post;
  if (state === undefined || !runsScript('href', node.url)) return;
  state.problems.push(problemAt(state, node as never, `The link \`${node.url}\` runs JavaScript.`, scriptFix));
}

function unsafeParts(html: string): { message: string; fix: string; offset: number }[] {
  const found: { message: string; fix: string; offset: number }[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const offset = html.slice(0, parser.startIndex).split('\n').length - 1;
      found.push(...unsafeElement(name, Object.entries(attributes)).map((part) => ({ ...part, offset })));
    },
  });
  parser.end(html);
  return found;
}

function unsafeElement(name: string, attributes: readonly [string, string][]): { message: string; fix: string }[] {
  const found = attributes.flatMap(([attribute, value]) => {
    if (/^on/i.test(attribute)) return [handler(attribute)];
    if (runsScript(attribute, value)) return [{ message: `\`${attribute}="${value}"\` runs JavaScript.`, fix: scriptFix }];
    if (attribute === 'style') return [{ message: 'An inline `style` does not pass the site’s content security policy.', fix: 'Use a class, and put the rule in `src/styles/prose.css`.' }];
    return [];
  });
  if (name === 'script') found.push({ message: 'A `<script>` does not belong in a post.', fix: scriptFix });
  if (/^(iframe|embed|object)$/.test(name) && found.length === 0) found.push({ message: `An \`<${name}>\` loads another site into the page.`, fix: 'Put the address on a line of its own: one of YouTube, Vimeo, a gist, X or Mastodon becomes a card that leads there.' });
  if (name === 'style') found.push({ message: 'A `<style>` in a post does not pass the site’s content security policy.', fix: 'Put the rules in `src/styles/prose.css`.' });
  return found;
}

const handler = (name: string) => ({ message: `\`${name}\` runs JavaScript.`, fix: scriptFix });

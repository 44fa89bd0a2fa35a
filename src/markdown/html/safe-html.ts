import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { isSafeUrl, refusals, schemeOf } from '../../core/html/allowed.ts';
import { mathElements, svgElements, textElements } from '../../core/html/names.ts';
import type { Namespace } from '../../core/html/reader.ts';
import { leniently, report } from '../kit/diagnostics.ts';
import { unlink } from '../kit/unlink.ts';
import { clientText, runsText, refusalText, schemeText } from './messages.ts';

/** Reports tags of MDX, and URLs of Markdown, that do not pass. HTML in Markdown is checked in `raw-html.ts`. */
export const safeHtmlPlugin = () =>
  defineMdastPlugin({
    name: 'safe-html',
    options: { position: true },
    mdxJsxFlowElement: checkJsx,
    mdxJsxTextElement: checkJsx,
    link: checkUrl,
    definition: checkUrl,
  });

function checkJsx(
  node: { name: string | null; attributes: { type: string; name?: string; value?: unknown }[] },
  context: MdastVisitorContext,
): void {
  const { name } = node;
  const written = node.attributes.flatMap(({ name: attribute, value }) =>
    attribute === undefined ? [] : [[attribute, typeof value === 'string' ? value : '']],
  );
  // A component's name begins with a capital or holds a dot.
  const isElement = name !== null && /^[a-z][^.]*$/.test(name);
  const attributes = Object.fromEntries(written.filter(([attribute]) => !astroOnly.test(attribute!)));
  const found = isElement
    ? refusals({ name, namespace: namespaceOf(name), attributes }).map((refusal) =>
        refusalText(refusal, { name, attributes }),
      )
    : written.filter(([attribute]) => attribute!.startsWith('client:')).map(([attribute]) => clientText(attribute!));
  for (const diagnostic of found) report(context.data, node as never, diagnostic);
}

/** What Astro takes for itself, and names that it writes as HTML has them. */
const astroOnly = /^(?:(?:set|class|is|define):\w+|slot|key|className)$/;

/** Where an element of MDX belongs, by its name: JSX has one space of names. */
function namespaceOf(name: string): Namespace {
  const lower = name.toLowerCase();
  if (textElements.has(lower)) return 'html';
  return svgElements.has(lower) ? 'svg' : mathElements.has(lower) ? 'math' : 'html';
}

function checkUrl(node: { url: string }, context: MdastVisitorContext): void {
  if (isSafeUrl(node.url, true)) return;
  const runs = /^(?:javascript|vbscript)$/.test(schemeOf(node.url) ?? '');
  const text = runs ? runsText(node.url) : schemeText(node.url, `The link \`${node.url.slice(0, 60)}\``);
  report(context.data, node as never, { ...text, ...leniently(context.data) });
  unlink(node, context);
}

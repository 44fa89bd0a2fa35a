import { urlOfFile } from '../../blog/urls.ts';
import { isProgram } from './files.ts';
import { eachPage, isForeign, type Rule } from './rule.ts';
import { sourceOf } from './site.ts';

/** Nothing in the site runs. */
export const noJavaScript: Rule = (site) => {
  const fix = 'This site sends no JavaScript to its readers. Take it out, or do it with HTML and CSS.';
  const files = [...site.files].filter(isProgram).map((file) => ({
    file: `dist/${file}`,
    message: 'A JavaScript file is in the finished site.',
    fix:
      `${fix}\nA component with a \`client:\` directive or a \`<script>\` makes one. To offer a program for ` +
      `download, put it into a \`.zip\`.`,
  }));
  const pages = eachPage((page) =>
    page.scripts.map((script) => ({
      ...sourceOf(page.path, script, site),
      message: `The page /${urlOfFile(page.path)} would run JavaScript: \`${script}\`.`,
      fix,
    })),
  );
  const drawings = [...site.drawings.values()]
    .filter(({ scripts }) => scripts.length > 0)
    .map(({ path }) => ({
      file: `dist/${path}`,
      message: 'The drawing holds a script.',
      fix: 'Save it again without scripts (“plain SVG”).',
    }));
  return [...files, ...pages(site), ...drawings];
};

/**
 * Elements, attributes and schemes are those of a site of text; every element ends, and
 * no page but one at an old URL redirects.
 */
export const onlyWhatPasses: Rule = (site) => {
  const fix = 'Take it out, or write it so that a browser reads it as you do.';
  const pages = eachPage((page) => {
    const where = (text: string) => sourceOf(page.path, text, site);
    const refused = page.refused.map((what) => ({
      ...where(/^<[\w-]+|^[\w-]+/.exec(what)?.[0] ?? ''),
      message: `The page /${urlOfFile(page.path)} holds what does not pass: \`${what}\`.`,
      fix: 'Take it out. What may stand in a page is listed in `src/core/html/names.ts`.',
    }));
    const lost = page.lost.map((what) => ({
      ...where(/`(.*?)>?`/.exec(what)?.[1] ?? ''),
      message: `The page /${urlOfFile(page.path)} holds ${what}.`,
      fix,
    }));
    const isOwn = site.owners.has(urlOfFile(page.path));
    const leadsAway =
      page.refresh !== undefined &&
      (isOwn || page.refresh === '' || site.innerPath(page.refresh, page.path) === undefined);
    const away = leadsAway
      ? [
          {
            ...where('<meta'),
            message: `The page /${urlOfFile(page.path)} sends its reader on, to \`${page.refresh}\`.`,
            fix:
              'Only a page at an old URL may, to one of this site. For that write `aliases:` in the front matter ' +
              'of the post.',
          },
        ]
      : [];
    // Another rule reports what runs or loads from elsewhere.
    return page.scripts.length > 0 || page.loads.some((url) => isForeign(url, page.path, site))
      ? away
      : [...refused, ...lost, ...away];
  });
  const drawings = [...site.drawings.values()]
    .filter(({ scripts }) => scripts.length === 0)
    .flatMap(({ path, lost, refused }) => [
      ...lost.map((what) => ({
        file: `dist/${path}`,
        message: `The file cannot be read as XML, or not safely: ${what}.`,
        fix: 'Save it again as plain SVG or XML, without declarations of its own.',
      })),
      ...refused.map((what) => ({
        file: `dist/${path}`,
        message: `The file holds what does not pass: \`${what}\`.`,
        fix: 'Save it again as plain SVG. What may stand in it is listed in `src/core/html/names.ts`.',
      })),
    ]);
  return [...pages(site), ...drawings];
};

/** The policy that a page carries refuses everything but the page's own styles and images. */
export const policyIsStrict: Rule = eachPage((page) => {
  const errorOf = (message: string, fix: string) => [{ file: `dist/${page.path}`, message, fix }];
  if (page.policy === undefined)
    return errorOf(
      'The page has no content security policy.',
      'Use the layout `src/layouts/Base.astro`, which prints one.',
    );
  const { content, late } = page.policy;
  return [
    ...(late
      ? errorOf('The policy comes after a style, which it then does not govern.', 'Print it before any `<style>`.')
      : []),
    ...(/default-src 'none'/.test(content)
      ? []
      : errorOf("The policy does not begin with `default-src 'none'`.", 'See `src/core/csp.ts`.')),
    ...(/script-src|unsafe-|\*/.test(content)
      ? errorOf(`The policy lets too much through: ${content}`, 'See `src/core/csp.ts`.')
      : []),
    ...page.styles
      .filter((style) => !content.includes(style))
      .flatMap(() =>
        errorOf(
          'The policy refuses one of the page’s own styles.',
          'Give the style to `contentSecurityPolicy` in `src/layouts/Base.astro`; a `<style>` in a component is ' +
            'not covered.',
        ),
      ),
    ...page.styled.flatMap((element) =>
      errorOf(`A \`style\` attribute on <${element}> does not pass the policy.`, 'Use a class.'),
    ),
  ];
});

import type { Diagnostic } from '../../core/diagnostics.ts';
import { addressOf } from '../../blog/urls.ts';
import { cssAddresses } from '../../core/html/css.ts';
import { checkLink, fileAt, hasRepeatedId, loadsFromElsewhere } from '../../core/link-check.ts';
import { nearest } from '../../core/suggest.ts';
import { isProgram } from './files.ts';
import type { PageFacts } from './page.ts';
import { fileFor, innerPath, sourceOf, sourceOfUrl, type IndexedSite } from './site.ts';

/** A rule looks at a finished site and says what breaks it. */
export type Rule = (site: IndexedSite) => Diagnostic[];

/** On so many pages the same problem is told once: it probably stands in the frame around them. */
const manyPages = 4;

function eachPage(check: (page: PageFacts, site: IndexedSite) => Diagnostic[]): Rule {
  return (site) => {
    const found = [...site.pages.values()].flatMap((page) =>
      check(page, site).map((problem) => ({ page: page.path, problem })),
    );
    const alike = Map.groupBy(
      found,
      ({ page, problem: { message, line } }) =>
        `${line === undefined} ${message.replace(` /${addressOf(page)} `, ' ')}`,
    );
    return [...alike.values()].flatMap((group) => {
      const [first, ...others] = new Map(group.map(({ page, problem }) => [page, problem])).values();
      if (first === undefined || first.line !== undefined || others.length + 1 < manyPages)
        return group.map(({ problem }) => problem);
      const files = others
        .slice(0, 5)
        .map(({ file }) => `\n- ${file}`)
        .join('');
      const fix = `${first.fix}\nWhat stands on many pages comes from \`src/site.ts\` or \`src/layouts/\`; else look in these files${others.length > 5 ? ' and others' : ''}:${files}`;
      return [{ ...first, message: `${first.message} The same is so on ${others.length} other pages.`, fix }];
    });
  };
}

/** Nothing in the site runs. */
export const noJavaScript: Rule = (site) => {
  const fix = 'This site sends no JavaScript to its readers. Take it out, or do it with HTML and CSS.';
  const files = [...site.files].filter(isProgram).map((file) => ({
    file: `dist/${file}`,
    message: 'A JavaScript file is in the finished site.',
    fix: `${fix}\nA component with a \`client:\` directive or a \`<script>\` makes one. To offer a program for download, put it into a \`.zip\`.`,
  }));
  const pages = eachPage((page) =>
    page.scripts.map((script) => ({
      ...sourceOf(page.path, script, site),
      message: `The page /${addressOf(page.path)} would run JavaScript: \`${script}\`.`,
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

/** Elements, attributes and schemes are those of a site of text; nothing never ends, and no page but one at an old address leads away. */
export const onlyWhatPasses: Rule = (site) => {
  const fix = 'Take it out, or write it so that a browser reads it as you do.';
  const pages = eachPage((page) => {
    const where = (text: string) => sourceOf(page.path, text, site);
    const refused = page.refused.map((what) => ({
      ...where(/^<[\w-]+|^[\w-]+/.exec(what)?.[0] ?? ''),
      message: `The page /${addressOf(page.path)} holds what does not pass: \`${what}\`.`,
      fix: 'Take it out. What may stand in a page is listed in `src/core/html/names.ts`.',
    }));
    const lost = page.lost.map((what) => ({
      ...where(/`(.*?)>?`/.exec(what)?.[1] ?? ''),
      message: `The page /${addressOf(page.path)} holds ${what}.`,
      fix,
    }));
    const isOwn = site.owners.has(addressOf(page.path));
    const leadsAway =
      page.refresh !== undefined &&
      (isOwn || page.refresh === '' || site.innerPath(page.refresh, page.path) === undefined);
    const away = leadsAway
      ? [
          {
            ...where('<meta'),
            message: `The page /${addressOf(page.path)} sends its reader on, to \`${page.refresh}\`.`,
            fix: 'Only a page at an old address may, to one of this site. For that write `aliases:` in the front matter of the post.',
          },
        ]
      : [];
    // What runs or loads from elsewhere is told by another rule.
    return page.scripts.length > 0 || page.loads.some((address) => isForeign(address, page.path, site))
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

/** Whether an address is of another server. */
function isForeign(address: string, page: string, site: IndexedSite): boolean {
  if (site.innerPath(address, page) !== undefined) return false;
  const target = URL.parse(address, new URL(page, site.url));
  return target !== null && target.protocol !== 'data:' && target.origin !== new URL(site.url).origin;
}

/** A page asks no other server for anything. */
export const noThirdParty: Rule = (site) => {
  const pages = eachPage((page) =>
    page.loads
      .filter((address) => isForeign(address, page.path, site))
      .map((address) => {
        const told = loadsFromElsewhere(addressOf(page.path), address);
        return { ...sourceOfUrl(page.path, address, site), ...told };
      }),
  );
  const others = [
    ...[...site.styleSheets].map(([file, css]) => ({ file, loads: cssAddresses(css) })),
    ...[...site.drawings].map(([file, { loads }]) => ({ file, loads })),
  ];
  const foreign = others.flatMap(({ file, loads }) =>
    loads
      .filter((address) => isForeign(address, file, site))
      .map((address) => ({
        file: `dist/${file}`,
        message: `The file would load \`${address}\` from another server.`,
        fix: loadsFromElsewhere('', address).fix,
      })),
  );
  return [...pages(site), ...foreign];
};

/** Every URL inside the site leads somewhere, to the right part of it, in one step. The loader has told what it could know. */
export const linksResolve: Rule = (site) => {
  // The same few URLs stand on every page; to look for what was meant is slow.
  const suggested = new Map<string, string | undefined>();
  const base = new URL(site.url).pathname;
  const suggest = (path: string) => {
    if (!suggested.has(path)) suggested.set(path, nearest(path, [...site.files].map(addressOf)));
    const near = suggested.get(path);
    return near === undefined ? undefined : base + near;
  };
  const find = (path: string) => {
    const file = fileAt(path);
    return site.files.has(file) ? { ids: site.pages.get(file)?.ids } : undefined;
  };
  return eachPage((page) => {
    const urls = new Set([...page.links, ...page.loads, ...(page.refresh ? [page.refresh] : [])]);
    return [...urls].flatMap((url) => {
      const wrong = checkLink(
        url,
        site.innerPath(url, page.path),
        { root: site.url, find, suggest },
        ` on /${addressOf(page.path)}`,
      );
      if (wrong === undefined) return [];
      const { written, message, fix } = wrong;
      return [{ ...sourceOfUrl(page.path, written, site), message, fix }];
    });
  })(site);
};

/** An id names one place of a page, so that a link to it has one target. */
export const idsAreUnique: Rule = eachPage((page, site) =>
  page.repeatedIds.map((id) => {
    const told = hasRepeatedId(addressOf(page.path), id);
    return { ...sourceOf(page.path, `id="${id}"`, site), ...told };
  }),
);

/** The policy that a page carries refuses everything but the page's own styles and pictures. */
export const policyIsStrict: Rule = eachPage((page) => {
  const tell = (message: string, fix: string) => [{ file: `dist/${page.path}`, message, fix }];
  if (page.policy === undefined)
    return tell(
      'The page has no content security policy.',
      'Use the layout `src/layouts/Base.astro`, which prints one.',
    );
  const { content, late } = page.policy;
  return [
    ...(late
      ? tell('The policy comes after a style, which it then does not govern.', 'Print it before any `<style>`.')
      : []),
    ...(/default-src 'none'/.test(content)
      ? []
      : tell("The policy does not begin with `default-src 'none'`.", 'See `src/core/csp.ts`.')),
    ...(/script-src|unsafe-|\*/.test(content)
      ? tell(`The policy lets too much through: ${content}`, 'See `src/core/csp.ts`.')
      : []),
    ...page.styles
      .filter((style) => !content.includes(style))
      .flatMap(() =>
        tell(
          'The policy refuses one of the page’s own styles.',
          'Give the style to `contentSecurityPolicy` in `src/layouts/Base.astro`; a `<style>` in a component is not covered.',
        ),
      ),
    ...page.styled.flatMap((element) =>
      tell(`A \`style\` attribute on <${element}> does not pass the policy.`, 'Use a class.'),
    ),
  ];
});

/** No post is lost on the way, and none appears that should not. */
export const nothingLost: Rule = (site) => {
  const known = new Set(site.manifest.map(({ file }) => file));
  const unread = site.sources
    .filter((file) => !known.has(file))
    .map((file) => ({
      file,
      message: 'The file was not read, so its page is missing.',
      fix: 'This is a fault of the site, not of the post: please report it, and rename the file for now.',
    }));
  const urls = site.manifest.flatMap(({ file, url }) =>
    url === null ? [] : [{ file, url, path: innerPath(url, '', site)?.path }],
  );
  const missing = urls
    .filter(({ path }) => path === undefined || fileFor(path, site) === undefined)
    .map(({ file, url, path }) => ({
      file,
      message: `The post has no page: ${path === undefined ? url : `/${path}`} was not written.`,
      fix: 'This is a fault of the site, not of the post: please report it.',
    }));
  const doubled = urls
    .filter(({ file, path }) => path !== undefined && site.owners.get(path) !== file)
    .map(({ file, path }) => ({
      file,
      message: `The post has no page of its own: /${path} shows ${site.owners.get(path!)}.`,
      fix: 'Give one of the two another `slug`.',
    }));
  const strays = [...site.pages.values()]
    .filter(
      ({ path, refresh }) => path.startsWith('posts/') && refresh === undefined && !site.owners.has(addressOf(path)),
    )
    .map(({ path }) => ({
      file: `dist/${path}`,
      message: 'The page belongs to no published post.',
      fix: 'A post that is a draft or dated in the future must not be in the finished site.',
    }));
  return [...unread, ...missing, ...doubled, ...strays];
};

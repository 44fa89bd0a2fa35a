import { closest, distance } from 'fastest-levenshtein';
import type { Problem } from '../blog/problem.ts';
import { addressesInCss, type PageFacts } from './page.ts';
import { addressOf, fileFor, innerPath, sourceOf, type BuiltSite } from './site.ts';

/** A rule looks at a finished site and says what breaks it. */
export type Rule = (site: BuiltSite) => Problem[];

const eachPage = (check: (page: PageFacts, site: BuiltSite) => Problem[]): Rule => {
  return (site) => [...site.pages.values()].flatMap((page) => check(page, site));
};

/** Nothing in the site runs. */
export const noJavaScript: Rule = (site) => {
  const fix = 'This site sends no JavaScript to its readers. Take it out, or do it with HTML and CSS.';
  const files = [...site.files].filter((file) => /\.[cm]?js$/.test(file)).map((file) => ({ file: `dist/${file}`, message: 'A JavaScript file is in the finished site.', fix: `${fix}\nA component with a \`client:\` directive or a \`<script>\` makes one.` }));
  const pages = [...site.pages.values()].flatMap((page) => page.scripts.map((script) => ({ ...sourceOf(page.path, script, site), message: `The page /${addressOf(page.path)} would run JavaScript: \`${script}\`.`, fix })));
  const drawings = [...site.texts]
    .filter(([file, text]) => file.endsWith('.svg') && /<script|\son[a-z]+\s*=|javascript:/i.test(text))
    .map(([file]) => ({ file: `dist/${file}`, message: 'The drawing holds a script.', fix: 'Save it again without scripts (“plain SVG”).' }));
  return [...files, ...pages, ...drawings];
};

/** A page asks no other server for anything. */
export const noThirdParty: Rule = (site) => {
  const fix = 'Save a copy of the file beside the post or in `public/`, and use that; a plain link to another site is fine.';
  const isForeign = (address: string, page: string) => {
    const target = URL.canParse(address, new URL(page, site.url)) ? new URL(address, new URL(page, site.url)) : undefined;
    return target !== undefined && target.protocol !== 'data:' && target.origin !== new URL(site.url).origin;
  };
  const pages = [...site.pages.values()].flatMap((page) =>
    page.loads.filter((address) => isForeign(address, page.path)).map((address) => ({ ...sourceOf(page.path, address, site), message: `The page /${addressOf(page.path)} would load \`${address}\` from another server.`, fix })),
  );
  const others = [...site.texts].flatMap(([file, text]) => {
    const loaded = file.endsWith('.svg') ? [...text.matchAll(/(?:href|src)\s*=\s*["'](https?:[^"']*|\/\/[^"']*)/g)].map((match) => match[1]!) : addressesInCss(text);
    return loaded.filter((address) => isForeign(address, file)).map((address) => ({ file: `dist/${file}`, message: `The file would load \`${address}\` from another server.`, fix }));
  });
  return [...pages, ...others];
};

/** Every address inside the site leads somewhere, to the right part of it, in one step. */
export const linksResolve: Rule = eachPage((page, site) => {
  const addresses = [...new Set([...page.links, ...page.loads, ...(page.refresh === undefined ? [] : [page.refresh])])];
  return addresses.flatMap((address) => {
    const target = innerPath(address, page.path, site);
    if (target === undefined) return [];
    const file = fileFor(target.path, site);
    if (file === undefined) return [brokenLink(page, address, target.path, site)];
    const other = site.pages.get(file);
    if (target.fragment === '' || target.fragment === 'top' || other === undefined || other.ids.has(target.fragment)) return [];
    const near = nearest(target.fragment, [...other.ids]);
    const message = `The link \`${address}\` on /${addressOf(page.path)} leads to a part that /${addressOf(file)} does not have.`;
    return [{ ...sourceOf(page.path, `#${target.fragment}`, site), message, fix: near === undefined ? 'Take away the part after `#`, or correct it.' : `Did you mean \`#${near}\`?` }];
  });
});

function brokenLink(page: PageFacts, address: string, path: string, site: BuiltSite): Problem {
  const where = sourceOf(page.path, address, site);
  const message = `The link \`${address}\` on /${addressOf(page.path)} leads nowhere.`;
  if (fileFor(`${path}/`, site) !== undefined) return { ...where, message, fix: `Put a slash at its end: \`${address}/\`.` };
  const near = nearest(path, [...site.files].map(addressOf));
  return { ...where, message, fix: near === undefined ? 'Correct the address, or take the link out.' : `Did you mean \`/${near}\`?` };
}

/** The candidate that is so near that it was probably meant. */
function nearest(written: string, candidates: string[]): string | undefined {
  const near = closest(written, candidates);
  return distance(written, near) <= Math.max(2, written.length / 3) ? near : undefined;
}

/** The policy that a page carries refuses everything but the page's own styles and pictures. */
export const policyIsStrict = (hashOf: (style: string) => string): Rule =>
  eachPage((page) => {
    const tell = (message: string, fix: string) => [{ file: `dist/${page.path}`, message, fix }];
    if (page.policy === undefined) return tell('The page has no content security policy.', 'Use the layout `src/layouts/Base.astro`, which prints one.');
    const { content, late } = page.policy;
    return [
      ...(late ? tell('The policy comes after a style, which it then does not govern.', 'Print it before any `<style>`.') : []),
      ...(/default-src 'none'/.test(content) ? [] : tell('The policy does not begin with `default-src \'none\'`.', 'See `src/hosting/csp.ts`.')),
      ...(/script-src|unsafe-|\*/.test(content) ? tell(`The policy lets too much through: ${content}`, 'See `src/hosting/csp.ts`.') : []),
      ...page.styles.filter((style) => !content.includes(hashOf(style))).flatMap(() => tell('The policy refuses one of the page’s own styles.', 'Give the style to `contentSecurityPolicy` in `src/layouts/Base.astro`; a `<style>` in a component is not covered.')),
      ...page.styled.flatMap((element) => tell(`A \`style\` attribute on <${element}> does not pass the policy.`, 'Use a class.')),
    ];
  });

/** No post is lost on the way, and none appears that should not. */
export const nothingLost: Rule = (site) => {
  const known = new Set(site.manifest.map(({ file }) => file));
  const unread = site.sources.filter((file) => !known.has(file)).map((file) => ({ file, message: 'The file was not read, so its page is missing.', fix: 'This is a fault of the site, not of the post: please report it, and rename the file for now.' }));
  const urls = site.manifest.flatMap(({ file, url }) => (url === null ? [] : [{ file, path: innerPath(url, '', site)?.path ?? '' }]));
  const missing = urls.filter(({ path }) => fileFor(path, site) === undefined).map(({ file, path }) => ({ file, message: `The post has no page: /${path} was not written.`, fix: 'This is a fault of the site, not of the post: please report it.' }));
  const owned = new Set(urls.map(({ path }) => path));
  const strays = [...site.pages.values()]
    .filter(({ path, refresh }) => path.startsWith('posts/') && refresh === undefined && !owned.has(addressOf(path)))
    .map(({ path }) => ({ file: `dist/${path}`, message: 'The page belongs to no published post.', fix: 'A post that is a draft or dated in the future must not be in the finished site.' }));
  return [...unread, ...missing, ...strays];
};

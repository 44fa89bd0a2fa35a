import type { Intro } from '../blog/intros.ts';
import type { Page } from '../blog/post.ts';
import type { StyleSheetName } from '../styles/style-sheets.ts';
import { getBody, getIntros } from './posts.ts';

/** What intros say of the lists that they stand above, by URL: where a feed is about the list, it says so, too. */
export const getIntroDescriptions = async (): Promise<Map<string, string>> =>
  new Map(
    [...(await getIntros())].flatMap(([url, { description }]) => (description === '' ? [] : [[url, description]])),
  );

/** An intro as its page shows it, and the styles that it needs; nothing of either where there is none. */
export async function getIntro(page: Page | undefined): Promise<{
  intro: Intro | undefined;
  css: string | undefined;
  styleSheets: readonly StyleSheetName[];
}> {
  if (page === undefined) return { intro: undefined, css: undefined, styleSheets: [] };
  const { lang, unpublished, links, headings, css } = page;
  const { html, features } = await getBody(page);
  const intro = { lang, unpublished, links, html, hasHeadings: headings.length > 0 };
  return { intro, css, styleSheets: ['intros', 'prose', ...features] };
}

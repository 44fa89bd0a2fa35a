/**
 * A first page for the link in the navigation. Its text is English, and says so where the blog is in another language.
 */
export const aboutPage = (lang: string): string => `---
title: About${/^en\b/i.test(lang) ? '' : '\nlang: en # until you have written it in your language'}
---

New posts appear on the [home page](/), in the [archive](/archive/) and in the [feed](/rss.xml),
which any feed reader can follow.
`;

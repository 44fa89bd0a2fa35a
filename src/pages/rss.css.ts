import { messages } from '../i18n/index.ts';
import fonts from '../styles/fonts.css?inline';
import css from '../styles/rss.css?raw';
import tokens from '../styles/tokens.css?inline';

/** The style sheet of the feed: the site’s colours and fonts, and an explanation in the site’s language. */
export const GET = () => {
  const { blogroll, subscribe } = messages;
  const text = `--label: ${JSON.stringify(blogroll.feed)}; --explanation: ${JSON.stringify(subscribe.feed)};`;
  return new Response(`${css}\n${tokens}\n${fonts}\nrss { ${text} }\n`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  });
};

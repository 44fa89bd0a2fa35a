import { messages } from '../i18n/index.ts';
import fonts from '../styles/fonts.css?inline';
import css from '../styles/rss.css?raw';
import tokens from '../styles/tokens.css?inline';

/** The style sheet of the feed: the site's colours and faces, and what people are looking at, said in their own language. */
export const GET = () => {
  const said = `rss { --label: ${JSON.stringify(messages.blogroll.feed)}; --explanation: ${JSON.stringify(messages.subscribe.feed)}; }`;
  return new Response(`${css}\n${tokens}\n${fonts}\n${said}\n`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  });
};

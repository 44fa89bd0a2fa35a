import { words } from '../blog/words/index.ts';
import css from '../styles/rss.css?raw';

/** The style sheet of the feed, which says to people in their own language what they are looking at. */
export const GET = () => new Response(`${css}\nrss { --label: ${JSON.stringify(words.blogroll.feed)}; --explanation: ${JSON.stringify(words.subscribe.feed)}; }\n`, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });

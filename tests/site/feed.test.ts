import { XMLParser } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { sharedSite } from '../support/site.ts';

const site = sharedSite({
  start: 'sample',
  content: {
    'posts/2022-08-01-in-mdx.mdx':
      '---\ntags: [MDX, "C++"]\n---\nimport FormattedDate from "../../components/FormattedDate.astro";\n\n# In ' +
      'MDX\n\nOne plus one is {1 + 1}, on <FormattedDate date={{ day: "2022-08-01", iso: "2022-08-01", instant: ' +
      '0 }} />.[^n]\n\n[^n]: A *note*.\n\n```js {1}\nlet a = `x < y`;\n```\n',
    'posts/2022-08-02-sharp-edges.md':
      '---\ntitle: Sharp <edges> & "quotes" ]]>\ndescription: 1 < 2 & so on\nupdated: 2022-09-09\n---\n\nText ' +
      'with ]]> and &amp; and [a link](/about/) and `a < b`.\n',
  },
});

interface Item {
  title: string;
  link: string;
  guid: string;
  description: string;
  pubDate: string;
  category?: string[];
  'content:encoded': string;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === 'item' || name === 'category',
});
const channel = () => parser.parse(site().read('rss.xml')).rss.channel as Record<string, unknown> & { item: Item[] };
const pageOf = ({ link }: Item) => site().read(`${decodeURI(new URL(link).pathname).slice(1)}index.html`);

/** The text of HTML, without what is marked for the page alone, its white space folded. */
function textOf(html: string): string {
  let text = '';
  let hidden = 0;
  const open: boolean[] = [];
  const reader = new Parser({
    onopentag(name, attributes) {
      if (/^(img|input|br|hr|source|meta|link)$/.test(name)) return;
      open.push('data-page-only' in attributes);
      if (open.at(-1)) hidden += 1;
    },
    onclosetag(name) {
      if (/^(img|input|br|hr|source|meta|link)$/.test(name)) return;
      if (open.pop()) hidden -= 1;
    },
    ontext(part) {
      if (hidden === 0) text += part;
    },
  });
  reader.end(html);
  return text.replace(/[☐☑]/g, '').replace(/\s+/g, ' ').trim();
}

describe('the feed', () => {
  test('has every post, newest first, each with the text of its page', () => {
    const items = channel().item;
    expect(items.map(({ title }) => title)).toEqual(
      [
        'Sharp <edges> & "quotes" ]]>',
        'In MDX',
        'A tour of what a post can hold',
        'On getting into Machine Learning',
      ].map((title) => expect.stringContaining(title.slice(0, 5))),
    );
    for (const item of items) {
      const body = /<div class="prose e-content">(.*?)<\/div><details class="bibtex">/s.exec(pageOf(item))![1]!;
      expect(textOf(item['content:encoded'])).toBe(textOf(body));
      expect(textOf(body).length).toBeGreaterThan(30);
    }
  });

  test('leads nowhere but to full addresses, and leans on nothing of the page', () => {
    for (const { 'content:encoded': html, link } of channel().item) {
      for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g))
        expect(address).toMatch(/^(https?:\/\/|mailto:)/);
      expect(html).not.toMatch(/style=|<script|data-page|tabindex|srcset|<picture|class="(?!(?:reverse)?footnotes?")/);
      expect(link).toMatch(/^https:\/\/stay-tuned\.example\/posts\/.*\/$/);
    }
  });

  test('MDX of which only its program knows what it says has no Markdown copy, and nothing leads to one', () => {
    expect(
      site()
        .files()
        .filter((path) => /^posts\/.*\.md$/.test(path)),
    ).not.toContain('posts/in-mdx.md');
    expect(site().exists('posts/sharp-edges.md')).toBe(true);
    expect(site().read('posts/in-mdx/index.html')).not.toContain('text/markdown');
    expect(site().read('llms.txt')).toContain('- [In MDX](https://stay-tuned.example/posts/in-mdx/)');
  });

  test('tells the day of the newest change, not of the build', () => {
    expect(channel()['lastBuildDate']).toBe('Fri, 09 Sep 2022 10:00:00 GMT');
    expect(channel()['language']).toBe('en');
  });

  test('keeps an item’s id when its title changes', async () => {
    const ids = () => channel().item.map(({ guid }) => JSON.stringify(guid));
    const before = ids();
    const text = '---\ntitle: Another title\n---\n\nOther text.\n';
    await site().rebuild({ content: { 'posts/2022-08-02-sharp-edges.md': text } });
    expect(site().read('rss.xml')).toContain('Another title');
    expect(ids()).toEqual(before);
  });
});

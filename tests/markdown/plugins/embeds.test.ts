import { expect, test } from 'vitest';
import { check, render } from '../../support/documents.ts';

const card = (name: string, url: string, kind: string, title: string) =>
  `<p class="embed ${name}"><a href="${url}"><span class="kind">${kind}</span> <span ` +
  `class="title">${title}</span></a></p>\n`;

test.each([
  ['https://www.youtube.com/watch?v=aircAruvnKk', 'youtube', 'Video on YouTube', 'youtube.com/watch?v=aircAruvnKk'],
  [
    'https://www.youtube.com/watch?t=3&v=aircAruvnKk',
    'youtube',
    'Video on YouTube',
    'youtube.com/watch?t=3&amp;v=aircAruvnKk',
  ],
  ['https://youtu.be/aircAruvnKk', 'youtube', 'Video on YouTube', 'youtu.be/aircAruvnKk'],
  ['https://vimeo.com/76979871', 'vimeo', 'Video on Vimeo', 'vimeo.com/76979871'],
  [
    'https://gist.github.com/karpathy/d4dee566867f8291f086',
    'gist',
    'Gist on GitHub',
    'gist.github.com/karpathy/d4dee566867f8291f086',
  ],
  ['https://x.com/karpathy/status/1864', 'post', 'Post on X', 'x.com/karpathy/status/1864'],
  ['https://mastodon.social/@Mastodon/112465', 'post', 'Post on Mastodon', 'mastodon.social/@Mastodon/112465'],
])('%s alone is a card', async (url, name, kind, title) => {
  const made = card(name, url.replace('&', '&amp;'), kind, title).replaceAll('&amp;', '&');
  expect((await render(url)).html.replaceAll('&amp;', '&')).toBe(made);
  expect((await render(`<${url}>`)).html.replaceAll('&amp;', '&')).toBe(made);
});

test('a title of its own', async () => {
  const markdown = '[But what *is* a <network>?](https://youtu.be/aircAruvnKk)';
  expect((await render(markdown)).html).toContain('<span class="title">But what is a');
  expect((await render(markdown)).html).not.toContain('<network>');
});

test('a picture of its own', async () => {
  const { html, state } = await render('[![But what is a network?](./poster.jpg "x")](https://youtu.be/aircAruvnKk)', {
    files: ['poster.jpg'],
  });
  expect(html).toMatch(
    /^<p class="embed youtube"><a href="https:\/\/youtu.be\/aircAruvnKk"><img data-picture="[^"]*"><span class="kind">Video on YouTube<\/span> <span class="title">But what is a network\?<\/span><\/a><\/p>/,
  );
  expect(state.images).toEqual(['./poster.jpg']);
});

test.each([
  'see https://youtu.be/aircAruvnKk',
  'https://youtu.be/aircAruvnKk and more',
  'https://example.org/watch?v=x',
  '- https://youtu.be/aircAruvnKk',
  '`https://youtu.be/aircAruvnKk`',
  'https://youtube.com/',
  'https://youtu.be.example/x',
])('%j is an ordinary link', async (markdown) => {
  expect((await render(markdown)).html).not.toContain('embed');
});

test('in MDX', async () => {
  expect((await check('https://youtu.be/aircAruvnKk')).errors).toEqual([]);
});

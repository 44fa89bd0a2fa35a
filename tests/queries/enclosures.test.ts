import { describe, expect, test } from 'vitest';
import { absolute } from '../../src/blog/urls.ts';
import { recordText } from '../../src/markdown/kit/text-record.ts';
import { findEnclosures } from '../../src/queries/enclosures.ts';
import { writeProject } from '../support/documents.ts';

const page = absolute('/posts/a/');

describe('sound and film in a post', () => {
  test.each([
    ['<audio controls src="/talk.mp3"></audio>', [['/talk.mp3', 'audio/mpeg', 5]]],
    ['<p>x</p><video><source src="/a%20b.webm"><source src="/talk.mp3"></video>', [['/a%20b.webm', 'video/webm', 3]]],
    [
      `<audio src="${absolute('/talk.mp3')}"></audio><audio src="../../talk.mp3"></audio>`,
      [['/talk.mp3', 'audio/mpeg', 5]],
    ],
    [
      '<audio src="/talk.mp3"></audio><video src="/a%20b.webm"></video>',
      [
        ['/talk.mp3', 'audio/mpeg', 5],
        ['/a%20b.webm', 'video/webm', 3],
      ],
    ],
    [
      '<audio src="/gone.mp3"></audio><audio src="https://elsewhere.example/talk.mp3"></audio><audio ' +
        'src="/notes.txt"></audio>',
      [],
    ],
    ['<picture><source src="/talk.mp3"></picture><p>&lt;audio src="/talk.mp3"&gt;', []],
    ['', []],
  ])('%s', (html, expected) => {
    const root = writeProject({ 'talk.mp3': 'sound', 'a b.webm': 'see', 'notes.txt': 'x' });
    const { media } = recordText(html, '/posts/a/');
    expect(findEnclosures(media, page, root).map(({ url, type, length }) => [url, type, length])).toEqual(
      expected.map(([url, ...rest]) => [absolute(String(url)), ...rest]),
    );
  });
});

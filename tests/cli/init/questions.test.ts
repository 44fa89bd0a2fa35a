import { expect, test } from 'vitest';
import { askAll, answerError } from '../../../src/cli/init/questions.ts';
import { site } from '../../fixtures/site.ts';

test(
  'asks for what is not given, again where the answer cannot be taken, and takes what is in brackets for ' + 'Enter',
  async () => {
    const answers = ['', 'Notes', 'notes.example', 'https://notes.example/', '', '', 'german', 'de', ''];
    const asked: string[] = [];
    const said: string[] = [];
    const result = await askAll(
      site,
      {},
      'Europe/Berlin',
      (question) => (asked.push(question), Promise.resolve(answers.shift()!)),
      (line) => said.push(line),
    );
    expect(result).toEqual({
      title: 'Notes',
      url: 'https://notes.example/',
      author: '',
      description: '',
      lang: 'de',
      timeZone: 'Europe/Berlin',
    });
    expect(answers).toEqual([]);
    expect(asked.at(-1)).toContain('[Europe/Berlin]');
    expect(said).toEqual([
      '  It needs one.',
      expect.stringContaining('`url` is `notes.example`.\n  Write the full address'),
      expect.stringContaining('`lang` is `german`.'),
    ]);
  },
);

test('what is given is not asked', async () => {
  const given = { title: 'A', url: 'https://a.example/', author: '', description: '', lang: 'en', timeZone: 'UTC' };
  expect(
    await askAll(
      site,
      given,
      'UTC',
      () => Promise.reject(new Error('asked')),
      () => undefined,
    ),
  ).toEqual(given);
});

test.each([
  ['title', ' ', '`title` is'],
  ['url', 'https://a.example/?x', '`url` is'],
  ['url', site.url, 'the sample blog'],
  ['lang', 'en_US', '`lang` is'],
  ['timeZone', 'Berlin', '`timeZone` is'],
] as const)('%s %j is refused in the words of the settings', (key, value, says) => {
  expect(answerError(site, key, value)).toContain(says);
});

test.each([
  ['author', ''],
  ['author', 'Ada “L” \\ O’Neil'],
  ['description', ''],
  ['lang', 'zh-Hans'],
  ['url', 'https://me.github.io/blog'],
] as const)('%s %j is taken', (key, value) => {
  expect(answerError(site, key, value)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { writeSettings } from '../../../src/cli/init/settings-file.ts';
import { fixtureSite } from '../../support/project.ts';

const answers = { title: 'T', url: 'https://t.example/', author: '', description: 'D', lang: 'de', timeZone: 'UTC' };
const source = `import type { Site } from './config/site.ts';

/** Yours. title: 'x', */
export const site: Site = {
  // url: where it is
  url: 'https://stay-tuned.example/',
  title: 'Stay Tuned', // the name
  title: 'Stay Tuned',
  description: 'A, b: c',
  // author: { name: 'Your name', url: 'https://example.org/' },
  lang: 'en',
  timeZone: 'Asia/Kolkata',
  nav: [{ label: 'Posts', path: '/' }, { label: 'About', path: '/about/' }],
  feedSize: 20,
};
`.replace("  title: 'Stay Tuned', // the name\n", '');

/** The settings that a file exports. */
const valueOf = (text: string) =>
  new Function(
    `return ${text
      .slice(text.indexOf('= {') + 1)
      .trim()
      .replace(/;$/, '')}`,
  )() as Record<string, unknown>;

test('only the values change; comments and type stay', () => {
  const written = writeSettings(source, answers);
  const changed = written.split('\n').filter((line, index) => line !== source.split('\n')[index]);
  expect(changed).toEqual([
    "  url: 'https://t.example/',",
    "  title: 'T',",
    "  description: 'D',",
    "  lang: 'de',",
    "  timeZone: 'UTC',",
  ]);
});

test('line ends of Windows stay', () => {
  const written = writeSettings(source.replaceAll('\n', '\r\n'), { ...answers, author: 'Ada' });
  expect(written.replaceAll('\r\n', '\n')).toBe(writeSettings(source, { ...answers, author: 'Ada' }));
  expect(written.match(/(?<!\r)\n/)).toBeNull();
});

test('an author takes the place of the comment that shows how; without that, a line below the title', () => {
  expect(writeSettings(source, { ...answers, author: 'Ada' })).toContain("\n  author: { name: 'Ada' },\n  lang");
  const without = source.replace(/.*\/\/ author.*\n/, '');
  expect(writeSettings(without, { ...answers, author: 'Ada' })).toContain(
    "\n  title: 'T',\n  author: { name: 'Ada' },\n",
  );
});

test.each(["it's", 'a \\ b', '\\', "'; process.exit() //", '$& $1 $`', 'line\nbreak', '机器学习 🎉', '`${x}`', ''])(
  '%j is written as it is meant',
  (title) => {
    expect(valueOf(writeSettings(source, { ...answers, title, author: title }))).toMatchObject({
      title: title.replace('\n', ' '),
      ...(title && { author: { name: title.replace('\n', ' ') } }),
    });
  },
);

test('labels of the navigation by their path', () => {
  expect(writeSettings(source, answers, { '/': 'Beiträge', '/gone/': 'x' })).toContain(
    "{ label: 'Beiträge', path: '/' }, { label: 'About', path: '/about/' }",
  );
});

test('the settings of the tests’ blog can be written', () => {
  expect(valueOf(writeSettings(fixtureSite, answers))).toMatchObject({ title: 'T', lang: 'de', feedSize: 20 });
});

test('a file that is written otherwise is told, not guessed at', () => {
  expect(() => writeSettings('export const site = { title: `x` };', answers)).toThrow(
    "src/site.ts has no line `title: '…',` to write into.",
  );
});

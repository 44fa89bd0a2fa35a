import { describe, expect, test } from 'vitest';
import { setBlock, type Setting } from '../../src/og-images/block.ts';

const setting: Setting = {
  style: { weight: 500, italic: false, tracking: 0 },
  lang: 'en',
  sizes: [90, 60, 40],
  width: 1000,
  height: 320,
  lines: 6,
};
const inkHeight = ({ lines, size, pitch }: Awaited<ReturnType<typeof setBlock>>) =>
  (lines[0]!.top + lines.at(-1)!.bottom) * size + (lines.length - 1) * pitch;

describe('a text in the room that it has', () => {
  test.each([
    ['short: the largest size', 'Hello', {}, 90, 1],
    ['longer: more lines', 'A title of middling length, as most are', {}, 90, 2],
    [
      'long: a smaller size',
      'A title that says in so many words what could be said in few, and then goes on to say it once more',
      {},
      60,
      3,
    ],
    ['a long word: a size at which it is whole', 'Donaudampfschifffahrtsgesellschaft', {}, 60, 1],
    ['endless: six lines of the smallest', 'Very long. '.repeat(90), {}, 40, 6],
    ['endless without spaces', 'x'.repeat(900), {}, 40, 6],
    ['endless in Chinese', '机器学习的入门之路从数据到模型'.repeat(30), { lang: 'zh' }, 40, 6],
    ['endless in Thai', 'การเริ่มต้นเรียนรู้ของเครื่อง'.repeat(30), { lang: 'th' }, 40, 5],
    ['too much for one line', 'Notes of an engineer. '.repeat(9), { lines: 1, height: Infinity }, 40, 1],
    ['nothing', '', {}, 90, 0],
  ])('%s', async (_, text, change, size, lines) => {
    const block = await setBlock(text, { ...setting, ...change });
    expect({ size: block.size, lines: block.lines.length }).toEqual({ size, lines });
    for (const line of block.lines) expect(line.width * block.size).toBeLessThanOrEqual(1001);
    if (lines > 1) expect(inkHeight(block)).toBeLessThanOrEqual(320);
  });

  test('what is cut ends at a word, in an ellipsis', async () => {
    const last = (await setBlock('Several words, or more. '.repeat(40), setting)).lines.at(-1)!;
    const endings = await Promise.all(
      ['or…', 'more…', 'words…', 'Several…'].map((text) => setBlock(text, { ...setting, sizes: [40] })),
    );
    const outlines = (line: typeof last, count: number) =>
      line.glyphs
        .slice(-count)
        .map(({ outline }) => outline)
        .join();
    expect(
      endings.some(
        ({ lines: [ending] }) => outlines(last, ending!.glyphs.length) === outlines(ending!, ending!.glyphs.length),
      ),
    ).toBe(true);
  });

  test('lines keep off each other, however high their letters are', async () => {
    const text = 'བསྒྲུབས་པའི་སློབ་སྦྱོང་གི་འགོ་འཛུགས་པའི་ལམ་སྟོན་ཐོག་མ';
    const { lines, size, pitch } = await setBlock(text, { ...setting, lang: 'bo' });
    expect(lines.length).toBeGreaterThan(1);
    for (const [index, line] of lines.slice(1).entries())
      expect(lines[index]!.bottom + line.top).toBeLessThan(pitch / size);
  });

  test('an opening mark of East Asia hangs, so that the characters are in line', async () => {
    const [quoted, bare] = [
      await setBlock('「学', { ...setting, lang: 'ja' }),
      await setBlock('学', { ...setting, lang: 'ja' }),
    ];
    expect(quoted.lines[0]!.width - bare.lines[0]!.width).toBeCloseTo(0.46);
  });
});

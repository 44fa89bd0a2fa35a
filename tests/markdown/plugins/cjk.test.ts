import { describe, expect, test } from 'vitest';
import { check, render } from '../../support/documents.ts';

const body = async (markdown: string, lang?: string) =>
  (await render(markdown, { lang })).html.trim().replace(/^<p>|<\/p>$/g, '');

describe('lines of Chinese and Japanese are joined', () => {
  test.each([
    ['机器\n学习', '机器学习'],
    ['機械\nがく', '機械がく'],
    ['カタ\nカナー\n語', 'カタカナー語'],
    ['好。\n「很」\n好', '好。「很」好'],
    ['**重点**\n后面\n*强调*', '<strong>重点</strong>后面<em>强调</em>'],
    ['他说：“好。”\n然后——\n“走”', '他说：“好。”然后——“走”'],
    ['> 机器\n> 学习', '<blockquote>\n<p>机器学习</p>\n</blockquote>'],
    ['机器\n学习\n--', '<h2 id="机器学习"><a href="#机器学习" data-page-wrapper>机器学习</a></h2>'],
    ['用 Python\n写', '用 Python\n写'],
    ['机器\nlearning', '机器\nlearning'],
    ['“hello”\n然后', '“hello”\n然后'],
    ['第3\n章', '第3\n章'],
    ['机器  \n学习', '机器<br>\n学习'],
    ['`机器`\n学习', '<code>机器</code>\n学习'],
    ['한국어\n단어', '한국어\n단어'],
    ['한국어 漢字\n漢字', '한국어 漢字\n漢字', 'ko'],
    ['๑ไทย\nไทย', '๑ไทย\nไทย'],
    ['> [!NOTE] 标题\n> 正文\n> 正文', expect.stringMatching(/标题<\/p>\n<p>正文正文</)],
    ['机器[^1]\n学习\n\n[^1]: 注', expect.stringMatching(/<\/sup>学习/)],
  ])('%j', async (markdown, expected, lang?: string) => {
    expect(await body(markdown, lang)).toEqual(expected);
  });

  test('in MDX and in the description too', async () => {
    expect((await check('机器\n学习 {1}')).firstParagraph).toBe('机器学习');
    expect((await render('机器\n学习')).state.firstParagraph).toBe('机器学习');
  });
});

describe('emphasis beside full-width punctuation', () => {
  test.each([
    ['**这是重点。**后面', '<strong>这是重点。</strong>后面'],
    ['前面**「重点」**后面', '前面<strong>「重点」</strong>后面'],
    ['*重点！*后面', '<em>重点！</em>后面'],
    ['***重点：***后面', '<em><strong>重点：</strong></em>后面'],
    ['前~~（删）~~后', '前<del>（删）</del>后'],
    ['중요**(important)**는', '중요<strong>(important)</strong>는'],
    ['これは**“引用”**です', 'これは<strong>“引用”</strong>です'],
    ['**[链接](/a/)**后', '<strong><a href="/a/">链接</a></strong>后'],
    ['**`代码`**后', '<strong><code>代码</code></strong>后'],
    ['𠮷**（野）**家', '𠮷<strong>（野）</strong>家'],
    ['**𠮷。**𠮷', '<strong>𠮷。</strong>𠮷'],
    ['** 不是。**后', '** 不是。**后'],
    ['\\*\\*不是。\\*\\*后', '**不是。**后'],
    ['a**"b"**c', 'a**“b”**c'],
    ['`**码。**后`', '<code>**码。**后</code>'],
  ])('%j', async (markdown, expected) => {
    expect(await body(markdown)).toBe(expected);
    const { errors } = await check(markdown);
    expect(errors).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toPreviewImage, ogImageSize, type OgImageText } from '../../src/blog/og-images.ts';
import { absolute } from '../../src/blog/urls.ts';
import { drawOgImage } from '../../src/og-images/make.ts';
import { prepareText } from '../../src/og-images/text.ts';
import { fitTitle } from '../../src/og-images/title.ts';

const image: OgImageText = {
  title: 'On getting into machine learning',
  note: '28 June 2022',
  tags: ['python', 'learning'],
  site: 'Stay Tuned',
  lang: 'en',
};

/** What is drawn in a part of an OG image: how many of its pixels are not paper. */
async function ink(png: Uint8Array, left: number, top: number, width: number, height: number): Promise<number> {
  const { data, info } = await sharp(png)
    .extract({ left, top, width, height })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if (data[at] !== 0xfb || data[at + 1] !== 0xf7 || data[at + 2] !== 0xef) count++;
  return count;
}
const corner: Record<string, [number, number, number, number]> = {
  siteLeft: [80, 60, 400, 70],
  siteRight: [720, 60, 400, 70],
  noteLeft: [80, 530, 300, 50],
  noteRight: [820, 530, 300, 50],
  title: [80, 150, 1040, 340],
};

describe('an OG image', () => {
  test.each([
    ['English', { title: 'On getting into machine learning' }],
    ['Polish', { title: 'Zażółć gęślą jaźń: o początkach nauki', lang: 'pl' }],
    ['Vietnamese', { title: 'Những điều tôi học được ở Huế', lang: 'vi' }],
    ['Greek', { title: 'Πώς ξεκίνησα με τη μηχανική μάθηση', lang: 'el' }],
    ['Russian', { title: 'Как я начал заниматься машинным обучением', lang: 'ru' }],
    ['Chinese', { title: '论机器学习的入门之路：从“数据”到模型', lang: 'zh-Hans', tags: ['机器学习'] }],
    ['Chinese of Taiwan', { title: '關於機器學習的入門之路：從「資料」到模型', lang: 'zh-Hant' }],
    ['Japanese', { title: '機械学習をはじめるまでの長い道のり', lang: 'ja', tags: ['データ'] }],
    ['Korean', { title: '기계 학습을 시작하며 배운 것들', lang: 'ko' }],
    ['Arabic', { title: 'كيف بدأت رحلتي مع تعلّم الآلة (Python)', lang: 'ar', note: '٢٨ يونيو ٢٠٢٢' }],
    ['Persian', { title: 'سفر من به دنیای یادگیری می‌شود', lang: 'fa' }],
    ['Hebrew', { title: 'איך התחלתי ללמוד עם Python', lang: 'he' }],
    ['Hindi', { title: 'मशीन लर्निंग की शुरुआत: क्षेत्र, ज्ञान', lang: 'hi' }],
    ['Bengali', { title: 'মেশিন লার্নিং শুরু করার গল্প', lang: 'bn' }],
    ['Tamil', { title: 'இயந்திர கற்றலின் தொடக்கம்', lang: 'ta' }],
    ['Telugu', { title: 'యంత్ర అభ్యాసం ప్రారంభం', lang: 'te' }],
    ['Kannada', { title: 'ಯಂತ್ರ ಕಲಿಕೆಯ ಪ್ರಾರಂಭ', lang: 'kn' }],
    ['Malayalam', { title: 'യന്ത്ര പഠനം ആരംഭിക്കുന്നു', lang: 'ml' }],
    ['Gujarati', { title: 'મશીન લર્નિંગની શરૂઆત', lang: 'gu' }],
    ['Punjabi', { title: 'ਮਸ਼ੀਨ ਲਰਨਿੰਗ ਦੀ ਸ਼ੁਰੂਆਤ', lang: 'pa' }],
    ['Odia', { title: 'ମେସିନ୍ ଲର୍ଣ୍ଣିଂ ଆରମ୍ଭ', lang: 'or' }],
    ['Sinhala', { title: 'යන්ත්‍ර ඉගෙනීම ආරම්භය', lang: 'si' }],
    ['Thai', { title: 'การเริ่มต้นเรียนรู้ของเครื่อง', lang: 'th' }],
    ['Lao', { title: 'ການເລີ່ມຕົ້ນຮຽນຮູ້', lang: 'lo' }],
    ['Khmer', { title: 'ការចាប់ផ្តើមរៀនម៉ាស៊ីន', lang: 'km' }],
    ['Burmese', { title: 'စက်သင်ယူမှု စတင်ခြင်း', lang: 'my' }],
    ['Tibetan', { title: 'འཕྲུལ་ཆས་སློབ་སྦྱོང་', lang: 'bo' }],
    ['Amharic', { title: 'የማሽን ትምህርት መጀመሪያ', lang: 'am' }],
    ['Armenian', { title: 'Մեքենայական ուսուցման սկիզբը', lang: 'hy' }],
    ['Georgian', { title: 'მანქანური სწავლების დასაწყისი', lang: 'ka' }],
    ['emoji', { title: 'Shipping 🚀 on a Friday 👩‍💻 ❤️ 🇮🇳 ✓' }],
    ['code and mathematics', { title: 'Array<T>.map() & node:fs → Promise<void>, ∂L/∂w ≤ ½' }],
    ['300 characters', { title: 'A title of very many words. '.repeat(11) }],
    ['one endless word', { title: 'a'.repeat(500) }],
    [
      'much of the densest Chinese',
      { title: '鬱籲釁躪驥鑿龘靐'.repeat(30), lang: 'zh-Hant', tags: ['鬱籲釁', '躪驥鑿'] },
    ],
    ['many emoji', { title: '🚀🎉👩‍💻🏠🌍🦄📦🔥'.repeat(20) }],
    ['nothing but a title', { note: '', tags: [] }],
    ['the site’s own', { title: 'Stay Tuned', note: 'Notes of an engineer, '.repeat(9), tags: [] }],
    ['nothing at all', { title: '', note: '', tags: [], site: '' }],
    [
      'markup',
      { title: '</svg><script>alert("1")</script> & &amp; \'"', note: '<b>', tags: ['<i>&'], site: '<title>' },
    ],
    ['control characters', { title: 'a\u0000b\u001b[31m\nc\u2028d \u202e e\u2066' }],
  ] as [string, Partial<OgImageText>][])('in %s', async (_, change) => {
    const { png, warnings } = await drawOgImage({ ...image, ...change });
    const { format, width, height, isPalette } = await sharp(png).metadata();
    expect({ format, width, height, isPalette }).toEqual({ format: 'png', ...ogImageSize, isPalette: true });
    expect(png.length).toBeLessThanOrEqual(40_000);
    expect(warnings).toEqual([]);
  });

  test('is the same to the byte whenever it is drawn, also beside others', async () => {
    const others = ['نص', '机器', 'Łódź'].map((title) => drawOgImage({ ...image, title }));
    const digest = async () =>
      createHash('sha256')
        .update((await drawOgImage(image)).png)
        .digest('hex');
    expect(await digest()).toBe(await digest());
    await Promise.all(others);
    expect(await digest()).toBe(await digest());
  });

  test('shows what it is given, and mirrors it from right to left', async () => {
    const [english, arabic] = [
      await drawOgImage(image),
      await drawOgImage({ ...image, title: 'كيف بدأت رحلتي', lang: 'ar', tags: [] }),
    ];
    for (const [{ png }, has, lacks] of [
      [english, 'siteLeft', 'siteRight'],
      [arabic, 'siteRight', 'siteLeft'],
      [arabic, 'noteRight', 'noteLeft'],
    ] as const) {
      expect(await ink(png, ...corner[has]!)).toBeGreaterThan(500);
      expect(await ink(png, ...corner[lacks]!)).toBe(0);
    }
    const accent = async ({ png }: { png: Uint8Array }, left: number) =>
      (await sharp(png).extract({ left, top: 514, width: 1, height: 1 }).removeAlpha().raw().toBuffer()).toString(
        'hex',
      );
    expect([await accent(english, 90), await accent(arabic, 1110)]).toEqual(['9c3515', '9c3515']);
    expect([await accent(english, 1110), await accent(arabic, 90)]).toEqual(['e2d8c7', 'e2d8c7']);
  });

  test('says the site’s name once', async () => {
    const { png } = await drawOgImage({ ...image, title: 'Stay Tuned' });
    expect(await ink(png, ...corner['siteLeft']!)).toBe(0);
    expect(await ink(png, ...corner['title']!)).toBeGreaterThan(5000);
  });

  test('leaves out tags for which there is no room', async () => {
    const tags = ['machine learning', 'statistics', 'visualisation', 'notebooks that run', 'data of all sorts'];
    const [two, three, four, five] = await Promise.all(
      [2, 3, 4, 5].map(async (count) => (await drawOgImage({ ...image, tags: tags.slice(0, count) })).png),
    );
    expect(Buffer.compare(two!, three!)).not.toBe(0);
    expect(Buffer.compare(four!, five!)).toBe(0);
  });

  test.each([
    ['a short title is large', 'Loss', 96, 'Loss'],
    [
      'a long one is smaller',
      'A title of some more words than are usual, and then a few '.repeat(2).trim(),
      72,
      undefined,
    ],
    [
      'what is cut ends at a word, in an ellipsis',
      'A title of very many words. '.repeat(20),
      48,
      /(title|of|very|many|words)…$/,
    ],
    ['a word without end is divided', 'a'.repeat(500), 48, /^a+…$/],
  ])('%s', async (_, title, size, text) => {
    const { node } = await fitTitle(await prepareText(title, 'en'), { width: 1032, height: 352 }, false);
    expect(node.style?.fontSize).toBe(size);
    if (text !== undefined) expect((node as { text: string }).text).toEqual(expect.stringMatching(text));
  });

  test('no picture of a title is cut at the side', async () => {
    const { png } = await drawOgImage({ ...image, title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk' });
    expect(await ink(png, 1118, 150, 82, 340)).toBe(0);
  });

  test('letters below each other are whole, far beyond their line', async () => {
    const { png } = await drawOgImage({ ...image, title: 'འཕྲུལ་ཆས་སློབ་སྦྱོང་', lang: 'bo' });
    expect(await ink(png, 84, 390, 1032, 10)).toBeGreaterThan(50);
  });

  test('tells which characters it cannot draw', async () => {
    const { warnings } = await drawOgImage({ ...image, title: 'Old 𓀀 and 𒀀', tags: ['𓀀'] });
    expect(warnings).toEqual([
      'The OG image shows an empty box for “𓀀” (U+13000), “𒀀” (U+12000): no font at hand has them.',
    ]);
  });

  test.each([
    [{}, 'On getting into machine learning · 28 June 2022 · Stay Tuned'],
    [{ title: 'Stay Tuned', note: '' }, 'Stay Tuned'],
  ])('in words: %o', (change, expected) => {
    expect(toPreviewImage({ ...image, ...change, url: '/cards/a.png' })).toEqual({
      url: absolute('/cards/a.png'),
      alt: expected,
      ...ogImageSize,
    });
  });
});

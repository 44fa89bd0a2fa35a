import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { contentMark, fillContents } from '../../src/feeds/contents.ts';

test('contents come back as they were, without what XML forbids around them', () => {
  const items = [{ html: '<b title="a]]>b">$& \u2028</b>' }, { html: '' }];
  const xml = `<feed><t>a\u0008&#8;b</t>${items.map((_, index) => `<c>${contentMark(index)}</c>`).join('')}</feed>`;
  expect(new XMLParser({ trimValues: false }).parse(fillContents(xml, items))).toEqual({
    feed: { t: 'ab', c: items.map(({ html }) => html) },
  });
});

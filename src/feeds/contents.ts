import { plainXml } from '../core/plain.ts';
import type { FeedItem } from './items.ts';

/**
 * Stands for the content of the item with that index while a library writes the XML around it: libraries look at every
 * letter of a text several times over, and most letters of a feed are contents. No other text of a feed has this
 * character, which XML forbids.
 */
export const contentMark = (index: number): string => `\u0001${index}\u0001`;

/** XML with the content of each item where its mark stands, and without characters that XML forbids. */
export const fillContents = (xml: string, items: readonly Pick<FeedItem, 'html'>[]): string =>
  xml
    .split(/\u0001(\d+)\u0001/)
    .map((part, at) => (at % 2 === 0 ? plainXml(part) : cdata(items[Number(part)]!.html)))
    .join('');

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

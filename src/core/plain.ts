/**
 * `text` without the characters that mean nothing to a reader and that XML 1.0 (2.2) or HTML (13.2.3.5) does not allow,
 * escaped or not: control characters but tab and line breaks, halves of surrogate pairs, and noncharacters. Lines and
 * columns stay.
 */
export function plainText(text: string): string {
  return isPlain.test(text) && text.isWellFormed() ? text : text.replace(forbidden, '');
}

/** The same for every text inside a value that could be written as JSON. */
export function plainValue<Value>(value: Value): Value {
  if (typeof value === 'string') return plainText(value) as Value;
  if (Array.isArray(value)) return value.map(plainValue) as Value;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainValue(each)])) as Value;
}

/** An XML file, or a part of one, without the same characters, written as they are or by their number. */
export const plainXml = (xml: string): string =>
  plainText(xml).replace(/&#(?:x0*([0-9a-f]+)|0*(\d+));/gi, (written, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff && plainText(String.fromCodePoint(code)) !== '' ? written : '';
  });

/** No control character, no noncharacter of the first plane, nothing beyond it but what is plainly a pair. */
const isPlain = /^[\t\n\r\u0020-\u007e\u00a0-\ufdcf\ufdf0-\ufffd]*$/;

const forbidden =
  /[^\t\n\r\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{10ffff}]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
